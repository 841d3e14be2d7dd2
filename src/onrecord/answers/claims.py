"""Claims, changes of position, what falls and who is silent as JSON objects. The one rule: counts stand beside what
they are counts of, and nothing is marked as reviewed that nobody reviewed."""

from datetime import date
from typing import TypedDict

from onrecord.answers.receipts import receipt
from onrecord.exports.rows import HopObject, hop_object
from onrecord.exports.schema import SCHEMA, CertaintyObject
from onrecord.exports.statements import statement_object
from onrecord.ledger import Filters, Ledger
from onrecord.linking.reversals import Reversal
from onrecord.linking.searching import Searched
from onrecord.linking.weighing import Side
from onrecord.records import ReviewState, Told
from onrecord.reports.claims import ClaimRow, ClaimView, Sort, Voiced, claim_rows
from onrecord.reports.silence import Silent
from onrecord.reports.whatif import Fallen, WhatIf


class VoiceObject(TypedDict):
    """A statement: when and where it stood, by whom it came, and its words, with the receipt. `review` is what people
    say of it: machine (nobody judged it), confirmed or corrected."""

    statement: str
    day: str | None
    publisher: str | None
    title: str | None
    document: str
    speaker: str | None
    name: str | None
    chain: list[HopObject]
    cue: str
    words: str
    act: str | None
    certainty: CertaintyObject | None
    confidence: float
    receipt: str
    reviewed: bool
    review: str


class StancedObject(VoiceObject):
    """A statement of a claim: its stance, and how surely it belongs to the claim."""

    stance: str
    belongs: float


class SideObject(TypedDict):
    """Statements with one stance, counted: `unnamed` of them come from unnamed sources."""

    stance: str
    statements: int
    documents: int
    outlets: int
    origins: int
    unnamed: int
    speakers: list[str]
    first: str | None
    last: str | None


class ClaimObject(TypedDict):
    """A claim: the words that stand for it, and who stands where on it. `id` is a statement's. People judged `judged`
    of its statements; it is reviewed where they judged all."""

    id: str
    words: str
    statements: int
    documents: int
    outlets: int
    unnamed: int
    first: str | None
    last: str | None
    sides: list[SideObject]
    judged: int
    reviewed: bool


class ClaimsObject(TypedDict):
    """Claims of a list, after the first `offset` of `total`."""

    schema: str
    offset: int
    total: int
    claims: list[ClaimObject]


class ClaimViewObject(ClaimObject):
    """A claim with its statements, oldest first, in the object that a command prints."""

    schema: str
    voices: list[StancedObject]
    others: list[str]


class ChangeObject(TypedDict):
    """Two statements of one speaker; `claim` is null where they belong to different ones."""

    change: str
    speaker: str
    claim: str | None
    before: VoiceObject
    after: VoiceObject
    stances: list[str]
    days: list[str]


class FallObject(TypedDict):
    """A claim that loses support: independent origins that assert it before and after, the `statements` that fall, and
    which: the first `MOST_LOST` on a page."""

    claim: str
    words: str
    before: int
    after: int
    statements: int
    lost: list[str]


class TakenObject(TypedDict):
    """What is taken away: what it was taken for, and how it is called."""

    kind: str
    name: str


class WhatIfObject(TypedDict):
    """What falls without a source, of `claims` that were looked at: claims after the first `offset` of `total`, which
    lose support; `losing_all` of them lose all. Without a source nothing falls."""

    schema: str
    without: TakenObject | None
    claims: int
    offset: int
    total: int
    losing_all: int
    falls: list[FallObject]
    reviewed: bool


class SilenceObject(TypedDict):
    """Who takes no side on a claim that names it; what was searched; where it declined to speak."""

    claim: str
    words: str
    actor: str
    name: str
    since: str | None
    days: int | None
    declined: list[VoiceObject]
    searched: dict[str, int | str | None]


def claims_object(
    ledger: Ledger, filters: Filters, sort: Sort, offset: int = 0, limit: int | None = None
) -> ClaimsObject:
    """The claims with a statement that passes, `limit` of them after the first `offset`."""
    rows = claim_rows(ledger, filters, sort)
    listed = rows[offset : None if limit is None else offset + limit]
    return {
        "schema": SCHEMA,
        "offset": offset,
        "total": len(rows),
        "claims": [claim_object(row) for row in listed],
    }


def claim_object(row: ClaimRow) -> ClaimObject:
    """One claim of a list."""
    held = row.status
    return {
        "id": row.claim.id,
        "words": row.standing.words,
        "statements": held.statements,
        "documents": held.documents,
        "outlets": held.outlets,
        "unnamed": held.unnamed,
        "first": _day(held.first),
        "last": _day(held.last),
        "sides": [_side(side) for side in held.sides],
        "judged": row.judged,
        "reviewed": row.judged == held.statements,
    }


def claim_view_object(view: ClaimView, schema: str) -> ClaimViewObject:
    """One claim with everything that is said on it."""
    return {
        "schema": schema,
        **claim_object(view.row),
        "voices": [_stanced(voice) for voice in view.voices],
        "others": list(view.others),
    }


def voice_object(told: Told) -> VoiceObject:
    """One statement."""
    found = statement_object(told.text, told.statement)
    return {
        "statement": told.id,
        "day": _day(told.day),
        "publisher": told.publisher,
        "title": told.title,
        "document": told.document,
        "speaker": told.speaker,
        "name": told.speaker_name,
        "chain": [hop_object(hop) for hop in told.chain],
        "cue": found["cue"]["text"],
        "words": told.words,
        "act": found["act"],
        "certainty": found["certainty"],
        "confidence": found["confidence"],
        "receipt": receipt(told.document, told.statement.content),
        "reviewed": told.review.state is not ReviewState.MACHINE,
        "review": told.review.state.value,
    }


def change_object(change: Reversal) -> ChangeObject:
    """One change of position."""
    return {
        "change": change.change.value,
        "speaker": change.speaker,
        "claim": change.claim,
        "before": voice_object(change.before),
        "after": voice_object(change.after),
        "stances": [stance.value for stance in change.stances],
        "days": [day.isoformat() for day in change.days],
    }


def whatif_object(found: WhatIf, offset: int = 0, limit: int | None = None) -> WhatIfObject:
    """What falls without a source, `limit` claims of it after the first `offset`."""
    listed = found.fallen[offset : None if limit is None else offset + limit]
    return {
        "schema": SCHEMA,
        "without": {"kind": found.kind, "name": found.name},
        "claims": found.claims,
        "offset": offset,
        "total": len(found.fallen),
        "losing_all": sum(one.fall.after == 0 for one in found.fallen),
        "falls": [_fall(one) for one in listed],
        "reviewed": False,
    }


def silence_object(found: Silent) -> SilenceObject:
    """One silence."""
    silence, searched = found.silence, found.silence.searched
    return {
        "claim": silence.claim.id,
        "words": found.standing.words,
        "actor": silence.actor,
        "name": found.name,
        "since": _day(silence.since),
        "days": silence.days,
        "declined": [voice_object(told) for told in found.declined],
        "searched": searched_object(searched),
    }


def searched_object(searched: Searched) -> dict[str, int | str | None]:
    """What was looked through."""
    return {
        "documents": searched.documents,
        "outlets": searched.outlets,
        "statements": searched.statements,
        "first": _day(searched.first),
        "last": _day(searched.last),
    }


def _stanced(voice: Voiced) -> StancedObject:
    return {**voice_object(voice.told), "stance": voice.stance.value, "belongs": round(voice.confidence, 4)}


def _side(side: Side) -> SideObject:
    return {
        "stance": side.stance.value,
        "statements": len(side.statements),
        "documents": side.documents,
        "outlets": side.outlets,
        "origins": side.origins,
        "unnamed": side.unnamed,
        "speakers": list(side.speakers),
        "first": _day(side.first),
        "last": _day(side.last),
    }


def _fall(fallen: Fallen) -> FallObject:
    fall = fallen.fall
    return {
        "claim": fall.claim.id,
        "words": fallen.standing.words,
        "before": fall.before,
        "after": fall.after,
        "statements": len(fall.lost),
        "lost": list(fall.lost),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
