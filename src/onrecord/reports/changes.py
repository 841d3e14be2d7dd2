"""What is new on claims, actors and due days that somebody watches. The one rule: whatever is told has a mark, which is
the same for as long as it is the same, so that it is told once."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.linking.origins import origins
from onrecord.linking.reversals import Reversal
from onrecord.linking.stances import stances_of
from onrecord.records import Origin, ScheduleStatus, Stance, Told
from onrecord.reports.following import promises_in
from onrecord.reports.promises import Followed, Similar, Wanted
from onrecord.reports.reversals import changes as all_reversals
from onrecord.reports.telling import Telling, claims_with, told_of
from onrecord.reports.who import actors_named, joined, statements_by

BEGUN = "begun"
"""The mark of what is watched already: before it, all that there is is old."""
_DUE = frozenset({ScheduleStatus.DUE_NOW, ScheduleStatus.OVERDUE})
_STATEMENT = "statement "
_SIDES = (Stance.ASSERTS, Stance.DENIES)


class WatchKind(StrEnum):
    """What can be watched."""

    CLAIM = "claim"
    ACTOR = "actor"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Watch:
    """Something that is watched: a claim by the id of one of its statements, an actor by a name or an id, or days
    on which commitments are due."""

    kind: WatchKind
    of: str = ""

    @property
    def key(self) -> str:
        """By what the ledger knows it."""
        return f"{self.kind}:{self.of}"


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new on what is watched: a statement, with its stance where a claim is watched; an origin on one
    side of a claim; a change of position of an actor; a commitment that fell due."""

    watch: Watch
    mark: str
    told: Told | None = None
    stance: Stance | None = None
    origin: Origin | None = None
    reversal: Reversal | None = None
    followed: Followed | None = None


def news(
    ledger: Ledger, watch: Watch, similar: Similar, as_of: dt.date, known: Collection[str] = ()
) -> tuple[News, ...]:
    """What is new on one thing that is watched, but for what is known by its mark."""
    if watch.kind is WatchKind.CLAIM:
        found = _of_claim(ledger, watch, known)
    elif watch.kind is WatchKind.ACTOR:
        found = _of_actor(ledger, watch)
    else:
        found = _due(ledger, watch, similar, as_of)
    return tuple(one for one in found if one.mark not in known)


def _of_claim(ledger: Ledger, watch: Watch, known: Collection[str]) -> Iterator[News]:
    """Statements with their stances, and origins that assert or deny of which no statement was known: whatever else
    joins an origin, or parts it, makes no new one."""
    told_of_before = {mark.split()[1] for mark in known if mark.startswith(_STATEMENT)}
    try:
        claims = claims_with(ledger, watch.of)
    except InputError:
        return  # people rejected the statement meanwhile
    for claim in claims:
        told = told_of(ledger, (member.statement for member in claim.members))
        stances = stances_of(claim, told)
        for name, stance in stances.items():
            yield News(watch, f"{_STATEMENT}{name} {stance}", told[name], stance)
        for side in _SIDES:
            for origin in origins([told[name] for name, stance in stances.items() if stance is side]):
                if told_of_before.isdisjoint(origin.statements):
                    yield News(watch, f"origin {side} {origin.statements[0]}", stance=side, origin=origin)


def _of_actor(ledger: Ledger, watch: Watch) -> Iterator[News]:
    found = actors_named(joined(ledger), watch.of)
    if len(found) != 1:
        return  # nobody of that name has been met yet, or several have
    actor = found[0]
    telling = Telling(ledger)
    for row in statements_by(ledger, actor):
        if row.review.stands:
            yield News(watch, f"{_STATEMENT}{row.id}", telling.told(row))
    for change in all_reversals(ledger):
        if change.speaker == actor.id:
            yield News(watch, f"position {change.before.id} {change.after.id}", reversal=change)


def _due(ledger: Ledger, watch: Watch, similar: Similar, as_of: dt.date) -> Iterator[News]:
    for one in promises_in(ledger, similar, as_of, asked=Wanted()).found:
        schedule, due = one.statuses.schedule, one.statuses.due
        if schedule in _DUE and due is not None:
            mark = f"{schedule} {one.owed.document} {one.owed.place} {due.end or due.start}"
            yield News(watch, mark, followed=one)
