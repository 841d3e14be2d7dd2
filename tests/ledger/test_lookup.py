"""What the indices answer about words and statements, on the ledger of the affair; each answer is bounded."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger


@pytest.fixture
def ledger(affair: Path, tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(Path(shutil.copy(affair, tmp_path / "affair.db"))) as opened:
        yield opened


def test_words_lead_to_statements_unless_there_are_too_many(ledger: Ledger) -> None:
    lookup = ledger.lookup()
    found = lookup.holding("tone of a bailiff", 10)
    assert found
    ids = set(lookup.ids(found).values())
    assert ids == {row.id for row in ledger.statements(Filters(about='"tone of a bailiff"'))}
    assert lookup.holding("the", 10) is None
    assert lookup.holding("xyzzy", 10) == []


def test_statements_come_with_their_propositions(ledger: Ledger) -> None:
    (row,) = ledger.statements(Filters(about='"84 people were injured"', publisher="Meridian", limit=1))
    found = ledger.lookup().propositions((row.id, "nobody"))
    assert set(found) == {row.id}
    assert all(one.statement and one.words for one in found[row.id])
