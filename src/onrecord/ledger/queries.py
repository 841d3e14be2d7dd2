"""Questions about statements and documents; the one rule: constant pieces of SQL, and every value a parameter."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.ledger import retrieval
from onrecord.ledger.fulltext import expression
from onrecord.ledger.rows import DocumentRow, Filters, Overview, StatementRow, Words
from onrecord.records import SourceKind, StatementKind

Value = str | int | float
Condition = tuple[str, Value]
Row = tuple[Any, ...]

STATEMENT = """
    s.number, s.id, d.id, d.title, d.publisher, d.published, s.kind, s.source_kind,
    s.source_text, s.cue_text, s.content_text, parent.id, s.confidence"""
STATEMENT_TABLES = """
    statements s JOIN documents d ON d.number = s.document LEFT JOIN statements parent ON parent.number = s.parent"""
DOCUMENT = """
    d.number, d.id, d.title, d.publisher, d.author, d.published, d.language, d.url, d.characters,
    coalesce(r.statements, 0), r.model"""
DOCUMENT_TABLES = "documents d LEFT JOIN readings r ON r.document = d.number"
_OLDEST_FIRST = "ORDER BY d.published_day IS NULL, d.published_day, julianday(d.published), d.number"


def statements(connection: sqlite3.Connection, filters: Filters) -> Iterator[StatementRow]:
    """The statements that pass, oldest first, then in the order of their text; undated documents last."""
    where, values = of_statements(filters)
    pieces = ("SELECT", STATEMENT, "FROM", STATEMENT_TABLES, where, _OLDEST_FIRST, ", s.start, s.number LIMIT ?")
    rows = connection.execute(" ".join(pieces), (*values, limit(filters)))
    return (statement_row(connection, row) for row in rows)


def documents(connection: sqlite3.Connection) -> Iterator[DocumentRow]:
    """Every document, oldest first; undated ones last."""
    pieces = ("SELECT", DOCUMENT, "FROM", DOCUMENT_TABLES, _OLDEST_FIRST)
    rows = connection.execute(" ".join(pieces))
    return (document_row(connection, row) for row in rows)


def overview(connection: sqlite3.Connection) -> Overview:
    """How much there is."""
    row: Row = connection.execute(
        "SELECT count(*), count(*) - count(published), count(DISTINCT publisher),"
        " (SELECT count(*) FROM statements), (SELECT count(*) FROM statements WHERE source_kind = ?),"
        " (SELECT count(*) FROM problems), min(published_day), max(published_day) FROM documents",
        (SourceKind.UNNAMED,),
    ).fetchone()
    *numbers, first, last = row
    days: Row = tuple(None if day is None else dt.date.fromisoformat(day) for day in (first, last))
    return Overview(*numbers, *days)


def of_documents(filters: Filters, *more: Condition) -> tuple[str, tuple[Value, ...]]:
    """The WHERE clause for what the filters ask of documents, and its values; `more` are conditions that come first."""
    return _clause((*more, *_document_conditions(filters)))


def of_statements(filters: Filters, *more: Condition) -> tuple[str, tuple[Value, ...]]:
    """The WHERE clause for all that the filters ask, and its values; `more` are conditions that come first."""
    conditions: list[Condition] = [*more, *_document_conditions(filters)]
    if filters.kind is not None:
        conditions.append(("s.kind = ?", filters.kind))
    if filters.source_kind is not None:
        conditions.append(("s.source_kind = ?", filters.source_kind))
    if filters.min_confidence:
        conditions.append(("s.confidence >= ?", filters.min_confidence))
    words = []
    if filters.actor is not None:
        words.append(expression(filters.actor, "source_text"))
    if filters.about is not None:
        words.append(expression(filters.about, "content_text"))
    if words:
        matching = "s.number IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"
        conditions.append((matching, " AND ".join(words)))
    return _clause(conditions)


def limit(filters: Filters) -> int:
    """The value for LIMIT; -1 is SQLite's word for none."""
    return -1 if filters.limit is None else filters.limit


def statement_row(connection: sqlite3.Connection, row: Row) -> StatementRow:
    """A row of the columns STATEMENT, with its spans."""
    number, name, document, title, publisher, published, kind, source_kind, *words, parent, confidence = row
    parts = retrieval.parts(connection, number)
    source, cue, content = (Words(text, spans) for text, spans in zip(words, parts, strict=True))
    return StatementRow(
        id=name,
        document=document,
        title=title,
        publisher=publisher,
        published=retrieval.instant(published),
        kind=StatementKind(kind),
        source_kind=SourceKind(source_kind),
        source=source,
        cue=cue,
        content=content,
        parent=parent,
        confidence=confidence,
    )


def document_row(connection: sqlite3.Connection, row: Row) -> DocumentRow:
    """A row of the columns DOCUMENT, with its places."""
    number, name, title, publisher, author, published, language, url, characters, count, model = row
    places = connection.execute(
        "SELECT location FROM places WHERE document = ? ORDER BY first_seen, location", (number,)
    )
    return DocumentRow(
        id=name,
        title=title,
        publisher=publisher,
        author=author,
        published=retrieval.instant(published),
        language=language,
        url=url,
        characters=characters,
        statements=count,
        model=model,
        places=tuple(place for (place,) in places),
    )


def _document_conditions(filters: Filters) -> Iterator[Condition]:
    if filters.document is not None:
        beginning = "sha256:" + filters.document.removeprefix("sha256:")
        yield "d.id >= ?", beginning
        yield "d.id < ?", beginning + "~"  # sorts after every hexadecimal digit
    if filters.publisher is not None:
        named = "d.number IN (SELECT number FROM documents WHERE instr(fold(publisher), fold(?)))"
        yield named, filters.publisher
    if filters.since is not None:
        yield "d.published_day >= ?", filters.since.isoformat()
    if filters.until is not None:
        yield "d.published_day <= ?", filters.until.isoformat()


def _clause(conditions: Iterable[Condition]) -> tuple[str, tuple[Value, ...]]:
    listed = list(conditions)
    where = " AND ".join(condition for condition, _ in listed)
    return (f"WHERE {where}" if where else "", tuple(value for _, value in listed))
