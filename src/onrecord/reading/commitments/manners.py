"""Manners of naming days that only a deadline knows: "Friday week", "the first half of October", "the 15th". The one
rule: no word of a language stands here; an operation sees the slots of a rule and the day of speaking.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.reading.commitments.almanac import (
    HALF,
    MONTHS,
    WEEK,
    WORKDAYS,
    counted,
    day_of,
    days_after,
    days_in,
    first_on,
    last_of,
    month_around,
    months_after,
    numbered_in,
    one,
    run,
    week_around,
    week_in,
)
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.reading.times.folding import folded
from onrecord.reading.times.matching import Match, find_matches
from onrecord.reading.times.meanings import Slots, slots_of
from onrecord.records import Interval, Span


@dataclass(frozen=True, slots=True)
class Days:
    """Words that name days, by their numbers in the sentence; `closed`: they name both ends of a stretch, so a word
    before them opens nothing; `ending`: they name the end of one, and before it is still on its day."""

    words: Range
    days: Interval
    closed: bool = False
    ending: bool = False


@dataclass(frozen=True, slots=True)
class Now:
    """The day of speaking, and the first day that a date without its year can mean."""

    today: dt.date
    since: dt.date


Operation = Callable[[Slots, Now], Interval | None]


def named(scene: Scene, now: Now) -> Iterator[Days]:
    """Every such phrase of a sentence, in its order; none in a language without a file of manners."""
    language = scene.held.manners
    if language is None or not scene.words:
        return
    whole = scene.span(0, len(scene.words))
    text = whole.cut(scene.text)
    for match in find_matches(text, folded(text), language):
        name = match.rule.means
        days = _ahead(OPERATIONS[name], slots_of(match, language), now)
        words = _numbers(scene, match, whole.start)
        if days is not None and words is not None:
            yield Days(words, days, closed=name in CLOSED, ending=name in ENDS)


def _ahead(operation: Operation, slots: Slots, now: Now) -> Interval | None:
    """The days; where they are over and the words name no year, those after the month that they are in."""
    days = operation(slots, now)
    if days is None or days.end is None or days.end >= now.since or slots.year is not None or slots.has(("rel",)):
        return days
    later = months_after(days.end.replace(day=1), 1)
    return operation(slots, Now(later, later)) if later else days


def _numbers(scene: Scene, match: Match, offset: int) -> Range | None:
    place = Span(match.span.start + offset, match.span.end + offset)
    numbers = [at for at, word in enumerate(scene.words) if word.span.overlaps(place)]
    return (numbers[0], numbers[-1] + 1) if numbers else None


def _month(slots: Slots, now: Now) -> Interval | None:
    """The month that is named, the next one of that name where no year is; else this one or another beside it."""
    month, relative = slots.figure("month"), slots.figure("rel")
    if month is None:
        day = months_after(now.today.replace(day=1), relative or 0)
        return month_around(day) if day else None
    if slots.year is not None or relative is not None:
        first = day_of(slots.year or now.today.year + (relative or 0), month, 1)
        return month_around(first) if first else None
    year = now.since.year + (month < now.since.month)
    first = day_of(year, month, 1)
    return month_around(first) if first else None


def _number(slots: Slots) -> int:
    return slots.figure("nth_day") or slots.figure("ordinal") or slots.figure("day") or 0


def _weekday(slots: Slots) -> int:
    return slots.figure("weekday") or 1


def weeks_off(slots: Slots, now: Now) -> Interval | None:
    """Friday week: a week after the coming Friday; Friday fortnight: the first Friday that is two weeks off."""
    weeks, days = (slots.figure("away") or 1) * int(slots.number or 1), slots.figure("deictic")
    if days is not None:
        return one(days_after(now.today, days + WEEK * weeks))
    later = days_after(now.today, WEEK * weeks + (weeks == 1))
    return one(first_on(later, _weekday(slots))) if later else None


def half_of(slots: Slots, now: Now) -> Interval | None:
    """The first or the second half of a month."""
    month = _month(slots, now)
    if month is None or month.start is None or month.end is None:
        return None
    if slots.figure("half") == 1:
        return Interval(month.start, month.start.replace(day=HALF))
    return Interval(month.start.replace(day=HALF + 1), month.end)


def week_of(slots: Slots, now: Now) -> Interval | None:
    """The first, second or last week of a month."""
    month = _month(slots, now)
    return week_in(month, slots.figure("which") or 0) if month else None


def days_of(slots: Slots, now: Now) -> Interval | None:
    """The first ten days of a month, its last two weeks."""
    month, number = _month(slots, now), slots.number
    days = days_in(month) if month else []
    length = int(number * (WEEK if slots.get("several") == "W" else 1)) if number else 0
    if not 0 < length <= len(days):
        return None
    return Interval(days[0], days[length - 1]) if slots.figure("edge") == 1 else Interval(days[-length], days[-1])


def weekday_of(slots: Slots, now: Now) -> Interval | None:
    """The second Sunday of a month."""
    month = _month(slots, now)
    days = [day for day in days_in(month) if day.isoweekday() == _weekday(slots)] if month else []
    return one(counted(days, slots.figure("which") or 0))


def nth_day(slots: Slots, now: Now) -> Interval | None:
    """The first or the last day of a month."""
    month = _month(slots, now)
    return one(counted(days_in(month), slots.figure("which") or 0)) if month else None


def day_of_year(slots: Slots, _: Now) -> Interval | None:
    """The first or the last day of a year."""
    year = slots.year or 0
    first, last = day_of(year, 1, 1), day_of(year, MONTHS, 31)
    return one({1: first, -1: last}.get(slots.figure("which") or 0))


def working_day_of(slots: Slots, now: Now) -> Interval | None:
    """The first or the last day of a month that is neither a Saturday nor a Sunday."""
    month = _month(slots, now)
    days = [day for day in days_in(month) if day.isoweekday() <= WORKDAYS] if month else []
    return one(counted(days, slots.figure("which") or 0))


def numbered_day(slots: Slots, now: Now) -> Interval | None:
    """The fifth of next month."""
    month = _month(slots, now)
    return one(counted(days_in(month), _number(slots))) if month else None


def coming_day(slots: Slots, now: Now) -> Interval | None:
    """The 15th: the next such day, and on that day of the week where one is named."""
    return one(numbered_in(now.since, _number(slots), slots.figure("weekday")))


def coming_days(slots: Slots, now: Now) -> Interval | None:
    """The 4th to the 9th: the next such days."""
    first = numbered_in(now.since, _number(slots))
    last = numbered_in(first, slots.figure("last_day") or 0) if first else None
    return Interval(first, last) if last else None


def end_of(slots: Slots, now: Now) -> Interval | None:
    """The month's end."""
    return one(last_of(now.today, slots.get("long") or ""))


def turn_of(slots: Slots, now: Now) -> Interval | None:
    """The turn of the year: its last day and the next."""
    last = last_of(now.today, slots.get("turning") or "")
    return run(last, 2)


def this_time(slots: Slots, now: Now) -> Interval | None:
    """The same time tomorrow, next week, in two weeks."""
    days, number = slots.figure("deictic"), slots.number or 1
    if days is not None:
        return one(days_after(now.today, days))
    return one(_later(now.today, int(number), slots.get("measure")))


def week_with(slots: Slots, now: Now) -> Interval | None:
    """The week of the 20th."""
    day = _dated(slots, now, _number(slots)) if slots.get("month") else numbered_in(now.since, _number(slots))
    return week_around(day) if day else None


def _dated(slots: Slots, now: Now, number: int) -> dt.date | None:
    month = _month(slots, now)
    return counted(days_in(month), number) if month else None


def numbered_week(slots: Slots, now: Now) -> Interval | None:
    """Week 22, as ISO 8601 counts: the next one of that number."""
    for year in (now.since.year, now.since.year + 1):
        try:
            monday = dt.date.fromisocalendar(year, slots.figure("wk") or 0, 1)
        except ValueError:
            continue
        week = run(monday, WEEK)
        if week and week.end and week.end >= now.since:
            return week
    return None


def days_from_to(slots: Slots, now: Now) -> Interval | None:
    """4 to 7 April."""
    first, last = (_dated(slots, now, slots.figure(name) or 0) for name in ("day", "last_day"))
    return None if first is None or last is None or first > last else Interval(first, last)


def next_weekday(slots: Slots, now: Now) -> Interval | None:
    """Next Tuesday: that of the coming week."""
    return one(days_after(now.today, WEEK - now.today.isoweekday() + _weekday(slots)))


def after_next(slots: Slots, now: Now) -> Interval | None:
    """The week after next."""
    length = slots.get("after_next")
    if length == "M":
        day = months_after(now.today.replace(day=1), 2)
        return month_around(day) if day else None
    if length == "Y":
        year = now.today.year + 2
        return Interval(day_of(year, 1, 1), day_of(year, MONTHS, 31))
    later = days_after(now.today, 2 * WEEK)
    week = week_around(later) if later else None
    if week is None or week.end is None or length == "W":
        return week
    return Interval(days_after(week.end, -1), week.end)


def _later(day: dt.date, number: int, unit: str | None) -> dt.date | None:
    if unit in {"M", "Y"}:
        return months_after(day, number * (MONTHS if unit == "Y" else 1))
    return days_after(day, number * {"W": WEEK, "F": 2 * WEEK}.get(unit or "", 1))


def led_to(slots: Slots, now: Now) -> Interval | None:
    """In three weeks' time: the day that they lead to."""
    number = slots.number
    if number is None or number.denominator != 1:
        return None
    return one(_later(now.today, int(number), slots.get("measure")))


def running(slots: Slots, now: Now) -> Interval | None:
    """Within the week: seven days from today."""
    end = _later(now.today, 1, slots.get("run") or slots.get("next_run"))
    return Interval(now.today, end) if end else None


def midweek(_: Slots, now: Now) -> Interval | None:
    """Tuesday to Thursday, of the coming week where this one's are over."""
    ahead = now.today if now.today.isoweekday() < WORKDAYS else days_after(now.today, WEEK)
    week = week_around(ahead) if ahead else None
    return run(days_after(week.start, 1), 3) if week and week.start else None


def overnight(_: Slots, now: Now) -> Interval | None:
    """From today into tomorrow."""
    return run(now.today, 2)


def days_off(slots: Slots, now: Now) -> Interval | None:
    """A day that is always so many days off: by dawn is tomorrow."""
    return one(days_after(now.today, slots.figure("off") or 0))


def feast_day(slots: Slots, now: Now) -> Interval | None:
    """The next day of a feast that has its date: MM-DD."""
    month, day = (int(part) for part in (slots.get("feast") or "01-01").split("-"))
    found = (day_of(now.since.year + ahead, month, day) for ahead in (0, 1))
    return one(next((one_day for one_day in found if one_day and one_day > now.since), None))


OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        "after_next": after_next,
        "coming_day": coming_day,
        "day_of": nth_day,
        "day_of_year": day_of_year,
        "coming_days": coming_days,
        "days_from_to": days_from_to,
        "days_of": days_of,
        "days_off": days_off,
        "end_of": end_of,
        "feast_day": feast_day,
        "half_of": half_of,
        "led_to": led_to,
        "midweek": midweek,
        "next_weekday": next_weekday,
        "numbered_day": numbered_day,
        "numbered_week": numbered_week,
        "overnight": overnight,
        "running": running,
        "this_time": this_time,
        "turn_of": turn_of,
        "week_of": week_of,
        "week_with": week_with,
        "weekday_of": weekday_of,
        "weeks_off": weeks_off,
        "working_day_of": working_day_of,
    }
)
CLOSED = frozenset({"coming_days", "days_from_to"})
"""Operations of phrases that name both ends."""
ENDS = frozenset({"end_of"})
"""Operations of phrases that name an end; before it is still on its day."""
