"""Statements in the order of time. The one rule: an interval stays an interval, and a day that is only that of the
document says so."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.ledger import Filters, Ledger
from onrecord.records import Interval, Told
from onrecord.reports.telling import tell

_EVERYTHING = Filters()


class By(StrEnum):
    """By which of its times a statement is put in order."""

    PUBLISHED = "published"
    SAID = "said"
    ABOUT = "about"
    """The times of which it speaks: a statement stands once for each."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A statement at a time. `words` are those of the time ("on Sunday evening"), where the content has them; `stated`
    is False where the text gives no such time, and the day is the document's."""

    told: Told
    interval: Interval | None
    words: str = ""
    stated: bool = True


def moments(ledger: Ledger, filters: Filters = _EVERYTHING, by: By = By.PUBLISHED) -> tuple[Moment, ...]:
    """The statements that pass, each at its time, the earliest first, the undated last."""
    return in_order(tell(ledger, filters), by)


def in_order(tolds: Iterable[Told], by: By) -> tuple[Moment, ...]:
    """Statements in order of the day on which their times begin, then of that on which they end. A statement that
    speaks of no time that can be dated has no place in an order by that."""
    found = (moment for told in tolds for moment in moments_in(told, by))
    return tuple(sorted(found, key=_key))


def moments_in(told: Told, by: By) -> Iterator[Moment]:
    """A statement at its time, or at each of those of which it speaks."""
    if by is By.ABOUT:
        yield from _spoken_of(told)
        return
    published = None if told.day is None else Interval(told.day, told.day)
    said = told.statement.said
    if by is By.SAID and said is not None and said.start is not None:
        yield Moment(told, said)
    else:
        yield Moment(told, published, stated=by is By.PUBLISHED)


def _spoken_of(told: Told) -> Iterator[Moment]:
    """A moment for each different time in the content, or for the one that the statement as a whole speaks of."""
    seen: set[Interval] = set()
    for time in sorted(told.times, key=lambda time: time.span):
        if time.interval is not None and time.interval not in seen:
            seen.add(time.interval)
            yield Moment(told, time.interval, time.span.cut(told.text))
    about = told.statement.about
    if not seen and about is not None:
        yield Moment(told, about)


def _key(moment: Moment) -> tuple[dt.date, dt.date, dt.date, str, int, str]:
    interval, told = moment.interval, moment.told
    start = (interval.start or interval.end) if interval is not None else None
    end = (interval.end or interval.start) if interval is not None else None
    return (
        start or dt.date.max,
        end or dt.date.max,
        told.day or dt.date.max,
        told.document,
        min(span.start for span in told.statement.content),
        told.id,
    )
