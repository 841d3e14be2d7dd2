"""The fit of confidence, and the measures of how far it can be trusted."""

import math
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from training.reliability import Sample, bins, brier, calibration_error, cross_fitted, diagram, fit


def drawn(rows: int, weights: tuple[float, ...], bias: float, seed: int = 3) -> Sample:
    """Outcomes drawn from a logistic model, in groups of ten rows."""
    dice = np.random.default_rng(seed)
    inputs = dice.normal(size=(rows, len(weights)))
    chance = 1 / (1 + np.exp(-(inputs @ np.array(weights) + bias)))
    return Sample(inputs, dice.random(rows) < chance, [f"article {row // 10}" for row in range(rows)])


def test_the_fit_finds_the_weights_that_made_the_outcomes() -> None:
    some = drawn(20_000, (1.5, -0.5, 0.0), 0.7)
    found = fit(some.inputs, some.right)
    assert found.weights == pytest.approx([1.5, -0.5, 0.0], abs=0.1)
    assert found.bias == pytest.approx(0.7, abs=0.1)


def test_at_the_fit_the_penalised_gradient_is_nothing() -> None:
    some = drawn(500, (2.0, 1.0), -1.0)
    found = fit(some.inputs, some.right, ridge=5.0)
    slope = some.inputs.T @ (some.right - found(some.inputs)) - 5.0 * found.weights
    assert slope == pytest.approx([0.0, 0.0], abs=1e-6)


def test_a_feature_that_never_varies_keeps_a_weight_of_nothing() -> None:
    some = drawn(300, (1.0,), 0.0)
    found = fit(np.column_stack([some.inputs, np.zeros(300)]), some.right)
    assert found.weights[1] == pytest.approx(0.0, abs=1e-9)


def test_outcomes_that_can_be_told_apart_give_finite_weights() -> None:
    found = fit(np.array([[-1.0], [-2.0], [1.0], [2.0]]), np.array([False, False, True, True]))
    assert np.isfinite(found.weights).all()
    assert found(np.array([[3.0]]))[0] > 0.5


def test_cross_fitting_never_shows_a_fit_its_own_group() -> None:
    some = drawn(200, (1.0, 1.0), 0.0)
    mine = np.array([group == "article 4" for group in some.groups])
    turned = Sample(some.inputs, np.where(mine, ~some.right, some.right), some.groups)
    assert cross_fitted(some, some)[mine] == pytest.approx(cross_fitted(turned, some)[mine])
    assert cross_fitted(some, some)[~mine] != pytest.approx(cross_fitted(turned, some)[~mine])


def test_cross_fitting_shows_other_rows_of_the_same_groups() -> None:
    some = drawn(200, (1.0,), 0.0)
    part = Sample(some.inputs[:30], some.right[:30], some.groups[:30])
    assert cross_fitted(some, part) == pytest.approx(cross_fitted(some, some)[:30])


@pytest.mark.parametrize(
    ("stated", "right", "error", "score"),
    [
        ([0.0, 1.0], [False, True], 0.0, 0.0),
        ([1.0, 0.0], [False, True], 1.0, 1.0),
        ([0.5, 0.5], [False, True], 0.5, 0.25),
        ([0.8, 0.8], [True, True], 0.2, 0.04),
    ],
)
def test_measures(stated: list[float], right: list[bool], error: float, score: float) -> None:
    assert calibration_error(np.array(stated), np.array(right)) == pytest.approx(error)
    assert brier(np.array(stated), np.array(right)) == pytest.approx(score)


def test_the_error_is_of_bins_not_of_single_statements() -> None:
    stated = np.full(100, 0.7)
    right = np.arange(100) % 10 < 7
    assert calibration_error(stated, right) == pytest.approx(0.0)


def test_bins_are_of_equal_mass_in_rising_confidence() -> None:
    dice = np.random.default_rng(1)
    stated = dice.random(103)
    found = bins(stated, stated > 0.5)
    assert {one.count for one in found} == {10, 11}
    assert sum(one.count for one in found) == len(stated)
    assert [one.stated for one in found] == sorted(one.stated for one in found)
    assert all(0.0 <= one.low <= one.right <= one.high <= 1.0 for one in found)


def test_an_interval_is_wilsons() -> None:
    (one,) = bins(np.full(10, 0.5), np.arange(10) < 5, count=1)
    assert (one.low, one.high) == pytest.approx((0.2366, 0.7634), abs=1e-4)


def test_the_diagram_is_svg_with_a_mark_for_every_bin() -> None:
    stated = np.linspace(0.1, 0.9, 50)
    some = bins(stated, stated > 0.4)
    root = ET.fromstring(diagram(some, some, "Dots and rings"))  # noqa: S314 - drawn here
    circles = list(root.iter("{http://www.w3.org/2000/svg}circle"))
    assert [sum(one.get("class") == name for one in circles) for name in ("before", "after")] == [11, 11]
    assert all(math.isfinite(float(one.get("cx", "nan"))) for one in circles)
