"""Windows of time to look through, wider and narrower ones and those beside. The one rule: a window is whole days, and
named ones are those of the calendar."""

import datetime as dt
from dataclasses import dataclass

from onrecord.web.drawing.calendar import Axis, Period, Step, period_of

ZOOMS = {"year": Step(months=12), "month": Step(months=1), "week": Step(days=7), "day": Step(days=1)}
"""From wide to narrow."""


@dataclass(frozen=True, slots=True)
class Zoom:
    """A window around the same days; `current` is the one that is open."""

    name: str
    period: Period
    current: bool


@dataclass(frozen=True, slots=True)
class Windows:
    """Where one can go from a window; None where there are no such days."""

    zooms: tuple[Zoom, ...]
    wider: Zoom | None
    narrower: Zoom | None
    earlier: Period | None
    later: Period | None


def windows_around(axis: Axis | None, around: dt.date, *, whole: bool) -> Windows:
    """The windows beside the days that are shown; where these are the `whole`, the narrower ones lie around a day."""
    shown = Period(axis.first, axis.last) if axis is not None else None
    middle = around if whole or shown is None else shown.start + (shown.end - shown.start) // 2
    periods = {name: period_of(middle, step) for name, step in ZOOMS.items()}
    zooms = tuple(Zoom(name, period, current=period == shown) for name, period in periods.items())
    if shown is None:
        return Windows(zooms, None, zooms[0], None, None)
    length = _length(shown)
    narrower = next((one for one in zooms if _length(one.period) < length), None)
    if whole:
        return Windows(zooms, None, narrower, None, None)
    return Windows(
        zooms,
        next((one for one in reversed(zooms) if _length(one.period) > length), None),
        narrower,
        *_beside(shown, next((ZOOMS[one.name] for one in zooms if one.current), None)),
    )


def _beside(shown: Period, step: Step | None) -> tuple[Period | None, Period | None]:
    """The window before and the one after, as long as this one; those of the calendar where it is one of these."""
    length = _length(shown)
    before, after = shown.start.toordinal() - 1, shown.end.toordinal() + 1
    earlier = later = None
    if before >= 1:
        first = dt.date.fromordinal(max(before - length + 1, 1))
        earlier = period_of(dt.date.fromordinal(before), step) if step else Period(first, dt.date.fromordinal(before))
    if after <= dt.date.max.toordinal():
        last = dt.date.fromordinal(min(after + length - 1, dt.date.max.toordinal()))
        later = period_of(dt.date.fromordinal(after), step) if step else Period(dt.date.fromordinal(after), last)
    return earlier, later


def _length(period: Period) -> int:
    return (period.end - period.start).days + 1
