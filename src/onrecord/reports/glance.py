"""A whole ledger at one look. The one rule: whatever is cut short says how much of it there is."""

import datetime as dt
from dataclasses import dataclass

from onrecord.ledger import Arrived, Ledger, Newcomer, Overview, Waiting
from onrecord.records import ScheduleStatus
from onrecord.reports.claims import ClaimRow, claim_rows
from onrecord.reports.promises import Followed, Similar, promises_of

FEW = 5
"""How many of each are shown."""
OPEN = frozenset({ScheduleStatus.NOT_YET_DUE, ScheduleStatus.DUE_NOW, ScheduleStatus.CONDITION_OPEN})
"""Commitments that may still be met."""


@dataclass(frozen=True, slots=True)
class Contested:
    """The claims that most origins stand for and against, of `contested` that some assert and others deny; `claims` is
    how many there are in all."""

    first: tuple[ClaimRow, ...]
    contested: int
    claims: int


@dataclass(frozen=True, slots=True)
class Due:
    """Commitments as of a day: those whose day comes next, of `coming`, the next one first; and those whose day has
    passed with nothing found of what became of them, of `passed`, the latest one first."""

    as_of: dt.date
    following: tuple[Followed, ...]
    coming: int
    overdue: tuple[Followed, ...]
    passed: int


@dataclass(frozen=True, slots=True)
class New:
    """The last days on which documents came, and the documents that came last, the latest first."""

    days: tuple[Arrived, ...]
    documents: tuple[Newcomer, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """What a ledger holds, what is contested, due and new in it, and what waits for review."""

    held: Overview
    contested: Contested
    due: Due
    new: New
    waiting: Waiting


def glance_at(ledger: Ledger, as_of: dt.date, similar: Similar) -> Glance:
    """All of it; what is due is told as of a day."""
    due = _due(ledger, as_of, similar)
    return Glance(ledger.overview(), _contested(ledger), due, new_in(ledger), ledger.waiting())


def _contested(ledger: Ledger) -> Contested:
    rows = claim_rows(ledger)
    contested = [row for row in rows if row.status.contested]
    return Contested(tuple(contested[:FEW]), len(contested), len(rows))


def _due(ledger: Ledger, as_of: dt.date, similar: Similar) -> Due:
    found = promises_of(ledger, similar, as_of).found
    coming = [one for one in found if one.statuses.schedule in OPEN and _last_day(one) >= as_of]
    passed = [one for one in found if one.statuses.schedule is ScheduleStatus.OVERDUE]
    passed.sort(key=_last_day, reverse=True)
    return Due(as_of, tuple(coming[:FEW]), len(coming), tuple(passed[:FEW]), len(passed))


def _last_day(one: Followed) -> dt.date:
    """The last day on which it is due; before all days where none is known."""
    due = one.statuses.due
    return (due.end if due else None) or dt.date.min


def new_in(ledger: Ledger) -> New:
    """What came last."""
    return New(tuple(ledger.arrivals(FEW)), tuple(ledger.newcomers(FEW)))
