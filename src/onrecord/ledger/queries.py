"""Questions about statements and documents; the one rule: constant pieces of SQL, and rows as they are asked for."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any

from onrecord.ledger import packing, retrieval, reviewing
from onrecord.ledger.filtering import Value, limit, of_documents, of_statements
from onrecord.ledger.rows import DocumentRow, Filters, Overview, Party, StatementRow, Words
from onrecord.records import SourceKind

Row = tuple[Any, ...]

_STATEMENT_TABLES = f"{packing.STATEMENT_TABLES} JOIN documents d ON d.number = s.document"
_STATEMENT = "d.number, d.id, d.title, d.publisher, d.published, s.source_text, s.cue_text, s.content_text"
DOCUMENT = """
    d.number, d.id, d.title, d.publisher, d.author, d.published, d.language, d.url, d.characters,
    coalesce(r.statements, 0), r.model"""
DOCUMENT_TABLES = "documents d LEFT JOIN readings r ON r.document = d.number"
_AT_ONCE = 200
"""Statements of one document that are put together at a time."""
OLDEST_FIRST = "ORDER BY d.published_day IS NULL, d.published_day, julianday(d.published), d.number"


def statements(connection: sqlite3.Connection, filters: Filters) -> Iterator[StatementRow]:
    """The statements that pass, oldest first, then in the order of their text; undated documents last."""
    where, values = of_statements(filters)
    return _statement_rows(connection, f"{where} {OLDEST_FIRST}, s.start, s.number LIMIT ?", (*values, limit(filters)))


def statement(connection: sqlite3.Connection, number: int) -> StatementRow:
    """The statement of that number in this file."""
    return next(_statement_rows(connection, "WHERE s.number = ?", (number,)))


def numbered(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[StatementRow]:
    """The statements of these numbers in this file, oldest first, then in the order of their text."""
    pieces = ("WHERE s.number IN (SELECT value FROM json_each(?))", OLDEST_FIRST, ", s.start, s.number")
    return _statement_rows(connection, " ".join(pieces), (json.dumps(list(numbers)),))


def of_ids(connection: sqlite3.Connection, ids: Iterable[str]) -> Iterator[StatementRow]:
    """The statements of these ids, document by document; those that are not held are left out."""
    where = "WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY s.document, s.number"
    return _statement_rows(connection, where, (json.dumps(list(ids)),))


def beginning(connection: sqlite3.Connection, beginning_of_id: str) -> Iterator[StatementRow]:
    """The statements whose id begins so."""
    return _statement_rows(connection, "WHERE s.id >= ?1 AND s.id < ?1 || '~'", (beginning_of_id,))


def named(connection: sqlite3.Connection, statement_id: str) -> Iterator[StatementRow]:
    """The statement of that id."""
    return _statement_rows(connection, "WHERE s.id = ?", (statement_id,))


def above(connection: sqlite3.Connection, document_id: str, statement_id: str) -> Iterator[StatementRow]:
    """The statements that a statement stands in, the outermost first."""
    numbers = connection.execute(
        "WITH RECURSIVE up (number, parent, height) AS ("
        " SELECT s.number, s.parent, 0 FROM statements s JOIN documents d ON d.number = s.document"
        " WHERE d.id = ? AND s.id = ?"
        " UNION SELECT s.number, s.parent, up.height + 1 FROM statements s JOIN up ON s.number = up.parent)"
        " SELECT number FROM up WHERE height > 0 ORDER BY height DESC",
        (document_id, statement_id),
    ).fetchall()
    return (statement(connection, number) for (number,) in numbers)


def spoken(connection: sqlite3.Connection, document_id: str, actor_id: str) -> Iterator[StatementRow]:
    """What an actor of a document says in it, in the order of the text; as people corrected it, without what they
    rejected."""
    speaks = (
        "WHERE s.number IN ("
        " SELECT p.statement FROM parties p JOIN actors a ON a.number = p.actor"
        " JOIN documents o ON o.number = a.document WHERE p.part = 'speaker' AND o.id = ?1 AND a.id = ?2"
        " AND p.statement NOT IN (SELECT v.statement FROM reviews v"
        " WHERE v.document = ?1 AND v.statement NOT NULL AND (v.takes_speaker OR v.state = 'rejected'))"
        " UNION SELECT v.statement FROM reviews v JOIN actors a ON a.number = v.speaker"
        " JOIN documents o ON o.number = a.document WHERE o.id = ?1 AND a.id = ?2 AND v.state <> 'rejected')"
        " ORDER BY s.start, s.number"
    )
    return _statement_rows(connection, speaks, (document_id, actor_id))


def _statement_rows(connection: sqlite3.Connection, where: str, values: tuple[Value, ...]) -> Iterator[StatementRow]:
    """Rows in the order asked for; the text of a document is fetched once for those of its rows that follow."""
    pieces = ("SELECT", packing.STATEMENT, ",", _STATEMENT, "FROM", _STATEMENT_TABLES, where)
    return _filled(connection, connection.execute(" ".join(pieces), values))


def _filled(connection: sqlite3.Connection, rows: Iterable[Row]) -> Iterator[StatementRow]:
    """What belongs to the statements of one document that follow each other is fetched at once."""
    for number, following in groupby(rows, key=lambda row: row[packing.STATEMENT_WIDTH]):
        (text,) = connection.execute("SELECT text FROM documents WHERE number = ?", (number,)).fetchone()
        while some := list(islice(following, _AT_ONCE)):
            numbers = [row[0] for row in some]
            pieces = packing.pieces(connection, numbers)
            judged = reviewing.judged(connection, numbers)
            for row in some:
                read = _statement_row(row, text, pieces)
                yield reviewing.reviewed(read, *judged[row[0]]) if row[0] in judged else read


def _statement_row(row: Row, text: str, pieces: packing.Pieces) -> StatementRow:
    first, rest = row[: packing.STATEMENT_WIDTH], row[packing.STATEMENT_WIDTH :]
    _, document, title, publisher, published, *words = rest
    record = packing.statement(first, pieces)
    parts = (record.source, record.cue, record.content)
    source, cue, content = (Words(said, spans) for said, spans in zip(words, parts, strict=True))
    parties = dict.fromkeys(pieces.parties.get(first[0], {}).values())
    return StatementRow(
        record=record,
        text=text,
        document=document,
        title=title,
        publisher=publisher,
        published=retrieval.instant(published),
        source=source,
        cue=cue,
        content=content,
        parties=tuple(Party(*party) for party in parties),
    )


def documents(connection: sqlite3.Connection, filters: Filters, offset: int = 0) -> Iterator[DocumentRow]:
    """The documents that pass, oldest first; undated ones last. Filters of statements want one that passes. The first
    ones are passed over, as many as `offset` says."""
    where, values = of_documents(filters)
    if filters.of_statements:
        inner, values = of_statements(filters)
        inside = ("SELECT s.document FROM", _STATEMENT_TABLES, inner)
        where = f"WHERE d.number IN ({' '.join(inside)})"
    pieces = ("SELECT", DOCUMENT, "FROM", DOCUMENT_TABLES, where, OLDEST_FIRST, "LIMIT ? OFFSET ?")
    rows = connection.execute(" ".join(pieces), (*values, limit(filters), offset))
    return (document_row(connection, row) for row in rows)


def documents_numbered(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[DocumentRow]:
    """The documents of these numbers in this file, oldest first."""
    where = "WHERE d.number IN (SELECT value FROM json_each(?))"
    pieces = ("SELECT", DOCUMENT, "FROM", DOCUMENT_TABLES, where, OLDEST_FIRST)
    rows = connection.execute(" ".join(pieces), (json.dumps(list(numbers)),))
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


def size(connection: sqlite3.Connection) -> int:
    """About how many statements there are: what was read anew may count twice."""
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM statements").fetchone()
    return int(number)


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
