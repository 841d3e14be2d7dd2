"""Commitments and what became of them as JSON. The one rule: every word comes with its place."""

import datetime as dt
from typing import TypedDict

from onrecord.exports.schema import SCHEMA
from onrecord.records import Interval, Outcome, Searched, Spans
from onrecord.reports.promises import Followed, Promises


class PlacedObject(TypedDict):
    """Words and where they stand."""

    text: str
    spans: list[list[int]]


class WhoObject(TypedDict):
    """Somebody, as far as is known."""

    actor: str | None
    name: str | None
    words: PlacedObject


class DueObject(TypedDict):
    """Days, and the words that give them."""

    start: str | None
    end: str | None
    words: PlacedObject


class OutcomeObject(TypedDict):
    """What a later statement says."""

    kind: str
    statement: str
    day: str
    own: bool
    likeness: float


class SearchedObject(TypedDict):
    """What was looked through."""

    documents: int
    outlets: int
    first: str | None
    last: str | None


class PromiseObject(TypedDict):
    """One commitment."""

    statement: str | None
    document: str
    published: str | None
    publisher: str | None
    kind: str
    by: WhoObject
    to: WhoObject
    what: PlacedObject
    due: DueObject
    condition: PlacedObject
    otherwise: PlacedObject
    official: str
    evidence: str
    schedule: str
    outcomes: list[OutcomeObject]
    searched: SearchedObject


class PromisesObject(TypedDict):
    """All of them."""

    schema: str
    as_of: str
    searched: SearchedObject
    commitments: list[PromiseObject]


def promises_object(found: Promises, as_of: dt.date) -> PromisesObject:
    """All that was found."""
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "searched": _searched(found.searched),
        "commitments": [promise_object(one) for one in found.found],
    }


def promise_object(found: Followed) -> PromiseObject:
    """One commitment with its three answers; `due` are the days that hold as of then."""
    owed, commitment, answers = found.owed, found.owed.commitment, found.statuses

    def placed(spans: Spans) -> PlacedObject:
        text = " … ".join(span.cut(owed.text) for span in spans)
        return {"text": text, "spans": [[span.start, span.end] for span in spans]}

    return {
        "statement": commitment.statement,
        "document": owed.document,
        "published": owed.published.isoformat() if owed.published else None,
        "publisher": owed.publisher,
        "kind": commitment.kind.value,
        "by": {"actor": owed.by, "name": owed.by_name, "words": placed(commitment.by_spans)},
        "to": {"actor": owed.to, "name": owed.to_name, "words": placed(commitment.to_spans)},
        "what": placed(commitment.what),
        "due": {**_days(answers.due), "words": placed(commitment.due_spans)},
        "condition": placed(commitment.condition),
        "otherwise": placed(commitment.otherwise),
        "official": answers.official.value,
        "evidence": answers.evidence.value,
        "schedule": answers.schedule.value,
        "outcomes": [_outcome(one) for one in answers.outcomes],
        "searched": _searched(answers.searched),
    }


class _Days(TypedDict):
    start: str | None
    end: str | None


def _days(due: Interval | None) -> _Days:
    return {"start": _day(due.start if due else None), "end": _day(due.end if due else None)}


def _outcome(one: Outcome) -> OutcomeObject:
    return {
        "kind": one.kind.value,
        "statement": one.statement,
        "day": one.day.isoformat(),
        "own": one.own,
        "likeness": round(one.confidence, 4),
    }


def _searched(searched: Searched) -> SearchedObject:
    return {
        "documents": searched.documents,
        "outlets": searched.outlets,
        "first": _day(searched.first),
        "last": _day(searched.last),
    }


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
