"""Recording documents and readings; the one rule: one document, one transaction, and what was kept first stays."""

import datetime as dt
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import IntegrityError
from onrecord.ledger import retrieval, reviewing, tables
from onrecord.ledger.connection import transaction
from onrecord.ledger.rows import Added
from onrecord.ledger.unpacking import unpack
from onrecord.records import Document, Problem, ProblemKind, Reading, Statement, sha256, statement_id

_METADATA = ("title", "publisher", "author", "published", "language", "url", "media_type")


def add(
    connection: sqlite3.Connection, reading: Reading, original: bytes, location: str, found: Iterable[Problem]
) -> Added:
    """Record a document, its place, its problems and what was read in it; see Ledger.add."""
    document = reading.document
    _refuse_untrue(reading, original)
    with transaction(connection):
        number = retrieval.find(connection, document.id)
        new = number is None
        if number is None:
            number, kept = _insert_document(connection, document, original), document
        else:
            kept = retrieval.document(connection, number)
        differences = tuple(_differences(kept, document, location))
        _meet(connection, number, location, (*found, *differences))
        known = retrieval.is_read(connection, number, reading.model, reading.selection)
        if known or kept.text != document.text:
            return Added(document.id, new, problems=differences)
        _replace_reading(connection, number, reading)
    return Added(document.id, new, read=True, statements=len(reading.statements), problems=differences)


def see(connection: sqlite3.Connection, document: Document, location: str, found: Iterable[Problem]) -> Added:
    """Record that a document that is held was met again; see Ledger.see."""
    with transaction(connection):
        number = retrieval.locate(connection, document.id)
        kept = retrieval.document(connection, number)
        differences = tuple(_differences(kept, document, location))
        _meet(connection, number, location, (*found, *differences))
    return Added(document.id, new=False, problems=differences)


def note(
    connection: sqlite3.Connection,
    problems: Iterable[Problem],
    document: int | None = None,
    *,
    from_reading: bool = False,
) -> None:
    """Record problems; one that is known already changes nothing."""
    now = _now()
    connection.executemany(
        "INSERT OR IGNORE INTO problems"
        ' (id, document, from_reading, kind, message, location, share, start, "end", noted_at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (_problem_id(problem, document), document, int(from_reading), *_columns(problem), now)
            for problem in problems
        ),
    )


def _refuse_untrue(reading: Reading, original: bytes) -> None:
    """IntegrityError where a record does not say what its source says."""
    document = reading.document
    if sha256(original) != document.original_sha256:
        raise IntegrityError(f"{document.id} is not the hash of the {len(original)} bytes that came with it")
    parents = {statement.id: statement.parent for statement in reading.statements}
    if len(parents) < len(reading.statements):
        raise IntegrityError(f"{document.id}: two statements have the same id")
    for statement in reading.statements:
        if statement.id != statement_id(document.id, statement.source, statement.cue, statement.content):
            raise IntegrityError(f"statement {statement.id} of {document.id}: the id is not that of its words")
        if statement.unnamed is not None and statement.actor is not None:
            raise IntegrityError(f"statement {statement.id} of {document.id}: an unnamed source was given a name")
        _refuse_circle(statement, parents)


def _refuse_circle(statement: Statement, parents: dict[str, str | None]) -> None:
    seen = {statement.id}
    above = statement.parent
    while above is not None:
        if above in seen:
            raise IntegrityError(f"statement {statement.id} stands inside itself")
        seen.add(above)
        above = parents[above]


def _insert_document(connection: sqlite3.Connection, document: Document, original: bytes) -> int:
    cursor = connection.execute(
        "INSERT INTO documents"
        " (id, title, publisher, author, published, language, url, media_type, characters, text_sha256, added_at, text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            document.id,
            *(_stored(getattr(document, name)) for name in _METADATA),
            *(len(document.text), document.text_sha256, _now(), document.text),
        ),
    )
    number = int(cursor.fetchone()[0])
    packed = zlib.compress(original)
    codec, stored = ("zlib", packed) if len(packed) < len(original) else ("none", original)
    connection.execute(
        "INSERT INTO originals (document, codec, size, bytes) VALUES (?, ?, ?, ?)",
        (number, codec, len(original), stored),
    )
    connection.executemany(
        'INSERT INTO passages (document, position, kind, start, "end") VALUES (?, ?, ?, ?, ?)',
        (
            (number, position, passage.kind, passage.span.start, passage.span.end)
            for position, passage in enumerate(document.passages)
        ),
    )
    connection.executemany(
        'INSERT INTO locators (document, position, kind, label, start, "end") VALUES (?, ?, ?, ?, ?, ?)',
        (
            (number, position, locator.kind, locator.label, locator.span.start, locator.span.end)
            for position, locator in enumerate(document.locators)
        ),
    )
    return number


def _meet(connection: sqlite3.Connection, number: int, location: str, problems: tuple[Problem, ...]) -> None:
    """Record a place where the document was found, and the problems that it had there."""
    connection.execute(
        "INSERT OR IGNORE INTO places (document, location, first_seen) VALUES (?, ?, ?)",
        (number, _storable(location), _now()),
    )
    note(connection, problems, number)


def _differences(kept: Document, met: Document, location: str) -> Iterator[Problem]:
    if kept.text != met.text:
        read = f"{kept.media_type}, {len(kept.text)} characters"
        message = f"these bytes were read before as another text ({read}); that one is kept"
        yield Problem(ProblemKind.METADATA, message, location)
    for name in _METADATA:
        first, other = (_stored(getattr(which, name)) for which in (kept, met))
        if other is not None and other != first:
            message = f"{name} is {other} here; the ledger keeps {'none' if first is None else first}"
            yield Problem(ProblemKind.METADATA, message, location)


def _replace_reading(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """Put this reading in the place of the one before; ids that both have stay the same by their nature."""
    tables.empty(connection, number)
    connection.execute("DELETE FROM problems WHERE document = ? AND from_reading = 1", (number,))
    first_actor, first_statement = connection.execute(
        "SELECT (SELECT coalesce(max(number), 0) + 1 FROM actors),"
        " (SELECT coalesce(max(number), 0) + 1 FROM statements)"
    ).fetchone()
    rows = unpack(reading, number, first_actor, first_statement)
    connection.execute(
        "INSERT OR REPLACE INTO readings (document, model, selection, statements, read_at, digest)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (number, reading.model, reading.selection, len(reading.statements), _now(), tables.digest(rows)),
    )
    tables.fill(connection, rows)
    note(connection, reading.problems, number, from_reading=True)
    reviewing.derive(connection, reading.document.id)


def _columns(problem: Problem) -> tuple[object, ...]:
    span = problem.span
    places = (None, None) if span is None else (span.start, span.end)
    return (problem.kind, _storable(problem.message), _storable(problem.where), problem.share, *places)


def _problem_id(problem: Problem, document: int | None) -> str:
    return sha256(json.dumps([document, *_columns(problem)]).encode())[:20]


def _stored(value: str | dt.date | None) -> str | None:
    """Metadata as the ledger keeps it."""
    return value.isoformat() if isinstance(value, dt.date) else None if value is None else _storable(value)


def _storable(text: str) -> str:
    """The text with halves of characters, which names of files can have and UTF-8 cannot, written out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
