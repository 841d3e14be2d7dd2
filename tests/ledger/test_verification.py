"""Tampering of every kind is noticed, named with its place, and does not stop the check."""

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.records import ProblemKind, Reading, sha256

Read = Callable[..., Reading]
OTHER = "Fog closed the port.\nA pilot told the Courier that “it lifts by noon”. Harbour treaty stalls."


@pytest.fixture
def recorded(path: Path, read: Read) -> Path:
    """Two documents, with statements in one and none in the other."""
    reading = read()
    fog = dataclasses.replace(reading.document, text=OTHER, original_sha256=sha256(OTHER.encode()))
    with Ledger.open(path) as ledger:
        ledger.add(reading, reading.document.text.encode(), "news.txt")
        ledger.add(Reading(fog, (), "reader-1"), OTHER.encode(), "fog.txt")
    return path


def tamper(path: Path, *changes: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for change in changes:
            connection.execute(change)


def findings(path: Path) -> list[tuple[str, str]]:
    with Ledger.open(path) as ledger:
        problems = [problem for checked in ledger.verify() for problem in checked.problems]
    assert all(problem.kind == ProblemKind.INTEGRITY for problem in problems)
    return [(problem.where, problem.message) for problem in problems]


def test_what_was_recorded_is_clean_and_counted(recorded: Path) -> None:
    with Ledger.open(recorded) as ledger:
        *documents, file = ledger.verify()
    assert [(one.documents, one.statements, one.spans) for one in documents] == [(1, 3, 10), (1, 0, 0)]
    assert (file.what, file.documents) == (str(recorded), 0)
    assert not any(one.problems for one in (*documents, file))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE documents SET text = replace(text, 'fail', 'hold')", "its text is not the one that was recorded"),
        ("UPDATE documents SET text = replace(text, 'fail', 'hold')", "the spans of its content do not cut the words"),
        ("UPDATE documents SET text = substr(text, 1, 40)", "leaves a text of 40 characters"),
        ("UPDATE documents SET text = text || ' '", "characters where"),
        ("UPDATE documents SET text = CAST(x'ff20' AS TEXT)", "its text is not the one that was recorded"),
        ("UPDATE documents SET published = 'May'", "Invalid isoformat string"),
        ("UPDATE documents SET text_sha256 = upper(text_sha256)", "its text is not the one that was recorded"),
        ("UPDATE originals SET bytes = x'00', codec = 'none', size = 1", "are not the ones that its id names"),
        ("UPDATE originals SET bytes = x'00', codec = 'none'", "it keeps 1 original bytes of"),
        ("DELETE FROM originals", "its original bytes are gone"),
        ("UPDATE originals SET bytes = x'00', codec = 'zlib'", "its original bytes cannot be unpacked"),
        ('UPDATE passages SET "end" = 4000', "leaves a text of"),
        ("UPDATE spans SET start = start + 1", "its id is not that of its spans"),
        ("UPDATE spans SET start = start + 1", "the spans of its source do not cut the words 'Envoys'"),
        ("UPDATE spans SET \"end\" = 4000 WHERE role = 'cue'", "leaves a text of"),
        ("DELETE FROM spans WHERE role = 'cue'", "the spans of its cue do not cut the words 'said'"),
        ("UPDATE statements SET id = '00' WHERE number = 1", "its id is not that of its spans"),
        ("UPDATE statements SET source_text = 'Nobody'", "the spans of its source do not cut the words 'Nobody'"),
        ("UPDATE statements SET cue_text = 'denied'", "the spans of its cue do not cut the words 'denied'"),
        (
            "UPDATE statements SET content_text = '' WHERE number = 2",
            "the spans of its content do not cut the words ''",
        ),
        ("UPDATE statements SET cue_text = CAST(x'ff' AS TEXT)", "the file is damaged here: Could not decode"),
        ("UPDATE statements SET document = 2 WHERE number = 2", "the statement that it stands in is gone"),
        ("DELETE FROM statements WHERE number = 2", "the statement that it stands in is gone"),
        ("DELETE FROM statements WHERE number = 3", "it has 2 statements where 3 were recorded"),
        ("DELETE FROM readings", "it has 3 statements where 0 were recorded"),
    ],
)
def test_tampering_is_noticed_at_its_place(recorded: Path, read: Read, change: str, said: str) -> None:
    tamper(recorded, change)
    found = findings(recorded)
    assert [where for where, message in found if said in message and where.startswith(read().document.id)], found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM statements WHERE number = 2", "row 1 of statements points to a row of statements that is gone"),
        ("DELETE FROM statements WHERE number = 3", "a row of spans points to a row of statements that is gone"),
        ("DELETE FROM documents", "points to a row of documents that is gone"),
        (
            "INSERT INTO statements_fts (statements_fts, rowid, content_text) VALUES ('delete', 1, 'the talks')",
            "the full-text index of statements does not match their words",
        ),
        (
            "INSERT INTO documents_fts (documents_fts) VALUES ('delete-all')",
            "the full-text index of documents does not",
        ),
    ],
)
def test_what_holds_the_file_together_is_checked(recorded: Path, change: str, said: str) -> None:
    tamper(recorded, change)
    assert [where for where, message in findings(recorded) if said in message and where == str(recorded)]


def test_one_broken_document_does_not_hide_another(recorded: Path) -> None:
    tamper(recorded, "UPDATE documents SET text = text || '!', published = 'May'")
    assert len({where for where, _ in findings(recorded)}) == 2


def test_words_changed_behind_the_index_are_noticed(recorded: Path) -> None:
    tamper(recorded, "DROP TRIGGER documents_fts_update", "UPDATE documents SET title = 'X'")
    assert "the full-text index of documents does not match their words" in {what for _, what in findings(recorded)}


@pytest.mark.parametrize("share", [0.65, 0.8, 0.9])
def test_damaged_pages_are_reported_and_the_check_comes_to_its_end(path: Path, read: Read, share: float) -> None:
    with Ledger.open(path) as ledger:
        for number in range(40):
            reading = read(f"{read().document.text} Fog {number}. " + "The tide turned. " * 100)
            ledger.add(reading, reading.document.text.encode(), f"{number}.txt")
    data = bytearray(path.read_bytes())
    start = int(len(data) * share)
    data[start : start + 20_000] = b"\xfe" * 20_000
    path.write_bytes(data)
    assert findings(path)


def test_a_ledger_in_use_is_no_damage(recorded: Path) -> None:
    with Ledger.open(recorded, patience=0.01) as ledger, Ledger.open(recorded) as writer:
        writer._connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="is in use by another program"):
            list(ledger.verify())


def test_the_check_goes_document_by_document_while_others_are_added(recorded: Path, read: Read) -> None:
    with Ledger.open(recorded) as ledger:
        answers = ledger.verify()
        assert next(answers).documents == 1
        late = read("Late news. " + read().document.text)
        ledger.add(late, late.document.text.encode(), "late.txt")
        assert not any(checked.problems for checked in answers)


def test_a_document_that_goes_during_the_check_is_missed(recorded: Path) -> None:
    with Ledger.open(recorded) as ledger:
        answers = ledger.verify()
        next(answers)
        tamper(recorded, "DELETE FROM documents WHERE number = 2")
        said = [problem.message for checked in answers for problem in checked.problems]
    assert "it is listed, and it is gone" in said
