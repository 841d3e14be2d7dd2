"""Who takes part in an event that somebody denies without naming anybody. The one rule: they are those whom the same
document names where it tells of such an event."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from onrecord.linking.happenings.finding import happenings, kinds_in
from onrecord.linking.happenings.lexicon import Kind, named, tokens
from onrecord.records import Proposition

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s)[^\n.!?]*)*")
_LONGEST = 600
"""Characters of a sentence that are looked at."""
_SENTENCES = 3
"""Sentences that tell of the event, the nearest, of which the names are taken."""
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
        kinds = {held.kind for held in happenings(one) if held.negative and held.open}
        if kinds:
            found = list(_sentences(text)) if found is None else found
            after.append(replace(one, scene=_scene(one, kinds, found)))
        else:
            after.append(one)
    return tuple(after)


def _sentences(text: str) -> Iterator[_Told]:
    for match in _SENTENCE.finditer(text):
        words = tokens(match.group()[:_LONGEST])
        kinds = kinds_in(words)
        names = named(words) if kinds else frozenset()
        if names:
            yield _Told(match.start(), kinds, names)


def _scene(one: Proposition, kinds: Set[Kind], told: Sequence[_Told]) -> frozenset[str]:
    place = one.spans[0].start if one.spans else 0
    near = [some for some in told if not kinds.isdisjoint(some.kinds) and abs(some.place - place) <= _REACH]
    nearest = sorted(near, key=lambda some: (abs(some.place - place), some.place))[:_SENTENCES]
    return frozenset(name for some in nearest for name in some.names)
