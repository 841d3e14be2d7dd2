"""Figures of a ledger in tables."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.figure_pairs import Side, reading_of
from onrecord.ledger import Filters, Ledger
from onrecord.reading.quantities import find_quantities
from onrecord.records import Claim, Document, Member, Reading, sha256
from onrecord.reports.numbers import claims_by_statement, figure_tables

SIDES = (
    Side("2031-04-03", "Harth Times", "Pellin", "{Edo Lant|said} that «14» people died in the flood in Pellin."),
    Side("2031-04-03", "Ostrel Herald", "Pellin", "{Jana Holt|said} «19» people died in the flood in Pellin."),
    Side("2031-04-05", "Harth Times", "Pellin", "{Edo Lant|said} that «21» people died in the flood in Pellin."),
    Side("2031-05-01", "Harth Times", "Debt", "{Brenmark|says} that Ostrel owes it «310 million» crowns."),
)


OWN = "The flood in Pellin killed 30 people."


def narrated_reading() -> Reading:
    """A document with no statement, by another publisher."""
    document = Document(OWN, sha256(OWN.encode()), "Pellin", "Brenmark Post", published=dt.date(2031, 4, 3))
    return Reading(document, (), "none", quantities=find_quantities(document, []))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        for side in SIDES:
            opened.add(reading_of(side)[0], repr(side).encode(), f"{side.publisher}.txt")
        yield opened


def texts(ledger: Ledger, filters: Filters | None = None, *, disagree: bool = False) -> list[list[str]]:
    found = figure_tables(ledger, filters or Filters(), disagree=disagree)
    return [[row.text for row in table.rows] for table in found]


def test_all_tables_those_that_disagree_first(ledger: Ledger) -> None:
    assert texts(ledger) == [["14", "19", "21"], ["310 million"]]
    assert texts(ledger, disagree=True) == [["14", "19", "21"]]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(actor="Holt"), [["14", "19", "21"]]),
        (Filters(about="owes"), [["310 million"]]),
        (Filters(about="nothing"), []),
        (Filters(limit=1), [["14", "19", "21"]]),
    ],
)
def test_filters_keep_what_is_comparable_with_what_passes(
    ledger: Ledger, filters: Filters, expected: list[list[str]]
) -> None:
    assert texts(ledger, filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), [None]),
        (Filters(publisher="Brenmark"), [None]),
        (Filters(about="owes"), []),
        (Filters(publisher="Brenmark", actor="Holt"), []),
    ],
)
def test_a_document_speaks_for_itself(ledger: Ledger, filters: Filters, expected: list[None]) -> None:
    ledger.add(narrated_reading(), OWN.encode(), "post.txt")
    rows = [row for table in figure_tables(ledger, filters) for row in table.rows]
    own = [row for row in rows if row.own]
    assert [row.statement for row in own] == expected
    assert all(row.text == "30" and row.told.publisher == "Brenmark Post" for row in own)


def test_a_statement_may_belong_to_several_claims() -> None:
    claims = (
        Claim("a", (Member("s", agrees=True, confidence=1.0),)),
        Claim("b", (Member("s", agrees=True, confidence=0.5),)),
    )
    assert claims_by_statement(claims) == {"s": ("a", "b")}
