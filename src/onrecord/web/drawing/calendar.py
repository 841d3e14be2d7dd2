"""Days on an axis. The one rule: a place is a share of the width, in hundredths, so that a drawing fits any screen and
its words stay as large as they are."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

_DAY = dt.timedelta(days=1)
_YEAR = 12
"""Months of one."""
_PLAIN = 3
_LAST_LABEL = 90.0
"""A label that begins later would leave the drawing."""


@dataclass(frozen=True, slots=True)
class Step:
    """How long a period is: so many days, or so many months. Weeks begin on Mondays."""

    days: int = 0
    months: int = 0


_STEPS = (
    Step(days=1),
    Step(days=7),
    *(Step(months=months) for months in (1, 3, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 120000)),
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from left to right, both included."""

    first: dt.date
    last: dt.date

    def place(self, day: dt.date) -> float:
        """Where a day begins, 0 to 100; a day that is not on the axis is put at its end."""
        return round(min(max((day - self.first).days / self._days, 0.0), 1.0) * 100, 3)

    def width(self, start: dt.date, end: dt.date) -> float:
        """How wide the days from `start` to `end`, both included, are on the axis."""
        return round(min(max(((end - self.first).days + 1) / self._days, 0.0), 1.0) * 100 - self.place(start), 3)

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a period begins, and what it is called; two of three are `minor` and may be left out."""

    x: float
    words: str
    minor: bool


def ticks(axis: Axis, most: int = 15) -> tuple[Tick, ...]:
    """Beginnings of days, weeks, months or years, as fine as `most` of them can be."""
    step = _fitting(axis, most)
    starts = [
        one.start for one in _periods(axis, step) if one.start >= axis.first and one.start == _begin(one.start, step)
    ]
    placed = [(axis.place(start), start) for start in starts]
    return tuple(
        Tick(x, _words(start, step, first=not order), minor=bool(order % _PLAIN))
        for order, (x, start) in enumerate(placed)
        if x <= _LAST_LABEL
    )


def periods(axis: Axis, most: int) -> tuple[Period, ...]:
    """The axis cut into days, weeks, months or years, at most so many; the first and the last may be cut short."""
    return tuple(_periods(axis, _fitting(axis, most)))


def period_of(day: dt.date, step: Step) -> Period:
    """The whole period in which a day lies."""
    start = _begin(day, step)
    after = _after(start, step)
    return Period(start, dt.date.max if after is None else after - _DAY)


def _fitting(axis: Axis, most: int) -> Step:
    days = (axis.last - axis.first).days + 1
    months = (axis.last.year - axis.first.year) * _YEAR + axis.last.month - axis.first.month + 1
    for step in _STEPS:
        count = days // step.days + 2 * (step.days > 1) if step.days else months // step.months + 2 * (step.months > 1)
        if count <= most:
            return step
    return _STEPS[-1]


def _periods(axis: Axis, step: Step) -> Iterator[Period]:
    start: dt.date | None = _begin(axis.first, step)
    while start is not None and start <= axis.last:
        after = _after(start, step)
        end = axis.last if after is None else min(after - _DAY, axis.last)
        yield Period(max(start, axis.first), end)
        start = after


def _begin(day: dt.date, step: Step) -> dt.date:
    if not step.months:
        return day - dt.timedelta(days=min(day.weekday() if step.days > 1 else 0, day.toordinal() - 1))
    month = (day.year * _YEAR + day.month - 1) // step.months * step.months
    return dt.date(month // _YEAR, month % _YEAR + 1, 1) if month >= _YEAR else dt.date.min


def _after(start: dt.date, step: Step) -> dt.date | None:
    """Where the next period begins; None after the last day of all."""
    if not step.months:
        number = start.toordinal() + step.days
        return dt.date.fromordinal(number) if number <= dt.date.max.toordinal() else None
    month = (start.year * _YEAR + start.month - 1) // step.months * step.months + step.months
    return dt.date(month // _YEAR, month % _YEAR + 1, 1) if month // _YEAR <= dt.date.max.year else None


def _words(start: dt.date, step: Step, *, first: bool) -> str:
    if step.months >= _YEAR:
        return str(start.year)
    if step.months:
        return f"{start:%b} {start.year}" if first or start.month == 1 else f"{start:%b}"
    return f"{start.day} {start:%b}"
