"""Receipts and rows: what leaves a ledger says where it stands and that nobody has checked it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.exports import (
    document_row_object,
    find_receipt,
    receipt_object,
    statement_row_object,
)
from onrecord.ledger import Filters, Ledger
from onrecord.records import Document, Hop, HopKind, Selection, sha256
from tests.cli.sayings import Sayings

CHAIN = (Hop("The Quay", HopKind.PUBLISHER), Hop("Ivo Maren", HopKind.NAMED, "ivo-maren", "s", "Ivo Maren"))
TEXT = "Two people familiar with the call said that Ivo Maren warned that the pier is shut."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    document = Document(TEXT, sha256(TEXT.encode()), title="Pier", published=dt.date(2031, 5, 4))
    with Ledger.open(tmp_path / "desk.db") as opened:
        opened.add(Sayings()()(document, Selection.BALANCED), TEXT.encode(), "pier.txt")
        yield opened


def ids(ledger: Ledger) -> tuple[str, str]:
    outer, inner = ledger.statements(Filters())
    return outer.id, inner.id


def test_the_beginning_of_an_id_is_enough(ledger: Ledger) -> None:
    _, inner = ids(ledger)
    receipt = find_receipt(ledger, inner[:12].upper())
    assert receipt is not None
    assert receipt.statement.id == inner


def test_a_receipt_names_the_bytes_the_text_and_the_places(ledger: Ledger) -> None:
    _, inner = ids(ledger)
    receipt = find_receipt(ledger, inner)
    assert receipt is not None
    found = receipt_object(receipt, CHAIN)
    ((start, end),) = found["statement"]["content"]["spans"]
    assert TEXT[start:end] == found["statement"]["content"]["text"] == "the pier is shut"
    assert found["document"]["id"] == f"sha256:{sha256(TEXT.encode())}"
    assert found["text_sha256"] == sha256(TEXT.encode())
    assert (found["selection"], found["wrong"]) == ("balanced", [])
    assert found["statement"]["chain"] == [
        {"text": "The Quay", "kind": "publisher", "actor": None, "name": None, "statement": None, "uncertain": False},
        {
            "text": "Ivo Maren",
            "kind": "named",
            "actor": "ivo-maren",
            "name": "Ivo Maren",
            "statement": "s",
            "uncertain": False,
        },
    ]


def test_no_statement_no_receipt_and_no_choice_between_two(ledger: Ledger) -> None:
    assert find_receipt(ledger, "feed") is None
    with pytest.raises(InputError, match="2 statements have ids that begin with"):
        find_receipt(ledger, "")


def test_rows_carry_their_document_and_their_review(ledger: Ledger) -> None:
    outer, inner = (statement_row_object(row, CHAIN) for row in ledger.statements(Filters()))
    assert inner["parent"] == outer["id"]
    assert inner["document"] == {
        "id": f"sha256:{sha256(TEXT.encode())}",
        "title": "Pier",
        "publisher": None,
        "published": "2031-05-04",
    }
    assert (outer["source"]["kind"], outer["reviewed"]) == ("unnamed", False)


def test_documents_carry_their_places(ledger: Ledger) -> None:
    (document,) = map(document_row_object, ledger.documents())
    assert document["locations"] == ["pier.txt"]
    assert (document["statements"], document["model"], document["reviewed"]) == (2, "sayings-1", False)


def test_bytes_that_are_not_those_of_the_id_are_told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    _, inner = ids(ledger)
    monkeypatch.setattr(Ledger, "original", lambda *_: b"other bytes")
    receipt = find_receipt(ledger, inner)
    assert receipt is not None
    assert receipt.wrong == ("the original bytes are not the ones that the document's id names",)
