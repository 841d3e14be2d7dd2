"""Rows of a ledger to objects, with the keys of the schema where it has them, each with the receipt of its document."""

from collections.abc import Iterable
from typing import Literal, TypedDict

from onrecord.exports.schema import StatementObject
from onrecord.exports.statements import statement_object
from onrecord.ledger import DocumentRow, StatementRow
from onrecord.records import Hop


class DocumentRefObject(TypedDict):
    """Which document a statement stands in."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None


class HopObject(TypedDict):
    """One step of a chain: `kind` is `publisher`, `outlet` or the kind of the source; `actor` is the id of somebody in
    the document and `name` the fullest name there; `statement` is the id of the statement that it is a step of.
    `uncertain` says that the words were forwarded from here, so that who said them first is not shown."""

    text: str
    kind: str
    actor: str | None
    name: str | None
    statement: str | None
    uncertain: bool


class PartyObject(TypedDict):
    """An actor of the document whom the statement names."""

    id: str
    name: str
    type: str


class StatementRowObject(StatementObject):
    """One statement of a ledger: `chain` runs from the document's publisher down to the speaker. `review` is what
    people say of it: machine (nobody judged it), confirmed, corrected (all here is as corrected) or rejected."""

    document: DocumentRefObject
    actors: list[PartyObject]
    chain: list[HopObject]
    reviewed: bool
    review: str


class DocumentRowObject(TypedDict):
    """One document of a ledger; `model` is null until it has been read, `locations` are where it was found."""

    id: str
    title: str | None
    publisher: str | None
    author: str | None
    published: str | None
    language: str | None
    url: str | None
    characters: int
    statements: int
    model: str | None
    reviewed: Literal[False]
    locations: list[str]


def statement_row_object(row: StatementRow, chain: Iterable[Hop]) -> StatementRowObject:
    """One statement with its receipt."""
    return {
        **statement_object(row.text, row.record),
        "document": {
            "id": row.document,
            "title": row.title,
            "publisher": row.publisher,
            "published": None if row.published is None else row.published.isoformat(),
        },
        "actors": [{"id": party.id, "name": party.name, "type": party.type.value} for party in row.parties],
        "chain": [hop_object(hop) for hop in chain],
        "reviewed": row.reviewed,
        "review": row.review.state.value,
    }


def hop_object(hop: Hop) -> HopObject:
    """One step of a chain."""
    return {
        "text": hop.text,
        "kind": hop.kind.value,
        "actor": hop.actor,
        "name": hop.name,
        "statement": hop.statement,
        "uncertain": hop.uncertain,
    }


def document_row_object(row: DocumentRow) -> DocumentRowObject:
    """One document, where it was found and how much was read in it."""
    return {
        "id": row.id,
        "title": row.title,
        "publisher": row.publisher,
        "author": row.author,
        "published": None if row.published is None else row.published.isoformat(),
        "language": row.language,
        "url": row.url,
        "characters": row.characters,
        "statements": row.statements,
        "model": row.model,
        "reviewed": False,
        "locations": list(row.places),
    }
