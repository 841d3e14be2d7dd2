"""When one speaker's statements were made on one occasion. The one rule: days that meet, or the same words, whenever
they were printed."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linking.origins.order import may_precede
from onrecord.linking.reuse.tiling import tiles
from onrecord.linking.reuse.wording import worded
from onrecord.records import Told

_FRESH = dt.timedelta(days=2)
"""How old words are at most that are told without a day: what is told is news."""
_RECALLED = ("has ", "have ", "had ", "now ", "still ", "according to")
"""How a cue begins that tells of words said before."""
_STANDING = frozenset({"says", "insists", "maintains", "claims", "denies", "contends", "argues", "thinks", "believes"})
"""Cues of what somebody is still known to say; quoted words are fresh ones."""
_QUOTED = re.compile(r"[\"“«„]([^\"”»“]{1,2000})[\"”»“]")
Days = tuple[dt.date, dt.date]
_RUN = 5
"""Words in a row that make a quotation the same."""


def by_occasion(told: Sequence[Told]) -> list[list[Told]]:
    """The statements of one speaker, by occasion, in the order in which they are given.

    What somebody "had said", or "says" still, on a day that is not told, belongs to the last occasion before it was
    printed, or else to the first one of all: nothing tells it apart.
    """
    recalled = [one for one in told if _is_recalled(one)]
    found = _dated([one for one in told if not _is_recalled(one)])
    if not found:
        return _dated(recalled)
    for one in recalled:
        alike = [occasion for occasion in found if any(_same_words(_quoted(one), _quoted(other)) for other in occasion)]
        before = [occasion for occasion in found if any(may_precede(other, one) for other in occasion)]
        (alike or before or found[:1])[-1].append(one)
    return found


@dataclass(slots=True)
class _Occasion:
    """The days that all of its statements may have been made on, and the places of these among all."""

    days: Days | None
    places: list[int]


def _dated(told: Sequence[Told]) -> list[list[Told]]:
    """Those whose days are told most closely come first; each further one joins an occasion with a day that all share,
    that with the most of them, and what has no day joins the first."""
    days = [_days(one) for one in told]
    quoted = [_quoted(one) for one in told]
    found: list[_Occasion] = []
    for at in sorted(range(len(told)), key=lambda at: (_width(days[at]), at)):
        alike = [one for one in found if any(_same_words(quoted[at], quoted[other]) for other in one.places)]
        meeting = alike or [one for one in found if _meet(one.days, days[at])]
        if not meeting:
            found.append(_Occasion(days[at], [at]))
            continue
        best = max(meeting, key=lambda one: (_width(_shared(one.days, days[at])), -min(one.places)))
        best.places.append(at)
        best.days = _spanned(best.days, days[at]) if alike else _shared(best.days, days[at])
    return [[told[at] for at in places] for places in sorted(sorted(one.places) for one in found)]


def _width(days: Days | None) -> int:
    """How many days lie between the first and the last; more than any where none is told."""
    return (days[1] - days[0]).days if days is not None else dt.timedelta.max.days


def _shared(one: Days | None, other: Days | None) -> Days | None:
    """The days of both; None where there are none."""
    if one is None or other is None:
        return one or other
    return (max(one[0], other[0]), min(one[1], other[1])) if _meet(one, other) else None


def _spanned(one: Days | None, other: Days | None) -> Days | None:
    """The days of either and those between: the same words were put down on one, and printed again on another."""
    return (min(one[0], other[0]), max(one[1], other[1])) if one is not None and other is not None else one or other


def _is_recalled(told: Told) -> bool:
    said, cue = told.statement.said, told.chain[-1].cue.casefold() if told.chain else ""
    if said is not None and said.start is not None:
        return False
    standing = any(word in _STANDING for word in cue.split()) and not _quoted(told)
    return standing or cue.startswith(_RECALLED)


def same_occasion(one: Told, other: Told) -> bool:
    """Whether two statements of one speaker were made on one occasion, as far as can be told."""
    return _meet(_days(one), _days(other)) or _same_words(_quoted(one), _quoted(other))


def _meet(days: Days | None, others: Days | None) -> bool:
    """Whether days meet; where somebody has none, nothing tells them apart."""
    return days is None or others is None or (days[0] <= others[1] and others[0] <= days[1])


def _days(told: Told) -> Days | None:
    """The days on which it may have been said; from an open beginning on, those shortly before it was published."""
    said = told.statement.said
    end = (said.end if said else None) or told.day
    if end is None:
        return None
    return (end - _FRESH if said is None or said.start is None else said.start, end)


def _same_words(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether quotations have a run of words in common."""
    return bool(one and other) and any(run.length >= _RUN for run in tiles(one, other))


def _quoted(told: Told) -> Sequence[str]:
    """The words of the content that stand in quotation marks."""
    found: list[str] = []
    for span in told.statement.content:
        for match in _QUOTED.finditer(told.text[max(0, span.start - 2) : span.end + 2]):
            found.extend(worded(match[1]).words)
    return found
