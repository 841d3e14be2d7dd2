"""Who said what in the order of time, and in a window of it: `onrecord timeline`."""

import datetime as dt
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from onrecord.answers.filtered.moments import filtered_timeline
from onrecord.answers.kept_lists import is_kept
from onrecord.answers.kept_wholes import kept_timeline
from onrecord.answers.timeline import TimelineObject, WeekCountObject, Window, timeline_of
from onrecord.errors import InputError
from onrecord.reports.timeline import By
from onrecord.web.answering import Page, answer
from onrecord.web.asking import choice_of, day_of, filters_of, slice_of
from onrecord.web.drawing.calendar import Axis
from onrecord.web.drawing.columns import Columns, stacked
from onrecord.web.drawing.stretches import Bars, Stretch, bars
from onrecord.web.drawing.windows import windows_around
from onrecord.web.rooms import room_of

_PAGE = Page("timeline.html", "Timeline", "moments")
_BAND = 46.0
"""Height of the band, in pixels."""
_MOST = 70
"""Columns at most."""
_WEEK = dt.timedelta(days=6)
_LONGEST = 10 * 366
"""Days of an open window that are drawn at once, around those with most; farther ones are a zoom away."""


def at_times(request: Request) -> Response:
    """The statements that pass and lie in the window, drawn and listed."""
    asked, slice_ = filters_of(request), slice_of(request)
    start, end = day_of(request, "from"), day_of(request, "to")
    if start and end and start > end:
        raise InputError(f"nothing lies between {start} and {end}: the first is the later day")
    window = Window(start, end, slice_.offset, slice_.limit)
    room = room_of(request)
    with room.ledger() as ledger:
        by = choice_of(request, "by", By.PUBLISHED)
        kept = kept_timeline(ledger, window) if by is By.PUBLISHED and is_kept(ledger, ["days"], asked) else None
        quick = kept or room.shelf.ask(filtered_timeline, ledger, asked, by, window)
        found = quick or timeline_of(ledger, asked, by, window)
    axis = axis_of(found)
    return answer(
        request,
        _PAGE,
        found,
        slice=slice_,
        axis=axis,
        band=band(found["weeks"]),
        points=points(found, axis) if axis else None,
        stretches=stretches(found, axis) if axis else None,
        windows=windows_around(axis, busiest(found), whole=not (start or end)),
    )


def axis_of(found: TimelineObject) -> Axis | None:
    """The days that are drawn: those of the window, or where it is open those that hold something; None for none."""
    first, last = (_day(found[one] or found[other]) for one, other in (("start", "first"), ("end", "last")))  # type: ignore[literal-required]
    if first is None or last is None or first > last:
        return None
    if (last - first).days > _LONGEST and found["start"] is None and found["end"] is None:
        centre = busiest(found)
        first = max(first, dt.date.fromordinal(max(centre.toordinal() - _LONGEST // 2, 1)))
        last = min(last, dt.date.fromordinal(min(centre.toordinal() + _LONGEST // 2, dt.date.max.toordinal())))
    return Axis(first, last)


def busiest(found: TimelineObject) -> dt.date:
    """The day in the window of which most is told; where none is, the first one of the ledger's busiest week."""
    if found["days"]:
        return dt.date.fromisoformat(max(found["days"], key=lambda one: one["statements"])["day"])
    if found["weeks"]:
        return dt.date.fromisoformat(max(found["weeks"], key=lambda one: one["statements"])["week"])
    return dt.datetime.now(dt.UTC).astimezone().date()


def band(weeks: Sequence[WeekCountObject]) -> Columns | None:
    """All statements of the ledger by week, for orientation; None where there are none."""
    if not weeks:
        return None
    counts = {(dt.date.fromisoformat(one["week"]), "all"): one["statements"] for one in weeks}
    days = sorted(day for day, _ in counts)
    return stacked(
        Axis(days[0], days[-1] + _WEEK), counts, ("all",), most=_weeks_between(days[0], days[-1]), height=_BAND
    )


def _weeks_between(first: dt.date, last: dt.date) -> int:
    """As many columns as there are weeks, for none to be finer than what was counted."""
    return min((last - first).days // 7 + 3, _MOST)


def points(found: TimelineObject, axis: Axis) -> Columns:
    """What lies on single days, by day, or by longer periods where the window is wide."""
    counts = {(dt.date.fromisoformat(one["day"]), "point"): one["statements"] for one in found["days"]}
    return stacked(axis, counts, ("point",), most=_MOST)


def stretches(found: TimelineObject, axis: Axis) -> Bars:
    """What lasts longer than a day."""
    return bars(
        axis, tuple(Stretch(_day(one["start"]), _day(one["end"]), one["statements"]) for one in found["stretches"])
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
