"""Which propositions are worth holding against each other. Pure. The one rule: whether two are depends on the two
alone and on who else is near, never on which of them came first.

Two are candidates that share a key: one of the cells that each is nearest to (an inverted file with fixed centres:
Jégou, Douze and Schmid 2011), or a name with a figure, or two names with a day. Libraries of nearest neighbours were
weighed: graphs (HNSW in usearch, hnswlib) depend on the order of arrival and live in files of their own, so does the
inverted file of faiss; sqlite-vec is transactional, but compares a vector with all that there are.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import combinations
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.records import Act, Figure, Interval, Proposition

CELLS = 5
"""Cells under which each proposition is entered."""
NEAR = 6
"""Others that each proposition keeps on its list: the nearest by sign bits."""
MOST = 1
"""Of these, those that it is held against: the nearest by cosine."""
FLOOR = 0.5
"""The least cosine of two that are held against each other."""
ASKING = 0.35
"""What `worth_asking` comes to, at least, for a pair to be asked about."""

APART = 100
"""The most of 256 sign bits by which two on a list differ."""
DRAW = 16
"""Bits by which two come nearer that share a name and a figure, or names and a day."""
OPEN = 255
"""The reach of a proposition whose list is not full."""
ENTRY = np.dtype([("number", "<i8"), ("signs", "<u8", 4)])
"""A proposition in a page of the inverted file, 40 bytes."""
PAGE = 100
"""Entries of a full page: 4,000 bytes, as much as a page of SQLite holds."""

_NAMES = 8
"""A content that names more is a list."""
_TELLING = 10
"""The least number that tells contents apart without a unit: everything comes in twos and threes."""
_BEYOND_CELLS = 1 << 32

_WEIGHTS = (3.233, -0.011, -0.158, 0.913, 1.285)
_BIAS = -2.319


class Near(NamedTuple):
    """Two candidates by their ids, and how far apart or (below 0) how near they are: the less, the nearer."""

    one: str
    other: str
    away: float


class Met(NamedTuple):
    """Numbers of propositions that share a key with one, in order, and by how many bits they differ from it."""

    numbers: npt.NDArray[np.int64]
    away: npt.NDArray[np.int64]


def further_keys(proposition: Proposition) -> frozenset[int]:
    """Keys beside the cells, all beyond the numbers of cells: each name with each telling figure, each two names with
    each day."""
    names = sorted(proposition.names)
    if len(names) > _NAMES:
        return frozenset()
    figures = {str(value) for figure in proposition.figures for value in _telling(figure)}
    days = {str(day.start) for day in proposition.days if day.start is not None and day.start == day.end}
    parts: list[tuple[str, ...]] = [(name, figure) for name in names for figure in figures]
    parts += [(*two, day) for two in combinations(names, 2) for day in days]
    return frozenset(_number("\n".join(part)) for part in parts)


def _telling(figure: Figure) -> Iterator[str]:
    for value in (figure.low, figure.high):
        if value is not None and (abs(value) >= _TELLING or figure.unit is not None):
            yield str(value.normalize())


def _number(text: str) -> int:
    """63 bits of a hash: what SQLite takes as an integer."""
    found = int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 1
    return found | _BEYOND_CELLS


def entry(number: int, signs: npt.NDArray[np.uint64]) -> bytes:
    """What is appended to a page: a proposition's number in the ledger, and the sign bits of its vector."""
    return np.array([(number, signs)], dtype=ENTRY).tobytes()


def met(cells: Iterable[bytes], further: Iterable[bytes], signs: npt.NDArray[np.uint64]) -> Met:
    """Who stands in the pages of one's cells and of its further keys, no further away than candidates are."""
    numbers, away = [], []
    for pages, draw in ((cells, 0), (further, DRAW)):
        held = np.frombuffer(b"".join(pages), dtype=ENTRY)
        near, far = _nearer(held["signs"], signs, APART + draw)
        numbers.append(held["number"][near])
        away.append(np.maximum(far - draw, 0))
    every, far = np.concatenate(numbers), np.concatenate(away)
    order = np.lexsort((far, every))
    found, first = np.unique(every[order], return_index=True)
    return Met(found, far[order][first])


def _nearer(
    rows: npt.NDArray[np.uint64], signs: npt.NDArray[np.uint64], apart: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The rows that differ in no more bits, and in how many. The four counts of a row are added up within one number of
    32 bits, two and two: many times as fast as a sum over so short an axis."""
    counts = np.bitwise_count(rows ^ signs).view(np.uint32).ravel()
    pairs = (counts & 0x00FF00FF) + (counts >> 8 & 0x00FF00FF)
    bits = (pairs & 0xFFFF) + (pairs >> 16)
    near = np.flatnonzero(bits <= apart)
    return near, bits[near].astype(np.int64)


def touched(found: Met, reach: npt.NDArray[np.uint8], most: int = NEAR) -> Met:
    """Those of them who may come on one's list, or on whose list one may come; `reach` is how far away the last on the
    list of each is, OPEN while there is room."""
    if len(found.away) <= most:
        return found
    last = np.partition(found.away, most - 1)[most - 1]
    chosen = (found.away <= last) | (found.away <= reach)
    return Met(found.numbers[chosen], found.away[chosen])


def kept(candidates: Iterable[Near], most: int) -> frozenset[tuple[str, str]]:
    """The pairs that are among the nearest of at least one of the two.

    A pair that is kept among many is kept among any part of them that has both. So whoever keeps lists as propositions
    come, and asks about the pairs that are kept in the end, asks about the same in whatever order they came.
    """
    nearest: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for one, other, away in candidates:
        nearest[one].append((away, other, one))
        nearest[other].append((away, one, other))
    return frozenset((min(pair), max(pair)) for every in nearest.values() for _, *pair in heapq.nsmallest(most, every))


def worth_asking(one: Proposition, other: Proposition, cosine: float) -> float:
    """How much the two look like those that say the same or the opposite, and not like chance neighbours: 0 to 1.

    By a logistic regression (training/sentence_gate.py); the same whichever comes first.
    """
    if Act.DECLINE in (one.act, other.act):
        return 0.0
    score = _BIAS + sum(w * x for w, x in zip(_WEIGHTS, compared(one, other, cosine), strict=True))
    return 1 / (1 + math.exp(-score))


def compared(one: Proposition, other: Proposition, cosine: float) -> tuple[float, ...]:
    """What `worth_asking` weighs."""
    shared, least = len(one.names & other.names), min(len(one.names), len(other.names))
    return (
        cosine,
        shared / least if least else 0.0,
        float(bool(least) and not shared),
        _figures(one, other),
        _days(one, other),
    )


def _figures(one: Proposition, other: Proposition) -> float:
    """1 where a figure is the same, -1 where both have figures and none is."""
    here, there = ({(figure.low, figure.high, figure.unit) for figure in side.figures} for side in (one, other))
    return (1.0 if here & there else -1.0) if here and there else 0.0


def _days(one: Proposition, other: Proposition) -> float:
    """1 where two stretches of time share a day, -1 where both have such and none do."""
    if not one.days or not other.days:
        return 0.0
    return 1.0 if any(_meet(here, there) for here in one.days for there in other.days) else -1.0


def _meet(one: Interval, other: Interval) -> bool:
    starts, ends = [day for day in (one.start, other.start) if day], [day for day in (one.end, other.end) if day]
    return not starts or not ends or max(starts) <= min(ends)
