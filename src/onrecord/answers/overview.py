"""A whole ledger at one look, as a JSON object. The one rule: whatever is cut short says how much of it there is."""

from datetime import date
from typing import Literal, TypedDict

from onrecord.answers.claims import ClaimObject, claim_object
from onrecord.answers.promises import PromiseObject, promise_object
from onrecord.exports import DocumentRowObject, document_row_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Arrived, Ledger, Newcomer, Overview, Waiting
from onrecord.reports.glance import Contested, Due, Glance, New, glance_at
from onrecord.reports.promises import Similar


class HeldObject(TypedDict):
    """How much a ledger holds; `unnamed_share` is null where there are no statements."""

    documents: int
    undated: int
    publishers: int
    statements: int
    unnamed: int
    unnamed_share: float | None
    problems: int
    first: str | None
    last: str | None


class ContestedObject(TypedDict):
    """The first of `contested` claims that some assert and others deny; there are `claims` in all."""

    claims: int
    contested: int
    first: list[ClaimObject]


class DueObject(TypedDict):
    """The `next` of `coming` commitments, and the latest of `passed` ones of which nothing more is found."""

    as_of: str
    coming: int
    next: list[PromiseObject]
    passed: int
    overdue: list[PromiseObject]


class ArrivedObject(TypedDict):
    """What came on a day, in UTC."""

    day: str
    documents: int
    statements: int


class NewcomerObject(DocumentRowObject):
    """A document, and the instant at which it came."""

    added: str


class NewObject(TypedDict):
    """The last days on which documents came, and the last documents, the latest first."""

    days: list[ArrivedObject]
    documents: list[NewcomerObject]


class ReasonObject(TypedDict):
    """Why statements should be reviewed: `denial`, `unnamed`, `unsure` or `cited`."""

    reason: str
    statements: int


class WaitingObject(TypedDict):
    """How many statements nobody has reviewed, and how many of them for each reason; one may have several."""

    statements: int
    reasons: list[ReasonObject]


class OverviewObject(TypedDict):
    """All of it, in the object that a command prints."""

    schema: str
    held: HeldObject
    contested: ContestedObject
    due: DueObject
    new: NewObject
    waiting: WaitingObject
    reviewed: Literal[False]


def overview_object(ledger: Ledger, as_of: date, similar: Similar) -> OverviewObject:
    """What a ledger holds, and what is contested, due and new in it as of a day."""
    return glance_object(glance_at(ledger, as_of, similar))


def glance_object(found: Glance) -> OverviewObject:
    """All that was found."""
    return {
        "schema": SCHEMA,
        "held": _held(found.held),
        "contested": _contested(found.contested),
        "due": _due(found.due),
        "new": new_object(found.new),
        "waiting": waiting_object(found.waiting),
        "reviewed": False,
    }


def _held(held: Overview) -> HeldObject:
    share = held.unnamed_share
    return {
        "documents": held.documents,
        "undated": held.undated,
        "publishers": held.publishers,
        "statements": held.statements,
        "unnamed": held.unnamed,
        "unnamed_share": None if share is None else round(share, 4),
        "problems": held.problems,
        "first": held.first.isoformat() if held.first else None,
        "last": held.last.isoformat() if held.last else None,
    }


def _contested(found: Contested) -> ContestedObject:
    return {
        "claims": found.claims,
        "contested": found.contested,
        "first": [claim_object(row) for row in found.first],
    }


def _due(found: Due) -> DueObject:
    return {
        "as_of": found.as_of.isoformat(),
        "coming": found.coming,
        "next": [promise_object(one) for one in found.following],
        "passed": found.passed,
        "overdue": [promise_object(one) for one in found.overdue],
    }


def new_object(found: New) -> NewObject:
    """What came last."""
    return {
        "days": [_arrived(one) for one in found.days],
        "documents": [_newcomer(one) for one in found.documents],
    }


def _arrived(one: Arrived) -> ArrivedObject:
    return {"day": one.day.isoformat(), "documents": one.documents, "statements": one.statements}


def _newcomer(one: Newcomer) -> NewcomerObject:
    return {**document_row_object(one.document), "added": one.added.isoformat()}


def waiting_object(found: Waiting) -> WaitingObject:
    """What waits for review."""
    reasons = {"denial": found.denials, "unnamed": found.unnamed, "unsure": found.unsure, "cited": found.cited}
    return {
        "statements": found.statements,
        "reasons": [{"reason": reason, "statements": number} for reason, number in reasons.items()],
    }
