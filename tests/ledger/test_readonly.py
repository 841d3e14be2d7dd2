"""A ledger that is opened to be read: whatever would write is refused, and the file stays as it is."""

import contextlib
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Filters, Ledger, open_to_read
from onrecord.records import Problem, ProblemKind
from tests.ledger.conftest import Read

FOG = Problem(ProblemKind.EMPTY, "there is no text", "fog.txt", 1.0)


@pytest.fixture
def path(tmp_path: Path, read: Read) -> Path:
    """A ledger with one document."""
    found = tmp_path / "desk.db"
    reading = read()
    with Ledger.open(found) as ledger:
        ledger.add(reading, reading.document.text.encode(), "treaty.txt")
    return found


def test_it_reads_what_is_there(path: Path) -> None:
    with Ledger.open(path) as written, open_to_read(path) as ledger:
        assert list(ledger.statements()) == list(written.statements())
        assert list(ledger.statements(Filters(publisher="nobody"))) == []


def test_nothing_can_be_written_through_it(path: Path) -> None:
    before = path.read_bytes()
    with open_to_read(path) as ledger:
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.add_problems([FOG])
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.rebuild_reviews()
    assert path.read_bytes() == before


def test_another_process_cannot_write_through_it_either(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from onrecord.ledger import open_to_read;"
        "open_to_read(Path(sys.argv[1])).rebuild_reviews()"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "cannot be written" in ended.stderr


def test_it_sees_what_others_write_meanwhile(path: Path) -> None:
    with open_to_read(path) as ledger:
        before = list(ledger.problems())
        with Ledger.open(path) as other:
            other.add_problems([FOG])
        assert list(ledger.problems()) == [*before, FOG]


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_to_read(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("version", "told"), [(3, "older onrecord.*overview"), (9999, "newer onrecord")])
def test_another_version_is_left_as_it_is(path: Path, version: int, told: str) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LedgerError, match=told):
        open_to_read(path)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)


def test_strangers_are_refused(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.db"
    with contextlib.closing(sqlite3.connect(stranger)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(LedgerError, match="another program"):
        open_to_read(stranger)
    stranger.write_text("not SQLite " * 100)
    with pytest.raises(LedgerError, match="not a SQLite file"):
        open_to_read(stranger)
