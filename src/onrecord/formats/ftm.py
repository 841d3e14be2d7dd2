"""FollowTheMoney entities, one a line, as Aleph and its relatives load them. The one rule: only whom a document names
becomes a person or a body; an unnamed source stays words in the statement.

FollowTheMoney has no word for a statement. It becomes an `Event`: somebody said something on a day, which is all that
is recorded. `Note`, its nearest rival, has no day and reads like a remark of the investigator's about the speaker. The
exact words are the `description`, the receipt is the `recordId`, `notes` and `keywords` say who reviewed it,
`organizer` is the speaker who has a name. How statements stand to each other are `UnknownLink`s; who is named in a
document, `Mention`s. Offsets count code points of the article's `bodyText`. Claims and commitments have no
counterpart: the claims of a statement are among its keywords.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

from onrecord.formats.escaping import write_line
from onrecord.formats.evidence import (
    attributed_words,
    by_document,
    chain_words,
    full_receipt,
    hedge_words,
    review_words,
    speaker_name,
    told_words,
)
from onrecord.formats.extract import UNREVIEWED, Extract, OutActor, OutLink, OutStatement
from onrecord.formats.iris import actor_iri, document_iri, statement_iri, uuid_of
from onrecord.records import ActorType, Document, SourceKind

Entity = dict[str, object]
Values = Mapping[str, Iterable[str | None]]
"""What a property holds; None is nothing."""

SCHEMATA = {
    ActorType.PERSON: "Person",
    ActorType.ORGANISATION: "Organization",
    ActorType.OUTLET: "Organization",
    ActorType.STATE: "PublicBody",
    ActorType.PLACE: "Address",
    ActorType.DOCUMENT: "Article",
}
"""A document that is only spoken of is an article without a hash."""
SPEAKING = frozenset({ActorType.PERSON, ActorType.ORGANISATION, ActorType.OUTLET, ActorType.STATE})
"""What FollowTheMoney calls legal entities: whom it lets act."""
LANGUAGES = {"en": "eng"}
"""ISO 639-3, for what is read."""


def write(extract: Extract, out: BinaryIO) -> None:
    """Write actors, then documents with their mentions and statements, then how statements stand to each other."""
    for entity in _entities(extract):
        write_line(out, entity)


def _entities(extract: Extract) -> Iterator[Entity]:
    speaking = {}
    for actor in extract.actors:
        iri = actor_iri(extract, actor["id"])
        yield _actor(iri, actor)
        if ActorType(actor["type"]) in SPEAKING:
            speaking[actor["id"]] = iri
    for document, statements in by_document(extract):
        yield _document(extract, document)
        mentioned: set[str] = set()
        for statement in statements:
            parties = _parties(extract, speaking, statement)
            yield from (_mention(document, *one) for one in parties if one[0] not in mentioned)
            mentioned.update(iri for iri, _, _ in parties)
            yield _statement(document, statement, speaking, parties)
    yield from map(_link, extract.links)


def _actor(iri: str, actor: OutActor) -> Entity:
    roles = [f"former {role['text']}" if role["former"] else role["text"] for role in actor["roles"]]
    found: dict[str, Iterable[str | None]] = {
        "name": [actor["name"]],
        "alias": [name for name in actor["names"] if name != actor["name"]],
        "notes": ["Names, type and roles are as documents give them; joined across documents by a machine."],
    }
    if actor["type"] == ActorType.PERSON:
        found["position"] = roles
    else:
        found["summary"] = roles
    if actor["type"] == ActorType.PLACE:
        found["full"] = [actor["name"]]
    return _entity(iri, SCHEMATA[ActorType(actor["type"])], found)


def _document(extract: Extract, document: Document) -> Entity:
    hashes = f"SHA-256 of the original bytes {document.original_sha256}, of bodyText as UTF-8 {document.text_sha256}"
    sha1 = hashlib.sha1(extract.original(document.id), usedforsecurity=False)  # the hash that names files there
    return _entity(
        document_iri(document.id),
        "Article",
        {
            "title": [document.title],
            "author": [document.author],
            "publisher": [document.publisher],
            "publishedAt": [_instant(document.published)],
            "language": [LANGUAGES.get((document.language or "").split("-")[0])],
            "sourceUrl": [document.url],
            "mimeType": [document.media_type],
            "contentHash": [sha1.hexdigest()],
            "bodyText": [document.text],
            "notes": [hashes],
        },
    )


def _parties(extract: Extract, speaking: dict[str, str], statement: OutStatement) -> list[tuple[str, str, str]]:
    """Whom a statement names, and may act: the name of the entity, the name there, and the schema."""
    found = []
    for party in statement["actors"]:
        who = extract.who(statement["document"]["id"], party["id"])
        if who is not None and who["id"] in speaking:
            found.append((speaking[who["id"]], party["name"], SCHEMATA[ActorType(party["type"])]))
    return found


def _mention(document: Document, iri: str, name: str, schema: str) -> Entity:
    article = document_iri(document.id)
    found = {"document": [_id(article)], "name": [name], "resolved": [_id(iri)], "detectedSchema": [schema]}
    return _entity(f"{article}#{iri}", "Mention", found)


def _statement(
    document: Document, statement: OutStatement, speaking: dict[str, str], parties: list[tuple[str, str, str]]
) -> Entity:
    speaker, said = statement["speaker"], statement["said"] or {"start": None, "end": None}
    organizer = speaking.get(speaker["id"]) if speaker else None
    published, hedges = statement["document"]["published"], hedge_words(document, statement)
    lines = (attributed_words(statement), chain_words(statement), f"hedged by: {'; '.join(hedges)}" if hedges else "")
    titled = [_who(statement), statement["document"]["publisher"], (published or "")[:10]]
    return _entity(
        statement_iri(statement["id"]),
        "Event",
        {
            "name": [
                f"Statement ({statement['act'] or 'act unknown'}) by {', '.join(part for part in titled if part)}"
            ],
            "description": [statement["content"]["text"]],
            "summary": ["\n".join(line for line in lines if line)],
            "notes": [review_words(statement), told_words(document, statement)],
            "keywords": _keywords(statement),
            "recordId": [full_receipt(statement)],
            **_days(said["start"], said["end"]),
            "organizer": [_id(organizer) if organizer else None],
            "involved": [_id(iri) for iri, _, _ in parties if iri != organizer],
            "proof": [_id(document_iri(document.id))],
            "publisher": [statement["document"]["publisher"]],
            "sourceUrl": [document.url],
            "detectedLanguage": [LANGUAGES.get((document.language or "").split("-")[0])],
        },
    )


def _who(statement: OutStatement) -> str:
    source = statement["source"]
    name = speaker_name(statement)
    if name is not None:
        return name
    if source["kind"] == SourceKind.UNNAMED:
        return f"an unnamed source (“{source['text']}”)"
    return f"“{source['text']}”" if source["text"] else f"an {source['kind']} source"


def _days(start: str | None, end: str | None) -> Values:
    """One day, or the days between which it was said; an end alone is the latest that it can have been."""
    return {"date": [start]} if start == end else {"startDate": [start], "endDate": [end]}


def _keywords(statement: OutStatement) -> list[str | None]:
    certainty = statement["certainty"]
    return [
        statement["review"] if statement["reviewed"] else "unreviewed",
        f"source:{statement['source']['kind']}",
        f"words:{statement['kind']}",
        f"act:{statement['act']}" if statement["act"] else None,
        f"certainty:{certainty['degree']}{certainty['polarity']}" if certainty else None,
        *(f"claim:{place['claim']}:{place['stance']}" for place in statement["claims"]),
    ]


def _link(link: OutLink) -> Entity:
    by = "a person said so" if link["reviewed"] else f"{UNREVIEWED}; likelihood {link['confidence']}"
    one, other = (statement_iri(link[end]) for end in ("one", "other"))
    found = {"subject": [_id(one)], "object": [_id(other)], "role": [link["relation"]], "status": [by]}
    return _entity(f"{one}#{other}", "UnknownLink", found)


def _entity(iri: str, schema: str, found: Values) -> Entity:
    given = {name: [value for value in values if value] for name, values in found.items()}
    return {"id": _id(iri), "schema": schema, "properties": {name: held for name, held in given.items() if held}}


def _id(iri: str) -> str:
    """Letters, digits, dots and dashes are all that an id may hold there."""
    return f"onrecord-{uuid_of(iri)}"


def _instant(published: dt.date | dt.datetime | None) -> str | None:
    """A day, or an instant in UTC without its zone."""
    if isinstance(published, dt.datetime):
        return published.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="seconds")
    return published.isoformat() if published else None
