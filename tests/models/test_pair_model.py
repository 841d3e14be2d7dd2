import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import ModelError
from onrecord.linking.pairing import FEATURES, features
from onrecord.models import PAIRS, PairModel
from onrecord.models.pair_model import SIDES
from onrecord.records import Proposition

Held = dict[str, object]

BUNDLED = Path(onrecord.__file__).parent / "models" / PAIRS
FILES = ("model.onnx", "tokenizer.json", "weights.json")
ENTAILS, CONTRADICTS, NEITHER = range(3)

REFERENCE = [
    ("Žalvic telephoned Dorn on Sunday.", "Dorn was telephoned by Žalvic on Sunday.", ENTAILS),
    ("Žalvic telephoned Dorn on Sunday.", "Žalvic did not telephone Dorn on Sunday.", CONTRADICTS),
    ("There was no attack on the port of Lisk.", "The port of Lisk was attacked.", CONTRADICTS),
    ("The port of Lisk was attacked by Kessaly.", "The port of Lisk was attacked.", ENTAILS),
    ("The port of Lisk was attacked.", "It is not clear whether the port of Lisk was attacked.", NEITHER),
    ("Marrowen attacked Kessaly.", "The harvest in Marrowen was good.", NEITHER),
]
"""Pairs of whose answer the model is sure."""


@pytest.fixture(scope="module")
def model() -> PairModel:
    return PairModel.load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder of another name; its files stand for the bundled ones."""
    made = tmp_path / "pairs-xx-7"
    made.mkdir()
    for name in FILES:
        (made / name).symlink_to(BUNDLED / name)
    return made


def judged(model: PairModel, pairs: list[tuple[str, str]]) -> np.ndarray:
    told = [features(*(Proposition("", "", words) for words in pair)) for pair in pairs]
    return model.judge(pairs, told)


def test_the_bundled_model_is_loaded_by_default(model: PairModel) -> None:
    assert model.version == PAIRS == BUNDLED.name
    assert {path.name for path in BUNDLED.iterdir()} >= {*FILES, "CARD.md"}


def test_it_was_taught_with_the_features_that_it_is_told(model: PairModel) -> None:
    assert model.weights.features == FEATURES


def test_its_lines_lie_where_an_answer_is_likelier_than_not(model: PairModel) -> None:
    lines = model.weights.thresholds

    assert all(0.5 < line <= 1.0 for line in (lines.same, lines.denies, lines.compatible))


@pytest.mark.parametrize(("one", "other", "expected"), REFERENCE)
def test_reference_predictions(one: str, other: str, expected: int, model: PairModel) -> None:
    chances = judged(model, [(one, other)])[0]

    assert chances.argmax() == expected
    assert chances[expected] > 0.6


def test_no_answer_hangs_on_what_is_asked_beside_it(model: PairModel) -> None:
    pairs = [(one, other * 9) for one, other, _ in REFERENCE] + [(one, other) for one, other, _ in REFERENCE]
    together = judged(model, pairs)

    assert np.allclose(together.sum(1), 1.0, atol=1e-5)
    assert np.array_equal(together, np.concatenate([judged(model, [pair]) for pair in pairs]))


def test_nothing_asked_is_nothing_answered(model: PairModel) -> None:
    assert model.judge([], []).shape == (0, 3)


def test_what_stands_beyond_the_longest_side_is_not_read(model: PairModel) -> None:
    one, other = "ships left " * SIDES["answer"][0], "no ship left"
    told = [[0.0] * len(FEATURES)]

    assert np.array_equal(model.judge([(one, other)], told), model.judge([(f"{one}and came back", other)], told))


def test_stances_of_a_passage_to_a_headline_are_probabilities(model: PairModel) -> None:
    found = model.stances([("The bridge stands.", "Bridge collapses")], [[0.0] * len(FEATURES)])

    assert found.shape == (1, 4)
    assert found.sum() == pytest.approx(1.0, abs=1e-5)


def test_features_of_another_model_are_refused(model: PairModel) -> None:
    with pytest.raises(ModelError, match=rf"{PAIRS} asks for {len(FEATURES)} features, not 2"):
        model.judge([("ships", "ships")], [[0.0, 1.0]])


def test_temperature_and_biases_move_the_probabilities(model: PairModel) -> None:
    pair, told = [("ships left", "no ship left")], [[0.0] * len(FEATURES)]
    plain = replace(model, weights=replace(model.weights, temperature=1.0, biases=(0.0, 0.0, 0.0)))
    cold = replace(plain, weights=replace(plain.weights, temperature=0.5))
    leaning = replace(plain, weights=replace(plain.weights, biases=(9.0, 0.0, 0.0)))

    assert cold.judge(pair, told).max() > plain.judge(pair, told).max()
    assert leaning.judge(pair, told).argmax() == ENTAILS


@settings(max_examples=20, deadline=None)
@given(pairs=st.lists(st.tuples(st.text(max_size=80), st.text(max_size=80)), min_size=1, max_size=3))
def test_any_text_is_judged(pairs: list[tuple[str, str]], model: PairModel) -> None:
    found = judged(model, pairs)

    assert found.shape == (len(pairs), 3)
    assert np.isfinite(found).all()


def test_a_folder_that_is_not_there_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no model at .*nowhere"):
        PairModel.load(tmp_path / "nowhere")


@pytest.mark.parametrize("missing", FILES)
def test_a_folder_without_one_of_its_files_is_a_model_error(missing: str, folder: Path) -> None:
    (folder / missing).unlink()

    with pytest.raises(ModelError, match=missing.replace(".", r"\.")):
        PairModel.load(folder)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda held: held | {"biases": [0.0]},
        lambda held: held | {"temperature": "warm"},
        lambda held: held | {"thresholds": {"same": 0.5}},
        lambda held: {name: value for name, value in held.items() if name != "features"},
    ],
)
def test_weights_that_are_not_whole_are_a_model_error(break_it: Callable[[Held], Held], folder: Path) -> None:
    path = folder / "weights.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    path.write_text(json.dumps(break_it(held)), encoding="utf-8")

    with pytest.raises(ModelError, match="weights of pairs"):
        PairModel.load(folder)
