from pathlib import Path

import numpy as np
import pytest

import onrecord
from onrecord.errors import ModelError
from onrecord.models import CURRENT, StatementModel
from onrecord.reading import texts
from onrecord.reading.confidence import FEATURES
from onrecord.reading.lattice import TAGS
from onrecord.reading.links import BETWEEN, DISTANCES
from onrecord.records import Selection

BUNDLED = Path(onrecord.__file__).parent / "models" / CURRENT
FILES = ("model.onnx", "tokenizer.json", "decoder.json")


@pytest.fixture(scope="module")
def model() -> StatementModel:
    return texts._model()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder of another name; its files stand for the bundled ones."""
    made = tmp_path / "statements-xx-7"
    made.mkdir()
    for name in FILES:
        (made / name).symlink_to(BUNDLED / name)
    return made


def batch(model: StatementModel, *texts: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = [[model.tokenizer.opens, *t.ids.tolist(), model.tokenizer.parts] for t in model.tokenizer.tokenize(texts)]
    ids = np.array([row + [model.tokenizer.pads] * (max(map(len, rows)) - len(row)) for row in rows], dtype=np.int64)
    return ids, np.zeros_like(ids), (ids != model.tokenizer.pads).astype(np.int64)


def test_the_bundled_model_is_loaded_by_default(model: StatementModel) -> None:
    assert model.version == CURRENT == BUNDLED.name
    assert {path.name for path in BUNDLED.iterdir()} >= set(FILES)


def test_the_bundled_weights_fit_the_decoder(model: StatementModel) -> None:
    weights = model.weights

    assert weights.transitions.shape == (TAGS + 1, TAGS + 1)
    assert weights.links.distance.shape == (2, DISTANCES)
    assert weights.links.cues.shape == weights.links.breaks.shape == (2, 2, BETWEEN)
    assert weights.links.none.shape == (2,)
    assert set(weights.thresholds) == set(Selection)
    assert len(weights.calibration.weights) == len(FEATURES)
    assert {"said", "warned", "denied"} <= weights.cue_words
    assert all(word == word.lower() for word in weights.cue_words)


def test_a_precise_selection_asks_more_than_a_balanced_and_that_more_than_a_complete_one(model: StatementModel) -> None:
    precise, balanced, complete = (model.weights.thresholds[one] for one in Selection)

    assert precise.confidence >= balanced.confidence >= complete.confidence
    assert all(p >= b >= c for p, b, c in zip(precise.price, balanced.price, complete.price, strict=True))


def test_the_name_of_the_folder_is_the_version(folder: Path) -> None:
    assert StatementModel.load(folder).version == "statements-xx-7"


def test_scores_have_a_row_for_every_token(model: StatementModel) -> None:
    ids, types, mask = batch(model, "Kestrel said no.", "Ships left.")
    scores = model.score(ids, types, mask)

    assert scores.tags.shape == (*ids.shape, TAGS)
    assert scores.links.shape[:3] == (*ids.shape, 3)
    assert np.isfinite(scores.tags).all()
    assert np.isfinite(scores.links).all()


def test_the_same_batch_is_scored_the_same(model: StatementModel) -> None:
    inputs = batch(model, "Kestrel said that the port is shut.", "Born denied it.")
    one, other = model.score(*inputs), model.score(*inputs)

    assert np.array_equal(one.tags, other.tags)
    assert np.array_equal(one.links, other.links)


def test_more_threads_score_the_same(model: StatementModel, folder: Path) -> None:
    inputs = batch(model, "Kestrel said that the port is shut.")

    assert np.allclose(model.score(*inputs).tags, StatementModel.load(folder, threads=2).score(*inputs).tags, atol=1e-4)


def test_a_folder_that_is_not_there_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model at .*nowhere"):
        StatementModel.load(tmp_path / "nowhere")


@pytest.mark.parametrize("missing", FILES)
def test_a_folder_without_one_of_its_files_is_a_model_error(missing: str, folder: Path) -> None:
    (folder / missing).unlink()

    with pytest.raises(ModelError, match=missing.replace(".", r"\.")):
        StatementModel.load(folder)


def test_a_broken_decoder_is_a_model_error(folder: Path) -> None:
    (folder / "decoder.json").unlink()
    (folder / "decoder.json").write_text("{", encoding="utf-8")

    with pytest.raises(ModelError, match="install the package again"):
        StatementModel.load(folder)
