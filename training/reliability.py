"""How far stated probabilities can be trusted: the fit that makes them, its measures and its drawing. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

BINS = 10
FOLDS = 5
RIDGE = 1.0
"""Penalty on squared weights, not on the bias: a feature that never varies keeps a weight of nothing."""

_MOST_STEPS = 100
_SURE = 1.959964
"""Standard normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted logistic regression."""

    weights: FloatArray
    bias: float

    def __call__(self, inputs: FloatArray) -> FloatArray:
        """Probability for every row of `[rows, features]`."""
        return _sigmoid(inputs @ self.weights + self.bias)


@dataclass(frozen=True, slots=True)
class Sample:
    """Statements to fit on: `inputs` `[rows, features]`, whether each is right, and the group that each belongs to."""

    inputs: FloatArray
    right: BoolArray
    groups: Sequence[str]


@dataclass(frozen=True, slots=True)
class Bin:
    """Statements of like confidence: its mean, the share that is right with its 95 % interval, and how many."""

    stated: float
    right: float
    low: float
    high: float
    count: int


def fit(inputs: FloatArray, right: BoolArray, ridge: float = RIDGE) -> Logistic:
    """Penalised logistic regression by Newton's method (iteratively reweighted least squares)."""
    rows = np.concatenate([inputs, np.ones((len(inputs), 1))], axis=1)
    penalty = np.diag([*np.full(inputs.shape[1], ridge), 1e-9])
    found = np.zeros(rows.shape[1])
    for _ in range(_MOST_STEPS):
        stated = _sigmoid(rows @ found)
        slope = rows.T @ (right - stated) - penalty @ found
        bend = (rows * (stated * (1 - stated))[:, None]).T @ rows + penalty
        step = np.linalg.solve(bend, slope)
        found = found + step
        if float(np.abs(step).max()) < 1e-9:  # noqa: PLR2004 - far below any digit that is kept
            break
    return Logistic(found[:-1], float(found[-1]))


def cross_fitted(sample: Sample, shown: Sample) -> FloatArray:
    """Probability of every row of `shown` by a fit on `sample` that has not seen its group; FOLDS folds of groups."""
    names = sorted({*sample.groups, *shown.groups})
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    folds, targets = (np.asarray([fold[group] for group in one.groups]) for one in (sample, shown))
    stated = np.zeros(len(shown.inputs))
    for number in range(FOLDS):
        seen, mine = folds != number, targets == number
        stated[mine] = fit(sample.inputs[seen], sample.right[seen])(shown.inputs[mine])
    return stated


def brier(stated: FloatArray, right: BoolArray) -> float:
    """Mean squared distance of probability and outcome (Brier 1950)."""
    return float(np.mean((stated - right) ** 2))


def bins(stated: FloatArray, right: BoolArray, count: int = BINS) -> list[Bin]:
    """Bins of equal mass, the least confident first; intervals after Wilson (1927)."""
    order = np.argsort(stated, kind="stable")
    found = []
    for some in np.array_split(order, min(count, len(order))):
        share, size = float(right[some].mean()), len(some)
        middle = (share + _SURE**2 / (2 * size)) / (1 + _SURE**2 / size)
        reach = _SURE * math.sqrt(share * (1 - share) / size + _SURE**2 / (4 * size**2)) / (1 + _SURE**2 / size)
        found.append(
            Bin(float(stated[some].mean()), share, min(share, middle - reach), max(share, middle + reach), size)
        )
    return found


def calibration_error(stated: FloatArray, right: BoolArray, count: int = BINS) -> float:
    """Expected calibration error (Naeini et al. 2015; Guo et al. 2017) over bins of equal mass."""
    return sum(one.count * abs(one.stated - one.right) for one in bins(stated, right, count)) / max(1, len(stated))


def _sigmoid(score: FloatArray) -> FloatArray:
    shares: FloatArray = 1.0 / (1.0 + np.exp(-np.clip(score, -30.0, 30.0)))
    return shares


_SIDE, _LEFT, _TOP = 320, 56, 44
_WIDTH, _HEIGHT = _LEFT + _SIDE + 40, _TOP + _SIDE + 56
_STYLE = """text{font:13px system-ui,sans-serif;fill:#222}.grid{stroke:#ddd}.even{stroke:#888;stroke-dasharray:5 4}
.before{fill:none;stroke:#b3541e;stroke-width:1.5}.after{fill:#14618c;stroke:#14618c;stroke-width:1.5}
.page{fill:#fff}@media(prefers-color-scheme:dark){text{fill:#ddd}.grid{stroke:#444}.page{fill:#161616}
.before{stroke:#f0a35e}.after{fill:#6cb8e6;stroke:#6cb8e6}}"""


def diagram(before: Sequence[Bin], after: Sequence[Bin], title: str) -> str:
    """The reliability diagram as SVG: rings before calibration, dots with their intervals after it."""
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"><title>{title}</title><style>{_STYLE}</style>',
        f'<rect class="page" width="{_WIDTH}" height="{_HEIGHT}"/>',
        f'<text x="{_LEFT}" y="26" font-weight="bold">{title}</text>',
        *_axes(),
    ]
    for one in before:
        x, y = _place(one.stated, one.right)
        lines.append(f'<circle class="before" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
    for one in after:
        (x, y), (_, low), (_, high) = (_place(one.stated, share) for share in (one.right, one.low, one.high))
        lines.append(f'<path class="after" d="M{x:.1f} {low:.1f}V{high:.1f}"/>')
        lines.append(f'<circle class="after" cx="{x:.1f}" cy="{y:.1f}" r="4"/>')
    for name, words, x, y in (
        ("before", "before calibration", _LEFT + 14, _TOP + 18),
        ("after", "after, with its 95 % interval", _LEFT + 14, _TOP + 38),
    ):
        lines.append(f'<circle class="{name}" cx="{x}" cy="{y}" r="4"/><text x="{x + 12}" y="{y + 4}">{words}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _axes() -> list[str]:
    foot, right, middle = _TOP + _SIDE, _LEFT + _SIDE, _TOP + _SIDE // 2
    lines = [
        f'<text x="{_LEFT + _SIDE // 2}" y="{foot + 42}" text-anchor="middle">stated confidence</text>',
        f'<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">share that is right</text>',
    ]
    for tenth in range(0, 11, 2):
        x, y = _place(tenth / 10, tenth / 10)
        lines += [
            f'<path class="grid" d="M{x:.1f} {_TOP}V{foot}M{_LEFT} {y:.1f}H{right}"/>',
            f'<text x="{x:.1f}" y="{foot + 18}" text-anchor="middle">{tenth / 10:.1f}</text>',
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tenth / 10:.1f}</text>',
        ]
    return [*lines, f'<path class="even" d="M{_LEFT} {foot}L{right} {_TOP}"/>']


def _place(stated: float, right: float) -> tuple[float, float]:
    return _LEFT + _SIDE * stated, _TOP + _SIDE * (1 - right)
