"""Which cue each source and content belongs to. A learnt score over pairs of spans; distances are counted in words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.models import IntArray, LinkWeights
from onrecord.reading.lattice import DoubleArray, FloatArray, Found, Role

DISTANCES = 24
"""Buckets of signed distance: 12 on either side, growing by half powers of two."""

NEVER = -1e9
"""Score of a pair that cannot be."""

BETWEEN = 4
"""Buckets for how many cues, and how many paragraph breaks, lie between two spans: 0, 1, 2, 3 or more."""


def bucket(distance: IntArray) -> IntArray:
    """Bucket of a signed distance in words; 0 to 11 before the cue, 12 to 23 after it."""
    size = np.minimum(np.floor(2 * np.log2(np.maximum(np.abs(distance), 1))), DISTANCES // 2 - 1).astype(np.int64)
    side: IntArray = np.where(distance < 0, DISTANCES // 2 - 1 - size, DISTANCES // 2 + size)
    return side


def gaps(
    dependents: Sequence[Found], cues: Sequence[Found], paragraphs: IntArray
) -> tuple[IntArray, IntArray, IntArray]:
    """Distance bucket, cues between, paragraph breaks between for every pair, each `[dependents, cues]`."""
    first = np.array([[d.first, d.last] for d in dependents], dtype=np.int64).reshape(-1, 2)
    other = np.array([[c.first, c.last] for c in cues], dtype=np.int64).reshape(-1, 2)
    before = first[:, None, 1] < other[None, :, 0]
    distance = np.where(before, first[:, None, 1] - other[None, :, 0], first[:, None, 0] - other[None, :, 1])
    low = np.where(before, first[:, None, 1], other[None, :, 1])
    high = np.where(before, other[None, :, 0], first[:, None, 0])
    begins = np.sort(other[:, 0])
    between = np.searchsorted(begins, high, side="left") - np.searchsorted(begins, low, side="right")
    breaks = np.abs(paragraphs[first[:, 0]][:, None] - paragraphs[other[:, 0]][None, :])
    return bucket(distance), np.clip(between, 0, BETWEEN - 1), np.minimum(breaks, BETWEEN - 1)


@dataclass(frozen=True, slots=True)
class Links:
    """Scores the pairs of one window. `paragraphs` numbers each word's paragraph; `projections` is `[words, 3, size]`,
    a word as a source, as a content and as a cue. Where paragraphs stand `apart`, nothing joins across their breaks.
    Where `sentences` are numbered, nobody speaks who comes only in a sentence behind the cue's."""

    paragraphs: IntArray
    projections: FloatArray
    weights: LinkWeights
    apart: bool = False
    sentences: IntArray | None = None

    def scores(self, dependents: Sequence[Found], cues: Sequence[Found]) -> DoubleArray:
        """Score of every dependent with every cue, `[dependents, cues]`; all dependents are of one role.

        The product of the spans' vectors (each the mean of its two ends) plus the learnt tables.
        """
        if not dependents or not cues:
            return np.zeros((len(dependents), len(cues)))
        row = 0 if dependents[0].role is Role.SOURCE else 1
        query, key = _ends(dependents, self.projections[:, row]), _ends(cues, self.projections[:, 2])
        distance, between, breaks = gaps(dependents, cues, self.paragraphs)
        side = (distance >= DISTANCES // 2).astype(np.int64)
        weights = self.weights
        tables = weights.distance[row][distance] + weights.cues[row][side, between] + weights.breaks[row][side, breaks]
        found: DoubleArray = (query @ key.T / np.sqrt(key.shape[1]) + tables).astype(np.float64)
        if self.apart:
            found = np.where(breaks > 0, NEVER, found)
        return found if row or self.sentences is None else np.where(self._behind(dependents, cues), NEVER, found)

    def _behind(self, sources: Sequence[Found], cues: Sequence[Found]) -> npt.NDArray[np.bool_]:
        """Whether a source stands in a sentence behind that of a cue, `[sources, cues]`."""
        numbers = np.zeros(0) if self.sentences is None else self.sentences
        first, last = numbers[[source.first for source in sources]], numbers[[cue.last for cue in cues]]
        return np.asarray(first[:, None] > last[None, :])

    def none(self, cues: Sequence[Found]) -> DoubleArray:
        """Score of having no source for every cue, `[cues, 1]`."""
        return np.full((len(cues), 1), float(self.weights.none[0]))


def _ends(spans: Sequence[Found], words: FloatArray) -> FloatArray:
    return (words[[s.first for s in spans]] + words[[s.last for s in spans]]) * np.float32(0.5)
