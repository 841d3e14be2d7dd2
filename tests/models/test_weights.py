import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.models import load_weights
from onrecord.records import Selection

TAGS, DISTANCES, BETWEEN = 13, 24, 4


def whole() -> dict[str, Any]:
    """What a decoder.json holds, as small as it can be."""
    return {
        "transitions": np.zeros((TAGS + 1, TAGS + 1)).tolist(),
        "links": {
            "distance": np.zeros((2, DISTANCES)).tolist(),
            "cues": np.ones((2, 2, BETWEEN)).tolist(),
            "breaks": np.full((2, 2, BETWEEN), 2.0).tolist(),
            "none": [3.0, 4.0],
        },
        "thresholds": {name: {"price": [0.4, 0.3, 0.2], "confidence": 0.5} for name in Selection},
        "calibration": {"weights": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], "bias": 7.0},
        "cue_words": ["said", "warned", "said"],
    }


def written(folder: Path, held: object) -> Path:
    path = folder / "decoder.json"
    path.write_text(held if isinstance(held, str) else json.dumps(held), encoding="utf-8")
    return path


def test_what_is_written_is_what_is_loaded(tmp_path: Path) -> None:
    weights = load_weights(written(tmp_path, whole()))

    assert weights.transitions.shape == (TAGS + 1, TAGS + 1)
    assert weights.transitions.dtype == weights.links.distance.dtype == np.float32
    assert weights.links.distance.shape == (2, DISTANCES)
    assert (weights.links.cues[0, 0, 0], weights.links.breaks[0, 0, 0]) == (1.0, 2.0)
    assert weights.links.none.tolist() == [3.0, 4.0]
    assert weights.thresholds[Selection.PRECISE].price == (0.4, 0.3, 0.2)
    assert weights.thresholds[Selection.COMPLETE].confidence == 0.5
    assert (weights.calibration.weights, weights.calibration.bias) == ((1.0, 2.0, 3.0, 4.0, 5.0, 6.0), 7.0)
    assert weights.cue_words == {"said", "warned"}


@pytest.mark.parametrize(
    "held",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="broken off"),
        pytest.param("[]", id="a list"),
        pytest.param("null", id="null"),
        pytest.param({}, id="an empty object"),
        *(pytest.param({k: v for k, v in whole().items() if k != name}, id=f"without {name}") for name in whole()),
        pytest.param({**whole(), "links": {"distance": []}}, id="links without tables"),
        pytest.param({**whole(), "transitions": [[0.0], [0.0, 1.0]]}, id="ragged transitions"),
        pytest.param({**whole(), "transitions": [["a"]]}, id="transitions of words"),
        pytest.param({**whole(), "thresholds": {"boldest": {"price": [], "confidence": 0}}}, id="an unknown selection"),
        pytest.param({**whole(), "thresholds": {"precise": {"price": [0.5] * 3}}}, id="a threshold without confidence"),
        pytest.param({**whole(), "calibration": {"weights": [1.0]}}, id="calibration without bias"),
    ],
)
def test_what_is_not_whole_is_a_model_error(held: object, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"decoder\.json cannot be used"):
        load_weights(written(tmp_path, held))


def test_weights_that_are_not_there_or_no_text_are_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"decoder\.json cannot be used"):
        load_weights(tmp_path / "decoder.json")
    (tmp_path / "decoder.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelError, match=r"decoder\.json cannot be used"):
        load_weights(tmp_path / "decoder.json")
