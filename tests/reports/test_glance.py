"""A whole ledger at one look: what is cut short is counted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.records import Interval
from onrecord.reports.glance import glance_at
from tests.invented import READING, THURSDAY
from tests.reports.claimed import LATER_ID, claimed, fill


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "call.db") as opened:
        fill(opened)
        yield opened


def unlike(_: str, __: str) -> float:
    return 0.0


def test_what_is_held_contested_and_new(ledger: Ledger) -> None:
    found = glance_at(ledger, dt.date(2026, 3, 31), unlike)
    assert (found.held.documents, found.held.statements, found.held.unnamed) == (5, 10, 1)
    assert [row.claim.id for row in found.contested.first] == [LATER_ID]
    assert (found.contested.contested, found.contested.claims) == (1, 2)
    assert [(one.documents, one.statements) for one in found.new.days] == [(5, 10)]
    assert found.new.documents[0].document.publisher == "Tide Wire"
    assert len(found.new.documents) == 5
    assert (found.waiting.statements, found.waiting.denials, found.waiting.unnamed) == (10, 1, 1)


@pytest.mark.parametrize(
    ("as_of", "coming", "passed"),
    [(THURSDAY.end, 1, 0), (dt.date(2026, 3, 13), 0, 0), (dt.date(2026, 3, 1), 0, 0)],
)
def test_what_is_due_as_of_a_day(as_of: dt.date, coming: int, passed: int, ledger: Ledger) -> None:
    due = glance_at(ledger, as_of, unlike).due
    assert (due.coming, due.passed, len(due.following), len(due.overdue)) == (coming, passed, coming, passed)


def test_what_is_overdue_is_told_the_latest_first(tmp_path: Path) -> None:
    owed = READING.commitments[0]
    earlier = Interval(None, dt.date(2026, 3, 11))
    bound = tuple(replace(owed, condition=(), due=due) for due in (earlier, THURSDAY))
    with Ledger.open(tmp_path / "owed.db") as opened:
        opened.add(replace(READING, commitments=bound), READING.document.text.encode(), "call.txt")
        due = glance_at(opened, dt.date(2026, 3, 31), unlike).due
    assert (due.coming, due.passed) == (0, 2)
    assert [one.statuses.due for one in due.overdue] == [THURSDAY, earlier]


def test_an_empty_ledger_is_looked_at(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db") as opened:
        found = glance_at(opened, dt.date(2026, 3, 31), unlike)
    assert (found.held.documents, found.contested.claims, found.due.coming, found.new.days) == (0, 0, 0, ())
    assert found.waiting.statements == 0
