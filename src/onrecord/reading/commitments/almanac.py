"""Days by arithmetic on the calendar. The one rule: no word is known here, and what the calendar does not have is
None."""

import datetime as dt
from calendar import monthrange

from onrecord.records import Interval

WEEK, MONTHS = 7, 12
WORKDAYS = 5
"""Days of a week on which people work."""
THIRDS = 10
"""Days of a month's first third, and of its second."""
QUARTER = 3
"""Months of a quarter."""
HALF = 15
"""Days of a month's first half; by its middle is by that day."""


def day_of(year: int, month: int, number: int) -> dt.date | None:
    """That day, where the calendar has it."""
    try:
        return dt.date(year, month, number)
    except (ValueError, OverflowError):
        return None


def days_after(day: dt.date, number: int) -> dt.date | None:
    """The day so many days later."""
    try:
        return day + dt.timedelta(days=number)
    except OverflowError:
        return None


def months_after(day: dt.date, number: int) -> dt.date | None:
    """The same day so many months later; the last of a shorter month."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + number, MONTHS)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_around(day: dt.date) -> Interval:
    """The month that a day is in."""
    return Interval(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def months_of(year: int, first: int, number: int) -> Interval:
    """So many months of a year."""
    last = first + number - 1
    return Interval(dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]))


def week_around(day: dt.date) -> Interval | None:
    """Monday to Sunday of the week that a day is in."""
    monday = days_after(day, -day.weekday())
    return run(monday, WEEK) if monday else None


def run(first: dt.date | None, length: int) -> Interval | None:
    """So many days from the first on."""
    last = days_after(first, length - 1) if first else None
    return Interval(first, last) if last else None


def one(day: dt.date | None) -> Interval | None:
    """A single day."""
    return Interval(day, day) if day else None


def last_of(day: dt.date, length: str) -> dt.date | None:
    """The last day of the day, week, month, quarter or year ("D", "W", "WE", "M", "Q", "Y") that a day is in."""
    if length == "D":
        return day
    if length in {"W", "WE"}:
        return days_after(day, WEEK - 1 - day.weekday())
    quarter = (day.month + QUARTER - 1) // QUARTER * QUARTER
    month = {"M": day.month, "Q": quarter, "Y": MONTHS}.get(length)
    return day.replace(month=month, day=monthrange(day.year, month)[1]) if month else None


def first_on(day: dt.date, weekday: int) -> dt.date | None:
    """The first day of the week (1 is Monday) from a day on, that day included."""
    return days_after(day, (weekday - day.isoweekday()) % WEEK)


def counted(days: list[dt.date], which: int) -> dt.date | None:
    """The so-maniest of some days, from the end where the number is below zero."""
    place = which - 1 if which > 0 else len(days) + which
    return days[place] if which and 0 <= place < len(days) else None


def days_in(month: Interval) -> list[dt.date]:
    """The days of a month, one by one."""
    if month.start is None or month.end is None:
        return []
    return [month.start.replace(day=number) for number in range(month.start.day, month.end.day + 1)]


def week_in(month: Interval, which: int) -> Interval | None:
    """Seven days of a month, counted from its first or its last."""
    days = days_in(month)
    parts = [days[at : at + WEEK] for at in range(0, len(days), WEEK)]
    if which == -1:
        return Interval(days[-WEEK], days[-1])
    return Interval(parts[which - 1][0], parts[which - 1][-1]) if 0 < which <= len(parts) else None


def numbered_in(today: dt.date, number: int, weekday: int | None = None) -> dt.date | None:
    """The next day with that number in its month, and on that day of the week, within a year."""
    for ahead in range(MONTHS + 1):
        first = months_after(today.replace(day=1), ahead)
        day = day_of(first.year, first.month, number) if first else None
        if day and day >= today and weekday in {None, day.isoweekday()}:
            return day
    return None
