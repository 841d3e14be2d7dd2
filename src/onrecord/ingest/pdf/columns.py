"""The order in which a page is read. Rule: columns of prose are read one after the other, a table row by row."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import mean, median

from onrecord.ingest.pdf.rows import Segment, rows_of

_LEAST_LINES = 3
_LEAST_FILL = 0.6  # of a column's width, by its middle line
_LEAST_CHARACTERS = 15
_MOST_PARTS = 8


def in_order(segments: Sequence[Segment], depth: int = 0) -> Iterator[list[Segment]]:
    """The parts of the page in the order they are read in, each of one column, its segments in the order of reading."""
    gutter = _gutter(segments) if depth < _MOST_PARTS else None
    if gutter is None:
        if segments:
            yield [one for row in rows_of(segments) for one in row]
        return
    flow: list[Segment] = []
    for band in _bands(segments, gutter):
        left, right = _sides(band, gutter)
        if _is_prose(left, right):
            yield from in_order(flow, depth + 1)
            yield from in_order(left, depth + 1)
            yield from in_order(right, depth + 1)
            flow = []
        else:
            flow += band
    yield from in_order(flow, depth + 1)


def _gutter(segments: Sequence[Segment]) -> float | None:
    """Where a column begins, such that most lines stand in columns beside each other; None where there is none."""
    starts = sorted((one.start, one.em) for one in segments)
    best, most = None, 0
    tried = float("-inf")
    for start, em in starts:
        if start - tried < 0.5 * em:
            continue
        tried = start
        lines = sum(-0.1 * em <= other - start < 0.5 * em for other, _ in starts)
        if lines < _LEAST_LINES or lines <= most // 2:
            continue
        gutter = start - 0.1 * em
        columned = 0
        for band in _bands(segments, gutter):
            left, right = _sides(band, gutter)
            columned += min(len(left), len(right)) if _is_prose(left, right) else 0
        if columned > most:
            best, most = gutter, columned
    return best


def _bands(segments: Sequence[Segment], gutter: float) -> Iterator[list[Segment]]:
    """Stretches of the page, from the top down, which lines across the gutter part; such lines stand alone."""
    band: list[Segment] = []
    for row in rows_of(segments):
        across = any(one.start < gutter - 0.2 * one.em and one.end > gutter for one in row)
        if across and band:
            yield band
            band = []
        if across:
            yield row
        else:
            band += row
    if band:
        yield band


def _sides(band: Sequence[Segment], gutter: float) -> tuple[list[Segment], list[Segment]]:
    return [one for one in band if one.start < gutter], [one for one in band if one.start >= gutter]


def _is_prose(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    """Whether two sides are columns of text and not of a table."""
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    order = sorted([(one.order, 0) for one in left] + [(one.order, 1) for one in right])
    changes = sum(one[1] != other[1] for one, other in pairwise(order))
    full = all(_fill(side) >= _LEAST_FILL and _length(side) >= _LEAST_CHARACTERS for side in (left, right))
    if changes <= 2:  # noqa: PLR2004 - the content goes down one side and then down the other
        return _length(left) >= _LEAST_CHARACTERS or full
    # Cells of a table are written one after the other; lines of two columns at once row by row, or not at all so.
    return full and changes > len(order) // 2


def _fill(side: Sequence[Segment]) -> float:
    width = max(one.end for one in side) - min(one.start for one in side)
    return median(one.end - one.start for one in side) / max(width, 1.0)


def _length(side: Sequence[Segment]) -> float:
    return mean(len(one.text) for one in side)
