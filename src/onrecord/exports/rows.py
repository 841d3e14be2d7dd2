"""Rows of a ledger to objects, with the keys of the schema where it has them, each with the receipt of its document."""

from typing import Literal, TypedDict

from onrecord.exports.schema import Places
from onrecord.ledger import DocumentRow, StatementRow, Words


class WordsObject(TypedDict):
    """Words and where they stand in the document."""

    spans: Places
    text: str


class SourceWordsObject(WordsObject):
    """Who, and what kind of source that is."""

    kind: str


class DocumentRefObject(TypedDict):
    """Which document a statement stands in."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None


class StatementRowObject(TypedDict):
    """One statement of a ledger."""

    id: str
    document: DocumentRefObject
    kind: str
    parent: str | None
    source: SourceWordsObject
    cue: WordsObject
    content: WordsObject
    confidence: float
    reviewed: bool


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


def statement_row_object(row: StatementRow) -> StatementRowObject:
    """One statement with its receipt."""
    return {
        "id": row.id,
        "document": {
            "id": row.document,
            "title": row.title,
            "publisher": row.publisher,
            "published": None if row.published is None else row.published.isoformat(),
        },
        "kind": row.kind.value,
        "parent": row.parent,
        "source": {**_words(row.source), "kind": row.source_kind.value},
        "cue": _words(row.cue),
        "content": _words(row.content),
        "confidence": round(row.confidence, 4),
        "reviewed": row.reviewed,
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


def _words(words: Words) -> WordsObject:
    return {"spans": [[span.start, span.end] for span in words.spans], "text": words.text}
