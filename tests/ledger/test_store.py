"""What a ledger promises: nothing twice, nothing overwritten, everything back as it went in."""

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import IntegrityError, LedgerError
from onrecord.ledger import Added, Filters, Ledger
from onrecord.records import Document, Problem, ProblemKind, Reading, Selection, sha256

Read = Callable[..., Reading]


def dump(path: Path) -> list[str]:
    """The whole file as SQL."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_what_goes_in_comes_out(ledger: Ledger, read: Read) -> None:
    reading = read()
    original = reading.document.text.encode()
    assert ledger.add(reading, original, "news.txt") == Added(reading.document.id, new=True, read=True, statements=3)
    assert ledger.document(reading.document.id) == reading.document
    assert ledger.original(reading.document.id) == original
    assert ledger.reading(reading.document.id) == reading
    assert ledger.holds(reading.document.id, "reader-1", Selection.BALANCED)


def test_the_same_again_changes_nothing(ledger: Ledger, read: Read, path: Path) -> None:
    reading = read()
    ledger.add(reading, reading.document.text.encode(), "news.txt")
    before = dump(path)
    again = ledger.add(reading, reading.document.text.encode(), "news.txt")
    assert again == Added(reading.document.id, new=False)
    assert dump(path) == before


@pytest.mark.parametrize(
    ("model", "selection"),
    [("reader-2", Selection.BALANCED), ("reader-1", Selection.COMPLETE)],
)
def test_another_reading_replaces_the_first(ledger: Ledger, read: Read, model: str, selection: Selection) -> None:
    first = read()
    ledger.add(first, first.document.text.encode(), "news.txt")
    kept, _, dropped = first.statements
    _, parent, _ = first.statements
    second = dataclasses.replace(first, statements=(parent, kept), model=model, selection=selection, problems=())
    assert not ledger.holds(first.document.id, model, selection)
    assert ledger.add(second, first.document.text.encode(), "news.txt").statements == 2
    assert ledger.reading(first.document.id) == second
    assert {row.id for row in ledger.statements(Filters())} == {kept.id, parent.id}
    assert dropped.id not in {row.id for row in ledger.statements(Filters())}
    assert list(ledger.problems()) == []
    assert not any(checked.problems for checked in ledger.verify())


def test_the_words_of_a_dropped_statement_are_no_longer_found(ledger: Ledger, read: Read) -> None:
    first = read()
    ledger.add(first, first.document.text.encode(), "news.txt")
    assert list(ledger.statement_matches("close", Filters()))
    ledger.add(dataclasses.replace(first, statements=(), model="reader-2"), first.document.text.encode(), "news.txt")
    assert not list(ledger.statement_matches("close", Filters()))
    assert list(ledger.document_matches("close", Filters()))


def test_every_place_of_a_document_is_kept(ledger: Ledger, read: Read) -> None:
    reading = read()
    ledger.add(reading, reading.document.text.encode(), "b/news.txt")
    ledger.add(reading, reading.document.text.encode(), "a.zip/news.txt")
    ledger.see(reading.document, "feed.csv row 7")
    ledger.see(reading.document, "feed.csv row 7")
    (row,) = ledger.documents()
    assert set(row.places) == {"b/news.txt", "a.zip/news.txt", "feed.csv row 7"}


@pytest.mark.parametrize(
    ("field", "other", "said"),
    [
        ("title", "Treaty talks stall", "title is Treaty talks stall here; the ledger keeps Harbour treaty stalls"),
        ("publisher", "The Quay", "publisher is The Quay here; the ledger keeps The Saltmarsh Courier"),
        ("published", dt.date(2031, 5, 5), "published is 2031-05-05 here; the ledger keeps 2031-05-04"),
        ("author", "B. Osk", "author is B. Osk here; the ledger keeps none"),
        ("title", None, None),
    ],
)
def test_other_metadata_is_noted_and_the_first_kept(
    ledger: Ledger, read: Read, field: str, other: object, said: str | None
) -> None:
    first = read()
    ledger.add(first, first.document.text.encode(), "news.txt")
    change: dict[str, Any] = {field: other}
    met = dataclasses.replace(first.document, **change)
    expected = () if said is None else (Problem(ProblemKind.METADATA, said, "copy.txt"),)
    assert ledger.see(met, "copy.txt").problems == expected
    assert ledger.add(dataclasses.replace(first, document=met), met.text.encode(), "copy.txt").problems == expected
    assert ledger.document(first.document.id) == first.document
    assert [p for p in ledger.problems() if p.kind == ProblemKind.METADATA] == list(expected)


def test_another_text_of_the_same_bytes_is_noted_and_its_reading_refused(ledger: Ledger, read: Read) -> None:
    first = read()
    original = first.document.text.encode()
    ledger.add(first, original, "news.txt")
    other = Document("Something else.", first.document.original_sha256, media_type="text/html", title="Other")
    added = ledger.add(Reading(other, (), "reader-2"), original, "news.html")
    length = len(first.document.text)
    assert not added.read
    assert [problem.message for problem in added.problems] == [
        f"these bytes were read before as another text (text/plain, {length} characters); that one is kept",
        "title is Other here; the ledger keeps Harbour treaty stalls",
        "media_type is text/html here; the ledger keeps text/plain",
    ]
    assert ledger.reading(first.document.id) == first


def test_problems_of_inputs_are_noted_once_and_outlive_a_new_reading(ledger: Ledger, read: Read) -> None:
    unreadable = Problem(ProblemKind.UNREADABLE, "the file ends early", "broken.html", 1.0)
    found = Problem(ProblemKind.ENCODING, "two bytes could not be decoded", "news.txt", 0.01)
    ledger.add_problems([unreadable])
    ledger.add_problems([unreadable])
    reading = read()
    ledger.add(reading, reading.document.text.encode(), "news.txt", [found])
    assert list(ledger.problems()) == [unreadable, found, *reading.problems]
    ledger.add(read(model="reader-2"), reading.document.text.encode(), "news.txt", [found])
    assert list(ledger.problems()) == [unreadable, found, *reading.problems]


def test_a_document_without_statements_is_read_all_the_same(ledger: Ledger, read: Read) -> None:
    reading = dataclasses.replace(read(), statements=())
    assert ledger.add(reading, reading.document.text.encode(), "news.txt").read
    assert ledger.holds(reading.document.id, "reader-1", Selection.BALANCED)


def test_names_of_files_that_are_no_text_are_written_out(ledger: Ledger, read: Read) -> None:
    reading = read(title="half \ud800")
    found = Problem(ProblemKind.ENCODING, "odd \udc80", "caf\udce9.txt")
    ledger.add(reading, reading.document.text.encode(), "caf\udce9.txt", [found])
    (row,) = ledger.documents()
    assert row.places == ("caf\\udce9.txt",)
    assert row.title == "half \\ud800"
    assert next(ledger.problems()).where == "caf\\udce9.txt"
    assert ledger.add(reading, reading.document.text.encode(), "caf\udce9.txt", [found]).problems == ()


@pytest.mark.parametrize("zone", [dt.UTC, dt.timezone(dt.timedelta(hours=-5, minutes=-30))])
def test_instants_keep_their_zone(ledger: Ledger, read: Read, zone: dt.tzinfo) -> None:
    reading = read(published=dt.datetime(2031, 5, 4, 23, 30, 1, 5, tzinfo=zone))
    ledger.add(reading, reading.document.text.encode(), "news.txt")
    (row,) = ledger.documents()
    assert row.published == reading.document.published
    assert isinstance(row.published, dt.datetime)
    assert row.published.utcoffset() == zone.utcoffset(None)


def test_original_bytes_need_not_be_text(ledger: Ledger) -> None:
    original = bytes(range(256))
    document = Document("Fog.", sha256(original))
    ledger.add(Reading(document, (), "reader-1"), original, "fog.bin")
    assert ledger.original(document.id) == original


def test_originals_are_packed_when_that_helps(ledger: Ledger, path: Path) -> None:
    for original in (b"fog " * 10_000, b"x"):
        ledger.add(Reading(Document("Fog.", sha256(original)), (), "reader-1"), original, "fog")
    connection = sqlite3.connect(path)
    stored = connection.execute("SELECT codec, size, length(bytes) < 1000 FROM originals ORDER BY size").fetchall()
    connection.close()
    assert stored == [("none", 1, 1), ("zlib", 40_000, 1)]


def lying_bytes(reading: Reading) -> tuple[Reading, bytes]:
    return reading, b"other bytes"


def lying_id(reading: Reading) -> tuple[Reading, bytes]:
    statements = (dataclasses.replace(reading.statements[2], id="0" * 20),)
    return dataclasses.replace(reading, statements=statements), reading.document.text.encode()


def doubled(reading: Reading) -> tuple[Reading, bytes]:
    return dataclasses.replace(reading, statements=reading.statements[1:2] * 2), reading.document.text.encode()


def circular(reading: Reading) -> tuple[Reading, bytes]:
    inner, outer, _ = reading.statements
    statements = (inner, dataclasses.replace(outer, parent=inner.id))
    return dataclasses.replace(reading, statements=statements), reading.document.text.encode()


@pytest.mark.parametrize(
    ("lie", "said"),
    [
        (lying_bytes, "not the hash of the 11 bytes"),
        (lying_id, "the id is not that of its words"),
        (doubled, "two statements have the same id"),
        (circular, "stands inside itself"),
    ],
)
def test_a_record_that_is_not_true_is_refused(
    ledger: Ledger, read: Read, lie: Callable[[Reading], tuple[Reading, bytes]], said: str
) -> None:
    reading, original = lie(read())
    with pytest.raises(IntegrityError, match=said):
        ledger.add(reading, original, "news.txt")
    assert list(ledger.documents()) == []


@pytest.mark.parametrize("question", [Ledger.document, Ledger.original, Ledger.reading])
def test_asking_for_what_is_not_there_is_an_error(ledger: Ledger, question: Callable[[Ledger, str], object]) -> None:
    with pytest.raises(LedgerError, match="does not hold sha256:00; add it first"):
        question(ledger, "sha256:00")


def test_seeing_what_is_not_there_is_an_error_and_records_nothing(ledger: Ledger, read: Read, path: Path) -> None:
    before = dump(path)
    with pytest.raises(LedgerError, match="add it first"):
        ledger.see(read().document, "news.txt")
    assert dump(path) == before
    assert not ledger.holds(read().document.id, "reader-1", Selection.BALANCED)


def test_a_document_that_nobody_has_read_has_no_reading(ledger: Ledger, read: Read, path: Path) -> None:
    reading = read()
    ledger.add(reading, reading.document.text.encode(), "news.txt")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM statements")
        connection.execute("DELETE FROM readings")
    connection.close()
    assert ledger.reading(reading.document.id) is None
    assert next(ledger.documents()).model is None
