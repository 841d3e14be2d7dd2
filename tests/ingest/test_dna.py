"""Files of DNA 3, by the tables that its program makes: documents come in, codings are counted, damage is one line."""

import contextlib
import sqlite3
from importlib import resources
from typing import Any

import pytest

from onrecord.ingest import Hints, ingest_bytes
from onrecord.ingest.dna import CodedByHand, read_coded

TEXT = "🕊 “The harbour is shut,” said Teodor Žalvic."


def file(*documents: tuple[Any, ...], coded: bool = False, more: str = "") -> bytes:
    """A file of DNA with documents of (title, text, author, source, date)."""
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        made.executescript((resources.files("onrecord.formats.dna") / "schema.sql").read_text())
        made.execute("INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Edda', '')")
        made.executemany(
            "INSERT INTO DOCUMENTS (Title, Text, Author, Source, Date, Coder) VALUES (?, ?, ?, ?, ?, 1)", documents
        )
        if coded:
            made.executescript(
                "INSERT INTO STATEMENTS VALUES (1, 1, 1, 4, 23, 1);"
                "INSERT INTO ENTITIES (ID, VariableId, Value)"
                " VALUES (1, 1, 'Teodor Žalvic'), (2, 3, 'Shut'), (3, 2, '');"
                "INSERT INTO DATASHORTTEXT VALUES (1, 1, 1, 1), (2, 1, 3, 2), (3, 1, 2, 3);"
                "INSERT INTO DATABOOLEAN VALUES (1, 1, 4, 0);"
            )
        made.executescript(more)
        made.commit()
        return made.serialize()


def sound() -> bytes:
    """A small one, with all that its reader looks at."""
    return file(("Shut", TEXT * 9, "Edda", "Harbour News", 1_772_409_600), ("Open", TEXT, "", "", 0), coded=True)


def test_documents_come_in_with_what_is_said_of_them() -> None:
    (found,) = ingest_bytes(file(("Shut", TEXT, "Edda Rónval", "Harbour News", 1_772_409_600)), "a.dna", Hints())
    assert found.document is not None
    assert found.document.text == TEXT
    assert (found.document.title, found.document.author) == ("Shut", "Edda Rónval")
    assert (found.document.publisher, str(found.document.published)) == ("Harbour News", "2026-03-02")
    assert found.location == "a.dna document 1"
    assert found.problems == ()


@pytest.mark.parametrize("date", [0, 10**17, "soon", -(10**12)])
def test_a_date_that_is_none_is_none(date: object) -> None:
    (found,) = ingest_bytes(file(("t", TEXT, "", "", date)), "a.dna", Hints())
    assert found.document is not None
    assert found.document.published is None


def test_codings_are_counted_and_stay_their_coders() -> None:
    data = file(("Shut", TEXT, "", "", 0), coded=True)
    document, noted = ingest_bytes(data, "a.dna", Hints())
    assert document.document is not None
    assert noted.problems[0].message == "its 1 coded statements were not read, only its documents: 1 by Edda"
    assert list(read_coded(data)) == [CodedByHand(1, 3, 22, "Edda", "Teodor Žalvic", "", "Shut", agrees=False)]
    assert TEXT[3:22] == "The harbour is shut"


def test_a_document_without_text_costs_itself() -> None:
    first, second = ingest_bytes(file(("a", "", "", "", 0), ("b", TEXT, "", "", 0)), "a.dna", Hints())
    assert first.document is None
    assert second.document is not None


ENDLESS = (
    "DROP TABLE DOCUMENTS; CREATE VIEW DOCUMENTS AS WITH RECURSIVE r (ID) AS (SELECT 1 UNION ALL SELECT ID + 1 FROM r)"
    " SELECT ID, '' AS Title, 'x' AS Text, '' AS Author, '' AS Source, '' AS Section, '' AS Notes, '' AS Type,"
    " 0 AS Date FROM r;"
)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"not SQLite", "no file of DNA 3"),
        (file(("t", TEXT, "", "", 0))[:5000], "damaged or no file of DNA 3"),
        (file(more="DROP TABLE CODERS;"), "it lacks tables of DNA 3"),
        (file(more=ENDLESS), "it lacks tables of DNA 3"),
        (file(), "has no documents"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, told: str) -> None:
    (found,) = ingest_bytes(data, "a.dna", Hints())
    assert found.document is None
    assert told in found.problems[0].message
