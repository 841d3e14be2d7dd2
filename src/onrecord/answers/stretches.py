"""Actors, changes of position and silences in lists, a stretch at a time. The one rule: what a stretch leaves out is
counted."""

import datetime as dt
from dataclasses import dataclass
from typing import TypedDict, cast

from onrecord.answers.actors import ActorRowObject, actor_row_object
from onrecord.answers.boards import board_of
from onrecord.answers.claims import ChangeObject, SilenceObject, change_object, silence_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.records import ActorType
from onrecord.reports import actors
from onrecord.reports.reversals import changes
from onrecord.reports.silence import silent
from onrecord.reports.telling import LARGE

_EVERYTHING = Filters()


class ActorsObject(TypedDict):
    """Actors after the first `offset` of `total`."""

    schema: str
    offset: int
    total: int
    actors: list[ActorRowObject]


class ChangesObject(TypedDict):
    """Changes of position after the first `offset` of `total`, the latest first."""

    schema: str
    offset: int
    total: int
    changes: list[ChangeObject]


class SilencesObject(TypedDict):
    """Silences as of a day, after the first `offset` of `total`."""

    schema: str
    as_of: str
    offset: int
    total: int
    silences: list[SilenceObject]


@dataclass(frozen=True, slots=True)
class Stretch:
    """So many rows after the first so many; None for all."""

    offset: int = 0
    limit: int | None = None

    @property
    def end(self) -> int | None:
        """The row behind the last one."""
        return None if self.limit is None else self.offset + self.limit


def actors_object(ledger: Ledger, kind: ActorType | None, stretch: Stretch) -> ActorsObject:
    """All actors, or those of one type, who makes the most statements first."""
    if ledger.size() > LARGE:
        order = f"type {kind.value}" if kind else "statements"
        kept = board_of(ledger, "actors", order, (stretch.offset, stretch.limit))
        rows, total = cast("list[ActorRowObject]", kept["rows"]), kept["total"]
    else:
        found = actors(ledger, kind)
        rows, total = [actor_row_object(one) for one in found[stretch.offset : stretch.end]], len(found)
    return {"schema": SCHEMA, "offset": stretch.offset, "total": total, "actors": rows}


def changes_object(ledger: Ledger, filters: Filters, stretch: Stretch) -> ChangesObject:
    """The changes of position of which a statement passes."""
    if ledger.size() > LARGE and filters == _EVERYTHING:
        kept = board_of(ledger, "reversals", "latest", (stretch.offset, stretch.limit))
        rows, total = cast("list[ChangeObject]", kept["rows"]), kept["total"]
    else:
        found = changes(ledger, filters)
        rows, total = [change_object(one) for one in found[stretch.offset : stretch.end]], len(found)
    return {"schema": SCHEMA, "offset": stretch.offset, "total": total, "changes": rows}


def silences_object(
    ledger: Ledger, as_of: dt.date, filters: Filters, stretch: Stretch, who: str | None = None
) -> SilencesObject:
    """Whom claims name that take no side on them, all of them or one. InputError where there is no such actor."""
    found = silent(ledger, as_of, filters, who=who)
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "offset": stretch.offset,
        "total": len(found),
        "silences": [silence_object(one) for one in found[stretch.offset : stretch.end]],
    }
