"""Stretches of time as bars. The one rule: no bar lies on another, and what finds no room is counted."""

import datetime as dt
from dataclasses import dataclass

from onrecord.web.drawing.calendar import Axis

LANE = 15
"""Height of a bar with the gap below it, in pixels."""
LANES = 14
MOST = 120
_NARROWEST = 0.6


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many last from one day to another; None is open."""

    start: dt.date | None
    end: dt.date | None
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch where it lies: `goes_left` and `goes_right` where it reaches beyond the axis or has no end there."""

    stretch: Stretch
    x: float
    width: float
    y: int
    goes_left: bool
    goes_right: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars on an axis, how high they are together, and how many stretches found no room.

    Stretches that reach beyond both sides are one bar together, `covering` of them, which comes first.
    """

    bars: tuple[Bar, ...]
    height: int
    left_out: int
    covering: int


def bars(axis: Axis, stretches: tuple[Stretch, ...]) -> Bars:
    """The stretches that most have, each in the first lane with room for it: those that lie within the axis first.
    `stretches` come with those that most have first."""
    covering = [one for one in stretches if all(_beyond(axis, one))]
    others = sorted((one for one in stretches[:MOST] if not all(_beyond(axis, one))), key=lambda one: _order(axis, one))
    found: list[Bar] = []
    if covering:
        every = Stretch(None, None, sum(one.count for one in covering))
        found.append(Bar(every, 0.0, 100.0, 0, goes_left=True, goes_right=True))
    lanes = [[(bar.x, bar.width)] for bar in found]
    for one in others:
        x, width = _extent(axis, one)
        lane = next((number for number, held in enumerate(lanes) if _is_free(held, x, x + width)), len(lanes))
        if lane == LANES:
            continue
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((x, x + width))
        found.append(Bar(one, x, width, lane * LANE, *_beyond(axis, one)))
    left_out = len(stretches) - len(covering) - len(found) + bool(covering)
    return Bars(tuple(found), len(lanes) * LANE, left_out, len(covering))


def _beyond(axis: Axis, one: Stretch) -> tuple[bool, bool]:
    """Whether a stretch reaches beyond the left and the right side."""
    return one.start is None or one.start < axis.first, one.end is None or one.end > axis.last


def _order(axis: Axis, one: Stretch) -> tuple[bool, dt.date, int]:
    inside = one.start is not None and one.end is not None and axis.first <= one.start and one.end <= axis.last
    return not inside, one.start if inside and one.start else dt.date.min, -one.count


def _is_free(held: list[tuple[float, float]], start: float, end: float) -> bool:
    return all(end + _NARROWEST / 2 <= first or start >= last + _NARROWEST / 2 for first, last in held)


def _extent(axis: Axis, one: Stretch) -> tuple[float, float]:
    start = max(one.start or axis.first, axis.first)
    end = min(one.end or axis.last, axis.last)
    x, width = axis.place(start), axis.width(start, end)
    if width < _NARROWEST:
        width = _NARROWEST
        x = min(x, 100.0 - width)
    return round(x, 3), round(width, 3)
