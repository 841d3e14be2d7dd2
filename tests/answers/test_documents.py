"""A document in parts: nothing of its text is lost, and every place lies in one part."""

import datetime as dt
from pathlib import Path

import pytest

from onrecord.answers.documents import PART, document_object
from onrecord.answers.lists import documents_object, statements_object
from onrecord.errors import InputError
from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Document,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
    statement_id,
)

SAYS = "Ana Brusk said the gates stood open. "
LINE = SAYS + "The tide turned. " * 20 + "\n"


def long_reading(lines: int) -> Reading:
    text = LINE * lines
    name = sha256(text.encode())
    document = Document(text, name, "A long day", "The Quay", published=dt.date(2031, 2, 1))
    made = []
    for number in range(lines):
        at = number * len(LINE)
        source, cue, content = ((Span(at + first, at + last),) for first, last in ((0, 9), (10, 14), (15, 35)))
        said = statement_id(document.id, source, cue, content)
        made.append(Statement(said, StatementKind.INDIRECT, source, cue, content, SourceKind.NAMED, 0.9))
    return Reading(document, tuple(made), "reader-1")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    opened = Ledger.open(tmp_path / "onrecord.db")
    for lines in (1, 200):
        reading = long_reading(lines)
        opened.add(reading, reading.document.text.encode(), f"{lines}.txt")
    return opened


def test_the_parts_put_together_are_the_text(ledger: Ledger) -> None:
    document = long_reading(200).document
    found = [document_object(ledger, document.id)]
    while (after := found[-1]["part"]["after"]) is not None:
        found.append(document_object(ledger, document.id, after))
        assert found[-1]["part"]["start"] == after
    statements = [one["id"] for part in found for one in part["statements"]]
    assert "".join(part["part"]["text"] for part in found) == document.text
    assert len(found) == found[0]["part"]["of"] == len(document.text) // PART + 1
    assert sorted(statements) == sorted(one.id for one in long_reading(200).statements)


@pytest.mark.parametrize("at", [-5, 0, PART - 1, PART + len(LINE), 10**9])
def test_a_place_lies_in_the_part_that_is_shown(ledger: Ledger, at: int) -> None:
    document = long_reading(200).document
    part = document_object(ledger, document.id, at)["part"]
    asked = min(max(at, 0), len(document.text) - 1)
    assert part["start"] <= asked < part["end"]


def test_a_document_is_found_by_the_beginning_of_its_hash(ledger: Ledger) -> None:
    digits = long_reading(1).document.id.removeprefix("sha256:")
    assert document_object(ledger, digits[:12])["document"]["id"] == f"sha256:{digits}"
    assert document_object(ledger, digits[:12])["part"]["of"] == 1


@pytest.mark.parametrize("beginning", ["", "zz", "sha256:", "0" * 64, "%", "../.."])
def test_what_is_not_there_is_said(ledger: Ledger, beginning: str) -> None:
    with pytest.raises(InputError, match="no document"):
        document_object(ledger, beginning)


def test_lists_come_a_slice_at_a_time(ledger: Ledger) -> None:
    whole = [row.id for row in ledger.statements(Filters())]
    slices = [statements_object(ledger, Filters(), offset, 60)["statements"] for offset in range(0, 240, 60)]
    assert [one["id"] for slice_ in slices for one in slice_] == whole
    assert len(documents_object(ledger, Filters(), 1, 5)["documents"]) == 1
