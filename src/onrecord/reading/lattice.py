"""From tag scores to spans: a linear-chain CRF over begin, inside, end and single tags, read by its marginals.

The tags of one window are a path through the lattice; no two roles claim a word. What is chosen is not the best path
but the set of spans with the greatest expected number of right ones, each against a price: the price is what a user
moves to get fewer and surer statements or more of them.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]
DoubleArray = npt.NDArray[np.float64]


class Role(IntEnum):
    """The parts of a statement, in the order of their tags."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


BEGIN, INSIDE, END, SINGLE = range(4)
TAGS = 1 + 4 * len(Role)
"""Tag 0 is outside; tag `1 + 4 * role + position` is a word of that role at that position of its span."""

FLOOR = -60.0
"""The least a tag's score may lie below the best of its word."""

LIKELY = 0.02
"""Probability of an end below which a span is not considered."""


def tag(role: Role, position: int) -> int:
    """Number of a tag."""
    return 1 + 4 * role + position


def allowed() -> npt.NDArray[np.bool_]:
    """Which tag may follow which, shape `[from, to]`; the last row is the start, the last column the end."""
    table = np.zeros((TAGS + 1, TAGS + 1), dtype=np.bool_)
    opening = [0, *(tag(role, position) for role in Role for position in (BEGIN, SINGLE))]
    closed = [0, *(tag(role, position) for role in Role for position in (END, SINGLE))]
    for before in [*closed, TAGS]:
        table[before, opening] = True
    table[closed, TAGS] = True
    for role in Role:
        for before in (BEGIN, INSIDE):
            table[tag(role, before), [tag(role, INSIDE), tag(role, END)]] = True
    return table


@dataclass(frozen=True, slots=True)
class Found:
    """A span of words `[first, last]` (both inside) of one window, its role and its probability."""

    first: int
    last: int
    role: Role
    probability: float


@dataclass(frozen=True, slots=True)
class Marginals:
    """What the lattice says of every window of a batch; the scores are natural logarithms.

    `alpha` and `beta` are `[words, windows, tags]`, normalised word by word; `scale` `[words, windows]` is the
    logarithm that was divided out of `alpha`; `emissions` is `[words, windows, tags]`.
    """

    alpha: DoubleArray
    beta: DoubleArray
    scale: DoubleArray
    emissions: DoubleArray
    transitions: DoubleArray

    def tags(self, window: int, words: int) -> DoubleArray:
        """Probability of each tag of each word of one window, `[words, tags]`."""
        joint = self.alpha[:words, window] * self.beta[:words, window]
        shares: DoubleArray = joint / joint.sum(axis=1, keepdims=True)
        return shares


def marginals(emissions: FloatArray, lengths: Sequence[int], transitions: FloatArray) -> Marginals:
    """Forward and backward probabilities (Rabiner 1989, scaled), all windows of a batch at once.

    `emissions` is `[windows, words, tags]`, padded; `transitions` `[tags + 1, tags + 1]` with start row and end column.
    """
    score = np.where(allowed(), transitions, -np.inf).astype(np.float64)
    steps, final = np.exp(score[:TAGS, :TAGS]), np.exp(score[:TAGS, TAGS])
    lifted = emissions.astype(np.float64).transpose(1, 0, 2)
    # A floor keeps every legal path possible, however sure the scores are.
    lifted = np.maximum(lifted - lifted.max(axis=2, keepdims=True), FLOOR)
    local = np.exp(lifted)
    words, batch = local.shape[:2]
    alpha, beta = np.empty_like(local), np.empty_like(local)
    scale = np.zeros((words, batch))
    before = np.exp(score[TAGS, :TAGS])[None, :]
    ends = np.asarray(lengths)
    for word in range(words):
        now = before * local[word]
        total = now.sum(axis=1, keepdims=True)
        alpha[word] = now / total
        scale[word] = np.log(total[:, 0])
        before = alpha[word] @ steps
    after = np.tile(final, (batch, 1))
    for word in range(words - 1, -1, -1):
        after[ends == word + 1] = final
        beta[word] = after / after.sum(axis=1, keepdims=True)
        after = (beta[word] * local[word]) @ steps.T
    return Marginals(alpha, beta, scale, lifted, score)


def candidates(found: Marginals, window: int, words: int) -> list[Found]:
    """Every span of one window whose two ends are likely, with its probability."""
    tags = found.tags(window, words)
    spans: list[Found] = []
    for role in Role:
        single = tags[:, tag(role, SINGLE)]
        spans += [Found(int(i), int(i), role, float(single[i])) for i in np.flatnonzero(single > LIKELY)]
        begins = np.flatnonzero(tags[:, tag(role, BEGIN)] > LIKELY)
        ends = np.flatnonzero(tags[:, tag(role, END)] > LIKELY)
        if len(begins) and len(ends):
            longer = _longer(found, window, role, (begins, ends))
            spans += [
                Found(int(begins[a]), int(ends[b]), role, float(longer[a, b]))
                for a, b in zip(*np.nonzero(longer > LIKELY), strict=True)
            ]
    return spans


def _longer(found: Marginals, window: int, role: Role, ends: tuple[IntArray, IntArray]) -> DoubleArray:
    """Probability of the spans of two words or more between likely ends, `[begins, ends]`.

    The weight of the path that begins at i, runs inside and ends at j is a difference of sums along the inside path;
    alpha before it and beta after it make it a share of all paths.
    """
    begin, inside, end = tag(role, BEGIN), tag(role, INSIDE), tag(role, END)
    steps, local, scale = found.transitions, found.emissions[:, window], found.scale[:, window]
    i, j = ends[0][:, None], ends[1][None, :]
    run = np.concatenate([[0.0], np.cumsum(local[:, inside] + steps[inside, inside])])
    lost = np.concatenate([[0.0], np.cumsum(scale)])
    path = np.where(
        j == i + 1,
        steps[begin, end],
        steps[begin, inside] + run[np.maximum(j, i + 1)] - run[i + 1] - steps[inside, inside] + steps[inside, end],
    )
    with np.errstate(divide="ignore"):
        alpha, beta = np.log(found.alpha[:, window, begin])[i], np.log(found.beta[:, window, end])[j]
        norm = np.log((found.alpha[:, window] * found.beta[:, window]).sum(axis=1))[j]
    score = alpha + path + local[j, end] + beta - (lost[j + 1] - lost[i + 1]) - norm
    return np.where(j > i, np.exp(np.minimum(score, 0.0)), 0.0)


def choose(spans: Sequence[Found], prices: Sequence[float]) -> list[Found]:
    """The non-overlapping spans with the greatest sum of probability minus the price of their role, in order.

    Weighted interval scheduling (Kleinberg and Tardos 2005, section 6.1).
    """
    worth = sorted((span for span in spans if span.probability > prices[span.role]), key=lambda span: span.last)
    lasts = [span.last for span in worth]
    best = [0.0]
    fits = []
    for span in worth:
        fits.append(bisect_right(lasts, span.first - 1))
        best.append(max(best[-1], best[fits[-1]] + span.probability - prices[span.role]))
    chosen: list[Found] = []
    at = len(worth)
    while at:
        if best[at] > best[at - 1]:
            chosen.append(worth[at - 1])
            at = fits[at - 1]
        else:
            at -= 1
    return chosen[::-1]
