"""How sure: the model's probabilities behind an attribution, made into one that holds on articles it has not seen."""

import math

from onrecord.models import Calibration
from onrecord.reading.attributions import Evidence

FEATURES = ("cue", "content", "source", "source_link", "content_link", "nested")
_LEAST = 1e-4


def features(evidence: Evidence) -> tuple[float, ...]:
    """What the calibration weighs, in the order of FEATURES: log-odds of probabilities, then 1 if nested."""
    parts = (evidence.cue, evidence.content, evidence.source, evidence.source_link, evidence.content_link)
    return (*map(_log_odds, parts), float(evidence.depth > 0))


def calibrated(evidence: Evidence, calibration: Calibration) -> float:
    """Probability that the statement is right: its cue and source found, and at least half of its content.

    Platt scaling (Platt 1999) over several inputs.
    """
    score = calibration.bias + sum(w * x for w, x in zip(calibration.weights, features(evidence), strict=True))
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score)))), 4)


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))
