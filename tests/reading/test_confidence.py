from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import Calibration
from onrecord.reading.attributions import Evidence
from onrecord.reading.confidence import FEATURES, calibrated, features

EVEN = Calibration((0.5, 0.4, 0.3, 0.2, 0.1, -0.5), 1.0)
PROBABILITIES = ("cue", "content", "source", "source_link", "content_link")
probability = st.floats(0, 1)
evidence = st.builds(Evidence, *[probability] * 5, depth=st.integers(0, 4))
calibration = st.builds(
    Calibration, st.tuples(*[st.floats(-1e6, 1e6)] * len(FEATURES)), st.floats(-1e6, 1e6, allow_nan=False)
)


def test_what_is_weighed() -> None:
    assert features(Evidence(0.5, 0.5, 0.5, 0.5, 0.5)) == (0.0,) * len(FEATURES)
    assert features(Evidence(0.5, 0.5, 0.5, 0.5, 0.5, depth=3)) == (0.0, 0.0, 0.0, 0.0, 0.0, 1.0)
    assert features(Evidence(0.8, 0.5, 0.5, 0.5, 0.5))[0] == pytest.approx(1.3863, abs=1e-4)
    assert features(Evidence(0.0, 1.0, 1.0, 1.0, 1.0)) == features(Evidence(1e-9, 1.0, 1.0, 1.0, 1.0))


@pytest.mark.parametrize(
    ("weights", "bias", "expected"),
    [
        ((0.0,) * 6, 0.0, 0.5),
        ((0.0,) * 6, 100.0, 1.0),
        ((0.0,) * 6, -100.0, 0.0),
        ((1.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.0, 0.5),
        ((0.0, 0.0, 0.0, 0.0, 0.0, -2.0), 2.0, 0.5),
    ],
)
def test_confidence_is_a_logistic_regression(weights: tuple[float, ...], bias: float, expected: float) -> None:
    assert calibrated(Evidence(0.5, 0.5, 0.5, 0.5, 0.5, depth=1), Calibration(weights, bias)) == expected


@given(evidence, calibration)
def test_confidence_is_a_probability_whatever_was_fitted(given_evidence: Evidence, fitted: Calibration) -> None:
    assert 0.0 <= calibrated(given_evidence, fitted) <= 1.0


@given(evidence, st.sampled_from(PROBABILITIES), probability)
def test_more_evidence_never_makes_less_sure(weak: Evidence, part: str, other: float) -> None:
    low, high = sorted((getattr(weak, part), other))

    assert calibrated(replace(weak, **{part: low}), EVEN) <= calibrated(replace(weak, **{part: high}), EVEN)


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        calibrated(Evidence(1.0, 1.0, 1.0, 1.0, 1.0), Calibration((1.0,), 0.0))
