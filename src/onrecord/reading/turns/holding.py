"""Whose word it is at a place of a transcript. The one rule: a turn of somebody who is not known to be a person ends
the one before, and gives the word to nobody."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.reading.actors import Cast
from onrecord.reading.turns.finding import find_turns
from onrecord.records import ActorType, Document

Held = tuple[int, str | None]
"""Where a turn begins, and whose it is."""


def words_of(document: Document, cast: Cast) -> Sequence[Held]:
    """The turns of a transcript in their order; in a speech the one of whoever gives it; none in any other text."""
    types = {actor.id: actor.type for actor in cast.actors}
    found: list[Held] = []
    for turn in find_turns(document):
        named = turn.stands_for if turn.stands_for is not None else (turn.label,)
        actor = cast.resolve(named).actor if turn.said else None
        found.append((turn.label.start, actor if types.get(actor or "") is ActorType.PERSON else None))
    return found or ([(0, cast.speech)] if cast.speech is not None else [])


def holder_of_word(words: Sequence[Held], place: int) -> str | None:
    """Who has the word at a place."""
    at = bisect_right(words, place, key=lambda word: word[0])
    return words[at - 1][1] if at else None
