"""Everything in a ledger checked against itself; the one rule: whatever is wrong is reported, and the check goes on."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import IntegrityError
from onrecord.ledger import packing, retrieval, tables
from onrecord.ledger.connection import snapshot
from onrecord.ledger.rows import Checked
from onrecord.records import Problem, ProblemKind, Span, Spans, sha256, statement_id, words

_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_INDEXES = {  # rank 1: compared with the words in the tables, too
    "statements": "INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)",
    "actors": "INSERT INTO actors_fts (actors_fts, rank) VALUES ('integrity-check', 1)",
    "documents": "INSERT INTO documents_fts (documents_fts, rank) VALUES ('integrity-check', 1)",
}

_PLACES = ("further_spans", "mentions", "roles", "times", "quantities", "counted", "marked")


@dataclass(slots=True)
class _Findings:
    """What is wrong with one thing."""

    where: str
    problems: list[Problem] = field(default_factory=list)

    def expect(self, holds: object, message: str) -> None:
        if not holds:
            self.problems.append(Problem(ProblemKind.INTEGRITY, message, self.where))

    @contextmanager
    def surviving(self) -> Iterator[None]:
        """What cannot even be read is a finding too; a ledger that is merely busy is not."""
        try:
            yield
        except (IntegrityError, ValueError) as error:
            self.expect(holds=False, message=str(error))
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _BROKEN:
                raise
            self.expect(holds=False, message=f"the file is damaged here: {error}")


def verify(connection: sqlite3.Connection, path: Path) -> Iterator[Checked]:
    """Every document with its statements, one at a time, then the file: its references, indexes and pages."""
    file = _Findings(str(path))
    names: list[tuple[int, str]] = []
    with file.surviving():
        names = connection.execute("SELECT number, id FROM documents ORDER BY number").fetchall()
    for number, name in names:
        with snapshot(connection):
            checked = _document(connection, number, name)
        yield checked
    for check in (_references, _indexes, _pages):
        with file.surviving():
            check(connection, file)
    yield Checked(str(path), problems=tuple(file.problems))


def _document(connection: sqlite3.Connection, number: int, name: str) -> Checked:
    findings = _Findings(name)
    statements: list[int] = []
    further = 0
    with findings.surviving():
        _original(connection, number, findings)
    with findings.surviving():
        text = _text(connection, number, findings)
        statements.extend(_statements(connection, number, text, findings))
        further = _understanding(connection, number, text, findings)
    with findings.surviving():
        row = connection.execute("SELECT statements FROM readings WHERE document = ?", (number,)).fetchone()
        expected = row[0] if row else 0
        found = len(statements)
        findings.expect(found == expected, f"it has {found} statements where {expected} were recorded")
    return Checked(name, 1, len(statements), sum(statements) + further, tuple(findings.problems))


def _original(connection: sqlite3.Connection, number: int, findings: _Findings) -> None:
    hashed = sha256(retrieval.original(connection, number))
    findings.expect(f"sha256:{hashed}" == findings.where, "its original bytes are not the ones that its id names")


def _text(connection: sqlite3.Connection, number: int, findings: _Findings) -> str:
    row = connection.execute(
        "SELECT CAST(text AS BLOB), text_sha256, characters, published FROM documents WHERE number = ?", (number,)
    ).fetchone()
    if row is None:
        raise IntegrityError("it is listed, and it is gone")
    stored, hashed, characters, published = row
    text = str(stored, "utf-8", "replace")
    findings.expect(sha256(stored) == hashed, "its text is not the one that was recorded: the hash differs")
    findings.expect(len(text) == characters, f"its text has {len(text)} characters where {characters} were recorded")
    with findings.surviving():
        retrieval.instant(published)
    for table in ("passages", "locators"):
        for start, end in connection.execute(f'SELECT start, "end" FROM {table} WHERE document = ?', (number,)):  # noqa: S608 - the two names above
            with findings.surviving():
                Span(start, end).cut(text)
    return text


def _statements(connection: sqlite3.Connection, number: int, text: str, findings: _Findings) -> Iterator[int]:
    """How many spans each statement has, once they have been checked."""
    rows = connection.execute(
        "SELECT s.number, s.id, s.source_text, s.cue_text, s.content_text, s.parent IS NULL OR parent.number NOT NULL"
        " FROM statements s LEFT JOIN statements parent ON parent.number = s.parent AND parent.document = s.document"
        " WHERE s.document = ? ORDER BY s.number",
        (number,),
    )
    for statement, name, *stored, has_parent in rows:
        found = _Findings(f"{findings.where} statement {name}")
        parts: tuple[Spans, ...] = ()
        found.expect(has_parent, "the statement that it stands in is gone")
        with found.surviving():
            parts = packing.parts(connection, statement)
            found.expect(statement_id(findings.where, *parts) == name, "its id is not that of its spans")
            for role, spans, kept in zip(packing.ROLES, parts, stored, strict=True):
                found.expect(words(text, spans) == kept, f"the spans of its {role} do not cut the words {kept!r}")
        findings.problems.extend(found.problems)
        yield sum(map(len, parts))


def _understanding(connection: sqlite3.Connection, number: int, text: str, findings: _Findings) -> int:
    """How many places there are beyond source, cue and content, once all that was understood has been checked."""
    row = connection.execute("SELECT digest FROM readings WHERE document = ?", (number,)).fetchone()
    if row is None or row[0] is None:
        return 0
    rows = tables.held(connection, number)
    findings.expect(tables.digest(rows) == row[0], "what was read in it is not what was recorded: the digest differs")
    for *_, start, end, stored in rows["further_spans"]:
        with findings.surviving():
            cut = Span(int(start or 0), int(end or 0)).cut(text)
            findings.expect(cut == stored, f"the span [{start}, {end}) does not cut the words {stored!r}")
    retrieval.reading(connection, number)  # a record that its spans or values do not make is refused
    places = sum(row[-1] is not None for row in rows["quantities"])  # where it is, beside what says how much
    return places + sum(len(rows[name]) for name in _PLACES)


def _references(connection: sqlite3.Connection, file: _Findings) -> None:
    for table, number, other, _ in connection.execute("PRAGMA foreign_key_check"):
        row = "a row" if number is None else f"row {number}"
        file.expect(holds=False, message=f"{row} of {table} points to a row of {other} that is gone")


def _indexes(connection: sqlite3.Connection, file: _Findings) -> None:
    for table, check in _INDEXES.items():
        try:
            connection.execute(check)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _BROKEN:
                raise
            file.expect(holds=False, message=f"the full-text index of {table} does not match their words")


def _pages(connection: sqlite3.Connection, file: _Findings) -> None:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        file.expect(message == "ok", message)
