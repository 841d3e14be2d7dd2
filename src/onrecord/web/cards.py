"""Statements as they are reviewed: each in its passage, with who else is in the document. The one rule: a passage is of
whole paragraphs, so that nobody decides on words without those around them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.answers.reviewing import WaitingObject
from onrecord.exports import StatementRowObject
from onrecord.ledger import Ledger
from onrecord.records import Actor
from onrecord.web.marking import Leaf, leaves

_ACTORS = 40
"""People, bodies and outlets of a document that are offered as speakers."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody who may be the speaker."""

    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement that waits: its passage from `start`, and the actors of its document, those of the passage
    first."""

    waiting: WaitingObject
    start: int
    leaves: tuple[Leaf, ...]
    actors: tuple[Offered, ...]


def cards_of(ledger: Ledger, waiting: Iterable[WaitingObject]) -> list[Card]:
    """Each statement with its passage."""

    @cache
    def document(name: str) -> tuple[str, Sequence[Actor]]:
        return ledger.document(name).text, ledger.held(name).actors

    found = []
    for one in waiting:
        text, actors = document(one["statement"]["document"]["id"])
        start, end = passage(text, one["statement"])
        marked = leaves(text[start:end], start, [one["statement"]])
        found.append(Card(one, start, marked, offered(actors, start, end)))
    return found


def passage(text: str, statement: StatementRowObject) -> tuple[int, int]:
    """From where to where the paragraphs reach that a statement stands in."""
    places = [span for part in ("source", "cue", "content") for span in statement[part]["spans"]]
    start = text.rfind("\n", 0, min(start for start, _ in places)) + 1
    end = text.find("\n", max(end for _, end in places))
    return start, len(text) if end < 0 else end


def offered(actors: Sequence[Actor], start: int = 0, end: int = 0) -> tuple[Offered, ...]:
    """The actors of a document, those of a passage first in its order, then those who are mentioned most."""

    def order(actor: Actor) -> tuple[int, int, str]:
        here = [span.start for span in actor.mentions if start <= span.start < end]
        return (0, min(here), "") if here else (1, -len(actor.mentions), actor.name)

    return tuple(Offered(one.id, one.name, one.type.value) for one in sorted(actors, key=order)[:_ACTORS])
