"""What the one search box finds, as JSON. The one rule: each result comes with its receipt."""

from typing import TypedDict

from onrecord.answers.receipts import receipt
from onrecord.exports import DocumentRowObject, StatementRowObject, document_row_object, statement_row_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Ledger
from onrecord.linking import Joined
from onrecord.reports import chain_of
from onrecord.reports.claims import standing
from onrecord.reports.finding import ActorFound, ClaimFound, Found, find
from onrecord.reports.hits import Hit
from onrecord.reports.telling import LARGE, claims_with, told_of
from onrecord.reports.who import joined


class ActorFoundObject(TypedDict):
    """An actor with a name like the words; `receipt` is where its first statement stands, null where it makes none."""

    id: str
    name: str
    type: str
    documents: int
    statements: int
    matched: str
    likeness: float
    receipt: str | None


class ClaimFoundObject(TypedDict):
    """A claim with statements that have the words: `matching` of those that were looked at."""

    id: str
    words: str
    statements: int
    matching: int
    receipt: str


class HitObject(TypedDict):
    """A passage where the words stand: `text` is what `span` cuts from the document, `marks` are places in it."""

    document: DocumentRowObject
    span: list[int]
    text: str
    marks: list[list[int]]
    statement: StatementRowObject | None
    receipt: str


class FoundObject(TypedDict):
    """All that was found; `statements` and `documents` count what has the words, `more` says that there are more than
    are counted and that the newest come first."""

    schema: str
    words: str
    actors: list[ActorFoundObject]
    claims: list[ClaimFoundObject]
    hits: list[HitObject]
    statements: int
    documents: int
    more: bool


def found_object(ledger: Ledger, words: str, limit: int) -> FoundObject:
    """What has these words, or a name like them, in the object that a command prints."""
    found = find(ledger, words, limit)
    return {
        "schema": SCHEMA,
        "words": words,
        "actors": _actors(ledger, found),
        "claims": [_claim(ledger, claim) for claim in found.claims],
        "hits": [hit_object(ledger, hit) for hit in found.hits],
        "statements": found.statements,
        "documents": found.documents,
        "more": not found.ranked,
    }


def hit_object(ledger: Ledger, hit: Hit) -> HitObject:
    """One passage."""
    found = hit.statement
    return {
        "document": document_row_object(hit.document),
        "span": [hit.span.start, hit.span.end],
        "text": hit.text,
        "marks": [[mark.start, mark.end] for mark in hit.marks],
        "statement": None if found is None else statement_row_object(found, chain_of(ledger, found)),
        "receipt": receipt(hit.document.id, (hit.span,)),
    }


def _actors(ledger: Ledger, found: Found) -> list[ActorFoundObject]:
    if not found.actors:
        return []
    if ledger.size() > LARGE and (kept := ledger.board_rows("actors", [one.id for one in found.actors])):
        return [_kept_actor(ledger, one, kept[one.id]) for one in found.actors if one.id in kept]
    known = {actor.id: actor for actor in joined(ledger)}
    return [_actor(ledger, one, known[one.id]) for one in found.actors]


def _actor(ledger: Ledger, one: ActorFound, actor: Joined) -> ActorFoundObject:
    speaking = (member for member in actor.members if member.statements)
    first = next((row for member in speaking for row in ledger.statements_by(member.document, member.id)), None)
    return {
        "id": actor.id,
        "name": actor.name,
        "type": actor.type.value,
        "documents": actor.documents,
        "statements": actor.statements,
        "matched": one.name,
        "likeness": one.likeness,
        "receipt": None if first is None else receipt(first.document, first.record.content),
    }


def _kept_actor(ledger: Ledger, one: ActorFound, row: dict[str, object]) -> ActorFoundObject:
    page = ledger.board("said", one.id, 0, 1)
    said = [] if page is None else list(ledger.statements_of_ids(key for key, _ in page.rows))
    return {
        "id": one.id,
        "name": str(row["name"]),
        "type": str(row["type"]),
        "documents": int(str(row["documents"])),
        "statements": int(str(row["statements"])),
        "matched": one.name,
        "likeness": one.likeness,
        "receipt": receipt(said[0].document, said[0].record.content) if said else None,
    }


def _claim(ledger: Ledger, found: ClaimFound) -> ClaimFoundObject:
    """A claim as it is kept in a large ledger, else as it is."""
    name = found.id.partition(".")[0]
    kept = ledger.board_rows("claims", [found.id]) if ledger.size() > LARGE else {}
    if found.id in kept:
        row = next(iter(ledger.statements_of_ids([name])))
        words, count = str(kept[found.id]["words"]), int(kept[found.id]["statements"])
        where = receipt(row.document, row.record.content)
    else:
        claim = next(one for one in claims_with(ledger, name) if one.id == found.id)
        told = told_of(ledger, (member.statement for member in claim.members))
        first = standing(claim, told)
        words, count, where = first.words, len(claim.members), receipt(first.document, first.statement.content)
    return {"id": found.id, "words": words, "statements": count, "matching": found.statements, "receipt": where}
