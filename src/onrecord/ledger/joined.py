"""Actors joined across documents, kept to be looked up one by one. The one rule: they follow from readings and
judgements, and whoever asks is told whether they still do."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.ledger.boards import stamp
from onrecord.ledger.connection import folded, transaction

_LETTERS = 3
"""Letters of a piece of a name, by which names are found."""
_FEW = 200
"""Names that have the most pieces of those looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of all documents, as far as a statement needs to name it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptActor:
    """An actor of all documents: its names, and its members, each a document's id and the actor's id there."""

    id: str
    name: str
    type: str
    names: tuple[str, ...]
    members: tuple[tuple[str, str], ...]


def keep(connection: sqlite3.Connection, actors: Iterable[KeptActor], of: int) -> None:
    """Put these actors in the place of those that are kept; only what differs is written, in one transaction.

    `of` is the stamp of the actors of which they were made.
    """
    _gather(connection, actors)
    try:
        with transaction(connection):
            for step in _STEPS:
                connection.execute(step)
            connection.execute("INSERT OR REPLACE INTO stamps (of, number) VALUES ('joined', ?)", (of,))
    finally:
        connection.execute("DROP TABLE temp.new_joined")
        connection.execute("DROP TABLE temp.new_members")


def state(connection: sqlite3.Connection) -> bool | None:
    """Whether the actors that are kept are those of the ledger as it is; None where none were ever kept."""
    row = connection.execute("SELECT number FROM stamps WHERE of = 'joined'").fetchone()
    return None if row is None else row[0] == stamp(connection, "actors")


def known(connection: sqlite3.Connection, document: str) -> Mapping[str, Known]:
    """Who the actors of a document are, by their ids there; those of whom nothing is kept are left out."""
    rows = connection.execute(
        "SELECT a.id, j.id, j.name FROM documents d JOIN actors a ON a.document = d.number"
        " JOIN joined_members m ON m.actor = a.number JOIN joined j ON j.number = m.joined WHERE d.id = ?",
        (document,),
    )
    return {here: Known(actor, name) for here, actor, name in rows}


def named_like(connection: sqlite3.Connection, words: str) -> list[tuple[str, tuple[str, ...]]]:
    """Actors with a name that has pieces of three letters of the words, by id, each with its names: those with the most
    telling pieces first, and no more than 200."""
    plain = " ".join((folded(words) or "").replace('"', " ").split())
    pieces = dict.fromkeys(plain[at : at + _LETTERS] for at in range(len(plain) - _LETTERS + 1))
    if not pieces:
        return []
    wanted = " OR ".join(f'"{piece}"' for piece in pieces)
    rows = connection.execute(
        "SELECT j.id, j.names FROM joined_fts JOIN joined j ON j.number = joined_fts.rowid"
        " WHERE joined_fts MATCH ? ORDER BY joined_fts.rank LIMIT ?",
        (wanted, _FEW),
    )
    return [(actor, tuple(json.loads(names))) for actor, names in rows]


def _gather(connection: sqlite3.Connection, actors: Iterable[KeptActor]) -> None:
    """The new state, beside the file, where it is in nobody's way."""
    connection.execute(
        "CREATE TEMP TABLE new_joined (id TEXT PRIMARY KEY, name TEXT, type TEXT, names TEXT, plain TEXT)"
    )
    connection.execute("CREATE TEMP TABLE new_members (document TEXT, actor TEXT, joined TEXT)")
    for one in actors:
        names = json.dumps(one.names, ensure_ascii=False)
        plain = "\n".join(dict.fromkeys(folded(name) or "" for name in one.names))
        connection.execute("INSERT INTO new_joined VALUES (?, ?, ?, ?, ?)", (one.id, one.name, one.type, names, plain))
        connection.executemany(
            "INSERT INTO new_members VALUES (?, ?, ?)", ((*member, one.id) for member in one.members)
        )


_STEPS = (
    """
    DELETE FROM joined_fts WHERE rowid IN (
        SELECT j.number FROM joined j LEFT JOIN new_joined n ON n.id = j.id WHERE n.names IS NOT j.names
    )""",
    "DELETE FROM joined WHERE id NOT IN (SELECT id FROM new_joined)",
    """
    INSERT INTO joined (id, name, type, names) SELECT id, name, type, names FROM new_joined WHERE true
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, type = excluded.type, names = excluded.names
    WHERE name <> excluded.name OR type <> excluded.type OR names <> excluded.names""",
    """
    INSERT INTO joined_fts (rowid, names) SELECT j.number, n.plain FROM joined j JOIN new_joined n ON n.id = j.id
    WHERE j.number NOT IN (SELECT rowid FROM joined_fts)""",
    "DELETE FROM joined_members WHERE joined NOT IN (SELECT number FROM joined)",
    """
    INSERT INTO joined_members (actor, joined) SELECT a.number, j.number FROM new_members n
    JOIN documents d ON d.id = n.document JOIN actors a ON a.document = d.number AND a.id = n.actor
    JOIN joined j ON j.id = n.joined WHERE true
    ON CONFLICT (actor) DO UPDATE SET joined = excluded.joined WHERE joined <> excluded.joined""",
)
"""In one transaction; names that have not changed are not indexed anew."""
