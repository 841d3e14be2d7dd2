"""The shape of a ledger file and its history; the one rule: a released migration never changes, a new one follows."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from onrecord.errors import LedgerError
from onrecord.ledger.connection import transaction

APPLICATION_ID = int.from_bytes(b"onrc")  # how `file` and others know a ledger from any other SQLite file


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step from the schema before it."""

    number: int
    sql: str

    def statements(self) -> Iterator[str]:
        """The SQL, statement by statement, each of which can run inside a transaction."""
        statement = ""
        for line in self.sql.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                yield statement
                statement = ""


def migrations() -> tuple[Migration, ...]:
    """Every step there is, in order; the number is the beginning of the file's name."""
    folder = resources.files("onrecord.ledger") / "migrations"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return tuple(Migration(int(file.name.split("_")[0]), file.read_text(encoding="utf-8")) for file in files)


def migrate(connection: sqlite3.Connection, path: Path, steps: tuple[Migration, ...]) -> None:
    """Bring the file to the last of `steps`, each in its own transaction; LedgerError where it is not ours or newer."""
    _refuse_strangers(connection, path, steps[-1].number)
    (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    if journal != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    for step in steps:
        if _pragma(connection, "user_version") >= step.number:
            continue
        with transaction(connection):
            if _pragma(connection, "user_version") >= step.number:
                continue  # another program has taken this step while we waited
            for statement in step.statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {step.number}")


def check(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    """LedgerError where the file is not of this version; nothing is changed."""
    _refuse_strangers(connection, path, newest)
    version = _pragma(connection, "user_version")
    if version < newest:
        raise LedgerError(
            f"{path} was written by an older onrecord (schema {version}, this one has {newest}); bring it up to date"
            f" with `onrecord overview --ledger {path}`"
        )


def _refuse_strangers(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    application = _pragma(connection, "application_id")
    if application != APPLICATION_ID and (application or tables):
        raise LedgerError(f"{path} is the SQLite file of another program, not a ledger; give another path")
    version = _pragma(connection, "user_version")
    if version > newest:
        raise LedgerError(
            f"{path} was written by a newer onrecord (schema {version}, this one knows {newest}); upgrade onrecord"
        )


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)
