"""All that is on record of one claim as a JSON object: both sides in time, origins, spread, figures that disagree, and
what is left without its sources. The one rule: a statement that falls is shown still, and both counts stand side by
side."""

from collections.abc import Iterable
from typing import TypedDict

from onrecord.answers.claim_ratings import RatingObject, rating_object
from onrecord.answers.claims import ClaimObject, StancedObject, claim_object, voice_object
from onrecord.answers.numbers import TableObject, table_object
from onrecord.answers.origins import CarriedObject, TracedObject, carried_object, traced_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Ledger
from onrecord.linking.origins import Step
from onrecord.reports.claims import Voiced
from onrecord.reports.discounting import Discount, Source
from onrecord.reports.dossiers import Dossier, dossier

_TABLES = 12
"""Tables of figures that disagree at most."""


class DossierVoiceObject(StancedObject):
    """A statement of a claim; it `falls` where it goes back to a source that is doubted."""

    falls: bool


class StepObject(TypedDict):
    """From whom a document has the claim: an origin by its place in the list, from 0, or another document by its id; by
    a credit, a reused passage, or with nothing between."""

    document: str
    by: str
    origin: int | None
    source: str | None
    share: float | None


class LeftObject(TypedDict):
    """One side with all sources and without some: independent origins, and statements."""

    stance: str
    origins_before: int
    origins_after: int
    statements_before: int
    statements_after: int


class SourceObject(TypedDict):
    """A source that can be doubted: `key` is what it is asked for by; what would be left without it alone."""

    key: str
    name: str
    kind: str
    doubted: bool
    falls: int
    sides: list[LeftObject]


class KeptObject(TypedDict):
    """What of a claim's dossier does not hang on single statements.

    `told_by` and `denied_by` are the steps to the documents of `origins`, and to those that deny it, `denied`.
    """

    denied: list[CarriedObject]
    told_by: list[StepObject]
    denied_by: list[StepObject]
    figures: list[TableObject]
    sources: list[SourceObject]
    without: list[str]
    left: list[LeftObject]


class DossierObject(ClaimObject, KeptObject):
    """All that is on record of one claim; `voices` are those after the first `offset` of `statements`, `ratings` what
    people say of it."""

    schema: str
    offset: int
    voices: list[DossierVoiceObject]
    others: list[str]
    ratings: list[RatingObject]
    origins: TracedObject


def dossier_of(
    ledger: Ledger, beginning: str, without: Iterable[str] = (), offset: int = 0, limit: int | None = None
) -> DossierObject:
    """The claim of the statement whose id begins so, without some sources. InputError where there is no such statement
    or source, or several."""
    return dossier_object(dossier(ledger, beginning, without), offset, limit)


def dossier_object(found: Dossier, offset: int = 0, limit: int | None = None) -> DossierObject:
    """One dossier, with `limit` of its statements after the first `offset`."""
    lost = found.discount.lost
    listed = found.view.voices[offset : None if limit is None else offset + limit]
    return {
        "schema": SCHEMA,
        **claim_object(found.view.row),
        "offset": offset,
        "voices": [_voice(voice, falls=voice.told.id in lost) for voice in listed],
        "others": list(found.view.others),
        "ratings": [rating_object(one) for one in found.ratings],
        "origins": traced_object(found.traced),
        **kept_object(found),
    }


def kept_object(found: Dossier, most: int | None = None) -> KeptObject:
    """The same without single statements, of the first documents."""
    doubted = {one.key for one in found.without}
    told = {one.document for one in found.traced.carried[:most]}
    denied = {one.document for one in found.denied[:most]}
    return {
        "denied": [carried_object(document) for document in found.denied[:most]],
        "told_by": [_step(step) for step in found.told_by if step.document in told],
        "denied_by": [_step(step) for step in found.denied_by if step.document in denied],
        "figures": [table_object(table) for table in found.tables[:_TABLES]],
        "sources": [_source(found, one, discount, doubted=one.key in doubted) for one, discount in found.sources],
        "without": [one.key for one in found.without],
        "left": _left(found, found.discount),
    }


def _voice(voice: Voiced, *, falls: bool) -> DossierVoiceObject:
    return {
        **voice_object(voice.told),
        "stance": voice.stance.value,
        "belongs": round(voice.confidence, 4),
        "falls": falls,
    }


def _step(step: Step) -> StepObject:
    return {
        "document": step.document,
        "by": step.by.value,
        "origin": step.origin,
        "source": step.source,
        "share": None if step.share is None else round(step.share, 4),
    }


def _source(found: Dossier, one: Source, discount: Discount, *, doubted: bool) -> SourceObject:
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind,
        "doubted": doubted,
        "falls": len(discount.lost),
        "sides": _left(found, discount),
    }


def _left(found: Dossier, discount: Discount) -> list[LeftObject]:
    status = found.view.row.status
    return [
        {
            "stance": stance.value,
            "origins_before": rest.before,
            "origins_after": rest.after,
            "statements_before": status.count(stance),
            "statements_after": status.count(stance) - len(rest.lost),
        }
        for stance, rest in discount.sides
    ]
