"""Lists of a large ledger as its boards keep them, in the objects of the questions that they are kept for. The one
rule: what is kept says of when it is, and what is asked for in particular is not kept."""

import datetime as dt
from collections.abc import Sequence
from typing import cast

from onrecord.answers.boards import MadeObject, board_of
from onrecord.answers.claims import ClaimObject, ClaimsObject
from onrecord.answers.numbers import TableObject, TablesObject
from onrecord.answers.overview import HeldObject, NewObject, OverviewObject, WaitingObject, new_object, waiting_object
from onrecord.answers.promises import DueDayObject, PromiseObject, PromisesObject, SearchedObject
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, JsonObject, Ledger
from onrecord.reports.claims import Sort
from onrecord.reports.glance import FEW, new_in
from onrecord.reports.telling import LARGE

_EVERYTHING = Filters()
_UNKNOWN: JsonObject = {"documents": 0, "publishers": 0, "first": None, "last": None}


class KeptClaimsObject(ClaimsObject):
    """A list of claims, as it is kept."""

    made: MadeObject


class KeptTablesObject(TablesObject):
    """Tables of figures, as they are kept."""

    made: MadeObject


class KeptPromisesObject(PromisesObject):
    """Commitments, as they are kept; `as_of` is the day on which the board was made."""

    made: MadeObject


class KeptOverviewObject(OverviewObject):
    """The front page, as it is kept."""

    made: MadeObject


def is_kept(ledger: Ledger, names: Sequence[str], filters: Filters = _EVERYTHING, as_of: dt.date | None = None) -> bool:
    """Whether a question that asks for nothing in particular is answered from the boards of these names: where they are
    as new as the ledger, and made on the day that is asked for; in a large ledger also where they are not."""
    if filters != _EVERYTHING:
        return False
    if ledger.size() > LARGE:
        return True
    held = [ledger.board_made(name) for name in names]
    return all(one is not None and one.fresh and (as_of is None or one.at[:10] == as_of.isoformat()) for one in held)


def kept_claims(ledger: Ledger, sort: Sort, offset: int, limit: int) -> KeptClaimsObject:
    """The claims of a large ledger."""
    page = board_of(ledger, "claims", sort.value, (offset, limit))
    rows = cast("list[ClaimObject]", page["rows"])
    return {"schema": SCHEMA, "offset": offset, "total": page["total"], "claims": rows, "made": page["made"]}


def kept_numbers(ledger: Ledger, *, disagree: bool, offset: int, limit: int) -> KeptTablesObject:
    """The tables of figures of a large ledger; figures and disagreements are counted in all that it has."""
    page = board_of(ledger, "numbers", "disagree" if disagree else "tables", (offset, limit))
    totals = _row(ledger, "totals")
    return {
        "schema": SCHEMA,
        "offset": offset,
        "total": page["total"],
        "figures": int(totals.get("figures", 0)),
        "disagreements": int(totals.get("disagreements", 0)),
        "tables": cast("list[TableObject]", page["rows"]),
        "made": page["made"],
    }


def kept_promises(ledger: Ledger, order: str, offset: int, limit: int) -> KeptPromisesObject:
    """The commitments of a large ledger as of the day on which they were last followed: all of them (`due`), or those
    of a kind or of a status, whose `days` are given where they are counted."""
    page = board_of(ledger, "commitments", order, (offset, limit))
    days = cast("list[DueDayObject]", board_of(ledger, "due-days", "days")["rows"])
    return {
        "schema": SCHEMA,
        "as_of": page["made"]["at"][:10],
        "searched": searched_object(ledger),
        "offset": offset,
        "total": page["total"],
        "days": days if order == "due" else [one for one in days if one["schedule"] == order],
        "commitments": cast("list[PromiseObject]", page["rows"]),
        "made": page["made"],
    }


def searched_object(ledger: Ledger) -> SearchedObject:
    """What there is to be looked through, as it is kept."""
    held = _row(ledger, "overview") or _UNKNOWN
    return {
        "documents": held["documents"],
        "outlets": held["publishers"],
        "first": held["first"],
        "last": held["last"],
    }


def kept_overview(ledger: Ledger, as_of: dt.date) -> KeptOverviewObject:
    """The front page of a large ledger."""
    held = board_of(ledger, "overview", "overview", (0, 1))
    row = held["rows"][0] if held["rows"] else _UNKNOWN
    both = board_of(ledger, "claims", "both sides", (0, FEW))
    coming = board_of(ledger, "commitments", "coming", (0, FEW))
    overdue = board_of(ledger, "commitments", "overdue latest", (0, FEW))
    return {
        "schema": SCHEMA,
        "held": _held(row),
        "contested": {
            "claims": board_of(ledger, "claims", "new", (0, 0))["total"],
            "contested": both["total"],
            "first": cast("list[ClaimObject]", both["rows"]),
        },
        "due": {
            "as_of": as_of.isoformat(),
            "coming": coming["total"],
            "next": cast("list[PromiseObject]", coming["rows"]),
            "passed": overdue["total"],
            "overdue": cast("list[PromiseObject]", overdue["rows"]),
        },
        "new": cast("NewObject", row["new"]) if "new" in row else new_object(new_in(ledger)),
        "waiting": cast("WaitingObject", row["waiting"]) if "waiting" in row else waiting_object(ledger.waiting()),
        "reviewed": False,
        "made": held["made"],
    }


def _held(row: JsonObject) -> HeldObject:
    statements, unnamed = int(row.get("statements", 0)), int(row.get("unnamed", 0))
    return {
        "documents": row["documents"],
        "undated": int(row.get("undated", 0)),
        "publishers": row["publishers"],
        "statements": statements,
        "unnamed": unnamed,
        "unnamed_share": round(unnamed / statements, 4) if statements else None,
        "problems": int(row.get("problems", 0)),
        "first": row["first"],
        "last": row["last"],
    }


def _row(ledger: Ledger, name: str) -> JsonObject:
    return ledger.board_rows(name, [name]).get(name, {})
