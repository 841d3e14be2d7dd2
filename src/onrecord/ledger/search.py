"""Full-text search; the one rule: what it finds comes with places in the document, never with marked-up words."""

import secrets
import sqlite3
from collections.abc import Iterator

from onrecord.ledger import filtering, queries
from onrecord.ledger.fulltext import expression
from onrecord.ledger.rows import DocumentRow, Filters, Match
from onrecord.records import Span, Spans

RANKED = 1_000
"""Matches that are ranked by relevance. Of more, the newest in the ledger come first: what stands everywhere tells too
little for a rank that would have to look at all of it."""
_GAP = len(" … ")  # what records.words puts between the pieces
_STATEMENTS_FOUND = (
    "statements_fts JOIN statements s ON s.number = statements_fts.rowid JOIN documents d ON d.number = s.document"
)
_ORDERS = {False: "ORDER BY {}.rank", True: "ORDER BY {}.rowid DESC"}
_DOCUMENTS_FOUND = "documents_fts JOIN documents d ON d.number = documents_fts.rowid"


def statement_matches(connection: sqlite3.Connection, query: str, filters: Filters) -> Iterator[Match]:
    """Statements with the words in their source or content: the most relevant first, or the newest of many.

    The pieces of a content count as one run of words: a phrase may bridge what stands between them.
    """
    wanted = expression(query)
    where, values = filtering.of_statements(filters, ("statements_fts MATCH ?", (wanted,)))
    order = _ORDERS[_count(connection, "statements_fts", wanted, RANKED + 1) > RANKED]
    pieces = ("SELECT s.number, d.number FROM", _STATEMENTS_FOUND, where, order.format("statements_fts"), "LIMIT ?")
    found = connection.execute(" ".join(pieces), (*values, filtering.limit(filters)))
    return (_statement_match(connection, wanted, *numbers) for numbers in found)


def document_matches(connection: sqlite3.Connection, query: str, filters: Filters) -> Iterator[Match]:
    """Documents with the words in their title or text: the most relevant first, or the newest of many."""
    wanted = expression(query)
    where, values = filtering.of_documents(filters, ("documents_fts MATCH ?", (wanted,)))
    order = _ORDERS[_count(connection, "documents_fts", wanted, RANKED + 1) > RANKED]
    pieces = ("SELECT d.number FROM", _DOCUMENTS_FOUND, where, order.format("documents_fts"), "LIMIT ?")
    found = connection.execute(" ".join(pieces), (*values, filtering.limit(filters)))
    return (_document_match(connection, wanted, number) for (number,) in found)


def statement_ids(connection: sqlite3.Connection, query: str, most: int) -> Iterator[str]:
    """The ids of the first statements that `statement_matches` would give."""
    wanted = expression(query)
    order = _ORDERS[_count(connection, "statements_fts", wanted, RANKED + 1) > RANKED]
    where = "WHERE statements_fts MATCH ?"
    pieces = ("SELECT s.id FROM", _STATEMENTS_FOUND, where, order.format("statements_fts"), "LIMIT ?")
    return (name for (name,) in connection.execute(" ".join(pieces), (wanted, most)))


def matches(connection: sqlite3.Connection, query: str, most: int) -> tuple[int, int]:
    """In how many statements and documents the words stand; no more than `most` are counted."""
    wanted = expression(query)
    return _count(connection, "statements_fts", wanted, most), _count(connection, "documents_fts", wanted, most)


def _count(connection: sqlite3.Connection, index: str, wanted: str, most: int) -> int:
    pieces = ("SELECT count(*) FROM (SELECT 1 FROM", index, "WHERE", index, "MATCH ? LIMIT ?)")
    return int(connection.execute(" ".join(pieces), (wanted, most)).fetchone()[0])


def _statement_match(connection: sqlite3.Connection, wanted: str, statement: int, document: int) -> Match:
    row = queries.statement(connection, statement)
    opening, closing = _markers()
    source, content = connection.execute(
        "SELECT highlight(statements_fts, 0, ?, ?), highlight(statements_fts, 1, ?, ?) FROM statements_fts"
        " WHERE statements_fts MATCH ? AND rowid = ?",
        (opening, closing, opening, closing, wanted, statement),
    ).fetchone()
    marks = (
        *_in_document(_marks(source, row.source.text, opening, closing), row.source.spans),
        *_in_document(_marks(content, row.content.text, opening, closing), row.content.spans),
    )
    return Match(_document(connection, document), _text(connection, document), tuple(sorted(marks)), row)


def _document_match(connection: sqlite3.Connection, wanted: str, document: int) -> Match:
    opening, closing = _markers()
    (marked,) = connection.execute(
        "SELECT highlight(documents_fts, 1, ?, ?) FROM documents_fts WHERE documents_fts MATCH ? AND rowid = ?",
        (opening, closing, wanted, document),
    ).fetchone()
    text = _text(connection, document)
    return Match(_document(connection, document), text, _marks(marked, text, opening, closing))


def _document(connection: sqlite3.Connection, number: int) -> DocumentRow:
    pieces = ("SELECT", queries.DOCUMENT, "FROM", queries.DOCUMENT_TABLES, "WHERE d.number = ?")
    return queries.document_row(connection, connection.execute(" ".join(pieces), (number,)).fetchone())


def _text(connection: sqlite3.Connection, number: int) -> str:
    return str(connection.execute("SELECT text FROM documents WHERE number = ?", (number,)).fetchone()[0])


def _markers() -> tuple[str, str]:
    """Two strings that no text holds."""
    nonce = secrets.token_hex(16)
    return f"{nonce}(", f"{nonce})"


def _marks(marked: str, text: str, opening: str, closing: str) -> Spans:
    """Where the marked words stand in the text; none where FTS5 has not given the text back as it is (U+0000)."""
    before, *rest = marked.split(opening)
    plain = before
    spans = []
    for piece in rest:
        word, _, after = piece.partition(closing)
        spans.append(Span(len(plain), len(plain) + len(word)))
        plain += word + after
    return tuple(spans) if plain == text else ()


def _in_document(marks: Spans, pieces: Spans) -> Iterator[Span]:
    """Places in the joined words of several pieces, as places in the document."""
    offset = 0
    for piece in pieces:
        for mark in marks:
            start, end = max(mark.start, offset), min(mark.end, offset + len(piece))
            if start < end:
                yield Span(piece.start + start - offset, piece.start + end - offset)
        offset += len(piece) + _GAP
