"""By when something is to be done. The one rule: what is still to be done is due no earlier than it was said; a day
that the words do not fix is none."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.records import Interval, Modifier, Time, TimeType

BY, BEFORE, WITHIN, ON, FROM, LASTING = "by", "before", "within", "on", "from", "lasting"
"""How a time limits a deed: on or before its last day, before its first, from the saying on, in its days,
from its day on; `LASTING` is a length that limits only what is given so long."""
WEEK, MONTHS = 7, 12
RECENT = 120
"""Days back to which a day without a year can lie where the binding is told as past."""
NEAR = 5
"""How many words may stand between a limiting word and its time ("by no later than the close of")."""

_LIMITS: Mapping[str, tuple[int, str | None]] = MappingProxyType(
    {
        "not_later": (1, BY),
        "earlier": (1, BEFORE),
        "within": (1, WITHIN),
        "deadline": (0, BY),
        "from": (1, FROM),
        "elsewhere": (0, None),
    }
)
"""By the list of the word before: how many words of it belong to the limit, and how it limits."""
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_LENGTH = re.compile(r"PT?(\d+(?:\.\d+)?)([YMWDH])")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Limit:
    """The words that say when, by their numbers, and the days; None where the words fix none."""

    words: Range
    due: Interval | None
    how: str


def limits(scene: Scene, said: Interval | None, *, told: bool) -> list[Limit]:
    """Every time in a sentence by or at which something can be due; `told` says that the binding lies back in time, so
    that its days may, too."""
    found = []
    for time in scene.times:
        numbers = [at for at in sorted(scene.timed) if time.span.overlaps(scene.words[at].span)]
        if numbers and time.type is not TimeType.SET:
            limit = _limit(scene, time, (numbers[0], numbers[-1] + 1), said, told=told)
            if limit is not None:
                found.append(limit)
    return sorted([*found, *_ordinals(scene, said), *_over(scene, said)], key=lambda one: one.words)


def _limit(scene: Scene, time: Time, words: Range, said: Interval | None, *, told: bool) -> Limit | None:
    first, how = _opening(scene, words[0])
    if how is None or scene.within(words[1], "genitive"):
        return None
    if _LENGTH.fullmatch(time.value) and scene.within(words[1], "anchors") and not scene.within(words[1] + 1, "now"):
        return Limit((first, words[1]), None, how)
    if how == ON and _LENGTH.fullmatch(time.value) and not scene.within(words[0] - 1, "ahead"):
        how = LASTING
    due = _meant(scene, time, how, said, told=told)
    if due is None and how in {ON, FROM}:
        return None
    return Limit((first, _tail(scene, words[1])), due, how)


def _opening(scene: Scene, at: int) -> tuple[int, str | None]:
    """Where the words begin that limit a time, and how they do; None where they say something else."""
    first = at
    while first > max(0, at - NEAR) and scene.within(first - 1, "small"):
        first -= 1
    if scene.within(first - 1, "than"):
        start = first - 3 - scene.within(first - 4, "by_on")
        return max(0, start), BY if scene.within(first - 2, "later") else None
    inner = next((place for place in range(first, at) if scene.within(place, "inner")), first)
    if scene.within(first - 1, "earlier") and scene.within(first - 2, "or") and scene.within(first - 3, "by_on"):
        return first - 3, BY
    found = next((name for name in _LIMITS if scene.within(first - 1, name)), None)
    if found is not None:
        start, how = _LIMITS[found]
        return (at if how is None else max(0, first - start)), how
    return inner, ON


def _tail(scene: Scene, at: int) -> int:
    """The words after a time that belong to it: "at the latest"."""
    return at + 3 if scene.within(at + 2, "latest") else at


def _meant(scene: Scene, time: Time, how: str, said: Interval | None, *, told: bool) -> Interval | None:
    today = said.end if said is not None else None
    length = _LENGTH.fullmatch(time.value)
    if length:
        return None if how == FROM else time.interval or _from(today, length, how)
    whole = _period(time)
    if whole is None or whole.end is None:
        return time.interval
    if today is not None and not (told and (today - whole.end).days < RECENT and not _is_weekday(scene, time)):
        whole = _coming(scene, time, whole, today)
    start, end = whole.start, whole.end
    if how == FROM:
        ahead = start is not None and start == end and (today is None or start >= today)
        return Interval(start, None) if ahead else None
    if how == BEFORE and time.modifier is not Modifier.END and start is not None and start > dt.date.min:
        return Interval(None, start - dt.timedelta(days=1))
    return Interval(None, end) if how in {BY, BEFORE, WITHIN} else Interval(start, end)


def _is_weekday(scene: Scene, time: Time) -> bool:
    named = set(re.findall(r"\w+", time.span.cut(scene.text).lower()))
    return _DAY.match(time.value) is not None and not named.isdisjoint(scene.held.lists["weekdays"])


def _period(time: Time) -> Interval | None:
    """The days of a time's value, whatever the words before it open or shut."""
    if day := _DAY.match(time.value):
        return _days(*(int(part) for part in day.groups()))
    if month := _MONTH.fullmatch(time.value):
        year, number = int(month[1]), int(month[2])
        if 1 <= number <= MONTHS and year >= 1:
            whole = Interval(dt.date(year, number, 1), dt.date(year, number, monthrange(year, number)[1]))
            return _part(whole, time.modifier)
    interval = time.interval
    if interval is not None and interval.start is None and _YEAR.fullmatch(time.value) and int(time.value):
        return _part(Interval(dt.date(int(time.value), 1, 1), dt.date(int(time.value), 12, 31)), time.modifier)
    return interval


def _part(whole: Interval, modifier: Modifier | None) -> Interval:
    if whole.start is None or whole.end is None or modifier not in {Modifier.START, Modifier.MID}:
        return whole
    third = (whole.end - whole.start).days // 3
    if modifier is Modifier.START:
        return Interval(whole.start, whole.start + dt.timedelta(days=third))
    return Interval(whole.start + dt.timedelta(days=third), whole.start + dt.timedelta(days=2 * third))


def _days(year: int, month: int, day: int) -> Interval | None:
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return Interval(found, found)


def _coming(scene: Scene, time: Time, whole: Interval, today: dt.date) -> Interval:
    """The next such days where the words name no year and those found are over."""
    words = time.span.cut(scene.text).lower()
    if whole.end is None or whole.end >= today or re.search(r"\d{4}|last|ago|yester", words):
        return whole
    if _is_weekday(scene, time) and not re.search(r"\d", words):
        weeks = dt.timedelta(days=WEEK * -((whole.end - today).days // WEEK))
        return Interval(whole.start and whole.start + weeks, whole.end + weeks)
    return Interval(whole.start and _months(whole.start, MONTHS), _months(whole.end, MONTHS))


def _from(today: dt.date | None, length: re.Match[str], how: str) -> Interval | None:
    """So long from the day on which it was said; "in two weeks" is the day that it leads to."""
    number, unit = float(length[1]), length[2]
    if today is None or ("T" in length[0] and unit != "H"):
        return Interval(None, today) if today else None
    days = {"H": number / 24, "D": number, "W": number * WEEK, "M": number * 365 / MONTHS, "Y": number * 365}[unit]
    try:
        end = _months(today, round(number * (MONTHS if unit == "Y" else 1))) if unit in "MY" else None
        end = end or today + dt.timedelta(days=-int(-days // 1))
    except (OverflowError, ValueError):
        return None
    return Interval(end, end) if how == ON and unit != "H" else Interval(today, end)


def _months(day: dt.date, number: int) -> dt.date:
    year, month = divmod(day.year * MONTHS + day.month - 1 + number, MONTHS)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _over(scene: Scene, said: Interval | None) -> list[Limit]:
    """By the end of a period that runs: "before the month is out"."""
    today = said.end if said is not None else None
    found = []
    for at in range(len(scene.forms) - 4):
        if not (scene.within(at, "earlier") and scene.within(at + 3, "copulas") and scene.within(at + 4, "over")):
            continue
        length = next((name for name in ("week", "month", "year") if scene.forms[at + 2] == name), None)
        if length is not None and today is not None:
            found.append(Limit((at, at + 5), Interval(None, _last(today, length)), BY))
    return found


def _last(day: dt.date, length: str) -> dt.date:
    """The last day of the week, month or year that a day is in."""
    if length == "week":
        return day + dt.timedelta(days=WEEK - 1 - day.weekday())
    month = day.month if length == "month" else MONTHS
    return dt.date(day.year, month, monthrange(day.year, month)[1])


def _ordinals(scene: Scene, said: Interval | None) -> list[Limit]:
    """By an ordinal, as in "by the 20th": the next such day, where no month is named."""
    today = said.end if said is not None else None
    found = []
    for at in range(1, len(scene.forms)):
        match = _ORDINAL.fullmatch(scene.forms[at])
        if match is None or at in scene.timed or scene.within(at + 1, "no_day"):
            continue
        first, how = _opening(scene, at)
        if how not in {BY, BEFORE} or not (scene.mark(at + 1) or scene.within(at + 1, "joining") or first < at - 1):
            continue
        day = _next(today, int(match[1])) if today else None
        if day is not None:
            end = day - dt.timedelta(days=1) if how == BEFORE else day
            found.append(Limit((first, at + 1), Interval(None, end), how))
    return found


def _next(today: dt.date, number: int) -> dt.date | None:
    for ahead in range(3):
        try:
            day = _months(today.replace(day=1), ahead).replace(day=number)
        except ValueError:
            continue
        if day >= today:
            return day
    return None
