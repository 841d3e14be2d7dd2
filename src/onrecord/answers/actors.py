"""Actors of a ledger as JSON objects. The one rule: counts stand beside what they are counts of."""

from typing import TypedDict

from onrecord.records import Judgement, Stance
from onrecord.reports import Joined, Profile, RoleHeld, Suggestion
from onrecord.reports.records import Record


class ActorRowObject(TypedDict):
    """An actor of a ledger: `id` holds as long as the first document that mentions it has that name for it."""

    id: str
    name: str
    type: str
    names: list[str]
    documents: int
    statements: int


class RoleObject(TypedDict):
    """A role over time: from the first to the last day on which documents gave it, null where none is dated."""

    text: str
    former: bool
    documents: int
    first: str | None
    last: str | None


class MemberObject(TypedDict):
    """The actor as one document has it: its id there and how many statements it makes there."""

    document: str
    actor: str
    name: str
    published: str | None
    statements: int


class ActCountObject(TypedDict):
    """How many of the statements are such acts; null is not known."""

    act: str | None
    statements: int


class VoiceObject(TypedDict):
    """By way of whom the words came: the step of the chain before the speaker."""

    text: str
    kind: str
    statements: int


class SuggestionObject(TypedDict):
    """Two actors that might be one, to be judged by a person."""

    actors: list[str]
    likeness: float
    why: str


class PositionObject(TypedDict):
    """A claim on which the actor takes sides, and who takes the opposite of one of them."""

    claim: str
    words: str
    stances: list[str]
    contradicted_by: list[str]


class RecordObject(TypedDict):
    """Of `claims` on which the actor asserts or denies something, on how many it does, and others contradict it; `by`
    counts claims for each who does. `corpus` is what was looked through."""

    claims: int
    asserts: int
    denies: int
    contradicted: int
    by: list[dict[str, str | int]]
    changes: int
    positions: list[PositionObject]
    corpus: dict[str, int | str | None]


class ProfileObject(ActorRowObject):
    """All that is known of an actor; `negative` of its `statements` hold that something is not so."""

    roles: list[RoleObject]
    acts: list[ActCountObject]
    negative: int
    through: list[VoiceObject]
    perhaps: list[SuggestionObject]
    record: RecordObject
    members: list[MemberObject]


class JudgementObject(TypedDict):
    """What a person decided about actors: `these` are one, or are another than `those`."""

    number: int
    kind: str
    by: str
    at: str
    reason: str
    these: list[dict[str, str]]
    those: list[dict[str, str]]
    withdraws: int | None


def actor_row_object(actor: Joined) -> ActorRowObject:
    """One actor of a list."""
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "names": list(actor.names),
        "documents": actor.documents,
        "statements": actor.statements,
    }


def profile_object(found: Profile, record: Record) -> ProfileObject:
    """One actor with all that is known of it."""
    return {
        **actor_row_object(found.actor),
        "roles": [role_object(role) for role in found.roles],
        "acts": [{"act": act.value if act else None, "statements": number} for act, number in found.acts],
        "negative": found.negative,
        "through": [
            {"text": voice.text, "kind": voice.kind.value, "statements": voice.statements} for voice in found.through
        ],
        "perhaps": [suggestion_object(pair) for pair in found.perhaps],
        "record": _record(record),
        "members": [
            {
                "document": member.document,
                "actor": member.id,
                "name": member.name,
                "published": member.published.isoformat() if member.published else None,
                "statements": member.statements,
            }
            for member in found.actor.members
        ],
    }


def suggestion_object(pair: Suggestion) -> SuggestionObject:
    """One suggestion."""
    return {"actors": [pair.one, pair.other], "likeness": round(pair.likeness, 3), "why": pair.why}


def judgement_object(judgement: Judgement) -> JudgementObject:
    """One judgement."""
    these, those = (
        [{"document": one.document, "name": one.name, "type": one.type.value} for one in side]
        for side in (judgement.these, judgement.those)
    )
    return {
        "number": judgement.number,
        "kind": judgement.kind.value,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "reason": judgement.reason,
        "these": these,
        "those": those,
        "withdraws": judgement.withdraws,
    }


def _record(record: Record) -> RecordObject:
    corpus = record.corpus
    first, last = (None if day is None else day.isoformat() for day in (corpus.first, corpus.last))
    return {
        "claims": len(record.positions),
        "asserts": record.count(Stance.ASSERTS),
        "denies": record.count(Stance.DENIES),
        "contradicted": record.contradicted,
        "by": [{"name": name, "claims": number} for name, number in record.by],
        "changes": record.changes,
        "positions": [
            {
                "claim": one.claim.id,
                "words": one.standing.words,
                "stances": [stance.value for stance in one.taken],
                "contradicted_by": list(one.contradicted_by),
            }
            for one in record.positions
        ],
        "corpus": {
            "documents": corpus.documents,
            "publishers": corpus.publishers,
            "first": first,
            "last": last,
        },
    }


def role_object(role: RoleHeld) -> RoleObject:
    """One role."""
    first, last = (None if day is None else day.isoformat() for day in (role.first, role.last))
    return {"text": role.text, "former": role.former, "documents": role.documents, "first": first, "last": last}
