"""The queue, decisions and what became of them as JSON objects; the one rule: whatever a page or a command decides goes
through `decide`, and is on the disk when that returns."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypedDict

from onrecord.errors import InputError, IntegrityError
from onrecord.exports.rows import StatementRowObject, statement_row_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import (
    Ledger,
    Orphan,
    StatementRow,
    claim_rating_from,
    claim_rating_object,
    correction_from,
    correction_object,
)
from onrecord.pipeline import settle
from onrecord.records import Bond, ClaimRating, Correction, Judgement, JudgementKind, Review, ReviewState
from onrecord.reports.chains import chain_of
from onrecord.reports.claim_ratings import rating_claim
from onrecord.reports.deciding import Judge
from onrecord.reports.reviewing import (
    Agreement,
    Waiting,
    accepting,
    agreement,
    bonding,
    correcting,
    orphaned,
    rejecting,
    statement_row,
    undoing,
    waiting,
)

VERDICTS = ("accept", "reject", "correct", "link", "rate", "undo")


class ReviewObject(TypedDict):
    """What people say of a statement: `state` is machine, confirmed, corrected or rejected; `corrected` are the fields
    that were corrected, and `machine` what these are as the machine read them. `carried` is the id of the statement
    that was judged, where this one has its cue and content and the corrected speaker holds here."""

    state: str
    by: str | None
    at: str | None
    carried: str | None
    corrected: dict[str, Any]
    machine: dict[str, Any]


class ReasonObject(TypedDict):
    """Why a statement waits, and how many points that gives."""

    words: str
    points: int


class WaitingObject(TypedDict):
    """A statement of the queue; the points of its reasons add up to its score."""

    statement: StatementRowObject
    review: ReviewObject
    score: int
    reasons: list[ReasonObject]


class QueueObject(TypedDict):
    """A page of the queue, and how much was judged so far. `more` says whether another page follows; `orphans` are
    judgements that have lost their statement."""

    schema: str
    offset: int
    limit: int
    more: bool
    confirmed: int
    corrected: int
    rejected: int
    orphans: int
    waiting: list[WaitingObject]


class ReviewJudgementObject(TypedDict):
    """A judgement on statements: `statements` are ids, `corrected` and `bond` what it says of them; `rating` is what it
    says of their claim: `words`, and of `value`, `scale` and `url` those that are given."""

    number: int
    kind: str
    by: str
    at: str
    reason: str
    statements: list[str]
    corrected: dict[str, Any]
    bond: str | None
    rating: dict[str, Any] | None
    withdraws: int | None


class DecidedObject(TypedDict):
    """What was decided, and the statement as it stands then; null after an undo of a statement that is not held."""

    schema: str
    judgement: ReviewJudgementObject
    statement: StatementRowObject | None
    review: ReviewObject | None


class AgreementObject(TypedDict):
    """Two people, on how many statements that both judged they say the same, and Cohen's kappa (1960)."""

    one: str
    other: str
    statements: int
    alike: int
    share: float
    kappa: float | None


class OrphanObject(TypedDict):
    """A judgement on a statement that is not read any more; `carried` are statements for which its speaker holds."""

    statement: str
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    words: dict[str, str]
    content: list[list[int]]
    review: ReviewObject
    carried: list[str]


def queue_answer(ledger: Ledger, offset: int = 0, limit: int = 20) -> QueueObject:
    """A page of the queue: unreviewed statements first, those that most need a person at its head.

    InputError where the offset is below 0 or the limit below 1.
    """
    found = waiting(ledger, offset, limit + 1)
    counts = ledger.reviewed()
    return {
        "schema": SCHEMA,
        "offset": offset,
        "limit": limit,
        "more": len(found) > limit,
        "confirmed": counts[ReviewState.CONFIRMED],
        "corrected": counts[ReviewState.CORRECTED],
        "rejected": counts[ReviewState.REJECTED],
        "orphans": ledger.orphaned(),
        "waiting": [_waiting(one) for one in found[:limit]],
    }


def decide(ledger: Ledger, decision: Mapping[str, Any], by: str, at: dt.datetime) -> DecidedObject:
    """Record what a person decided: `{"verdict": …, "statement": ID, "reason": …}`, with `corrected` for a correction,
    `other` and `bond` for a link, `rating` for what is said of a claim; an undo names no statement and takes back the
    last judgement of that person.

    `corrected` has any of `speaker` (an actor's id or name in the document, or free words), `source`, `cue`, `content`
    (places, `[[start, end], …]`), `source_kind`, `act`, `polarity` and `degree`; `rating` has `words`, and if need be
    `value`, `scale` (`[1, 5]`) and `url`. InputError where it is none of these, or does not fit the statement; nothing
    is then recorded.
    """
    recorded = ledger.judge(_parsed(ledger, decision, Judge(by, at, _text(decision, "reason"))))
    if recorded.kind in {JudgementKind.LINK, JudgementKind.WITHDRAW}:
        settle(ledger)
    about = _about(ledger, recorded)
    row = next((row for name in about for row in ledger.statements_of_id(name)), None)
    return {
        "schema": SCHEMA,
        "judgement": review_judgement_object(recorded, about),
        "statement": statement_row_object(row, chain_of(ledger, row)) if row else None,
        "review": review_object(row) if row else None,
    }


def review_answer(ledger: Ledger, statement: str) -> dict[str, Any]:
    """What people said of one statement, by the beginning of its id: as it stands, and every judgement on it.

    InputError where there is no such statement, or several.
    """
    row = statement_row(ledger, statement)
    return {
        "schema": SCHEMA,
        "statement": statement_row_object(row, chain_of(ledger, row)),
        "review": review_object(row),
        "judgements": [review_judgement_object(one, [row.id]) for one in ledger.judgements_on(row.id)],
    }


def agreement_answer(ledger: Ledger) -> dict[str, Any]:
    """How far each two people agree who judged the same statements."""
    found = agreement(ledger.judgements())
    return {"schema": SCHEMA, "pairs": [_agreement(pair) for pair in found]}


def orphans_answer(ledger: Ledger) -> dict[str, Any]:
    """The judgements that have lost their statement."""
    return {"schema": SCHEMA, "orphans": [_orphan(one) for one in orphaned(ledger)]}


def review_object(row: StatementRow) -> ReviewObject:
    """What people say of a statement."""
    given = row.review.correction
    return _review(row.review, {name: _as_read(row, name) for name in given.given} if given else {})


def review_judgement_object(judgement: Judgement, about: list[str]) -> ReviewJudgementObject:
    """One judgement on statements, or the withdrawal of one."""
    subject = judgement.reviewed
    return {
        "number": judgement.number,
        "kind": judgement.kind.value,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "reason": judgement.reason,
        "statements": about,
        "corrected": correction_object(subject.correction) if subject and subject.correction else {},
        "bond": subject.bond.value if subject and subject.bond else None,
        "rating": claim_rating_object(subject.rating) if subject and subject.rating else None,
        "withdraws": judgement.withdraws,
    }


def _parsed(ledger: Ledger, decision: Mapping[str, Any], judge: Judge) -> Judgement:
    verdict = _text(decision, "verdict")
    if not judge.by.strip():
        raise InputError("a judgement needs the name of who judges")
    _refuse_broken(judge.by, judge.reason)
    match verdict:
        case "undo":
            return undoing(ledger, judge)
        case "accept":
            return accepting(ledger, _text(decision, "statement"), judge)
        case "reject":
            return rejecting(ledger, _text(decision, "statement"), judge)
        case "correct":
            correction = _corrected(decision.get("corrected", {}))
            return correcting(ledger, _text(decision, "statement"), correction, judge)
        case "rate":
            return rating_claim(ledger, _text(decision, "statement"), _rating(decision.get("rating")), judge)
        case "link":
            bond = _text(decision, "bond")
            if bond not in set(Bond):
                raise InputError(f"two statements are {', '.join(Bond)}, not {bond!r}")
            return bonding(ledger, (_text(decision, "statement"), _text(decision, "other")), Bond(bond), judge)
    raise InputError(f"a verdict is {', '.join(VERDICTS)}, not {verdict!r}")


def _corrected(given: object) -> Correction:
    if not isinstance(given, dict):
        raise InputError(f"what is corrected is an object with fields, not {given!r}")
    _refuse_broken(given.get("speaker"))
    try:
        return correction_from({name: value for name, value in given.items() if value is not None})
    except (IntegrityError, TypeError, ValueError) as error:
        raise InputError(f"that corrects nothing: {error}") from error


def _rating(given: object) -> ClaimRating:
    if isinstance(given, dict):
        _refuse_broken(*given.values())
    try:
        return claim_rating_from(given)
    except (IntegrityError, TypeError, ValueError) as error:
        raise InputError(f"that rates nothing: {error}") from error


def _text(decision: Mapping[str, Any], name: str) -> str:
    value = decision.get(name, "")
    if not isinstance(value, str):
        raise InputError(f"{name} is text, not {value!r}")
    return value


def _refuse_broken(*texts: object) -> None:
    """InputError where there are halves of characters, which no file can hold."""
    for text in texts:
        if isinstance(text, str) and not text.isascii():
            try:
                text.encode()
            except UnicodeEncodeError as error:
                raise InputError(f"{text!a} is no text") from error


def _about(ledger: Ledger, judgement: Judgement) -> list[str]:
    """The ids of the statements that a judgement is about."""
    if judgement.reviewed is not None:
        return [pinned.id for pinned in judgement.reviewed.statements]
    return list(ledger.judged_by(judgement.number))


def _waiting(one: Waiting) -> WaitingObject:
    return {
        "statement": statement_row_object(one.row, one.chain),
        "review": review_object(one.row),
        "score": one.score,
        "reasons": [{"words": reason.words, "points": reason.points} for reason in one.reasons],
    }


def _review(review: Review, machine: dict[str, Any]) -> ReviewObject:
    return {
        "state": review.state.value,
        "by": review.by,
        "at": review.at.isoformat() if review.at else None,
        "carried": review.carried,
        "corrected": correction_object(review.correction) if review.correction else {},
        "machine": machine,
    }


def _as_read(row: StatementRow, name: str) -> object:
    """A field of a correction as the machine has it."""
    read = row.machine
    match name:
        case "speaker":
            return row.names.get(read.actor or "", read.actor)
        case "speaker_type":
            return None
        case "polarity" | "degree":
            return str(getattr(read.certainty, name)) if read.certainty else None
        case "source" | "cue" | "content":
            return [[span.start, span.end] for span in getattr(read, name)]
    value = getattr(read, name)
    return None if value is None else str(value)


def _agreement(pair: Agreement) -> AgreementObject:
    return {
        "one": pair.one,
        "other": pair.other,
        "statements": pair.statements,
        "alike": pair.alike,
        "share": round(pair.alike / pair.statements, 4),
        "kappa": None if pair.kappa is None else round(pair.kappa, 4),
    }


def _orphan(one: Orphan) -> OrphanObject:
    pinned = one.statement
    return {
        "statement": pinned.id,
        "document": pinned.document,
        "title": one.title,
        "publisher": one.publisher,
        "published": one.published.isoformat() if one.published else None,
        "words": dict(zip(("source", "cue", "content"), pinned.words, strict=True)),
        "content": [[span.start, span.end] for span in pinned.content],
        "review": _review(one.review, {}),
        "carried": list(one.carried),
    }
