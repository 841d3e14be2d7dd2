"""The learnt numbers beside the encoder: transitions, link tables, prices, calibration. JSON, never pickled."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.records import Selection

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """Learnt tables, in natural logarithms, by dependent role (0 source, 1 content).

    `distance` is `[2, buckets]`; `cues` and `breaks` `[2, 2, buckets]` by role and side; `none` `[2]`, the score of
    having no partner.
    """

    distance: FloatArray
    cues: FloatArray
    breaks: FloatArray
    none: FloatArray


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a selection asks of a span (`price`, by role: source, cue, content) and of a statement (`confidence`)."""

    price: tuple[float, float, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Logistic regression from the log-odds of a relation's parts (cue, contents, source, their two links), and from
    whether it is nested, to the probability that the statement is right (Platt 1999)."""

    weights: tuple[float, ...]
    bias: float


@dataclass(frozen=True, slots=True)
class DecoderWeights:
    """Everything that turns the encoder's scores into statements.

    `transitions` is `[tags + 1, tags + 1]`, start row and end column last. `cue_words` are the lower-case words that
    attribute in the training articles; a content without any is not read again.
    """

    transitions: FloatArray
    links: LinkWeights
    thresholds: dict[Selection, Threshold]
    calibration: Calibration
    cue_words: frozenset[str]


def load_weights(path: Path) -> DecoderWeights:
    """Read `decoder.json`; ModelError where it is missing or not whole."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return DecoderWeights(
            np.asarray(held["transitions"], dtype=np.float32),
            LinkWeights(*(np.asarray(held["links"][name], dtype=np.float32) for name in LinkWeights.__slots__)),
            {one: _threshold(held["thresholds"][one.value]) for one in Selection},
            Calibration(tuple(held["calibration"]["weights"]), held["calibration"]["bias"]),
            frozenset(held["cue_words"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"{path} cannot be used as decoder weights ({error}): install the package again"
        raise ModelError(message) from error


def _threshold(held: dict[str, Any]) -> Threshold:
    source, cue, content = map(float, held["price"])
    return Threshold((source, cue, content), float(held["confidence"]))
