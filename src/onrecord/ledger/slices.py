"""Stretches of long lists. The one rule: a page costs what stands before it in whole documents, not what the ledger
holds."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from onrecord.ledger import filtering, queries
from onrecord.ledger.rows import Filters, StatementRow

_AT_ONCE = 1_000
"""Statements that are fetched together."""
_CHUNK = 40
"""Documents whose statements are looked at together."""


def statements(connection: sqlite3.Connection, filters: Filters, offset: int) -> Iterator[StatementRow]:
    """The statements that pass in their order, without the first ones; `limit` counts those behind them.

    Words are looked up in the index first, whatever they cost; all else is looked for document by document.
    """
    words = (filters.actor, filters.about, filters.via) != (None, None, None)
    if words or (filters.limit is None and filters.of_statements):
        most = None if filters.limit is None else filters.limit + offset
        return islice(queries.statements(connection, replace(filters, limit=most)), offset, None)
    return _numbered(connection, islice(_numbers(connection, filters, offset), filters.limit))


def _numbered(connection: sqlite3.Connection, numbers: Iterator[int]) -> Iterator[StatementRow]:
    while chunk := list(islice(numbers, _AT_ONCE)):
        yield from queries.numbered(connection, chunk)


def _numbers(connection: sqlite3.Connection, filters: Filters, offset: int) -> Iterator[int]:
    """The numbers of the statements behind the first ones; whole documents are passed over by their counts."""
    where, values = filtering.of_documents(filters)
    pieces = (
        "SELECT d.number, r.statements FROM documents d JOIN readings r ON r.document = d.number",
        where,
        queries.OLDEST_FIRST,
    )
    walk = connection.execute(" ".join(pieces), values)
    left = offset
    while chunk := list(islice(walk, _CHUNK)):
        held = sum(count for _, count in chunk)
        if not filters.of_statements and held <= left:
            left -= held
            continue
        found = _inside(connection, filters, [number for number, _ in chunk])
        yield from found[left:]
        left = max(0, left - len(found))


def _inside(connection: sqlite3.Connection, filters: Filters, documents: list[int]) -> list[int]:
    within = "d.number IN (SELECT value FROM json_each(?))", (json.dumps(documents),)
    where, values = filtering.of_statements(filters, within)
    pieces = (
        "SELECT s.number FROM documents d CROSS JOIN statements s ON s.document = d.number",
        where,
        queries.OLDEST_FIRST,
        ", s.start, s.number",
    )
    return [number for (number,) in connection.execute(" ".join(pieces), values)]
