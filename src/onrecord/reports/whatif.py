"""What would fall with a source, in a ledger. The one rule: it takes away and counts; it says nothing of who deserves
trust."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import hexdigits

from onrecord.errors import InputError
from onrecord.ledger import DocumentRow, Filters, Ledger
from onrecord.linking import name_key
from onrecord.linking.origins import origins
from onrecord.linking.whatif import Fall, Without, falls
from onrecord.records import ActorType, Told
from onrecord.reports.claims import passing, standing, statement_named
from onrecord.reports.telling import claims_of, told_of
from onrecord.reports.who import find_actor, joined

_EVERYTHING = Filters()
_HASH = "sha256:"
_LEAST_DIGITS = 6
"""Digits of an id that no name is made of by chance."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """A claim that loses support; the words of `standing` stand for it."""

    fall: Fall
    standing: Told


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What falls without a source: `kind` is what it was taken for, `name` how it is called. `claims` are all that were
    looked at."""

    kind: str
    name: str
    claims: int
    fallen: tuple[Fallen, ...]


def what_if(ledger: Ledger, source: str, filters: Filters = _EVERYTHING) -> WhatIf:
    """Which claims, of those with a statement that passes, lose support without a source.

    `source` is a document's id or its beginning (six digits at least), the beginning of a statement's id, a publisher,
    or an actor by id or name, in this order. InputError where it is none of them, or several.
    """
    kind, name, without = _resolved(ledger, source)
    claims = passing(ledger, claims_of(ledger), filters)
    told = told_of(ledger, (member.statement for claim in claims for member in claim.members))
    found = falls(claims, told, without, origins)[: filters.limit]
    return WhatIf(kind, name, len(claims), tuple(Fallen(fall, standing(fall.claim, told)) for fall in found))


def _resolved(ledger: Ledger, source: str) -> tuple[str, str, Without]:
    """What a source is taken for, its name, and what it means to be without it."""
    digits = digits_of(source)
    if digits:
        document = the_document(list(ledger.documents(Filters(document=digits))), digits)
        if document is not None:
            return "document", document.title or document.id, Without(document=document.id)
        if any(True for _ in ledger.statements_beginning(digits)):
            name = statement_named(ledger, digits)
            return "statement", name, Without(statement=name)
    key = name_key(source)
    publishers = {row.publisher for row in ledger.documents() if row.publisher and name_key(row.publisher) == key}
    if key and publishers:
        return "publisher", min(publishers), Without(outlet=min(publishers))
    actor = find_actor(joined(ledger), source)
    if actor.type is ActorType.OUTLET:
        return "outlet", actor.name, Without(outlet=actor.name)
    return actor.type.value, actor.name, Without(actor=actor.id, names=frozenset(actor.names))


def digits_of(source: str) -> str:
    """The beginning of an id that a source may be; empty where it is none."""
    digits = source.casefold().removeprefix(_HASH)
    return digits if len(digits) >= _LEAST_DIGITS and set(digits) <= set(hexdigits) else ""


def the_document(found: Sequence[DocumentRow], digits: str) -> DocumentRow | None:
    """The one document whose id begins so; None where there is none. InputError where there are several."""
    if len(found) > 1:
        raise InputError(f"{len(found)} documents have ids that begin with {digits}; give more of it")
    return found[0] if found else None
