"""The same speaker, different words. The one rule: two occasions, one matter, both spans side by side; why somebody
changed is not asked."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.linking.names import name_key
from onrecord.linking.pairing import days_meet, figures_meet
from onrecord.linking.stances import stances_of
from onrecord.records import (
    Act,
    Claim,
    Degree,
    Figure,
    Link,
    Polarity,
    Quantity,
    Relation,
    SourceKind,
    Stance,
    TimeType,
    Told,
)

SURE = 0.5
"""How surely a statement was read, and belongs to the claim, at least."""
_FIRM = frozenset({Stance.ASSERTS, Stance.DENIES})
_WEIGHT = {Stance.ASSERTS: 0, Stance.DENIES: 0, Stance.DOUBTS: 1, Stance.REPORTS: 2}
_RECALLING = re.compile(
    r"\b(?:had|earlier|previously|initially|originally|formerly|once|at first|in the past)\b", re.IGNORECASE
)
_BEFORE = 40
"""Characters before a cue in which words may tell that it recalls what was said before."""


class Change(StrEnum):
    """What changed between two occasions."""

    REVERSAL = "reversal"
    """Asserts what was denied before, or the other way round."""
    RETREAT = "retreat"
    """Holds merely possible what was held for sure before, one way or the other."""
    ADVANCE = "advance"
    """Holds for sure, one way or the other, what was held merely possible before."""
    ANSWER = "answer"
    """Asserts or denies what the speaker declined to speak about before."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """One speaker on one matter, on two days: the earlier statement and the later, each with its stance and its day.

    `claim` is the claim's id; None where the two belong to different claims that deny one another: the stances are then
    those to what the one says that does not deny.
    """

    change: Change
    speaker: str
    claim: str | None
    before: Told
    after: Told
    stances: tuple[Stance, Stance]
    days: tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class _Position:
    """What a speaker said on a day."""

    day: dt.date
    stance: Stance
    told: Told


def changes(claims: Iterable[Claim], told: Mapping[str, Told], links: Iterable[Link] = ()) -> tuple[Reversal, ...]:
    """Changes of position of one speaker, the latest first; `links` tell which statements, of whatever claims, deny one
    another."""
    found: dict[tuple[str, str], Reversal] = {}
    for claim in claims:
        sure = {member.statement for member in claim.members if member.confidence >= SURE}
        standing = {name: one for name, one in stances_of(claim, told).items() if name in sure}
        for change in _within(claim.id, standing, told):
            found[change.before.id, change.after.id] = change
    for change in _across(links, told):
        found.setdefault((change.before.id, change.after.id), change)
    return tuple(sorted(found.values(), key=lambda one: (-one.days[1].toordinal(), one.speaker, one.after.id)))


def occasion(told: Told) -> dt.date | None:
    """The day on which the words were spoken, as far as the text tells, or else that on which they appeared; None where
    neither is known, or where the words are recalled from a day that is not told."""
    said, day = told.statement.said, told.day
    if said is not None and said.start is not None:
        return said.start
    if said is not None and said.end is not None and (day is None or said.end < day):
        return said.end
    return None if _recalls(told) else day


def _recalls(told: Told) -> bool:
    cue = told.statement.cue
    if not cue:
        return False
    start = max(0, cue[0].start - _BEFORE, told.text.rfind(".", 0, cue[0].start) + 1)
    return _RECALLING.search(told.text[start : cue[-1].end]) is not None


def _within(claim: str, standing: Mapping[str, Stance], told: Mapping[str, Told]) -> Iterator[Reversal]:
    by_speaker: dict[str, list[_Position]] = defaultdict(list)
    for name, taken in standing.items():
        one = told[name]
        day = occasion(one)
        if one.speaker is not None and day is not None and _attributable(one):
            by_speaker[one.speaker].append(_Position(day, taken, one))
    for speaker, positions in sorted(by_speaker.items()):
        for before, after in pairwise(_by_day(positions)):
            change = _change(before.stance, after.stance)
            if change is not None and _one_matter(before.told, after.told):
                both, days = (before.stance, after.stance), (before.day, after.day)
                yield Reversal(change, speaker, claim, before.told, after.told, both, days)


def _across(links: Iterable[Link], told: Mapping[str, Told]) -> Iterator[Reversal]:
    """Statements of one speaker that deny one another."""
    for link in links:
        pair = [told[name] for name in (link.one, link.other) if name in told]
        if link.relation is not Relation.DENIES or link.confidence < SURE or not all(map(_holds, pair)):
            continue
        days = {day: one for one in pair if (day := occasion(one)) is not None}
        speakers = {one.speaker for one in pair}
        if len(days) < len(("before", "after")) or len(speakers) > 1 or None in speakers:
            continue
        (first, before), (last, after) = sorted(days.items(), key=lambda item: item[0])
        if _one_matter(before, after):
            both = (Stance.DENIES, Stance.ASSERTS) if _negative(before) else (Stance.ASSERTS, Stance.DENIES)
            yield Reversal(Change.REVERSAL, str(before.speaker), None, before, after, both, (first, last))


def _attributable(told: Told) -> bool:
    return told.statement.source_kind is not SourceKind.UNNAMED and told.statement.confidence >= SURE


def _holds(told: Told) -> bool:
    certainty = told.statement.certainty
    sure = certainty is not None and certainty.degree in {Degree.CERTAIN, Degree.PROBABLE} and not certainty.reported
    return sure and _attributable(told)


def _negative(told: Told) -> bool:
    certainty = told.statement.certainty
    return told.statement.taken_back or (certainty is not None and certainty.polarity is Polarity.NEGATIVE)


def _by_day(positions: Sequence[_Position]) -> list[_Position]:
    """One position for each day, the firmest, by day. Words that come again are not spoken again; a day on which both
    sides are taken tells nothing, nor does declining to speak after having spoken."""
    spoken: set[tuple[Stance, str]] = set()
    days: dict[dt.date, list[_Position]] = defaultdict(list)
    for position in sorted(positions, key=lambda one: (one.day, one.told.id)):
        key = position.stance, name_key(position.told.words)
        if key not in spoken:
            days[position.day].append(position)
        spoken.add(key)
    found: list[_Position] = []
    for _, together in sorted(days.items()):
        chosen = min(together, key=lambda one: (_WEIGHT[one.stance], one.told.id))
        torn = {one.stance for one in together} >= _FIRM
        declines = chosen.told.statement.act is Act.DECLINE and not found
        if not torn and (chosen.stance is not Stance.REPORTS or declines):
            found.append(chosen)
    return found


def _change(before: Stance, after: Stance) -> Change | None:
    if before is after:
        return None
    if after not in _FIRM:
        return Change.RETREAT if before in _FIRM and after is Stance.DOUBTS else None
    return {Stance.DOUBTS: Change.ADVANCE, Stance.REPORTS: Change.ANSWER}.get(before, Change.REVERSAL)


def _one_matter(before: Told, after: Told) -> bool:
    """Whether no figure and no date sets what they speak of apart."""
    there = [_figure(one) for one in after.quantities]
    for here in map(_figure, before.quantities):
        answers = [figures_meet(here, other) for other in there]
        if False in answers and True not in answers:
            return False
    first, last = (
        [time.interval for time in one.times if time.type is TimeType.DATE and time.interval is not None]
        for one in (before, after)
    )
    return not first or not last or any(days_meet(one, other) for one in first for other in last)


def _figure(quantity: Quantity) -> Figure:
    return Figure(quantity.low, quantity.high, quantity.unit, quantity.sense)
