"""Filters of what is understood: who is meant, what is done, by way of whom."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger
from onrecord.records import Act, SourceKind, Statement
from tests.invented import BRIEFING, CHARGE, CRITICS, DENIAL, LEAK, READING, REPORT, TEXT


@pytest.fixture
def filled(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as ledger:
        ledger.add(READING, TEXT.encode(), "call.txt")
        yield ledger


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(actor="zalvic"), [DENIAL, BRIEFING, CHARGE]),
        (Filters(actor="he"), [BRIEFING, CHARGE]),
        (Filters(actor='"teodor žalvic"'), [DENIAL, BRIEFING, CHARGE]),
        (Filters(actor="lamp"), [REPORT]),
        (Filters(actor="lisk"), []),
        (Filters(act=Act.DENY), [DENIAL]),
        (Filters(act=Act.ASSERT, actor="zalvic"), [BRIEFING]),
        (Filters(act=Act.PROMISE), []),
        (Filters(via="lamp"), [REPORT, LEAK, CRITICS]),
        (Filters(via="the Lamp", source_kind=SourceKind.UNNAMED), [LEAK]),
        (Filters(via="zalvic"), []),
        (Filters(via="lisk"), []),
        (Filters(via='"daily lamp"', about="mayor"), [REPORT, LEAK]),
    ],
)
def test_statements(filled: Ledger, filters: Filters, expected: list[Statement]) -> None:
    assert [row.record for row in filled.statements(filters)] == expected


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        (Filters(), 1),
        (Filters(publisher="courier"), 1),
        (Filters(publisher="quay"), 0),
        (Filters(act=Act.DENY), 1),
        (Filters(act=Act.DENY, publisher="quay"), 0),
        (Filters(via="lamp", limit=1), 1),
        (Filters(actor="nobody"), 0),
    ],
)
def test_documents(filled: Ledger, filters: Filters, number: int) -> None:
    assert len(list(filled.documents(filters))) == number


def test_a_chain_is_walked_to_its_top(filled: Ledger) -> None:
    assert [row.record for row in filled.statements_above(READING.document.id, LEAK.id)] == [REPORT]
    assert list(filled.statements_above(READING.document.id, REPORT.id)) == []


def test_what_somebody_says_in_a_document(filled: Ledger) -> None:
    found = filled.statements_by(READING.document.id, "teodor-zalvic")
    assert [row.record for row in found] == [DENIAL, BRIEFING, CHARGE]
    assert [row.record for row in filled.statements_beginning(LEAK.id[:9])] == [LEAK]
