"""What a person says about actors, as a judgement to record. The one rule: it names what is on record, never an id that
may change."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.linking import Member, name_key
from onrecord.records import Judgement, JudgementKind, Mentioned
from onrecord.reports.who import find_actor, joined


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, when, and why."""

    by: str
    at: dt.datetime
    reason: str = ""


def merging(ledger: Ledger, wanted: Sequence[str], judge: Judge) -> Judgement:
    """That these actors, by id or name, are one. InputError where that is fewer than two."""
    known = joined(ledger)
    found = {actor.id: actor for actor in (find_actor(known, one) for one in wanted)}
    if len(found) < len(("one", "other")):
        raise InputError(f"these are one actor already: {', '.join(wanted)}")
    these = sorted({member.mentioned() for actor in found.values() for member in actor.members})
    return Judgement(JudgementKind.MERGE, judge.by, judge.at, judge.reason, tuple(these))


def splitting(ledger: Ledger, wanted: str, names: Sequence[str], documents: Sequence[str], judge: Judge) -> Judgement:
    """That who is called by these names, or is in these documents, is another actor than the rest of that one.

    `documents` are beginnings of ids. InputError where that would leave a side empty.
    """
    actor = find_actor(joined(ledger), wanted)
    keys = {name_key(name) for name in names}
    beginnings = tuple(f"sha256:{document.removeprefix('sha256:')}" for document in documents)

    def leaves(member: Member) -> bool:
        named = keys.intersection(map(name_key, (member.name, *member.names)))
        return bool(named) or (bool(beginnings) and member.document.startswith(beginnings))

    sides: dict[bool, set[Mentioned]] = {True: set(), False: set()}
    for member in actor.members:
        sides[leaves(member)].add(member.mentioned())
    if not sides[True]:
        raise InputError(f"nothing of {actor.id} has such a name or stands in such a document")
    if not sides[False]:
        raise InputError(f"that is all of {actor.id}; nothing would be left to tell it from")
    these, those = (tuple(sorted(sides[side])) for side in (True, False))
    return Judgement(JudgementKind.SPLIT, judge.by, judge.at, judge.reason, these, those)


def withdrawing(number: int, judge: Judge) -> Judgement:
    """That an earlier judgement no longer holds."""
    return Judgement(JudgementKind.WITHDRAW, judge.by, judge.at, judge.reason, withdraws=number)
