"""A source that is taken away, and an actor, found by what people call it in columns. The one rule: it is found as the
ledger itself would find it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from onrecord.answers.actors import ActorRowObject
from onrecord.answers.board_falls import sources_of
from onrecord.answers.claims import TakenObject
from onrecord.answers.columns.falling import gathered
from onrecord.answers.columns.packing import Whole
from onrecord.answers.columns.supports import outlet_source
from onrecord.answers.filtered.shelf import Held, located
from onrecord.ledger import Ledger
from onrecord.linking import name_key
from onrecord.reports.claims import statement_named
from onrecord.reports.whatif import digits_of, the_document
from onrecord.reports.who import the_one


@dataclass(frozen=True, slots=True)
class Source:
    """A source, with the statements that it takes away, and the origins that end with it, by their places."""

    what: TakenObject
    taken: Whole
    ended: Whole


@dataclass(frozen=True, slots=True)
class Shelves:
    """The columns of statements, of claims, and of actors."""

    facts: Held
    claims: Held
    actors: Held


def source_named(ledger: Ledger, held: Shelves, source: str) -> Source:
    """What a source is taken for, as `reports.whatif` has it. InputError where it is nothing, or several."""
    digits = digits_of(source)
    found = _in_ids(ledger, held, digits) if digits else None
    if found is not None:
        return found
    key = name_key(source)
    publishers = [name for name in held.facts.lists["publishers"] if key and name_key(name) == key]
    if publishers:
        return _of_keys(held, TakenObject(kind="publisher", name=min(publishers)), [outlet_source(publishers[0])])
    name = actor_named(held.actors, source)
    actor = cast("ActorRowObject", ledger.board_rows("actors", [name])[name])
    return _of_keys(held, TakenObject(kind=actor["type"], name=actor["name"]), sources_of(actor))


def actor_named(held: Held, wanted: str) -> str:
    """The id of the actor with that id, or else with that name, or else with an id that begins so. InputError where
    there is none, or several."""
    actors, names = held.lists["actors"], held.lists["names"]
    if wanted in actors:
        return wanted
    first = held["having_first"]
    named = [
        actors[place] for at in _at(names, name_key(wanted)) for place in held["having"][first[at] : first[at + 1]]
    ]
    beginning = wanted.casefold()
    return the_one(named or [name for name in actors if wanted and name.startswith(beginning)], wanted)


def _in_ids(ledger: Ledger, held: Shelves, digits: str) -> Source | None:
    """The document, or else the statement, whose id begins so."""
    numbers = ledger.columns.documents_beginning(digits)
    document = the_document(list(ledger.columns.documents(numbers)), digits)
    nothing = np.zeros(0, np.int64)
    if document is not None:
        of = located(held.claims, "support_statement", held.facts)
        place = int(np.flatnonzero(held.facts["document_number"] == numbers[0])[0]) if _knows(held, numbers[0]) else -1
        first, end = held.facts["first"][place : place + 2] if place >= 0 else (0, 0)
        taken = np.flatnonzero((of >= first) & (of < end))
        return Source({"kind": "document", "name": document.title or document.id}, taken, nothing)
    if not any(True for _ in ledger.statements_beginning(digits)):
        return None
    name = statement_named(ledger, digits)
    taken = np.flatnonzero(held.claims["support_statement"] == ledger.columns.numbers([name])[name])
    return Source({"kind": "statement", "name": name}, taken, np.unique(held.claims["support_origin"][taken]))


def _knows(held: Shelves, document: int) -> bool:
    """Whether a document was there when columns were made."""
    places = held.facts["document_place"]
    return document < len(places) and bool(places[document] >= 0)


def _of_keys(held: Shelves, what: TakenObject, keys: Sequence[str]) -> Source:
    places = [place for key in keys for place in _at(held.claims.lists["sources"], key)]
    return Source(what, gathered(held.claims.arrays, "taken", places), gathered(held.claims.arrays, "ended", places))


def _at(ordered: Sequence[str], wanted: str) -> list[int]:
    """Where it stands in what is in order; nowhere where it is not there."""
    place = bisect_left(ordered, wanted)
    return [place] if place < len(ordered) and ordered[place] == wanted else []
