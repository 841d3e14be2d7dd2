"""How much rests on unnamed sources, with the numbers behind it."""

import datetime as dt
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger import Filters, KindCount, Ledger, WeekCount
from onrecord.records import UnnamedKind
from onrecord.reports.shares import Share, shares_of, unnamed_shares

WEEK, NEXT = dt.date(2031, 1, 27), dt.date(2031, 2, 3)
WEEKS = (
    WeekCount("The Quay", WEEK, 4, 1),
    WeekCount("The Quay", None, 2, 2),
    WeekCount(None, WEEK, 6, 0),
    WeekCount("Port Office", NEXT, 5, 3),
)
KINDS = (
    KindCount("Port Office", UnnamedKind.OFFICIAL, 3),
    KindCount("The Quay", None, 1),
    KindCount("The Quay", UnnamedKind.WITNESS, 2),
)
DAYS = st.sampled_from([WEEK, NEXT, None])
COUNTS = st.tuples(st.integers(1, 50), st.integers(0, 50)).map(lambda pair: (pair[0] + pair[1], pair[1]))


def test_outlets_with_the_most_unnamed_statements_come_first() -> None:
    found = shares_of(WEEKS, KINDS)
    told = [(one.publisher, one.resting.whole) for one in found.outlets]
    assert told == [("The Quay", Share(3, 6)), ("Port Office", Share(3, 5)), (None, Share(0, 6))]
    assert found.resting.whole == Share(6, 17)
    assert found.resting.weeks == ((WEEK, Share(1, 10)), (NEXT, Share(3, 5)))


def test_undated_documents_stand_apart() -> None:
    (quay, *_) = shares_of(WEEKS, KINDS).outlets
    assert (quay.resting.weeks, quay.resting.undated) == (((WEEK, Share(1, 4)),), Share(2, 2))


def test_kinds_are_told_with_their_numbers() -> None:
    found = shares_of(WEEKS, KINDS)
    assert found.resting.kinds == ((UnnamedKind.OFFICIAL, 3), (UnnamedKind.WITNESS, 2), (None, 1))
    assert found.outlets[0].resting.kinds == ((UnnamedKind.WITNESS, 2), (None, 1))


def test_a_limit_leaves_the_totals() -> None:
    found = shares_of(WEEKS, KINDS, 1)
    assert (len(found.outlets), found.all_outlets, found.resting.whole) == (1, 3, Share(6, 17))


def test_nothing_has_no_share() -> None:
    found = shares_of([], [])
    assert (found.outlets, found.resting.whole.share) == ((), None)


def test_a_ledger_is_asked(ledger: Ledger) -> None:
    found = unnamed_shares(ledger)
    assert [(one.publisher, one.resting.whole) for one in found.outlets] == [
        ("The Quay", Share(1, 1)),
        ("Port Office", Share(0, 1)),
    ]
    assert unnamed_shares(ledger, Filters(about="sound")).resting.whole == Share(0, 1)


@given(st.dictionaries(st.tuples(st.sampled_from(["The Quay", "Tide Wire", None]), DAYS), COUNTS))
def test_everything_adds_up(counted: dict[tuple[str | None, dt.date | None], tuple[int, int]]) -> None:
    found = shares_of((WeekCount(*key, *counts) for key, counts in counted.items()), ())
    assert _sum(one.resting.whole for one in found.outlets) == found.resting.whole
    for resting in (found.resting, *(one.resting for one in found.outlets)):
        assert _sum([*(share for _, share in resting.weeks), resting.undated]) == resting.whole


def _sum(shares: Iterable[Share]) -> Share:
    listed = list(shares)
    return Share(sum(one.unnamed for one in listed), sum(one.statements for one in listed))
