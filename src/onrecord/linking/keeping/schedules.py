"""Where a commitment stands on a day. The one rule: only what was published by then counts, and a day that has passed
in silence is silence, not a breach."""

import datetime as dt
from collections.abc import Sequence

from onrecord.records import (
    EvidenceStatus,
    Interval,
    OfficialStatus,
    Outcome,
    OutcomeKind,
    Owed,
    ScheduleStatus,
    Searched,
    Statuses,
)

OFFICIAL = {
    OutcomeKind.DONE: OfficialStatus.REPORTED_DONE,
    OutcomeKind.NOT_DONE: OfficialStatus.REPORTED_NOT_DONE,
    OutcomeKind.CHANGED: OfficialStatus.CHANGED,
    OutcomeKind.WITHDRAWN: OfficialStatus.WITHDRAWN,
}

PASSED = {
    EvidenceStatus.DISPUTED: ScheduleStatus.PASSED_DISPUTED,
    EvidenceStatus.REPORTED_NOT_DONE: ScheduleStatus.PASSED_NOT_DONE,
}


def statuses(owed: Owed, outcomes: Sequence[Outcome], as_of: dt.date, searched: Searched) -> Statuses:
    """The three answers on a day, each from what was published by then."""
    known = tuple(sorted((one for one in outcomes if one.day <= as_of), key=lambda one: (one.day, one.statement)))
    official = _official(owed, known)
    due = _due(owed, known)
    met = any(one.kind is OutcomeKind.CONDITION_MET for one in known)
    if official is OfficialStatus.WITHDRAWN:
        where = ScheduleStatus.WITHDRAWN
    else:
        waiting = bool(owed.commitment.condition) and not met
        reported = _reported(_late_enough(known, due))
        where = schedule(due, reported, _when(known, due), as_of, open_condition=waiting)
    return Statuses(as_of, official, _reported([one for one in known if not one.own]), where, due, known, searched)


def schedule(
    due: Interval | None, reported: EvidenceStatus, when: dt.date | None, as_of: dt.date, *, open_condition: bool
) -> ScheduleStatus:
    """The schedule's answer: `when` is the last day by which it was done, as far as it is told."""
    end = due.end if due is not None else None
    if reported is EvidenceStatus.REPORTED_DONE:
        return _done(end, when)
    if end is not None and as_of > end and reported in PASSED:
        return PASSED[reported]
    return ScheduleStatus.CONDITION_OPEN if open_condition else _by_day(due, as_of)


def _done(end: dt.date | None, when: dt.date | None) -> ScheduleStatus:
    if end is None or when is None:
        return ScheduleStatus.DONE
    return ScheduleStatus.DONE_IN_TIME if when <= end else ScheduleStatus.DONE_LATE


def _by_day(due: Interval | None, as_of: dt.date) -> ScheduleStatus:
    """Where the day stands to those on which it is due."""
    if due is None:
        return ScheduleStatus.NO_DATE
    if due.end is not None and as_of > due.end:
        return ScheduleStatus.OVERDUE
    begins = due.start if due.start is not None else due.end
    return ScheduleStatus.NOT_YET_DUE if begins is not None and as_of < begins else ScheduleStatus.DUE_NOW


def _official(owed: Owed, known: Sequence[Outcome]) -> OfficialStatus:
    said = [OFFICIAL[one.kind] for one in known if one.own and one.kind in OFFICIAL]
    if said:
        return said[-1]
    return OfficialStatus.ANNOUNCED if owed.official else OfficialStatus.NOTHING


def _due(owed: Owed, known: Sequence[Outcome]) -> Interval | None:
    """The days that hold: those set last by the side whose word it is."""
    changed = [one.due for one in known if one.own and one.kind is OutcomeKind.CHANGED and one.due is not None]
    return changed[-1] if changed else owed.commitment.due


def _reported(known: Sequence[Outcome]) -> EvidenceStatus:
    """What the reports amount to. That it was not done holds for the day of the report: a later "done" outdates it, and
    only a "not done" as late as the first "done" disputes it."""
    done = [one.day for one in known if one.kind is OutcomeKind.DONE]
    undone = [one.day for one in known if one.kind is OutcomeKind.NOT_DONE]
    if done and undone and max(undone) >= min(done):
        return EvidenceStatus.DISPUTED
    if done:
        return EvidenceStatus.REPORTED_DONE
    return EvidenceStatus.REPORTED_NOT_DONE if undone else EvidenceStatus.NOTHING_FOUND


def _late_enough(known: Sequence[Outcome], due: Interval | None) -> list[Outcome]:
    """Without reports that it was not done from before it was due: they say nothing of the day itself."""
    end = due.end if due is not None else None
    return [one for one in known if one.kind is not OutcomeKind.NOT_DONE or end is None or one.day >= end]


def _when(known: Sequence[Outcome], due: Interval | None) -> dt.date | None:
    """The earliest day by which it is said to have been done: one that a report names, or that of a report that came
    before the day was over. A later report that names no day does not say that it was done late."""
    end = due.end if due is not None else None
    done = [one for one in known if one.kind is OutcomeKind.DONE]
    named = [one.when.end for one in done if one.when is not None and one.when.end is not None]
    early = [one.day for one in done if end is not None and one.day <= end]
    return min([*named, *early], default=None)
