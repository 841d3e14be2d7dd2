"""What goes along with the words, as people read it."""

import datetime as dt
from pathlib import Path

import pytest

from onrecord.formats.evidence import (
    attributed_words,
    by_document,
    chain_words,
    evidence_object,
    full_receipt,
    hedge_words,
    review_words,
    speaker_name,
    told_words,
)
from onrecord.formats.extract import UNREVIEWED, Extract, OutStatement
from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Correction,
    Document,
    Judgement,
    JudgementKind,
    Pinned,
    Reviewed,
    SourceKind,
    Statement,
)
from tests.formats.conftest import ABOUT
from tests.invented import BRIEFING, DENIAL, DOCUMENT, LEAK, READING, TEXT

NINE = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)


def told(folder: Path, statement: Statement, correction: Correction | None = None) -> tuple[Document, OutStatement]:
    """A statement of the invented article as it goes out, corrected or not."""
    with Ledger.open(folder / "call.db") as ledger:
        ledger.add(READING, TEXT.encode(), "call.txt")
        if correction is not None:
            subject = Reviewed(Pinned.of(DOCUMENT.id, TEXT, statement), correction)
            ledger.judge(Judgement(JudgementKind.CORRECT, "Ana Brusk", NINE, reviewed=subject))
        for document, found in by_document(Extract(ledger, Filters(), ABOUT)):
            return document, next(one for one in found if one["id"] == statement.id)
    raise AssertionError(statement)


@pytest.mark.parametrize(
    ("statement", "correction", "expected"),
    [
        (DENIAL, None, "Teodor Žalvic denied: there had been a call"),
        (BRIEFING, None, "he (Teodor Žalvic) told: “There was no call,”"),
        (
            LEAK,
            None,
            "a person familiar with the call said: the former mayor had probably been warned",
        ),
        (DENIAL, Correction(speaker="Jo Free"), "Teodor Žalvic (Jo Free) denied: there had been a call"),
    ],
)
def test_words_come_with_who_and_how(
    tmp_path: Path, statement: Statement, correction: Correction | None, expected: str
) -> None:
    document, found = told(tmp_path, statement, correction)
    assert attributed_words(found) == expected
    assert full_receipt(found) == f"{DOCUMENT.id}[{statement.content[0].start}:{statement.content[0].end}]"
    vouched = "corrected by Ana Brusk on 2026-05-01" if correction else UNREVIEWED
    assert review_words(found) == vouched
    assert f"Review: {vouched}" in told_words(document, found)


def test_an_unnamed_source_keeps_its_chain_its_hedge_and_no_name(tmp_path: Path) -> None:
    document, found = told(tmp_path, LEAK)
    assert speaker_name(found) is None
    assert chain_words(found) == ("The Saltmarsh Courier ← The Daily Lamp ← a person familiar with the call (unnamed)")
    assert hedge_words(document, found) == ["probably"]
    record = evidence_object(document, found)
    assert (record["source"]["kind"], record["source"]["speaker"]) == (SourceKind.UNNAMED, None)
    assert record["source"]["anonymity_reason"] == "for fear of reprisals"
    assert (record["review"], record["reviewed"]) == ("machine", False)
    assert all(TEXT[piece["start"] : piece["end"]] == piece["words"] for piece in record["content"])
