"""Every expression of time in a document. The one rule: they are read in the order of the text, for each leans on
those before."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from onrecord.reading.times.bounds import bound_before, bounded
from onrecord.reading.times.calendar_dates import calendar, century, slashed
from onrecord.reading.times.folding import folded
from onrecord.reading.times.language import Language, language_of
from onrecord.reading.times.lengths import cycle, length
from onrecord.reading.times.matching import Match, find_matches
from onrecord.reading.times.meanings import Meaning, Operation, Setting, Slots, slots_of
from onrecord.reading.times.periods import Unit
from onrecord.reading.times.stretches import fiscal, half, narrative, quarter, reference, shift, unit
from onrecord.reading.times.tense import tense_at
from onrecord.records import Document, Time, TimeType

OPERATIONS: Mapping[str, Operation] = MappingProxyType(
    {
        "calendar": calendar,
        "century": century,
        "cycle": cycle,
        "fiscal": fiscal,
        "half": half,
        "length": length,
        "narrative": narrative,
        "quarter": quarter,
        "reference": reference,
        "shift": shift,
        "slashed": slashed,
        "unit": unit,
    }
)
CLOCK = ("hour", "hourword", "clockword")
DAY = ("weekday", "deictic", "month", "day", "mm", "dd", "rel")
"""Slots that tell a day."""

_LAST_DAY = re.compile(r"-\d{1,2},?")
DEFAULT = "en"
"""The language of a document that names none."""


def find_times(document: Document) -> tuple[Time, ...]:
    """Expressions of time in the order of the text; none in a language that there is no file for."""
    found = language_of((document.language or DEFAULT)[:2].lower())
    if found is None:
        return ()
    return tuple(_resolved(document.text, publication_day(document), found))


def publication_day(document: Document) -> dt.date | None:
    """The day of publication, in the zone of its instant."""
    published = document.published
    return published.date() if isinstance(published, dt.datetime) else published


def _resolved(text: str, published: dt.date | None, words: Language) -> list[Time]:
    low = folded(text)
    matches = list(find_matches(text, low, words))
    read = _shared([slots_of(match, words) for match in matches], matches, low, words)
    setting = Setting(published)
    times: list[Time] = []
    done = 0
    for match, slots in zip(matches, read, strict=True):
        ranged = low[done : match.span.start].strip() in words.ranges and setting.last_at < done
        tense, plain = tense_at(low, match.span.start, match.span.end, words.tenses)
        if tense == 0 and bound_before(match.span.start, low, words.bounds) == "end":
            tense = 1  # what something is to be done by is still to come
        since = setting.last.start if ranged and setting.last is not None else None
        here = replace(setting, tense=tense, plain=plain, since=since, at=match.span.start)
        meaning = OPERATIONS[match.rule.means](slots, here)
        done = match.span.end
        if meaning is None:
            continue
        setting = _after(here, meaning)
        time = Time(match.span, meaning.type, meaning.value, meaning.interval, meaning.modifier)
        times.append(bounded(time, low, words.bounds))
    return times


def _after(setting: Setting, meaning: Meaning) -> Setting:
    """What is known behind an expression."""
    if meaning.results is not None and setting.tense <= 0:
        named = meaning.results if meaning.results.unit is Unit.QUARTER else setting.quarter
        setting = replace(setting, results=meaning.results, quarter=named, results_at=setting.at)
    period = meaning.period
    if period is None or meaning.type is TimeType.SET:
        return setting
    past = setting.published is None or period.start <= setting.published
    return replace(setting, last=period, past=period if past else setting.past, last_at=setting.at)


def _shared(read: Sequence[Slots], matches: Sequence[Match], low: str, words: Language) -> list[Slots]:
    """Where two expressions have their year or their day between them, both have it."""
    shared = list(read)
    for number in range(len(shared) - 2, -1, -1):
        one, two = shared[number], shared[number + 1]
        between = low[matches[number].span.end : matches[number + 1].span.start].strip()
        if _has_year_of(one, two, between, words):
            shared[number] = replace(one, year=two.year)
        elif _has_day_of(one, two, between, words):
            day = {name: value for name in DAY if (value := two.get(name)) is not None}
            shared[number] = replace(one, year=two.year, values={**one.values, **day})
    return shared


def _has_year_of(one: Slots, two: Slots, between: str, words: Language) -> bool:
    """Between June and August 1996; June 3-5, 1996."""
    if one.year is not None or two.year is None or one.get("month") is None:
        return False
    if two.get("month") is None:
        return one.get("day") is not None and _LAST_DAY.fullmatch(between) is not None
    return between in words.joins


def _has_day_of(one: Slots, two: Slots, between: str, words: Language) -> bool:
    """At 9 a.m. (1300 GMT) on Friday: the bracket has its day from what follows, and the first from the bracket."""
    if not one.has(CLOCK) or one.has(DAY) or not two.has(DAY):
        return False
    return two.has(CLOCK) if between == "(" else between[:1] == ")" and between[1:].strip(" ,") in words.days
