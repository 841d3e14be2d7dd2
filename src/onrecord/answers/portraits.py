"""All that is on record of one actor as a JSON object: what it said, a stretch at a time, what it denies, what it is
bound to, its changes of position. The one rule: every list stands beside the number of all."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypedDict, TypeVar, cast

from onrecord.answers.actors import ProfileObject, profile_object
from onrecord.answers.boards import board_of
from onrecord.answers.claims import ChangeObject, VoiceObject, change_object, voice_object
from onrecord.answers.promises import PromiseObject, promise_object
from onrecord.answers.slices import actor_slice
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Ledger, StatementRow
from onrecord.records import Act
from onrecord.reports import profile
from onrecord.reports.promises import Similar, promises_of
from onrecord.reports.records import record_of
from onrecord.reports.reversals import changes
from onrecord.reports.telling import LARGE, Telling
from onrecord.reports.who import statements_by

FEW = 12
"""Denials, commitments and changes of position at most."""
T = TypeVar("T")


class Order(StrEnum):
    """Which statements come first."""

    NEWEST = "newest"
    OLDEST = "oldest"


class ListedObject(TypedDict, Generic[T]):
    """The first rows of a list, and how many it has."""

    total: int
    rows: list[T]


class PortraitObject(ProfileObject):
    """An actor with the first of its `denials`, `promises` and `reversals`; `said` are its statements after the first
    `offset`, in that order. Commitments are told as of a day."""

    schema: str
    as_of: str
    order: str
    offset: int
    said: list[VoiceObject]
    denials: ListedObject[VoiceObject]
    promises: ListedObject[PromiseObject]
    reversals: ListedObject[ChangeObject]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which statements are wanted: after the first `offset`, `limit` of them, in an order; None for all. Commitments
    are told as of a day."""

    as_of: dt.date
    order: Order = Order.NEWEST
    offset: int = 0
    limit: int | None = None


def portrait_of(ledger: Ledger, name: str, similar: Similar, wanted: Wanted) -> PortraitObject:
    """The actor of that id or name; InputError where there is none, or several.

    A large ledger answers from its boards, oldest statements first.
    """
    return _kept(ledger, name, wanted) if ledger.size() > LARGE else _portrait(ledger, name, similar, wanted)


def _portrait(ledger: Ledger, name: str, similar: Similar, wanted: Wanted) -> PortraitObject:
    found = profile(ledger, name)
    actor = found.actor
    rows = _ordered(statements_by(ledger, actor), wanted.order)
    telling = Telling(ledger)
    denied = [row for row in rows if row.record.act is Act.DENY]
    moves = [change for change in changes(ledger) if change.speaker == actor.id]
    return {
        **profile_object(found, record_of(ledger, actor)),
        "schema": SCHEMA,
        "as_of": wanted.as_of.isoformat(),
        "order": wanted.order.value,
        "offset": wanted.offset,
        "said": _voices(telling, _cut(rows, wanted.offset, wanted.limit)),
        "denials": {"total": len(denied), "rows": _voices(telling, denied[:FEW])},
        "promises": _owed(ledger, actor.id, similar, wanted.as_of),
        "reversals": {"total": len(moves), "rows": [change_object(one) for one in moves[:FEW]]},
    }


def _owed(ledger: Ledger, actor: str, similar: Similar, as_of: dt.date) -> ListedObject[PromiseObject]:
    """What somebody is bound to: as it is kept where that is of this state and day, or else found now."""
    kept = ledger.board("commitments", f"by {actor}", 0, FEW)
    if kept is not None and kept.made.fresh and kept.made.at.startswith(as_of.isoformat()):
        return {"total": kept.total, "rows": [cast("PromiseObject", row) for _, row in kept.rows]}
    owed = [one for one in promises_of(ledger, similar, as_of).found if one.owed.by == actor]
    return {"total": len(owed), "rows": [promise_object(one) for one in owed[:FEW]]}


def _kept(ledger: Ledger, name: str, wanted: Wanted) -> PortraitObject:
    """The same from boards, where single denials are left to the list of statements."""
    held = actor_slice(ledger, name, wanted.offset, wanted.limit or FEW)
    owed = board_of(ledger, "commitments", f"by {held['id']}", (0, FEW))
    denied = sum(one["statements"] for one in held["acts"] if one["act"] == Act.DENY)
    rest = {
        **held,
        "schema": SCHEMA,
        "record": {**held["record"], "positions": held["positions"]["rows"]},
        "as_of": owed["made"]["at"][: len("2026-03-09")] or wanted.as_of.isoformat(),
        "order": Order.OLDEST.value,
        "denials": {"total": denied, "rows": []},
        "promises": {"total": owed["total"], "rows": owed["rows"]},
        "reversals": {**held["reversals"], "rows": held["reversals"]["rows"][:FEW]},
    }
    return cast("PortraitObject", rest)


def _voices(telling: Telling, rows: Iterable[StatementRow]) -> list[VoiceObject]:
    return [voice_object(telling.told(row)) for row in rows]


def _ordered(rows: Iterable[StatementRow], order: Order) -> list[StatementRow]:
    """By the day on which their documents appeared, undated ones last."""
    listed = sorted(rows, key=lambda row: (row.document, min(span.start for span in row.record.content)))
    dated = [row for row in listed if row.published is not None]
    dated.sort(key=lambda row: str(row.published), reverse=order is Order.NEWEST)
    return dated + [row for row in listed if row.published is None]


def _cut(rows: Sequence[StatementRow], offset: int, limit: int | None) -> Sequence[StatementRow]:
    return rows[offset : None if limit is None else offset + limit]
