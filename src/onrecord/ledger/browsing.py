"""How a ledger shows itself to a program that browses SQLite files; the one rule: questions use SQLite's own functions
alone, since nobody else has those of the ledger."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from onrecord.ledger.schema import APPLICATION_ID

_APPLICATION_ID = slice(68, 72)
"""Where SQLite keeps it: https://www.sqlite.org/fileformat2.html#application_id."""


@dataclass(frozen=True, slots=True)
class BrowsedTable:
    """A table in plain words: what it holds, which column names its rows, its full-text table, the columns to count by
    and to sort by, and what its columns mean, in which units."""

    description: str
    label: str | None
    fts: str | None
    facets: tuple[str, ...]
    sort: str | None
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BrowsedQuery:
    """A question that can be asked as it is; its parameters may be empty."""

    title: str
    description: str
    parameters: tuple[str, ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Browsed:
    """A whole ledger: its tables, those that only the program needs, and the questions."""

    title: str
    description: str
    tables: Mapping[str, BrowsedTable]
    hidden: tuple[str, ...]
    queries: Mapping[str, BrowsedQuery]


def browsed() -> Browsed:
    """What every ledger of this version shows."""
    held = tomllib.loads((resources.files("onrecord.ledger") / "datasette.toml").read_text(encoding="utf-8"))
    said = held["said"].strip()
    return Browsed(
        held["title"],
        held["description"],
        {name: _table(one) for name, one in held["tables"].items()},
        tuple(held["hidden"]),
        {name: _query(one, said) for name, one in held["queries"].items()},
    )


def is_ledger(path: Path) -> bool:
    """Whether a file says that it is a ledger, by its first bytes; nothing is opened as a database."""
    try:
        with path.open("rb") as file:
            head = file.read(_APPLICATION_ID.stop)
    except OSError:
        return False
    return int.from_bytes(head[_APPLICATION_ID]) == APPLICATION_ID


def _table(held: Mapping[str, Any]) -> BrowsedTable:
    return BrowsedTable(
        held["description"],
        held.get("label"),
        held.get("fts"),
        tuple(held.get("facets", ())),
        held.get("sort"),
        held.get("columns", {}),
    )


def _query(held: Mapping[str, Any], said: str) -> BrowsedQuery:
    sql = held["sql"].strip().replace("{said}", said)
    return BrowsedQuery(held["title"], held["description"], tuple(held.get("parameters", ())), sql)
