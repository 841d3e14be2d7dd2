"""One SQLite file, opened and spoken to; the one rule: no error of sqlite3 leaves the ledger untranslated."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import LedgerError, LedgerUnreadyError

OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
_CHECKS_OF_OURS = (sqlite3.ProgrammingError, sqlite3.InterfaceError)  # misuse of the module is a defect, not news

_ADVICE = {
    sqlite3.SQLITE_NOTADB: "is not a ledger: not a SQLite file; give another path",
    sqlite3.SQLITE_BUSY: "is in use by another program; wait until that has finished, then try again",
    sqlite3.SQLITE_LOCKED: "is in use by another program; wait until that has finished, then try again",
    sqlite3.SQLITE_READONLY: "cannot be written; make the file and its folder writable, or give another path",
    sqlite3.SQLITE_PERM: "cannot be written; make the file and its folder writable, or give another path",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened; make its folder exist and be writable, or give another path",
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full; nothing recorded so far is lost",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports an error; keep a copy, then try another disk",
    sqlite3.SQLITE_CORRUPT: "is damaged; keep the file, and go back to a copy of it",
}
_PASSING = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
"""What may be otherwise in a while."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what sqlite3 raises into a LedgerError that names the file and says what to do."""
    try:
        yield
    except _CHECKS_OF_OURS:
        raise
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        advice = None if code is None else _ADVICE.get(code & 0xFF)
        kind = LedgerUnreadyError if code is not None and code & 0xFF in _PASSING else LedgerError
        raise kind(f"{path} {advice}" if advice else f"{path}: {error}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is recorded, or nothing; other writers wait their turn."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite has rolled back by itself after some errors
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything read inside is of one moment, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def connect(path: Path, patience: float) -> sqlite3.Connection:
    """Open or create the file; `patience` is how many seconds to wait for another writer."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LedgerError(f"this Python brings SQLite {sqlite3.sqlite_version}; onrecord needs 3.37 or newer")
    if path.is_dir():
        raise LedgerError(f"{path} is a folder; give the path of a file in it")
    if not path.parent.is_dir():
        raise LedgerError(f"{path} cannot be opened: there is no folder {path.parent}; make it first")
    return _connected(path, patience)


def connect_to_read(path: Path, patience: float) -> sqlite3.Connection:
    """Open a file that is there so that nothing can be written through it."""
    connection = _connected(f"{path.absolute().as_uri()}?mode=ro", patience)
    connection.execute("PRAGMA query_only = ON")
    return connection


def configure(connection: sqlite3.Connection) -> None:
    """Set what holds for a connection and not for the file."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # a commit is on the disk, power cuts included


def _connected(target: Path | str, patience: float) -> sqlite3.Connection:
    # Handed from thread to thread by whoever holds it, and never used by two at once.
    connection = sqlite3.connect(
        target, timeout=patience, isolation_level=None, check_same_thread=False, uri=isinstance(target, str)
    )
    connection.create_function("fold", 1, folded, deterministic=True)
    return connection


def folded(text: str | None) -> str | None:
    """The text without case and diacritics, for comparing names."""
    if text is None:
        return None
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
