"""Opening a file: what is no ledger is left alone and named, with what to do about it."""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Filters, Ledger
from onrecord.ledger.connection import OLDEST_SQLITE, folded, transaction, translated
from onrecord.records import Problem, ProblemKind, Reading

FOG = Problem(ProblemKind.EMPTY, "there is no text", "fog.txt", 1.0)


def not_sqlite(path: Path) -> None:
    path.write_text("Harbour news, not a database. " * 100)


def another_program(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def another_application(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 7")


def newer_schema(path: Path) -> None:
    Ledger.open(path).close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (not_sqlite, "is not a ledger: not a SQLite file"),
        (another_program, "is the SQLite file of another program"),
        (another_application, "is the SQLite file of another program"),
        (newer_schema, "was written by a newer onrecord .schema 9999"),
        (folder, "is a folder"),
    ],
)
def test_what_is_no_ledger_of_ours_is_refused_untouched(path: Path, made: Callable[[Path], None], said: str) -> None:
    made(path)
    before = path.is_file() and path.read_bytes()
    with pytest.raises(LedgerError, match=said) as raised:
        Ledger.open(path)
    assert str(path) in str(raised.value)
    assert (path.is_file() and path.read_bytes()) == before
    assert list(path.parent.iterdir()) == [path]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"there is no folder .*nowhere; make it first"):
        Ledger.open(tmp_path / "nowhere" / "onrecord.db")


def test_a_question_does_not_make_a_ledger(path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger at"):
        Ledger.open(path, create=False)
    assert not path.exists()
    Ledger.open(path).close()
    Ledger.open(path, create=False).close()


def test_a_path_may_be_a_string(path: Path) -> None:
    with Ledger.open(str(path)) as ledger:
        assert ledger.path == path


@pytest.fixture
def guarded() -> Iterator[Path]:
    """A folder, and after the ledger in it has been made, nobody's right to write there; not even the superuser's."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@contextlib.contextmanager
def unprivileged(place: Path) -> Iterator[None]:
    place.chmod(0o555)
    for file in place.iterdir():
        file.chmod(0o444)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)
        place.chmod(0o755)


def test_a_place_where_nothing_may_be_written_is_named(guarded: Path) -> None:
    with unprivileged(guarded), pytest.raises(LedgerError, match="cannot be opened; make its folder exist and be"):
        Ledger.open(guarded / "onrecord.db")


def test_a_file_that_may_not_be_written_is_named(guarded: Path) -> None:
    Ledger.open(guarded / "onrecord.db").close()
    with unprivileged(guarded), pytest.raises(LedgerError, match=r"onrecord\.db cannot be (written|opened); make"):
        Ledger.open(guarded / "onrecord.db")


def test_a_file_that_may_only_be_read_can_be_read(path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add_problems([FOG])
    only_read = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
    with Ledger(only_read, path) as ledger:
        assert list(ledger.problems()) == [FOG]
        with pytest.raises(LedgerError, match="cannot be written; make the file and its folder writable"):
            ledger.add_problems([FOG])


def test_a_writer_that_does_not_finish_is_named(path: Path) -> None:
    with Ledger.open(path) as ledger, Ledger.open(path, patience=0.01) as second:
        ledger._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is in use by another program; wait"):
            second.add_problems([FOG])
        ledger._connection.execute("ROLLBACK")
        second.add_problems([FOG])
        assert list(ledger.problems()) == [FOG]


def test_reading_goes_on_while_another_writes(path: Path) -> None:
    with Ledger.open(path) as ledger, Ledger.open(path, patience=0.01) as second, transaction(ledger._connection):
        ledger._connection.execute("DELETE FROM problems")
        assert list(second.problems()) == []


def test_a_full_disk_loses_nothing(ledger: Ledger, read: Callable[..., Reading]) -> None:
    reading = read()
    ledger.add(reading, reading.document.text.encode(), "news.txt")
    (pages,) = ledger._connection.execute("PRAGMA page_count").fetchone()
    ledger._connection.execute(f"PRAGMA max_page_count = {pages}")
    long = read(reading.document.text + " Fog." * 50_000)
    with pytest.raises(LedgerError, match="the disk is full; nothing recorded so far is lost"):
        ledger.add(long, long.document.text.encode(), "long.txt")
    assert [row.id for row in ledger.documents()] == [reading.document.id]
    assert not any(checked.problems for checked in ledger.verify())


def test_a_damaged_file_is_named(path: Path, read: Callable[..., Reading]) -> None:
    reading = read()
    with Ledger.open(path) as ledger:
        ledger.add(reading, reading.document.text.encode(), "news.txt")
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    with pytest.raises(LedgerError, match="is damaged; keep the file"), Ledger.open(path) as ledger:
        list(ledger.statements(Filters()))


def test_an_unforeseen_error_is_told_in_its_own_words(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"x\.db: too many tables"), translated(tmp_path / "x.db"):
        raise sqlite3.OperationalError("too many tables")


def test_a_mistake_of_ours_is_not_dressed_up_as_news(path: Path) -> None:
    ledger = Ledger.open(path)
    ledger.close()
    with pytest.raises(sqlite3.ProgrammingError):
        ledger.holds("sha256:00", "reader-1", "balanced")  # type: ignore[arg-type]


def test_an_old_sqlite_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (OLDEST_SQLITE[0], OLDEST_SQLITE[1] - 1, 9))
    with pytest.raises(LedgerError, match=r"onrecord needs 3\.37 or newer"):
        Ledger.open(path)


def test_an_interrupted_transaction_leaves_nothing(ledger: Ledger) -> None:
    def interrupted() -> None:
        with transaction(ledger._connection):
            ledger._connection.execute("CREATE TABLE half (n INTEGER)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not ledger._connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'half'").fetchall()


@pytest.mark.parametrize(
    ("text", "expected"), [("Orvánia", "orvania"), ("ÉLAN", "elan"), ("Straße", "strasse"), (None, None)]
)
def test_names_are_compared_without_case_and_diacritics(text: str | None, expected: str | None) -> None:
    assert folded(text) == expected


def test_moving_the_file_moves_the_ledger(path: Path, tmp_path: Path) -> None:
    with Ledger.open(path) as ledger:
        ledger.add_problems([FOG])
    shutil.move(path, tmp_path / "moved.db")
    assert list(tmp_path.iterdir()) == [tmp_path / "moved.db"]
    with Ledger.open(tmp_path / "moved.db") as ledger:
        assert list(ledger.problems()) == [FOG]
