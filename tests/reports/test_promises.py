"""Commitments followed through what is told later."""

import datetime as dt

from onrecord.records import (
    Act,
    Certainty,
    Commitment,
    CommitmentKind,
    Degree,
    Interval,
    Owed,
    Polarity,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Told,
)
from onrecord.reports.promises import Wanted, followed

TEXT = "Lisk promised to reopen the Marrow Pass and to pay the drivers."
SAID = dt.date(2026, 3, 12)
LATE = dt.date(2026, 5, 2)


def owed(what: str, end: dt.date | None, place: int, kind: CommitmentKind = CommitmentKind.PROMISE) -> Owed:
    at = TEXT.index(what)
    due = Interval(None, end) if end else None
    commitment = Commitment("s0", kind, (Span(at, at + len(what)),), "lisk", due=due)
    return Owed(commitment, TEXT, "d0", place, published=SAID, by="lisk", by_name="Lisk", speaker="lisk")


def told(words: str, day: dt.date, publisher: str | None = "The Lamp") -> Told:
    sure = Certainty(Degree.CERTAIN, Polarity.POSITIVE)
    content = (Span(0, len(words)),)
    statement = Statement(
        words, StatementKind.INDIRECT, (), (), content, SourceKind.NAMED, 0.9, act=Act.ASSERT, certainty=sure
    )
    return Told(statement, words, f"d-{words}", None, publisher, day, (), "ana", actors=frozenset({"lisk"}))


def alike(one: str, other: str) -> float:
    return 0.9 if one and other else 0.0


PASS = owed("reopen the Marrow Pass", dt.date(2026, 4, 30), 0)
PAY = owed("pay the drivers", None, 1, CommitmentKind.OBLIGATION)
REOPENED = told("Lisk has reopened the Marrow Pass", dt.date(2026, 4, 20))
HARVEST = told("The harvest was late", dt.date(2026, 5, 1), "Tide Wire")


def test_they_come_by_the_day_on_which_they_are_due() -> None:
    found = followed([PAY, PASS], [REOPENED, HARVEST], alike, LATE).found
    assert [(one.owed.place, one.statuses.schedule) for one in found] == [(0, "reported-done-in-time"), (1, "no-date")]
    assert found[0].told == (REOPENED,)


def test_silence_is_bounded_by_what_was_searched() -> None:
    found = followed([PASS], [HARVEST], alike, LATE)
    answers = found.found[0].statuses
    assert (answers.schedule, answers.searched.documents, answers.searched.outlets) == ("overdue-nothing-found", 1, 1)
    assert (found.searched.first, found.searched.last) == (dt.date(2026, 5, 1), dt.date(2026, 5, 1))


def test_what_was_not_said_by_then_is_not_there() -> None:
    assert followed([PASS], [], alike, SAID - dt.timedelta(days=1)).found == ()


def test_only_what_is_wanted() -> None:
    def places(wanted: Wanted, limit: int | None = None) -> list[int]:
        return [one.owed.place for one in followed([PASS, PAY], [HARVEST], alike, LATE, (wanted, limit)).found]

    assert places(Wanted()) == [0, 1]
    assert places(Wanted(), 1) == [0]
    assert places(Wanted(overdue=True)) == [0]
    assert places(Wanted(kinds=frozenset({CommitmentKind.OBLIGATION}))) == [1]
    assert places(Wanted(due_before=dt.date(2026, 4, 30))) == []
    assert places(Wanted(due_before=dt.date(2026, 5, 1))) == [0]
