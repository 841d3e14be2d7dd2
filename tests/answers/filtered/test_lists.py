"""Claims, changes of position and commitments that statements that pass belong to are those that a walk finds."""

import datetime as dt
from collections.abc import Sequence

import pytest

from onrecord.answers.claims import change_object, claims_object
from onrecord.answers.filtered import lists
from onrecord.answers.filtered.lists import filtered_changes, filtered_claims, filtered_promises
from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.promises import promises_object
from onrecord.answers.stretches import Stretch
from onrecord.ledger import Filters, Ledger
from onrecord.linking.reversals import changes as found_in
from onrecord.records import CommitmentKind
from onrecord.reports.claims import Sort
from onrecord.reports.promises import Wanted, promises_of
from onrecord.reports.telling import claims_of, told_of
from tests.answers.filtered.conftest import TODAY, Same, never


@pytest.mark.parametrize("sort", list(Sort))
def test_claims(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same, sort: Sort) -> None:
    for filters in asked:
        quick = filtered_claims(shelf, kept, filters, sort, Stretch(1, 5))
        same(quick, claims_object(kept, filters, sort, 1, 5))


def test_changes(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """The board has those within claims, which a walk finds without the links beside them."""
    assert filtered_changes(shelf, kept, Filters(), Stretch(0, 5)) is None
    monkeypatch.setattr(lists, "LARGE", 0)
    claims = claims_of(kept)
    every = found_in(claims, told_of(kept, (member.statement for claim in claims for member in claim.members)))
    for filters in asked:
        passed = {row.id for row in kept.statements(filters)}
        expected = [change_object(one) for one in every if passed & {one.before.id, one.after.id}]
        found = filtered_changes(shelf, kept, filters, Stretch(0, None))
        assert found is not None
        assert sorted(found["changes"], key=str) == sorted(expected, key=str)
        assert found["total"] == len(expected)


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(overdue=True), Wanted(frozenset({CommitmentKind.PROMISE}), dt.date(2026, 3, 20))],
    ids=["all", "overdue", "promises due before a day"],
)
def test_commitments(kept: Ledger, asked: Sequence[Filters], shelf: Shelf, same: Same, wanted: Wanted) -> None:
    for filters in asked:
        quick = filtered_promises(shelf, kept, (filters, wanted), TODAY, Stretch(0, 4))
        same(quick, promises_object(promises_of(kept, never, TODAY, filters, wanted), TODAY, 0, 4))


def test_commitments_as_of_another_day_are_not_told(kept: Ledger, shelf: Shelf) -> None:
    day = TODAY + dt.timedelta(days=1)
    assert filtered_promises(shelf, kept, (Filters(), Wanted()), day, Stretch(0, 4)) is None
