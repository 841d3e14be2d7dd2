"""Commitments and what became of them as JSON. The one rule: every word comes with its place."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import TypedDict

from onrecord.answers.claims import VoiceObject, voice_object
from onrecord.answers.receipts import receipt
from onrecord.exports.schema import SCHEMA
from onrecord.records import Interval, Outcome, Searched, Spans, Told
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
    """What a later statement says, and the statement itself."""

    kind: str
    statement: str
    day: str
    own: bool
    likeness: float
    voice: VoiceObject


class SearchedObject(TypedDict):
    """What was looked through."""

    documents: int
    outlets: int
    first: str | None
    last: str | None


class PromiseObject(TypedDict):
    """One commitment; the receipt is that of the words for what is to be done."""

    statement: str | None
    document: str
    title: str | None
    receipt: str
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


class DueDayObject(TypedDict):
    """How many commitments have this as the last, or the only known, day on which they are due, by schedule; null is
    no day."""

    day: str | None
    schedule: str
    commitments: int


class PromisesObject(TypedDict):
    """Commitments after the first `offset` of `total`; `days` counts all of them, in their order."""

    schema: str
    as_of: str
    searched: SearchedObject
    offset: int
    total: int
    days: list[DueDayObject]
    commitments: list[PromiseObject]


def promises_object(found: Promises, as_of: dt.date, offset: int = 0, limit: int | None = None) -> PromisesObject:
    """What was found: `limit` of them after the first `offset`, all of them unless that is given."""
    end = None if limit is None else offset + limit
    return {
        "schema": SCHEMA,
        "as_of": as_of.isoformat(),
        "searched": _searched(found.searched),
        "offset": offset,
        "total": len(found.found),
        "days": _due_days(found.found),
        "commitments": [promise_object(one) for one in found.found[offset:end]],
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
        "title": owed.title,
        "receipt": receipt(owed.document, commitment.what),
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
        "outcomes": [_outcome(*one) for one in zip(answers.outcomes, found.told, strict=True)],
        "searched": _searched(answers.searched),
    }


class _Days(TypedDict):
    start: str | None
    end: str | None


def _days(due: Interval | None) -> _Days:
    return {"start": _day(due.start if due else None), "end": _day(due.end if due else None)}


def _due_days(found: Iterable[Followed]) -> list[DueDayObject]:
    counted = Counter((_last_day(one.statuses.due), one.statuses.schedule.value) for one in found)
    return [{"day": day, "schedule": schedule, "commitments": number} for (day, schedule), number in counted.items()]


def _last_day(due: Interval | None) -> str | None:
    return _day(due.end or due.start) if due else None


def _outcome(one: Outcome, told: Told) -> OutcomeObject:
    return {
        "kind": one.kind.value,
        "statement": one.statement,
        "day": one.day.isoformat(),
        "own": one.own,
        "likeness": round(one.confidence, 4),
        "voice": voice_object(told),
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
