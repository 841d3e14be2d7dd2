"""Rows of boards that statements that pass belong to: claims, changes of position, commitments. The one rule: the order
is that of the board, and what a page leaves out is counted."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast

import numpy as np

from onrecord.answers.boards import made_object
from onrecord.answers.claims import ChangeObject, ClaimObject
from onrecord.answers.columns.boards import KINDS, SCHEDULES
from onrecord.answers.columns.packing import CHANGES, CLAIMS, FACTS, PROMISES, Places
from onrecord.answers.filtered.shelf import Held, Mask, Shelf
from onrecord.answers.filtered.sieve import passing, stands
from onrecord.answers.kept_lists import KeptClaimsObject, KeptPromisesObject
from onrecord.answers.promises import DueDayObject, PromiseObject, SearchedObject
from onrecord.answers.stretches import ChangesObject, Stretch
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.records import ScheduleStatus
from onrecord.reports.claims import Sort
from onrecord.reports.promises import Wanted
from onrecord.reports.telling import LARGE


def filtered_claims(
    shelf: Shelf, ledger: Ledger, filters: Filters, sort: Sort, stretch: Stretch
) -> KeptClaimsObject | None:
    """The claims with a statement that passes; None where they cannot be told from columns."""
    found = shelf.usable(ledger, FACTS, CLAIMS)
    if found is None:
        return None
    facts, held = found
    wanted = np.zeros(len(held.lists["claims"]), bool)
    wanted[held["claim"][passing(ledger, facts, filters).holds(held, "statement")]] = True
    order = held[f"by_{sort.value}"]
    listed = order[wanted[order]]
    rows = _rows(ledger, "claims", held.lists["claims"], listed[stretch.offset : stretch.end])
    return {
        "schema": SCHEMA,
        "offset": stretch.offset,
        "total": len(listed),
        "claims": cast("list[ClaimObject]", rows),
        "made": made_object(held.made),
    }


def filtered_changes(shelf: Shelf, ledger: Ledger, filters: Filters, stretch: Stretch) -> ChangesObject | None:
    """The changes of position of which a statement passes; None where they cannot be told from columns.

    Those of a small ledger are looked for in it: they may rest on a link beside a claim, which no board has.
    """
    found = shelf.usable(ledger, FACTS, CHANGES) if ledger.size() > LARGE else None
    if found is None:
        return None
    facts, held = found
    passes = passing(ledger, facts, filters)
    (listed,) = np.nonzero(passes.holds(held, "before") | passes.holds(held, "after"))
    rows = _rows(ledger, "reversals", held.lists["keys"], listed[stretch.offset : stretch.end])
    return {
        "schema": SCHEMA,
        "offset": stretch.offset,
        "total": len(listed),
        "changes": cast("list[ChangeObject]", rows),
    }


def filtered_promises(
    shelf: Shelf, ledger: Ledger, asked: tuple[Filters, Wanted], as_of: dt.date, stretch: Stretch
) -> KeptPromisesObject | None:
    """The commitments that pass and are wanted, as of the day on which the board was made: None where that is not the
    day asked for, or where they cannot be told from columns."""
    filters, wanted = asked
    found = shelf.usable(ledger, FACTS, PROMISES)
    if found is None or (found[1].made.at[: len("2026-03-09")] != as_of.isoformat() and ledger.size() <= LARGE):
        return None
    facts, held = found
    passes = passing(ledger, facts, filters)
    inside = passes.holds(held, "statement") if filters.of_statements else passes.holds_documents(held, "document")
    (listed,) = np.nonzero(inside & _wanted(held, wanted))
    return {
        "schema": SCHEMA,
        "as_of": held.made.at[: len("2026-03-09")],
        "searched": _searched(facts, dt.date.fromisoformat(held.made.at[: len("2026-03-09")])),
        "offset": stretch.offset,
        "total": len(listed),
        "days": _due_days(held, listed),
        "commitments": cast(
            "list[PromiseObject]",
            _rows(ledger, "commitments", held.lists["keys"], listed[stretch.offset : stretch.end]),
        ),
        "made": made_object(held.made),
    }


def _searched(facts: Held, as_of: dt.date) -> SearchedObject:
    """The documents by a day that say something: what became of commitments was looked for there."""
    said = np.zeros(len(facts["day"]), bool)
    said[facts["document"][stands(facts)]] = True
    inside = said & (facts["day"] > 0) & (facts["day"] <= as_of.toordinal())
    days, publishers = facts["day"][inside], np.unique(facts["publisher"][inside])
    first, last = (
        (dt.date.fromordinal(int(day)).isoformat() for day in (days[0], days[-1])) if len(days) else (None, None)
    )
    return {
        "documents": len(days),
        "outlets": int(np.count_nonzero(publishers >= 0)),
        "first": first,
        "last": last,
    }


def _wanted(held: Held, wanted: Wanted) -> Mask:
    """As `Wanted.passes` has it."""
    found = np.ones(len(held["kind"]), bool)
    if wanted.kinds:
        found &= np.isin(held["kind"], [KINDS.index(kind) for kind in wanted.kinds])
    if wanted.due_before is not None:
        found &= (held["end"] > 0) & (held["end"] < wanted.due_before.toordinal())
    if wanted.overdue:
        found &= held["schedule"] == SCHEDULES.index(ScheduleStatus.OVERDUE)
    return found


def _due_days(held: Held, listed: Places) -> list[DueDayObject]:
    """How many fall due on each day, by schedule, in their order."""
    both = held["last"][listed].astype(np.int64) * len(SCHEDULES) + held["schedule"][listed]
    kinds, first, counts = np.unique(both, return_index=True, return_counts=True)
    found: list[DueDayObject] = []
    for index in np.argsort(first, kind="stable"):
        day, schedule = divmod(int(kinds[index]), len(SCHEDULES))
        found.append(
            {
                "day": dt.date.fromordinal(day).isoformat() if day else None,
                "schedule": SCHEDULES[schedule].value,
                "commitments": int(counts[index]),
            }
        )
    return found


def _rows(ledger: Ledger, board: str, keys: Sequence[str], places: Places) -> list[dict[str, Any]]:
    """The rows of a board at some places of its columns; those that are gone since are left out."""
    return list(ledger.board_rows(board, [keys[place] for place in places]).values())
