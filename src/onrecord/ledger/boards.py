"""Boards: rows of JSON that were made once of a whole ledger and are read by the page. The one rule: a board says of
what state of the ledger it was made, and is replaced at once or not at all."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from onrecord.ledger.connection import transaction

_AT_ONCE = 2_000
"""Rows that are written in one transaction: other writers get their turn in between."""
Order = tuple[int | float | str, ...]
"""A place in a list, before that of a greater one."""
JsonObject = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row of a board. `places` are the lists in which it stands, each with its place there; a row without a value
    only has places."""

    key: str
    value: Mapping[str, object] | None = None
    places: Mapping[str, Order] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """Of what state of the ledger a board was made, when, and whether that is still its state."""

    stamp: int
    at: str
    fresh: bool


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Some rows of a list of a board, with their keys, and how many the list has."""

    rows: tuple[tuple[str, JsonObject], ...]
    total: int
    made: Made


def stamp(connection: sqlite3.Connection, of: str = "ledger") -> int:
    """A number that is another one whenever what it is of has changed."""
    (number,) = connection.execute("SELECT number FROM stamps WHERE of = ?", (of,)).fetchone()
    return int(number)


def state(connection: sqlite3.Connection) -> tuple[int, int]:
    """The stamp, and the number of the newest board: what is read from the ledger is the same while both are."""
    (newest,) = connection.execute("SELECT coalesce(max(number), 0) FROM boards").fetchone()
    return stamp(connection), int(newest)


def keep(connection: sqlite3.Connection, name: str, rows: Iterable[BoardRow], made: Made) -> int:
    """Write a board and put it in the place of the one before; returns how many rows it has.

    The rows are taken as they come and may be many; what is kept in memory is their places alone.
    """
    number = unused(connection)
    lists: dict[str, list[tuple[Order, str]]] = defaultdict(list)
    count = 0
    for batch in batches(rows):
        count += len(batch)
        for row in batch:
            for wanted, order in row.places.items():
                lists[wanted].append((order, row.key))
        valued = [(number, row.key, _written(row.value)) for row in batch if row.value is not None]
        with transaction(connection):
            connection.executemany("INSERT OR REPLACE INTO board_rows (board, key, value) VALUES (?, ?, ?)", valued)
    _write_lists(connection, number, lists)
    put(connection, name, number, made)
    return count


def unused(connection: sqlite3.Connection) -> int:
    """A number for a new board."""
    (number,) = connection.execute(
        "SELECT 1 + max(coalesce((SELECT max(number) FROM boards), 0),"
        " coalesce((SELECT max(board) FROM board_rows), 0), coalesce((SELECT max(board) FROM board_lists), 0),"
        " coalesce((SELECT max(board) FROM board_columns), 0))"
    ).fetchone()
    return int(number)


def put(connection: sqlite3.Connection, name: str, number: int, made: Made) -> None:
    """Put the board that was written under a number in the place of the one before."""
    with transaction(connection):
        connection.execute(
            "INSERT OR REPLACE INTO boards (name, number, stamp, made_at) VALUES (?, ?, ?, ?)",
            (name, number, made.stamp, made.at),
        )
    clear(connection)


def clear(connection: sqlite3.Connection) -> None:
    """Take away what belongs to no board: older ones, and those that were never finished. One maker at a time."""
    stale = connection.execute(
        "SELECT number FROM board_lists WHERE board NOT IN (SELECT number FROM boards)"
    ).fetchall()
    for some in batches(number for (number,) in stale):
        with transaction(connection):
            these = (json.dumps(some),)
            connection.execute("DELETE FROM board_places WHERE list IN (SELECT value FROM json_each(?))", these)
            connection.execute("DELETE FROM board_lists WHERE number IN (SELECT value FROM json_each(?))", these)
    with transaction(connection):
        connection.execute("DELETE FROM board_columns WHERE board NOT IN (SELECT number FROM boards)")
    known = {number for (number,) in connection.execute("SELECT number FROM boards")}
    for number in _numbers(connection):
        if number not in known:
            with transaction(connection):
                connection.execute("DELETE FROM board_rows WHERE board = ?", (number,))


def _numbers(connection: sqlite3.Connection) -> Iterator[int]:
    """The boards that have rows, each looked up behind the one before: there are few, and their rows are many."""
    number = 0
    while True:
        (number,) = connection.execute("SELECT min(board) FROM board_rows WHERE board > ?", (number,)).fetchone()
        if number is None:
            return
        yield number


def made(connection: sqlite3.Connection, name: str) -> Made | None:
    """When a board was made; None where it never was."""
    row = connection.execute("SELECT stamp, made_at FROM boards WHERE name = ?", (name,)).fetchone()
    return None if row is None else Made(row[0], row[1], fresh=row[0] == stamp(connection))


def page(
    connection: sqlite3.Connection, name: str, wanted: str, offset: int = 0, limit: int | None = None
) -> BoardPage | None:
    """A stretch of a list of a board; a list that is not there is empty. None where the board was never made."""
    held = connection.execute("SELECT number, stamp, made_at FROM boards WHERE name = ?", (name,)).fetchone()
    if held is None:
        return None
    number, of, at = held
    when = Made(of, at, fresh=of == stamp(connection))
    found = connection.execute(
        "SELECT number, length FROM board_lists WHERE board = ? AND name = ?", (number, wanted)
    ).fetchone()
    if found is None:
        return BoardPage((), 0, when)
    rows = connection.execute(
        "SELECT p.key, r.value FROM board_places p LEFT JOIN board_rows r ON r.board = ? AND r.key = p.key"
        " WHERE p.list = ? AND p.position >= ? AND p.position < ? ORDER BY p.position",
        (number, found[0], offset, found[1] if limit is None else offset + limit),
    ).fetchall()
    return BoardPage(tuple((key, _read(value)) for key, value in rows), found[1], when)


def rows(connection: sqlite3.Connection, name: str, keys: Sequence[str]) -> dict[str, JsonObject]:
    """Rows of a board by their keys; those that it does not have are left out."""
    found = (
        connection.execute(
            "SELECT r.value FROM boards b JOIN board_rows r ON r.board = b.number WHERE b.name = ? AND r.key = ?",
            (name, key),
        ).fetchone()
        for key in keys
    )
    return {key: _read(row[0]) for key, row in zip(keys, found, strict=True) if row is not None}


def _write_lists(connection: sqlite3.Connection, board: int, lists: Mapping[str, list[tuple[Order, str]]]) -> None:
    (first,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM board_lists").fetchone()
    places = (
        (number, position, key)
        for number, held in enumerate(lists.values(), first)
        for position, (_, key) in enumerate(sorted(held))
    )
    heads = ((number, board, name, len(held)) for number, (name, held) in enumerate(lists.items(), first))
    for some in batches(heads):
        with transaction(connection):
            connection.executemany("INSERT INTO board_lists (number, board, name, length) VALUES (?, ?, ?, ?)", some)
    for batch in batches(places):
        with transaction(connection):
            connection.executemany("INSERT INTO board_places (list, position, key) VALUES (?, ?, ?)", batch)


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """As many of them at a time as are written, or asked for, at once."""
    source = iter(items)
    while batch := list(islice(source, _AT_ONCE)):
        yield batch


def _written(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read(value: str | None) -> JsonObject:
    return {} if value is None else dict(json.loads(value))
