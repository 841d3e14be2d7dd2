"""Wordings that nobody uses any more, found without looking at all of them."""

import sqlite3
from importlib import resources


def test_what_loses_a_place_is_noted() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        "CREATE TABLE wordings (number INTEGER PRIMARY KEY); CREATE TABLE statements (number INTEGER PRIMARY KEY);"
        "CREATE TABLE propositions (statement INTEGER NOT NULL REFERENCES statements (number) ON DELETE CASCADE,"
        " part INTEGER NOT NULL, wording INTEGER NOT NULL REFERENCES wordings (number));"
        "INSERT INTO wordings VALUES (1), (2), (3); INSERT INTO statements VALUES (1), (2);"
        "INSERT INTO propositions VALUES (1, 0, 1), (2, 0, 2); PRAGMA foreign_keys = ON;"
    )
    migrations = resources.files("onrecord.ledger") / "migrations"
    connection.executescript((migrations / "013_loosened.sql").read_text(encoding="utf-8"))
    assert connection.execute("SELECT wording FROM loosened").fetchall() == [(3,)]  # from before it was noted

    connection.execute("DELETE FROM statements WHERE number = 1")

    assert connection.execute("SELECT wording FROM loosened ORDER BY wording").fetchall() == [(1,), (3,)]
