"""The days that a time fixes for a deed still to be done. The one rule: such days lie ahead of the saying, and what the
words leave open stays None."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.reading.commitments.almanac import HALF, MONTHS, THIRDS, WEEK, days_after, months_after, months_of, run
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.reading.times.folding import folded
from onrecord.reading.times.holidays import holiday_in
from onrecord.records import Interval, Modifier, Time

BY, BEFORE, WITHIN, ON, FROM, LASTING = "by", "before", "within", "on", "from", "lasting"
"""How a time limits a deed: on or before its last day, before its first, from the saying on, in its days,
from its day on; `LASTING` is a length that limits only what is given so long."""
HARD = frozenset({BY, BEFORE, WITHIN})
RECENT = 120
"""Days back to which a day without a year can lie where the binding is told as past."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_SEASON = re.compile(r"\d{4}-(SP|SU|FA|WI)")
_YEAR = re.compile(r"\d{4}")
_PARTS_OF_WEEK: Mapping[Modifier | None, tuple[int, int]] = MappingProxyType(
    {Modifier.START: (0, 3), Modifier.MID: (1, 3), Modifier.END: (3, 4)}
)
"""How many days of a week go before its beginning, middle or end, and how many it has."""
_PARTS_OF_YEAR: Mapping[Modifier | None, tuple[int, int]] = MappingProxyType(
    {Modifier.START: (1, 3), Modifier.MID: (4, 6), Modifier.END: (10, 3)}
)
"""The first month of a year's beginning, middle or end, and how many months it has."""
LENGTH = re.compile(r"PT?(\d+(?:\.\d+)?)([YMWDH])")
"""A length of time as TIMEX3 writes it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """When somebody was bound; `told`: it lies back in time, so that the days may, too."""

    today: dt.date | None
    told: bool

    @property
    def since(self) -> dt.date | None:
        """The first day that a date without its year can mean."""
        if self.today is None or not self.told or self.today.toordinal() <= RECENT:
            return self.today
        return self.today - dt.timedelta(days=RECENT)


def fixed(scene: Scene, time: Time, how: str, saying: Saying) -> Interval | None:
    """By when, or when, a deed is due that a time limits."""
    length = LENGTH.fullmatch(time.value)
    if length:
        open_ = how == FROM or _worked(scene, time)
        return None if open_ else time.interval or _from(saying.today, length, how)
    whole = whole_of(scene, time, saying)
    if whole is None or whole.end is None:
        return time.interval
    if how == FROM and time.modifier in {Modifier.MID, Modifier.END}:
        return None
    if how == BEFORE and (time.modifier is Modifier.END or "T" in time.value):
        how = BY  # before noon on Friday is on Friday
    return limited(_edge(scene, time, how, _ahead(whole, how, time, saying)), how, saying.today)


def limited(whole: Interval, how: str, today: dt.date | None) -> Interval | None:
    """The days that are left of a stretch by the word before it."""
    start, end = whole.start, whole.end
    if how == FROM:
        return Interval(start, None) if start is not None and (today is None or start >= today) else None
    if how == BEFORE and start is not None and start > dt.date.min:
        return Interval(None, start - dt.timedelta(days=1))
    return Interval(None, end) if how in HARD else whole


def whole_of(scene: Scene, time: Time, saying: Saying) -> Interval | None:
    """The days of a time, ahead of the saying where they name no year."""
    whole, today = _period(scene, time), saying.today
    if whole is None or whole.end is None or today is None:
        return whole
    if saying.told and (today - whole.end).days < RECENT and not is_weekday(scene, time):
        return whole
    return _coming(scene, time, whole, today)


def is_weekday(scene: Scene, time: Time) -> bool:
    """Whether a time is told by a day of the week."""
    return _DAY.match(time.value) is not None and not _named(scene, time).isdisjoint(scene.held.lists["weekdays"])


def is_season(scene: Scene, time: Time) -> bool:
    """Whether a time is a season or a holiday."""
    holidays = scene.held.manners.lexicons["holiday"] if scene.held.manners else {}
    return _SEASON.fullmatch(time.value) is not None or _words(scene, time) in holidays


def _words(scene: Scene, time: Time) -> str:
    return folded(time.span.cut(scene.text))


def _named(scene: Scene, time: Time) -> set[str]:
    return set(re.findall(r"\w+", _words(scene, time)))


def _worked(scene: Scene, time: Time) -> bool:
    """Whether only working days count, which nobody can tell without the feasts of the place."""
    return not _named(scene, time).isdisjoint(scene.held.lists["working"])


def _period(scene: Scene, time: Time) -> Interval | None:
    """The days of a time's value, whatever the words before it open or shut."""
    if day := _DAY.match(time.value):
        return _days(*(int(part) for part in day.groups()))
    interval = time.interval
    if (month := _MONTH.fullmatch(time.value)) and 1 <= int(month[2]) <= MONTHS and int(month[1]):
        closing = not _named(scene, time).isdisjoint(scene.held.lists["ending"])
        return _later_part(_part_of_month(int(month[1]), int(month[2]), time.modifier, closing=closing), interval)
    if week := _WEEK.fullmatch(time.value):
        first, length = (WEEK - 2, 2) if week[3] else _PARTS_OF_WEEK.get(time.modifier, (0, WEEK))
        monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return _later_part(run(days_after(monday, first), length), interval)
    if interval is not None and _YEAR.fullmatch(time.value) and int(time.value):
        return _later_part(months_of(int(time.value), *_PARTS_OF_YEAR.get(time.modifier, (1, MONTHS))), interval)
    return interval


def _later_part(whole: Interval | None, interval: Interval | None) -> Interval | None:
    """What is left of a stretch: "later this month" begins today."""
    if whole is None or interval is None or interval.start is None or whole.start is None or whole.end is None:
        return whole
    return Interval(interval.start, whole.end) if whole.start < interval.start <= whole.end else whole


def _part_of_month(year: int, month: int, modifier: Modifier | None, *, closing: bool) -> Interval:
    """Its thirds; `closing`: of its end the last week."""
    first, last = dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1])
    if modifier is Modifier.START:
        return Interval(first, first.replace(day=THIRDS))
    if modifier is Modifier.MID:
        return Interval(first.replace(day=THIRDS + 1), first.replace(day=2 * THIRDS))
    if modifier is Modifier.END:
        return Interval(last - dt.timedelta(days=WEEK - 1) if closing else first.replace(day=2 * THIRDS + 1), last)
    return Interval(first, last)


def _edge(scene: Scene, time: Time, how: str, whole: Interval) -> Interval:
    """The day that a limit means by a beginning, a middle or a weekend: the first, the fifteenth of a month, and the
    Saturday, for what is there by the weekend is there as it begins."""
    start = whole.start
    if start is None or how not in HARD:
        return whole
    if time.modifier is Modifier.MID:
        return _middle(time, whole)
    begins = not _named(scene, time).isdisjoint(scene.held.lists["beginnings"]) and time.modifier is Modifier.START
    return Interval(start, start) if begins or (how == BY and time.value.endswith("-WE")) else whole


def _middle(time: Time, whole: Interval) -> Interval:
    """The fifteenth of a month, the Wednesday of a week, the last day of June."""
    start = whole.start
    if start is None:
        return whole
    if _MONTH.fullmatch(time.value):
        start = start.replace(day=HALF)
    elif _WEEK.fullmatch(time.value):
        start = days_after(start, 1) or start
    elif _YEAR.fullmatch(time.value):
        start = start.replace(month=MONTHS // 2, day=30)
    else:
        return whole
    return Interval(start, start)


def _days(year: int, month: int, day: int) -> Interval | None:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return Interval(found, found)


def _coming(scene: Scene, time: Time, whole: Interval, today: dt.date) -> Interval:
    """The next such days where the words name no year and those found are over."""
    words = _words(scene, time)
    named = _named(scene, time)
    bygone = re.search(r"\d{4}", words) or not named.isdisjoint(scene.held.lists["bygone"])
    figures = re.search(r"\d", words) is not None
    bare = is_weekday(scene, time) and ("T" in time.value or not figures)
    if whole.end is None or bygone:
        return whole
    if bare and not figures and whole.end == today and named.isdisjoint(scene.held.lists["same"]):
        return _moved(whole, WEEK)  # who means today does not call it by its name
    if whole.end >= today:
        return whole
    if bare or _WEEK.fullmatch(time.value):
        return _moved(whole, WEEK * -((whole.end - today).days // WEEK))
    return _feast(scene, words, today) or _years_later(whole)


def _feast(scene: Scene, words: str, today: dt.date) -> Interval | None:
    """The next day of a holiday, whose date is not the same in every year."""
    holidays = scene.held.manners.lexicons["holiday"] if scene.held.manners else {}
    formula = holidays.get(words)
    days = (holiday_in(today.year + ahead, formula) for ahead in (0, 1)) if formula else ()
    return next((day.interval for day in days if day and day.start >= today), None)


def _years_later(whole: Interval) -> Interval:
    start, end = (months_after(day, MONTHS) if day else None for day in (whole.start, whole.end))
    return Interval(start, end) if end else whole


def _moved(whole: Interval, days: int) -> Interval:
    start, end = (days_after(day, days) if day else None for day in (whole.start, whole.end))
    return Interval(start, end) if end else whole


def _ahead(whole: Interval, how: str, time: Time, saying: Saying) -> Interval:
    """Before the weekend, said on a Saturday, is before the next one."""
    begun = saying.today is not None and whole.start is not None and whole.start <= saying.today
    return _moved(whole, WEEK) if how == BEFORE and begun and time.value.endswith("-WE") else whole


def _from(today: dt.date | None, length: re.Match[str], how: str) -> Interval | None:
    """So long from the day on which it was said; "in two weeks" is the day that it leads to."""
    number, unit = float(length[1]), length[2]
    if today is None or ("T" in length[0] and unit != "H"):
        return Interval(None, today) if today else None
    days = {"H": number / 24, "D": number, "W": number * WEEK, "M": number * 365 / MONTHS, "Y": number * 365}[unit]
    try:
        end = months_after(today, round(number * (MONTHS if unit == "Y" else 1))) if unit in "MY" else None
        end = end or today + dt.timedelta(days=-int(-days // 1))
    except (OverflowError, ValueError):
        return None
    return Interval(end, end) if how == ON and unit != "H" else Interval(today, end)


def measures(time: Time) -> bool:
    """Whether a time is a length."""
    return LENGTH.fullmatch(time.value) is not None


def spot(scene: Scene, time: Time) -> Range | None:
    """The numbers of the words of a time."""
    numbers = [at for at in sorted(scene.timed) if time.span.overlaps(scene.words[at].span)]
    return (numbers[0], numbers[-1] + 1) if numbers else None
