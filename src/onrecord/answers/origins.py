"""Origins of claims as JSON objects. The one rule: counts stand beside what they are counts of."""

import datetime as dt
from typing import TypedDict

from onrecord.linking.origins import Carried
from onrecord.records import Origin
from onrecord.reports.origins import Traced


class OriginObject(TypedDict):
    """An origin: `statements` are ids, the earliest first; `actor` is null for whoever is not named; it is `uncertain`
    where all that is known is from where words were forwarded."""

    kind: str
    name: str
    actor: str | None
    outlet: str | None
    first: str | None
    statements: list[str]
    uncertain: bool


class CarriedObject(TypedDict):
    """A document that tells the claim; `origins` are places in the claim's list, from 0."""

    id: str
    published: str | None
    publisher: str | None
    title: str | None
    statements: list[str]
    origins: list[int]
    credits: list[str]
    reused: float | None


class CircleObject(TypedDict):
    """Each outlet credits the next, the last one the first, in these documents."""

    outlets: list[str]
    documents: list[str]


class UnnamedObject(TypedDict):
    """How many statements go back to unnamed sources, and of how many."""

    unnamed: int
    statements: int


class TracedObject(TypedDict):
    """A claim and where it comes from."""

    id: str
    text: str
    summary: str
    documents: list[CarriedObject]
    outlets: int
    origins: list[OriginObject]
    against: list[OriginObject]
    circles: list[CircleObject]
    resting: UnnamedObject


def traced_object(traced: Traced) -> TracedObject:
    """A claim, its origins and the documents that carried it."""
    return {
        "id": traced.claim,
        "text": traced.words,
        "summary": traced.sentence,
        "documents": [carried_object(document) for document in traced.carried],
        "outlets": traced.outlets,
        "origins": [_origin_object(origin) for origin in traced.origins],
        "against": [_origin_object(origin) for origin in traced.against],
        "circles": [{"outlets": list(one.outlets), "documents": list(one.documents)} for one in traced.circles],
        "resting": {"unnamed": traced.resting.unnamed, "statements": traced.resting.statements},
    }


def _origin_object(origin: Origin) -> OriginObject:
    return {
        "kind": origin.kind.value,
        "name": origin.name,
        "actor": origin.actor,
        "outlet": origin.outlet,
        "first": _text(origin.first),
        "statements": list(origin.statements),
        "uncertain": origin.uncertain,
    }


def carried_object(document: Carried) -> CarriedObject:
    """A document that carried the claim, or denied it."""
    return {
        "id": document.document,
        "published": _text(document.published),
        "publisher": document.publisher,
        "title": document.title,
        "statements": list(document.statements),
        "origins": list(document.origins),
        "credits": list(document.credits),
        "reused": document.reused,
    }


def _text(moment: dt.date | dt.datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
