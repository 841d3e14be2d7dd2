"""Dates by what they name of the calendar: year, month, day, weekday, season, holiday, part of day, clock.

The one rule: what a date leaves out comes from the day of publication and the tense around it, else it stays X."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from onrecord.reading.times.holidays import holiday_in, unknown_holiday
from onrecord.reading.times.meanings import Meaning, Setting, Slots, dated
from onrecord.reading.times.periods import MONTHS, SEASONS, Period, Unit, containing, date_of, plus
from onrecord.records import TimeType

Named = tuple[Period | None, str]
"""A stretch and its value; where no stretch can be told, the value says how far it is known."""

NEAR = 140
"""Days within which a date without a year is the nearest one, whatever the tense."""

SOON = 100
"""Days to a month that is meant where no verb tells."""

NEXT = 15
"""Days within which not even the verb right before makes it another year."""

LEAP = 2000
"""A year that has every day a year can have."""

CENTURY_TURN = 50
"""Two digits of a year below this are of the present century."""


def calendar(slots: Slots, setting: Setting) -> Meaning | None:
    """A date or time of day, as far as its words and its setting say."""
    period, value = _date(slots, setting)
    clock = _clock(slots)
    if clock is None:
        if period is None:
            return Meaning(TimeType.DATE, value, modifier=slots.modifier) if value else None
        return clipped(dated(period, slots.modifier), slots.get("mod"), setting)
    if period is not None and period.unit is not Unit.DAY:
        return dated(period, slots.modifier)
    day = period.value if period else value or "XXXX-XX-XX"
    return Meaning(TimeType.TIME, f"{day}T{clock}", period, period.interval if period else None, slots.modifier)


def slashed(slots: Slots, setting: Setting) -> Meaning | None:
    """A date in figures whose order is the language's."""
    month, day = slots.figure("one") or 0, slots.figure("two") or 0
    if slots.get("order") == "day-first":
        month, day = day, month
    if month > MONTHS[Unit.YEAR] >= day:
        # There is no such month, so it is the other way round.
        month, day = day, month
    if not 1 <= month <= MONTHS[Unit.YEAR] or day < 1:
        return None
    return calendar(replace(slots, values={**slots.values, "mm": str(month), "dd": str(day)}), setting)


def _date(slots: Slots, setting: Setting) -> Named:
    """The stretch that is named, or the value that is left open; by the first of its parts that tells."""
    readers = (_of_month, _of_holiday, _of_season, _of_week, _of_today, _of_decade, _of_year, _of_first_day)
    found = (named for read in readers if (named := read(slots, setting)) is not None)
    return next(found, None) or _part_of_day(slots, setting)


def _of_month(slots: Slots, setting: Setting) -> Named | None:
    month = slots.figure("month") or slots.figure("mm")
    if month is None:
        return None
    year = year_of(slots, setting)
    day = slots.figure("day") or slots.figure("dd") or slots.figure("ordinal")

    def of(y: int) -> Period | None:
        start = date_of(y, month, day or 1)
        return Period(start, Unit.DAY if day else Unit.MONTH) if start else None

    def on_weekday(y: int) -> Period | None:
        found, near = of(y), setting.published is not None and abs(y - setting.published.year) <= 1
        return found if found and near and found.start.isoweekday() == slots.figure("weekday") else None

    head = "XXXX" if year is None else f"{year:04}"
    # A day that the calendar does not have stays open.
    tail = f"-{day:02}" if day and date_of(LEAP, month, day) else "-XX" if day else ""
    told = _by_year(on_weekday, None, slots, setting) if day and year is None and slots.get("weekday") else None
    return told or _by_year(of, year, slots, setting) or (None, f"{head}-{month:02}{tail}")


def _of_holiday(slots: Slots, setting: Setting) -> Named | None:
    holiday = slots.get("holiday")
    if holiday is None:
        return None
    found = _by_year(lambda year: holiday_in(year, holiday), year_of(slots, setting), slots, setting)
    return found or (None, unknown_holiday(holiday))


def _of_season(slots: Slots, setting: Setting) -> Named | None:
    season = slots.get("season")
    if season is None:
        return None
    first = SEASONS[season]
    found = _by_year(lambda year: _first(year, first, Unit.SEASON), year_of(slots, setting), slots, setting)
    return found or (None, f"XXXX-{season}")


def _of_week(slots: Slots, setting: Setting) -> Named | None:
    weekday = slots.figure("weekday")
    return None if weekday is None else _weekday(weekday, slots, setting)


def _of_today(slots: Slots, setting: Setting) -> Named | None:
    days = slots.figure("deictic")
    return None if days is None else _from_today(days, setting)


def _of_year(slots: Slots, setting: Setting) -> Named | None:
    year = year_of(slots, setting)
    return None if year is None else (_first(year, 1, Unit.YEAR), f"{year:04}")


def _of_first_day(slots: Slots, _: Setting) -> Named | None:
    """The first day of something that the words do not date."""
    return None if slots.get("dayone") is None else (None, "XXXX-XX-XX")


def year_of(slots: Slots, setting: Setting) -> int | None:
    """The year that is named, in digits, in words, in two digits, or as last year or next."""
    if slots.year is not None:
        return slots.year
    if (short := slots.figure("yy")) is not None:
        return short + (2000 if short < CENTURY_TURN else 1900)
    if slots.get("shared") == "rel_year" and setting.published is not None:
        return setting.published.year + (slots.figure("rel") or 0)
    return None


def _by_year(of: Callable[[int], Period | None], year: int | None, slots: Slots, setting: Setting) -> Named | None:
    """The stretch of that year, or of the one that the setting makes likeliest."""
    if year is not None:
        period = of(year)
    elif setting.published is None:
        period = None
    else:
        base = setting.published
        candidates = [found for y in range(base.year - 8, base.year + 9) if y > 0 and (found := of(y)) is not None]
        period = chosen(candidates, slots.figure("rel"), setting)
    return (period, period.value) if period else None


def chosen(candidates: list[Period], rel: int | None, setting: Setting) -> Period | None:
    """The one of several stretches, in the order of the calendar, that is meant on the day of publication."""
    base = setting.published
    if base is None or not candidates:
        return None
    if setting.since is not None:
        return next((one for one in candidates if one.start >= setting.since), None)
    if rel is not None:
        return _counted(candidates, rel, base)
    before = [one for one in candidates if one.start <= base]
    after = [one for one in candidates if one.end >= base]
    if not before or not after:
        return (before or after)[-1 if before else 0]
    return after[0] if _comes(before[-1], after[0], base, setting) else before[-1]


def _counted(candidates: list[Period], rel: int, base: dt.date) -> Period | None:
    """The last one that is over, the one of this year, or the next that has not begun."""
    if rel == 0:
        return next((one for one in candidates if one.start.year == base.year), None)
    outside = [one for one in candidates if (one.end < base if rel < 0 else one.start > base)]
    return outside[-1 if rel < 0 else 0] if outside else None


def _comes(past: Period, coming: Period, base: dt.date, setting: Setting) -> bool:
    """Whether the coming one is meant: by the verb right before, else a day by nearness, else by tense."""
    distance = min(base - past.start, coming.start - base).days
    if setting.plain and setting.tense and distance > NEXT:
        return setting.tense > 0
    if past.unit is Unit.DAY and distance < NEAR:
        return coming.start - base < base - past.start
    soon = past.unit is Unit.MONTH and (coming.start - base).days < SOON
    return setting.tense > 0 or (setting.tense == 0 and soon)


def _weekday(weekday: int, slots: Slots, setting: Setting) -> Named:
    base, rel = setting.published, slots.figure("rel")
    if slots.get("narrated") is not None and setting.last is not None and setting.last.unit is Unit.DAY:
        base = setting.last.start
    if base is None:
        return None, f"XXXX-WXX-{weekday}"
    if slots.get("within") is not None:
        return _from_today(weekday - base.isoweekday() + 7 * (rel or 0), setting)
    back, ahead = (base.isoweekday() - weekday) % 7, (weekday - base.isoweekday()) % 7
    if setting.since is not None:
        return _from_today((weekday - setting.since.isoweekday()) % 7, replace(setting, published=setting.since))
    if rel is None:
        days = ahead if setting.tense > 0 else -back
    elif rel == 0:
        days = -back if setting.tense < 0 else ahead
    else:
        days = -(back or 7) if rel < 0 else ahead or 7
    return _from_today(days, replace(setting, published=base))


def _from_today(days: int, setting: Setting) -> Named:
    start = plus(setting.published, days, Unit.DAY) if setting.published else None
    period = Period(start, Unit.DAY) if start else None
    return period, period.value if period else "XXXX-XX-XX"


def _of_decade(slots: Slots, setting: Setting) -> Named | None:
    if (tens := slots.figure("tens")) is not None:
        hundred = tens % 100 == 0 and tens < LEAP  # the 1800s are a century, the 2000s a decade
        return _first(tens, 1, Unit.CENTURY if hundred else Unit.DECADE), str(tens // (100 if hundred else 10))
    ten = slots.figure("ten")
    if ten is None:
        named = slots.figure("decade")
        ten = None if named is None else named * 10
    if ten is None:
        return None
    now = setting.published.year if setting.published else 2000
    year = now // 100 * 100 + ten
    if year > now + 10 or (slots.get("decade") is not None and year > now):
        year -= 100
    return _first(year, 1, Unit.DECADE), str(year // 10)


def _part_of_day(slots: Slots, setting: Setting) -> Named:
    """A part of the day or a time by the clock without its day."""
    if slots.get("overnight") is not None or (slots.get("part") == "NI" and slots.figure("rel") == -1):
        return _from_today(-1, setting)
    if slots.figure("rel") is not None:
        return _from_today(slots.figure("rel") or 0, setting)
    last = setting.last
    if last is not None and last.unit is Unit.DAY:
        return last, last.value
    return _from_today(0, setting)


def _first(year: int, month: int, unit: Unit) -> Period | None:
    start = date_of(year, month, 1)
    return containing(start, unit) if start else None


def _clock(slots: Slots) -> str | None:
    """The part behind the T: by the clock, else a part of the day."""
    if (word := slots.get("clockword")) is not None:
        return word
    hour = slots.figure("hour") if slots.get("hour") is not None else slots.figure("hourword")
    if hour is None:
        return slots.get("part")
    if (meridiem := slots.figure("meridiem")) is not None:
        hour = hour % 12 + meridiem
    elif slots.get("part") in {"AF", "EV"} and hour < 12:  # noqa: PLR2004 - o'clock in the afternoon
        hour += 12
    return f"{hour:02}:{slots.get('minute') or '00'}{slots.get('zone') or ''}"


def clipped(meaning: Meaning, mod: str | None, setting: Setting) -> Meaning:
    """A stretch of which the words mean only what is before, or after, the day of publication."""
    base, period = setting.published, meaning.period
    if base is None or period is None or not period.start <= base <= period.end:
        return meaning
    if mod == "EARLIER":
        return replace(meaning, interval=replace(period.interval, end=base))
    if mod == "LATER":
        return replace(meaning, interval=replace(period.interval, start=base))
    return meaning


def century(slots: Slots, _: Setting) -> Meaning | None:
    """The twentieth century is the nineteen hundreds."""
    number = (slots.figure("ordinal") or 1) - 1
    period = _first(number * 100, 1, Unit.CENTURY)
    if period is None:
        return Meaning(TimeType.DATE, f"{number:02}", modifier=slots.modifier)
    return dated(period, slots.modifier)
