"""By when something is to be done. The one rule: what is still to be done is due no earlier than it was said; a day
that the words do not fix is none."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.reading.commitments.almanac import MONTHS, WEEK, last_of, months_after
from onrecord.reading.commitments.fixing import (
    BEFORE,
    BY,
    FROM,
    HARD,
    LASTING,
    ON,
    WITHIN,
    Saying,
    fixed,
    is_season,
    is_weekday,
    limited,
    measures,
    spot,
    whole_of,
)
from onrecord.reading.commitments.manners import Days, Now, named
from onrecord.reading.commitments.openings import after_time, anchored, event_before, opening
from onrecord.reading.commitments.scenes import Range, Scene
from onrecord.records import Interval, Statement, Time, TimeType

__all__ = ["BEFORE", "BY", "FROM", "HARD", "LASTING", "ON", "WITHIN", "Limit", "limits", "said_on"]


_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Limit:
    """The words that say when, by their numbers, and the days; None where the words fix none."""

    words: Range
    due: Interval | None
    how: str


def said_on(told_by: Statement | None, today: Interval | None) -> Interval | None:
    """When it was said: never after the text was published; a day of the week that lies ahead is the one before."""
    said = told_by.said if told_by is not None else None
    if said is None or said.start is None or said.end is None:
        return said or today
    if today is None or today.end is None or said.start <= today.end:
        return said
    earlier = Interval(said.start - dt.timedelta(days=WEEK), said.end - dt.timedelta(days=WEEK))
    return earlier if earlier.start is not None and earlier.start <= today.end else today


def limits(scene: Scene, said: Interval | None, *, told: bool) -> list[Limit]:
    """Every time in a sentence by or at which something can be due; `told` says that the binding lies back in time, so
    that its days may, too."""
    saying = Saying(said.end if said is not None else None, told)
    timed = [(time, words) for time in scene.times if time.type is not TimeType.SET and (words := spot(scene, time))]
    manners = [_at_hour(scene, days, timed) for days in [*_ending(scene, saying.today), *_manners(scene, saying)]]
    times = [(time, words) for time, words in timed if not _within(words, manners)]
    joined = list(_joined(scene, times, saying))
    found: list[Limit | None] = [
        *(_limit_by(scene, days, saying) for days in [*manners, *joined]),
        *(_limit(scene, time, words, saying) for time, words in times if not _within(words, joined)),
    ]
    ahead = (_ahead(scene, one, saying) for one in found if one is not None)
    return sorted((one for one in ahead if one is not None), key=lambda one: one.words)


def _ahead(scene: Scene, limit: Limit, saying: Saying) -> Limit | None:
    """The limit without days that are over before they are said, unless their year is named; a day itself that is over
    limits nothing."""
    end = limit.due.end if limit.due else None
    if saying.told or end is None or saying.today is None or end >= saying.today:
        return limit
    if _YEAR.search(scene.span(*limit.words).cut(scene.text)):
        return limit
    return replace(limit, due=None) if limit.how in HARD else None


def _manners(scene: Scene, saying: Saying) -> list[Days]:
    if saying.today is None or saying.since is None:
        return []
    return list(named(scene, Now(saying.today, saying.since)))


def _at_hour(scene: Scene, days: Days, times: Sequence[tuple[Time, Range]]) -> Days:
    """Such days with the time by the clock that stands before or behind them: "5 p.m. on the 14th"."""
    first, last = days.words
    for time, words in times:
        if "T" not in time.value or measures(time) or is_weekday(scene, time):
            continue
        if words[1] == first or (words[1] == first - 1 and scene.within(first - 1, "by_on")):
            first = words[0]
        elif words[0] == last or (words[0] == last + 1 and scene.within(last, "at")):
            last = words[1]
    return replace(days, words=(first, last))


def _within(words: Range, longer: Sequence[Days]) -> bool:
    return any(words[0] < one.words[1] and one.words[0] < words[1] for one in longer)


def _limit_by(scene: Scene, days: Days, saying: Saying) -> Limit | None:
    """The limit that a manner of naming days makes, or two times that are joined."""
    first, how = opening(scene, days.words[0])
    if days.closed and (scene.within(first - 1, "between") or how == FROM):
        first, how = first - (how != FROM), ON
    if how is None:
        return None
    how = BY if days.ending and how == BEFORE else how
    due = limited(days.days, how, saying.today)
    last = after_time(scene, days.words[1])
    return Limit((first, last), due, how) if due is not None else None


def _limit(scene: Scene, time: Time, words: Range, saying: Saying) -> Limit | None:
    first, how = opening(scene, words[0])
    if how is None or _other(scene, time, words, how, saying.today):
        return None
    if measures(time) and anchored(scene, words[1]):
        return Limit((first, words[1]), None, how)
    if how == ON and measures(time) and not scene.within(words[0] - 1, "ahead"):
        how = LASTING
    if how == BEFORE and any(scene.within(at, "ending") for at in range(first, words[0])):
        how = BY
    if how == ON and (event := event_before(scene, first)) is not None:
        first, how = event, BEFORE
    last = after_time(scene, words[1])
    how = BY if how in {ON, FROM} and last > words[1] else how
    if how == BEFORE and (over := _over_by(scene, words[1])):
        how, last = BY, over
    due = fixed(scene, time, how, saying)
    if due is None and how in {ON, FROM}:
        return None
    return Limit((first, last), due, how)


def _other(scene: Scene, time: Time, words: Range, how: str, today: dt.date | None) -> bool:
    """Whether a time says something else than by when: it is over ("the past two years", "reached in July"), denied
    ("not tomorrow"), or describes what is named behind it ("last week's talks", "the winter timetable"); what is due by
    or at Friday's sitting is due on that day."""
    if how == ON and (scene.within(words[0] - 1, "negations") or _over(scene, time, words[0], today)):
        return True
    if scene.within(words[1], "genitive"):
        return not is_weekday(scene, time) or not (how in HARD or scene.within(words[0] - 1, "at"))
    article = scene.within(words[0], "the") or scene.within(words[0] - 1, "the")
    return article and is_season(scene, time) and not (scene.mark(words[1]) or scene.within(words[1], "beside_time"))


def _over(scene: Scene, time: Time, at: int, today: dt.date | None) -> bool:
    """Whether a time lies back and tells how long something has been, or when what is named before it was done."""
    if today is None or time.interval is None or time.interval.end is None or time.interval.end > today:
        return False
    first = opening(scene, at)[0]
    done = scene.within(first - 1, "participles") or scene.form(first - 1).endswith(tuple(scene.held.lists["done"]))
    return measures(time) or (done and time.interval.end < today and not scene.within(first - 2, "auxiliaries"))


def _joined(scene: Scene, times: Sequence[tuple[Time, Range]], saying: Saying) -> Iterator[Days]:
    """Two times that are the ends of one stretch: "from May to September", "Saturday and Sunday"."""
    for (one, words), (other, more) in pairwise(times):
        if more[0] - words[1] > 1 or measures(one) or measures(other):
            continue
        told_apart = _same_day(scene, (one, words), (other, more))
        if told_apart is not None or more[0] == words[1]:
            named_day = whole_of(scene, told_apart, saying) if told_apart else None
            if named_day is not None:
                yield Days((words[0], more[1]), named_day)
            continue
        (start, end), (begin, last) = _ends(scene, one, saying), _ends(scene, other, saying)
        if start is None or end is None or begin is None or last is None:
            continue
        ranged = scene.within(opening(scene, words[0])[0], "from") or scene.within(words[0] - 1, "between")
        if ranged and scene.within(words[1], "range"):
            start = start if start <= last else months_after(start, -MONTHS) or start
        elif not (scene.within(words[1], "pairing") and begin == end + dt.timedelta(days=1)):
            continue
        if start <= last:
            yield Days((words[0], more[1]), Interval(start, last), closed=True)


def _same_day(scene: Scene, one: tuple[Time, Range], other: tuple[Time, Range]) -> Time | None:
    """Which of two times gives the day that both are of, if they are: "Friday, 13 March", "Friday noon"."""
    (day, words), (more, last) = one, other
    if not is_weekday(scene, day):
        return None
    if last[0] == words[1]:
        return day if "T" in more.value else None
    return more if scene.form(words[1]) == "," and _dated(scene, more) else None


def _ends(scene: Scene, time: Time, saying: Saying) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of a time."""
    whole = whole_of(scene, time, saying)
    return (whole.start, whole.end) if whole else (None, None)


def _dated(scene: Scene, time: Time) -> bool:
    """Whether a time is one day, told by its number."""
    return not is_weekday(scene, time) and any(char.isdigit() for char in time.span.cut(scene.text))


def _ending(scene: Scene, today: dt.date | None) -> Iterator[Days]:
    """The end of a period that runs: "before the month is out", "before the year ends"."""
    lengths = scene.held.manners.lexicons["long"] if scene.held.manners else {}
    for at in range(len(scene.forms) - 3):
        if not (scene.within(at, "earlier") and scene.within(at + 1, "determiners")):
            continue
        end = _over_by(scene, at + 3)
        last = last_of(today, lengths.get(scene.forms[at + 2], "")) if today else None
        if last is not None and end:
            yield Days((at + 1, end), Interval(None, last), ending=True)


def _over_by(scene: Scene, at: int) -> int:
    """Behind which word a time is said to be over ("is out", "ends"); 0 where it is not."""
    if scene.within(at, "closing"):
        return at + 1
    return at + 2 if scene.within(at, "copulas") and scene.within(at + 1, "over") else 0
