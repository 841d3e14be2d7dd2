"""What a ledger shows to a program that browses SQLite files: its questions run there, on an empty ledger too."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger.browsing import browsed, is_ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "desk.db"
    Ledger.open(found).close()
    return found


@pytest.mark.parametrize("name", browsed().queries)
def test_a_question_uses_no_function_of_ours(path: Path, name: str) -> None:
    query = browsed().queries[name]
    with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        for given in ("", "dam", '"', "2026-05-01", "no such ' word"):
            assert connection.execute(query.sql, dict.fromkeys(query.parameters, given)).fetchall() == []


def test_questions_are_told_in_words() -> None:
    for query in browsed().queries.values():
        assert query.title
        assert query.description.endswith(".")
        assert all(f":{name}" in query.sql for name in query.parameters)


def test_a_ledger_is_known_by_its_head(path: Path, tmp_path: Path) -> None:
    (tmp_path / "short").write_bytes(b"onrc")
    with contextlib.closing(sqlite3.connect(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE t (a)")
    found = [one for one in ("desk.db", "short", "other.db", "nowhere", ".") if is_ledger(tmp_path / one)]
    assert found == ["desk.db"]
    assert is_ledger(path)
