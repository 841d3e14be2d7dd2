"""Migrations: numbered without gaps, all or nothing, and what was recorded before is there after."""

import contextlib
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Filters, Ledger, schema
from onrecord.records import Reading, sha256


def at_version(path: Path, version: int) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    schema.migrate(connection, path, schema.migrations()[:version])
    return connection


def objects(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()


def test_numbers_have_no_gaps() -> None:
    steps = schema.migrations()
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))


@pytest.mark.parametrize("version", range(1, len(schema.migrations()) + 1))
def test_every_version_becomes_the_newest(path: Path, tmp_path: Path, version: int) -> None:
    with contextlib.closing(at_version(path, version)):
        pass
    Ledger.open(path).close()
    Ledger.open(tmp_path / "new.db").close()
    with (
        contextlib.closing(sqlite3.connect(path)) as old,
        contextlib.closing(sqlite3.connect(tmp_path / "new.db")) as new,
    ):
        assert objects(old) == objects(new)
        assert old.execute("PRAGMA user_version").fetchone() == (schema.migrations()[-1].number,)
        assert old.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
        assert old.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_documents_of_version_1_are_found_and_read_afterwards(path: Path, read: Callable[..., Reading]) -> None:
    reading = read()
    text = reading.document.text
    with contextlib.closing(at_version(path, 1)) as connection:
        connection.execute(
            "INSERT INTO documents (id, title, publisher, published, media_type, characters, text_sha256, added_at,"
            " text, number) VALUES (?, ?, ?, '2031-05-04', 'text/plain', ?, ?, '2031-05-04', ?, 1)",
            (
                *(reading.document.id, reading.document.title, reading.document.publisher),
                *(len(text), sha256(text.encode()), text),
            ),
        )
        connection.execute("INSERT INTO originals VALUES (1, 'none', ?, ?)", (len(text.encode()), text.encode()))
    with Ledger.open(path) as ledger:
        assert [match.document.id for match in ledger.document_matches("orvania", Filters())] == [reading.document.id]
        assert not any(checked.problems for checked in ledger.verify())
        assert ledger.add(reading, text.encode(), "news.txt").statements == 3
        assert not any(checked.problems for checked in ledger.verify())


def test_what_version_3_has_read_is_shown_and_counts_as_unread(path: Path, read: Callable[..., Reading]) -> None:
    reading = replace(read(locators=()), problems=())
    with Ledger.open(path) as ledger:
        ledger.add(reading, reading.document.text.encode(), "news.txt")
    with (
        contextlib.closing(sqlite3.connect(path)) as new,
        contextlib.closing(at_version(path.with_name("3"), 3)) as old,
    ):
        for table in ("documents", "originals", "passages", "places", "readings", "statements", "spans"):
            columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
            listed, places = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
            taken, put = (
                ("SELECT", listed, "FROM", table),
                ("INSERT INTO", table, "(", listed, ") VALUES (", places, ")"),
            )
            old.executemany(" ".join(put), new.execute(" ".join(taken)).fetchall())
    with Ledger.open(path.with_name("3")) as ledger:
        assert ledger.reading(reading.document.id) == reading
        assert len(list(ledger.statements(Filters(about="talks")))) == 2
        assert not any(checked.problems for checked in ledger.verify())
        assert not ledger.holds(reading.document.id, reading.model, reading.selection)
        assert ledger.add(reading, reading.document.text.encode(), "news.txt").read
        assert ledger.holds(reading.document.id, reading.model, reading.selection)
        assert ledger.reading(reading.document.id) == reading
        assert not any(checked.problems for checked in ledger.verify())


def test_a_step_that_fails_leaves_the_step_before(path: Path) -> None:
    first, *_ = schema.migrations()
    broken = schema.Migration(2, "CREATE TABLE half (n INTEGER) STRICT;\nINSERT INTO nowhere VALUES (1);\n")
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            schema.migrate(connection, path, (first, broken))
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert "half" not in dict(objects(connection))


def test_a_newer_file_is_refused(path: Path) -> None:
    with contextlib.closing(at_version(path, 2)) as connection, pytest.raises(LedgerError, match="this one knows 1"):
        schema.migrate(connection, path, schema.migrations()[:1])


def test_statements_are_cut_where_they_end() -> None:
    sql = "-- first; not yet\nCREATE TABLE a (b TEXT);\nCREATE TRIGGER c DELETE ON a BEGIN\n  SELECT 1;\nEND;\n-- end\n"
    assert [statement.split()[-1] for statement in schema.Migration(1, sql).statements()] == ["TEXT);", "END;"]


def test_several_may_make_the_same_ledger_at_once(path: Path) -> None:
    def make(_: int) -> None:
        Ledger.open(path).close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(make, range(16)))
    with Ledger.open(path) as ledger:
        assert not any(checked.problems for checked in ledger.verify())


def test_every_reference_has_an_index_and_every_table_is_strict(ledger: Ledger) -> None:
    connection = ledger._connection
    tables = [row for row in connection.execute("PRAGMA table_list") if row[2] == "table" and "_fts" not in row[1]]
    for _, table, _, _, _, strict in tables:
        if table.startswith("sqlite_"):
            continue
        assert strict, table
        leading = set()
        for index in connection.execute(f"PRAGMA index_list({table})").fetchall():
            leading.add(connection.execute(f"PRAGMA index_info({index[1]})").fetchone()[2])
        leading |= {row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5] == 1}
        for reference in connection.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            assert reference[3] in leading, f"{table}.{reference[3]}"


@pytest.mark.parametrize("table", ["documents", "statements"])
def test_datasette_finds_the_full_text_indexes(ledger: Ledger, table: str) -> None:
    looked_for = f'%VIRTUAL TABLE%USING FTS%content="{table}"%'  # the pattern in its detect_fts
    found = ledger._connection.execute("SELECT name FROM sqlite_schema WHERE sql LIKE ?", (looked_for,)).fetchall()
    assert found == [(f"{table}_fts",)]
