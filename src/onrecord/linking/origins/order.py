"""What was published before what. The one rule: the hour tells where both have one, else the day, else nothing; the
order in which documents arrived never does."""

import datetime as dt
from collections.abc import Iterable

from onrecord.records import Told

Place = tuple[dt.date, dt.datetime, str, int, str]
_LAST = dt.datetime.max.replace(tzinfo=dt.UTC)


def place(told: Told) -> Place:
    """The place in the order of publication: by day, by the hour, those without one last; undated documents last of
    all. Documents of one moment stand in the order of their ids, which says nothing."""
    instant = told.published.astimezone(dt.UTC) if isinstance(told.published, dt.datetime) else _LAST
    start = min(span.start for span in told.statement.content)
    return (told.day or dt.date.max, instant, told.document, start, told.id)


def placed(told: Iterable[Told]) -> tuple[Told, ...]:
    """The statements in that order, each once."""
    return tuple(sorted({one.id: one for one in told}.values(), key=place))


def may_precede(one: Told, other: Told) -> bool:
    """Whether the first may have been there when the second was written: not where it is known to be later."""
    if isinstance(one.published, dt.datetime) and isinstance(other.published, dt.datetime):
        return one.published <= other.published
    return one.day is not None and (other.day is None or one.day <= other.day)
