"""Who takes part in an event that somebody denies without naming anybody. The one rule: they are those whom the same
document names where it tells of such an event."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.linking.happenings.finding import happenings, kinds_in
from onrecord.linking.happenings.lexicon import Kind, named, offices, real, tokens
from onrecord.records import Proposition

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s)[^\n.!?]*)*")
_LONGEST = 600
"""Characters of a sentence that are looked at."""
_SENTENCES = 4
"""Sentences that tell of the event, the nearest, of which the names are taken."""
_PARTIES = 2
"""Names that one who tells of an event gives of those who took part, where they are told at all."""
_REACH = 3000
"""Characters that these may stand away."""


@dataclass(frozen=True, slots=True)
class _Told:
    place: int
    kinds: frozenset[Kind]
    names: frozenset[str]


def staged(text: str, told: Sequence[Proposition]) -> tuple[Proposition, ...]:
    """The propositions of a document, those that deny events with the names of their scenes."""
    found: list[_Told] | None = None
    after = []
    for one in told:
        events = happenings(one)
        kinds = frozenset(held.kind for held in events if held.negative and held.open)
        scant = any(held.main and not held.negative and len(real(held.names)) < _PARTIES for held in events)
        if kinds or scant:
            found = list(_sentences(text)) if found is None else found
            after.append(replace(one, scene=_scene(one, kinds, found) if kinds else _around(one, found)))
        else:
            after.append(one)
    return tuple(after)


def _sentences(text: str) -> Iterator[_Told]:
    for match in _SENTENCE.finditer(text):
        words = tokens(match.group()[:_LONGEST])
        if words:
            yield _Told(match.start(), kinds_in(words), named(words) | offices(words))


def _around(one: Proposition, told: Sequence[_Told]) -> frozenset[str]:
    """Names of the sentence in which somebody tells of an event without naming who took part."""
    place = one.spans[0].start if one.spans else 0
    here = max(0, bisect_right(told, place, key=lambda some: some.place) - 1)
    return frozenset(name for some in told[here : here + 1] for name in some.names)


def _scene(one: Proposition, kinds: frozenset[Kind], told: Sequence[_Told]) -> frozenset[str]:
    """Names of the nearest sentences that tell of the event, and of those right before and behind the denial."""
    place = one.spans[0].start if one.spans else 0
    here = max(0, bisect_right(told, place, key=lambda some: some.place) - 1)
    near = [
        some for some in told if some.names and not kinds.isdisjoint(some.kinds) and abs(some.place - place) <= _REACH
    ]
    nearest = sorted(near, key=lambda some: (abs(some.place - place), some.place))[:_SENTENCES]
    return frozenset(name for some in (*nearest, *told[max(0, here - 1) : here + 2]) for name in some.names)
