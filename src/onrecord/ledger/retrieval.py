"""Records taken back out whole, as they were put in; the one rule: what does not fit together is refused."""

import datetime as dt
import sqlite3
import zlib
from collections.abc import Iterator

from onrecord.errors import IntegrityError, LedgerError
from onrecord.ledger import binding, packing
from onrecord.ledger.rows import Held
from onrecord.records import (
    Document,
    Locator,
    LocatorKind,
    Passage,
    PassageKind,
    Problem,
    ProblemKind,
    Reading,
    Selection,
    Span,
)


def find(connection: sqlite3.Connection, document_id: str) -> int | None:
    """The number of a document in this file; None where it is not held."""
    row = connection.execute("SELECT number FROM documents WHERE id = ?", (document_id,)).fetchone()
    return None if row is None else int(row[0])


def locate(connection: sqlite3.Connection, document_id: str) -> int:
    """The number of a document in this file; LedgerError where it is not held."""
    number = find(connection, document_id)
    if number is None:
        raise LedgerError(f"the ledger does not hold {document_id}; add it first")
    return number


def document(connection: sqlite3.Connection, number: int) -> Document:
    """The document with its text and the passages that its markup set apart."""
    title, publisher, author, published, language, url, media_type, original_sha256, text = connection.execute(
        "SELECT title, publisher, author, published, language, url, media_type, original_sha256, text"
        " FROM documents WHERE number = ?",
        (number,),
    ).fetchone()
    passages = connection.execute(
        'SELECT kind, start, "end" FROM passages WHERE document = ? ORDER BY position', (number,)
    )
    return Document(
        text=text,
        original_sha256=original_sha256,
        title=title,
        publisher=publisher,
        author=author,
        published=instant(published),
        language=language,
        url=url,
        media_type=media_type,
        passages=tuple(Passage(Span(start, end), PassageKind(kind)) for kind, start, end in passages),
        locators=locators(connection, number),
    )


def locators(connection: sqlite3.Connection, number: int) -> tuple[Locator, ...]:
    """Where the stretches of a document's text stand in its original."""
    rows = connection.execute(
        'SELECT kind, label, start, "end" FROM locators WHERE document = ? ORDER BY position', (number,)
    )
    return tuple(Locator(Span(start, end), LocatorKind(kind), label) for kind, label, start, end in rows)


def original(connection: sqlite3.Connection, number: int) -> bytes:
    """The bytes that the document was read from; IntegrityError where they are gone or spoilt."""
    row = connection.execute("SELECT codec, size, bytes FROM originals WHERE document = ?", (number,)).fetchone()
    if row is None:
        raise IntegrityError("its original bytes are gone")
    codec, size, stored = row
    try:
        data = bytes(zlib.decompress(stored) if codec == "zlib" else stored)
    except zlib.error as error:
        raise IntegrityError(f"its original bytes cannot be unpacked: {error}") from error
    if len(data) != size:
        raise IntegrityError(f"it keeps {len(data)} original bytes of {size}")
    return data


def reader(connection: sqlite3.Connection, number: int) -> tuple[str, Selection] | None:
    """The model that has read the document, and its selection; None where none has."""
    row = connection.execute("SELECT model, selection FROM readings WHERE document = ?", (number,)).fetchone()
    return None if row is None else (row[0], Selection(row[1]))


def is_read(connection: sqlite3.Connection, number: int, model: str, selection: Selection) -> bool:
    """Whether this model has read the document with this selection, and all of what is read today."""
    row = connection.execute(
        "SELECT model, selection FROM readings WHERE document = ? AND digest IS NOT NULL", (number,)
    ).fetchone()
    return row is not None and tuple(row) == (model, selection)


def reading(connection: sqlite3.Connection, number: int) -> Reading | None:
    """What is recorded of the document; None where no model has read it."""
    read = reader(connection, number)
    if read is None:
        return None
    model, selection = read
    asked = ("SELECT", packing.STATEMENT, "FROM", packing.STATEMENT_TABLES, "WHERE s.document = ? ORDER BY s.number")
    rows = connection.execute(" ".join(asked), (number,)).fetchall()
    pieces = packing.pieces(connection, [row[0] for row in rows])
    statements = tuple(packing.statement(row, pieces) for row in rows)
    return Reading(
        document(connection, number),
        statements,
        model,
        problems=tuple(_read_problems(connection, number)),
        selection=selection,
        actors=tuple(packing.actors(connection, number)),
        times=tuple(packing.times(connection, number)),
        quantities=tuple(packing.quantities(connection, number)),
        commitments=tuple(binding.commitments(connection, number)),
        grounds=tuple(binding.grounds(connection, number)),
    )


def held(connection: sqlite3.Connection, number: int) -> Held:
    """What the document holds beside statements."""
    return Held(
        tuple(packing.actors(connection, number)),
        tuple(packing.quantities(connection, number)),
        tuple(packing.times(connection, number)),
    )


def problems(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Every problem there is, in the order in which they were noted."""
    rows = connection.execute('SELECT kind, message, location, share, start, "end" FROM problems ORDER BY number')
    return (_problem(row) for row in rows)


def instant(published: str | None) -> dt.date | dt.datetime | None:
    """A date, or an instant with its zone, from its ISO form."""
    if published is None:
        return None
    return (
        dt.date.fromisoformat(published)
        if len(published) == len("2000-01-01")
        else dt.datetime.fromisoformat(published)
    )


def _read_problems(connection: sqlite3.Connection, number: int) -> Iterator[Problem]:
    rows = connection.execute(
        'SELECT kind, message, location, share, start, "end" FROM problems'
        " WHERE document = ? AND from_reading = 1 ORDER BY number",
        (number,),
    )
    return (_problem(row) for row in rows)


def _problem(row: tuple[str, str, str, float | None, int | None, int | None]) -> Problem:
    kind, message, where, share, start, end = row
    span = None if start is None or end is None else Span(start, end)
    return Problem(ProblemKind(kind), message, where, share, span)
