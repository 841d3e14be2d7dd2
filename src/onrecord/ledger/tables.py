"""The tables that a reading fills, and their digest; the one rule: what a reading has written, the digest covers."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.records import sha256

Value = str | int | float | None
Row = tuple[Value, ...]
Rows = Mapping[str, list[Row]]
"""Rows by the name of their table."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns as they are written, and which rows are those of a document (its number once)."""

    columns: tuple[str, ...]
    of_document: str
    indexed: bool = False
    """Whether it has a full-text index, which writes itself out after each SQL statement: many rows go in one."""


_DIRECTLY = "document = ?"
_BY_STATEMENT = "statement IN (SELECT number FROM statements WHERE document = ?)"
_BY_ACTOR = "actor IN (SELECT number FROM actors WHERE document = ?)"
_PLACE = ("start", '"end"')

TABLES: dict[str, Table] = {
    "actors": Table(("number", "document", "id", "type", "name", "names"), _DIRECTLY, indexed=True),
    "mentions": Table(("actor", "position", *_PLACE), _BY_ACTOR),
    "roles": Table(("actor", "position", "role", "former", *_PLACE), _BY_ACTOR),
    "statements": Table(
        (
            *("number", "id", "document", "parent", "kind", "source_kind", "source_text", "cue_text", "content_text"),
            *("confidence", "start", "unresolved", "act", "plover", "cameo", "quad", "degree", "polarity"),
            *("said_start", "said_end", "about_start", "about_end", "addressed", "channel"),
        ),
        _DIRECTLY,
        indexed=True,
    ),
    "spans": Table(("statement", "role", "position", *_PLACE), _BY_STATEMENT),
    "further_spans": Table(("statement", "part", "position", *_PLACE, "words"), _BY_STATEMENT),
    "parties": Table(("statement", "part", "actor"), _BY_STATEMENT),
    "unnamed_sources": Table(("statement", "id", "kind", "least", "most"), _BY_STATEMENT),
    "times": Table(("document", "position", "type", "value", "modifier", "first_day", "last_day", *_PLACE), _DIRECTLY),
    "quantities": Table(
        (
            *("document", "position", "low", "high", "unit", "comparison", "sense", "per", "as_of_start", "as_of_end"),
            *(*_PLACE, "where_start", "where_end"),
        ),
        _DIRECTLY,
    ),
    "counted": Table(("document", "quantity", "position", *_PLACE), _DIRECTLY),
    "commitments": Table(
        ("document", "position", "statement", "kind", "by_actor", "to_actor", "due_start", "due_end"), _DIRECTLY
    ),
    "grounds": Table(("document", "position", "statement", "kind", "open"), _DIRECTLY),
    "marked": Table(("document", "record", "record_position", "part", "position", *_PLACE), _DIRECTLY),
}
"""In the order in which they can be filled; emptied in the other."""

_CASCADING = frozenset({"mentions", "roles", "spans", "further_spans", "parties", "unnamed_sources"})


def fill(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write the rows."""
    for name, table in TABLES.items():
        head = f"INSERT INTO {name} ({', '.join(table.columns)}) VALUES"
        places = f"({', '.join('?' * len(table.columns))})"
        if not table.indexed:
            connection.executemany(f"{head} {places}", rows[name])
            continue
        for first in range(0, len(rows[name]), _AT_ONCE):
            batch = rows[name][first : first + _AT_ONCE]
            connection.execute(f"{head} {', '.join([places] * len(batch))}", [value for row in batch for value in row])


def empty(connection: sqlite3.Connection, document: int) -> None:
    """Take away all that was read in a document."""
    for name in ("statements", *(name for name in reversed(TABLES) if name not in _CASCADING)):
        connection.execute(f"DELETE FROM {name} WHERE document = ?", (document,))  # noqa: S608 - a name from TABLES


def held(connection: sqlite3.Connection, document: int) -> dict[str, list[Row]]:
    """The rows of a document as they were written, in no order."""
    found: dict[str, list[Row]] = {}
    for name, table in TABLES.items():
        pieces = ("SELECT", ", ".join(table.columns), "FROM", name, "WHERE", table.of_document)
        found[name] = connection.execute(" ".join(pieces), (document,)).fetchall()
    return found


def digest(rows: Mapping[str, Iterable[Row]]) -> str:
    """SHA-256 over all rows, whatever their order."""
    lines = sorted(json.dumps([name, *row]) for name, found in rows.items() for row in found)
    return sha256("\n".join(lines).encode())
