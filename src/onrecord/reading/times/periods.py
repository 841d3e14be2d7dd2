"""Stretches of the calendar, and how TIMEX3 writes them. The one rule: what would leave the calendar is None."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import Interval


class Unit(StrEnum):
    """What a stretch is as long as."""

    CENTURY = "C"
    DECADE = "E"
    YEAR = "Y"
    HALF = "H"
    SEASON = "S"
    QUARTER = "Q"
    MONTH = "M"
    WEEK = "W"
    WEEKEND = "WE"
    DAY = "D"


MONTHS = {
    Unit.CENTURY: 1200,
    Unit.DECADE: 120,
    Unit.YEAR: 12,
    Unit.HALF: 6,
    Unit.SEASON: 3,
    Unit.QUARTER: 3,
    Unit.MONTH: 1,
}
"""Units that are so many months."""

DAYS = {Unit.WEEK: 7, Unit.WEEKEND: 7, Unit.DAY: 1}
"""Units that come every so many days."""

SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
"""The first month of each season, as weather services of the northern half count them."""

_NAMES = {month: name for name, month in SEASONS.items()}
_UNKNOWN = {
    Unit.CENTURY: "XX",
    Unit.DECADE: "XXX",
    Unit.YEAR: "XXXX",
    Unit.HALF: "XXXX-HX",
    Unit.SEASON: "XXXX",
    Unit.QUARTER: "XXXX-QX",
    Unit.MONTH: "XXXX-XX",
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.DAY: "XXXX-XX-XX",
}


@dataclass(frozen=True, slots=True)
class Period:
    """One stretch of a unit, known by its first day."""

    start: dt.date
    unit: Unit

    @property
    def end(self) -> dt.date:
        """The last day."""
        if self.unit is Unit.WEEKEND:
            return plus(self.start, 1, Unit.DAY) or dt.date.max
        after = plus(self.start, 1, self.unit)
        return after - dt.timedelta(days=1) if after else dt.date.max

    @property
    def interval(self) -> Interval:
        """Its days."""
        return Interval(self.start, self.end)

    @property
    def value(self) -> str:
        """As TIMEX3 writes it."""
        day, year = self.start, f"{self.start.year:04}"
        week = day.isocalendar()
        return {
            Unit.CENTURY: lambda: year[:2],
            Unit.DECADE: lambda: year[:3],
            Unit.YEAR: lambda: year,
            Unit.HALF: lambda: f"{year}-H{(day.month + 5) // 6}",
            Unit.SEASON: lambda: f"{year}-{_NAMES[day.month]}",
            Unit.QUARTER: lambda: f"{year}-Q{(day.month + 2) // 3}",
            Unit.MONTH: lambda: f"{year}-{day.month:02}",
            Unit.WEEK: lambda: f"{week.year:04}-W{week.week:02}",
            Unit.WEEKEND: lambda: f"{week.year:04}-W{week.week:02}-WE",
            Unit.DAY: day.isoformat,
        }[self.unit]()

    def shifted(self, number: int) -> "Period | None":
        """So many units later, or earlier."""
        start = plus(self.start, number, self.unit)
        return Period(start, self.unit) if start else None


def unknown(unit: Unit) -> str:
    """The value of a stretch that cannot be told."""
    return _UNKNOWN[unit]


def date_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, where the calendar has it."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def plus(day: dt.date, number: int, unit: Unit) -> dt.date | None:
    """So many units after a day; the last day of a shorter month where it has no such day."""
    if unit in DAYS:
        try:
            return day + dt.timedelta(days=number * DAYS[unit])
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + number * MONTHS[unit]
    year, month = divmod(months, 12)
    return next((found for last in range(day.day, day.day - 4, -1) if (found := date_of(year, month + 1, last))), None)


def containing(day: dt.date, unit: Unit) -> Period | None:
    """The stretch of a unit in which a day lies; a weekend is the one of its week."""
    if unit is Unit.DAY:
        return Period(day, unit)
    if unit in DAYS:
        start = plus(day, -day.weekday() + 5 * (unit is Unit.WEEKEND), Unit.DAY)
        return Period(start, unit) if start else None
    if unit is Unit.SEASON:
        start = plus(day.replace(day=1), -(day.month % 3), Unit.MONTH)
        return Period(start, unit) if start else None
    year, month = day.year, 1
    if unit in {Unit.CENTURY, Unit.DECADE}:
        year -= year % (MONTHS[unit] // 12)
    else:
        month += (day.month - 1) // MONTHS[unit] * MONTHS[unit]
    start = date_of(year, month, 1)
    return Period(start, unit) if start else None
