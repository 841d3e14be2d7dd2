"""Holidays by the calendar. The one rule: a holiday is a formula in the language's file, worked out for a year."""

import re

from onrecord.reading.times.periods import Period, Unit, containing, date_of, plus

_NTH = re.compile(r"(\d\d)-(\d)#(-?\d)")
_EASTER = "easter"


def holiday_in(year: int, formula: str) -> Period | None:
    """The day of a holiday in a year: MM-DD, MM-WEEKDAY#NTH, or easter and so many days."""
    if formula.startswith(_EASTER):
        month, day = _easter(year)
        sunday = date_of(year, month, day)
        start = plus(sunday, int(formula.removeprefix(_EASTER)), Unit.DAY) if sunday else None
    elif (nth := _NTH.fullmatch(formula)) is not None:
        start = None
        first = date_of(year, int(nth[1]), 1)
        following = plus(first, 1, Unit.MONTH) if first else None
        number, weekday = int(nth[3]), int(nth[2])
        base = first if number > 0 else following
        if base is not None:
            ahead = (weekday - base.isoweekday()) % 7
            start = plus(base, ahead + 7 * (number - 1 if number > 0 else number), Unit.DAY)
    else:
        start = date_of(year, int(formula[:2]), int(formula[3:]))
    return containing(start, Unit.DAY) if start else None


def unknown_holiday(formula: str) -> str:
    """The value where the year cannot be told."""
    return f"XXXX-{formula}" if re.fullmatch(r"\d\d-\d\d", formula) else "XXXX-XX-XX"


def _easter(year: int) -> tuple[int, int]:
    """Month and day of Easter Sunday (Meeus, Jones and Butcher, Gregorian calendar)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return month, day + 1
