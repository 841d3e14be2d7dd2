"""Statements at their times as JSON objects. The one rule: what is drawn is counted here, of all statements that pass,
whatever the list below it shows."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypedDict

from onrecord.answers.claims import VoiceObject, voice_object
from onrecord.answers.numbers import DaysObject, days_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.records import Interval, ReviewState
from onrecord.reports.timeline import By, Moment, moments

MOST_STRETCHES = 120
"""Stretches of time that are told apart; those that most statements have."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days that are looked at, both included, None for open; and which of the moments there are listed."""

    start: dt.date | None = None
    end: dt.date | None = None
    offset: int = 0
    limit: int | None = None

    def shows(self, days: Interval | None) -> bool:
        """Whether some of these days lie in it; undated moments lie in the one that is open on both sides."""
        if days is None:
            return self.start is None and self.end is None
        first, last = days.start or dt.date.min, days.end or dt.date.max
        return first <= (self.end or dt.date.max) and last >= (self.start or dt.date.min)


class MomentObject(TypedDict):
    """A statement at a time; `words` are those of the time, `stated` is false where the day is the document's."""

    days: DaysObject | None
    words: str
    stated: bool
    voice: VoiceObject


class DayCountObject(TypedDict):
    """How many moments lie on one day."""

    day: str
    statements: int


class StretchObject(TypedDict):
    """How many moments last from one day to another; null is open."""

    start: str | None
    end: str | None
    statements: int


class WeekCountObject(TypedDict):
    """How many statements of the whole ledger were published in a week, by the day of its Monday."""

    week: str
    statements: int


class TimelineObject(TypedDict):
    """Moments of a window after the first `offset` of `total`.

    `days` and `stretches` count all `total` of them but the `undated`; of `all_stretches` different stretches those
    are given that most have. `first` and `last` are days of the moments in the window, `weeks` those of the ledger.
    """

    schema: str
    by: str
    start: str | None
    end: str | None
    first: str | None
    last: str | None
    offset: int
    total: int
    undated: int
    days: list[DayCountObject]
    stretches: list[StretchObject]
    all_stretches: int
    weeks: list[WeekCountObject]
    moments: list[MomentObject]
    reviewed: bool


def timeline_of(ledger: Ledger, filters: Filters, by: By, window: Window) -> TimelineObject:
    """The statements that pass at their times in a window, and how many there are in each week of the ledger."""
    found = [one for one in moments(ledger, filters, by) if window.shows(one.interval)]
    return timeline_object(found, by, window, _weeks(ledger))


def timeline_object(
    found: Sequence[Moment], by: By, window: Window, weeks: Iterable[WeekCountObject] = ()
) -> TimelineObject:
    """Moments that lie in a window, as one object."""
    held = [one.interval for one in found if one.interval is not None]
    stretches = Counter(one for one in held if not _is_day(one))
    judged = (one.told.review.state is not ReviewState.MACHINE for one in found)
    edges = sorted({edge for one in held for edge in (one.start, one.end) if edge is not None})
    end = None if window.limit is None else window.offset + window.limit
    return {
        "schema": SCHEMA,
        "by": by.value,
        "start": _day(window.start),
        "end": _day(window.end),
        "first": edges[0].isoformat() if edges else None,
        "last": edges[-1].isoformat() if edges else None,
        "offset": window.offset,
        "total": len(found),
        "undated": len(found) - len(held),
        "days": _days(held),
        "stretches": [
            {"start": _day(one.start), "end": _day(one.end), "statements": number}
            for one, number in stretches.most_common(MOST_STRETCHES)
        ],
        "all_stretches": len(stretches),
        "weeks": list(weeks),
        "moments": [moment_object(one) for one in islice(found, window.offset, end)],
        "reviewed": bool(found) and all(judged),
    }


def moment_object(moment: Moment) -> MomentObject:
    """One statement at its time."""
    return {
        "days": days_object(moment.interval),
        "words": moment.words,
        "stated": moment.stated,
        "voice": voice_object(moment.told),
    }


def _weeks(ledger: Ledger) -> Iterator[WeekCountObject]:
    counted: Counter[dt.date] = Counter()
    for one in ledger.by_week():
        if one.week is not None:
            counted[one.week] += one.statements
    for week in sorted(counted):
        yield {"week": week.isoformat(), "statements": counted[week]}


def _days(held: Iterable[Interval]) -> list[DayCountObject]:
    counted = Counter(one.start for one in held if one.start is not None and _is_day(one))
    return [{"day": day.isoformat(), "statements": counted[day]} for day in sorted(counted)]


def _is_day(one: Interval) -> bool:
    return one.start is not None and one.start == one.end


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
