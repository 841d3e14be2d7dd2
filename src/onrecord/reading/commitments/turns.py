"""Who has the word where a transcript names each speaker before a colon. The one rule: a turn of somebody who is not
known ends the one before."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.actors import Cast
from onrecord.records import ActorType, Document, Span

Turn = tuple[int, str | None]
"""Where a turn begins, and whose it is."""
_NAME = r"(?:[A-Z][\w’'-]*\.?|of|the|and|for)"
_HEAD = re.compile(rf"(?:^|(?<=[.!?…”\"]) +|(?<=\n))({_NAME}(?: {_NAME}){{0,9}}):(?=\s)")
_LEAST = 2
"""Turns that make a transcript."""


def turns_of(document: Document, cast: Cast) -> Sequence[Turn]:
    """The turns of a transcript, in their order; none where the text is no transcript."""
    types = {actor.id: actor.type for actor in cast.actors}
    found: list[Turn] = []
    for match in _HEAD.finditer(document.text):
        actor = cast.resolve((Span(match.start(1), match.end(1)),)).actor
        found.append((match.start(1), actor if types.get(actor or "") is ActorType.PERSON else None))
    return found if len(found) >= _LEAST else ()


def having_word(turns: Sequence[Turn], place: int) -> str | None:
    """Whose turn a place is in."""
    at = bisect_right(turns, place, key=lambda turn: turn[0])
    return turns[at - 1][1] if at else None
