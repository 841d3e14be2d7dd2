"""A STIX 2.1 bundle: reports, identities, notes, groupings, relationships and opinions. The one rule: what only a
person may say is there only where a person said it.

A document is a report, a statement a note on it and on whom it names, a claim a grouping of notes. Opinions on
notes are people's reviews of how a statement was read; whoever rates a claim says so in a note or an opinion on its
grouping (`stix_ratings`). Hypotheses are notes by those who put them up, ratings of statements are relationships to
them. STIX's `confidence` is left out: the machine's figure is about its reading, and stands in the extension. A
ledger holds no Admiralty codes and no DISARM labels, so there are none here. Unnamed sources are no identities.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from onrecord.formats.escaping import write_with_list
from onrecord.formats.evidence import (
    attributed_words,
    by_document,
    evidence_object,
    full_receipt,
    speaker_name,
    told_words,
)
from onrecord.formats.extract import UNREVIEWED, Extract, OutActor, OutClaim, OutLink, OutStatement
from onrecord.formats.iris import PREFIX, actor_iri, claim_iri, document_iri, statement_iri, uuid_of
from onrecord.formats.stix_objects import Stix, instant, labels, recorded, stix_id, stix_object, tool, tool_id
from onrecord.formats.stix_ratings import rated
from onrecord.linking.hypotheses import put_up, ratings
from onrecord.records import ActorType, Document, Relation, ReviewState, SourceKind

CLASSES = {
    ActorType.PERSON: "individual",
    ActorType.ORGANISATION: "organization",
    ActorType.OUTLET: "organization",
    ActorType.STATE: "organization",
}
"""Places and documents are nobody."""
RELATIONS = {Relation.SAME: "says-the-same-as", Relation.DENIES: "contradicts"}
_LAWFUL = "This is about how the words were read, not about whether they are so."


def write(extract: Extract, out: BinaryIO) -> None:
    """Write the bundle, object by object."""
    before = f'{{"type": "bundle", "id": "bundle--{uuid_of(extract.about.words)}", "objects": ['
    write_with_list(out, before, _objects(extract), "]}\n")


def _objects(extract: Extract) -> Iterator[Stix]:
    yield from tool(extract.about)
    known = {
        actor["id"]: stix_id("identity", actor_iri(extract, actor["id"]))
        for actor in extract.actors
        if ActorType(actor["type"]) in CLASSES
    }
    yield from (_identity(extract, actor) for actor in extract.actors if actor["id"] in known)
    publishers: set[str] = set()
    for document, found in by_document(extract):
        if document.publisher and document.publisher not in publishers:
            publishers.add(document.publisher)
            yield _publisher(extract, document.publisher)
        yield from _told(extract, document, list(found), known)
    yield from (_claim(extract, claim) for claim in extract.claims)
    yield from rated(extract)
    yield from (_link(extract, link) for link in extract.links)
    yield from _hypotheses(extract)


def _identity(extract: Extract, actor: OutActor) -> Stix:
    roles = [f"former {role['text']}" if role["former"] else role["text"] for role in actor["roles"]]
    given = {
        "name": actor["name"],
        "identity_class": CLASSES[ActorType(actor["type"])],
        "roles": roles,
        "description": "Name, kind and roles are as documents give them; a machine joined them across documents.",
        "labels": ["unreviewed"],
        "extensions": recorded({"actor_type": actor["type"], "names": actor["names"]}),
    }
    return stix_object(extract.about, "identity", actor_iri(extract, actor["id"]), given)


def _publisher(extract: Extract, name: str) -> Stix:
    given = {"name": name, "identity_class": "organization", "roles": ["publisher"]}
    return stix_object(extract.about, "identity", _publisher_iri(name), given)


def _publisher_iri(name: str) -> str:
    return f"{PREFIX}publisher:{name}"


def _told(
    extract: Extract, document: Document, statements: list[OutStatement], known: Mapping[str, str]
) -> Iterator[Stix]:
    """A document, its statements, who is said to have made them, and what people say of the reading."""
    named = {statement["id"]: _named(extract, statement, known) for statement in statements}
    refs = [stix_id("identity", _publisher_iri(document.publisher))] if document.publisher else []
    refs = list(dict.fromkeys([*refs, *(ref for names in named.values() for ref in names)]))
    yield _report(extract, document, refs or [tool_id()])
    for statement in statements:
        yield _note(extract, document, statement, named[statement["id"]])
        speaker = known.get(statement["speaker"]["id"]) if statement["speaker"] else None
        if speaker is not None:
            yield _attributed(extract, statement, speaker)
        if statement["reviewed"]:
            yield _opinion(extract, statement)


def _named(extract: Extract, statement: OutStatement, known: Mapping[str, str]) -> list[str]:
    """Whom a statement names, the speaker first."""
    speaker = [statement["speaker"]] if statement["speaker"] else []
    met = (extract.who(statement["document"]["id"], party["id"]) for party in statement["actors"])
    ids = dict.fromkeys(one["id"] for one in (*speaker, *met) if one is not None)
    return [known[name] for name in ids if name in known]


def _report(extract: Extract, document: Document, refs: list[str]) -> Stix:
    published = _moment(document.published)
    given = {
        "name": document.title or f"Document {document.original_sha256[:12]}",
        "description": ""
        if document.published
        else "The day of its publication is not known; that of the export stands.",
        "published": instant(published or extract.about.made),
        "object_refs": refs,
        "lang": document.language,
        "external_references": [
            {"source_name": document.publisher or "unknown", "url": document.url, "external_id": document.id}
        ],
        "extensions": recorded(
            {
                "document": document.id,
                "text_sha256": document.text_sha256,
                "media_type": document.media_type,
                "author": document.author,
                "publisher": document.publisher,
                "published": document.published.isoformat() if document.published else None,
            }
        ),
    }
    return stix_object(extract.about, "report", document_iri(document.id), given)


def _note(extract: Extract, document: Document, statement: OutStatement, named: list[str]) -> Stix:
    source = statement["source"]
    who = speaker_name(statement) or source["text"] or f"({source['kind']})"
    unnamed = " (unnamed source)" if source["kind"] == SourceKind.UNNAMED else ""
    given = {
        "abstract": f"{labels(statement)[0]}: statement ({statement['act'] or 'act unknown'}) by {who}{unnamed}",
        "content": f"{attributed_words(statement)}\n\n{told_words(document, statement)}",
        "object_refs": [stix_id("report", document_iri(document.id)), *named],
        "labels": labels(statement),
        "external_references": [{"source_name": "onrecord receipt", "external_id": full_receipt(statement)}],
        "extensions": recorded(evidence_object(document, statement)),
    }
    return stix_object(extract.about, "note", statement_iri(statement["id"]), given)


def _attributed(extract: Extract, statement: OutStatement, speaker: str) -> Stix:
    iri = statement_iri(statement["id"])
    given = {
        "relationship_type": "attributed-to",
        "source_ref": stix_id("note", iri),
        "target_ref": speaker,
        "labels": labels(statement),
    }
    return stix_object(extract.about, "relationship", f"{iri}:speaker:{speaker}", given)


def _opinion(extract: Extract, statement: OutStatement) -> Stix:
    iri, rejected = statement_iri(statement["id"]), statement["review"] == ReviewState.REJECTED
    given = {
        "opinion": "disagree" if rejected else "agree",
        "explanation": f"The statement as it stands here is {statement['review']}. {_LAWFUL}",
        "authors": [statement["reviewed_by"]],
        "object_refs": [stix_id("note", iri)],
    }
    return stix_object(extract.about, "opinion", f"{iri}:review:{statement['reviewed_by']}", given)


def _claim(extract: Extract, claim: OutClaim) -> Stix:
    sides = (
        f"{side['stance']}: {side['statements']} statements from {side['origins']} independent origins"
        for side in claim["sides"]
    )
    given = {
        "name": claim["words"],
        "description": f"A claim, by what is said on it. {'; '.join(sides)}. Whether it is so is not said here.",
        "context": "unspecified",
        "object_refs": [stix_id("note", statement_iri(member["statement"])) for member in claim["members"]],
        "labels": ["reviewed" if claim["reviewed"] else "unreviewed"],
        "extensions": recorded(
            {"claim": claim["id"], "members": claim["members"], "sides": claim["sides"], "judged": claim["judged"]}
        ),
    }
    return stix_object(extract.about, "grouping", claim_iri(claim["id"]), given)


def _link(extract: Extract, link: OutLink) -> Stix:
    one, other = statement_iri(link["one"]), statement_iri(link["other"])
    given = {
        "relationship_type": RELATIONS[Relation(link["relation"])],
        "description": "A person said so." if link["reviewed"] else f"Found so: {UNREVIEWED}.",
        "source_ref": stix_id("note", one),
        "target_ref": stix_id("note", other),
        "labels": ["reviewed" if link["reviewed"] else "unreviewed"],
        "extensions": recorded({} if link["reviewed"] else {"linking_confidence": link["confidence"]}),
    }
    return stix_object(extract.about, "relationship", f"{one}:{link['relation']}:{other}", given)


def _hypotheses(extract: Extract) -> Iterator[Stix]:
    """What people put up as explanations, where a statement of the extract is rated against them, and the ratings."""
    judged = tuple(extract.judgements)
    held = {statement["id"] for statement in extract.statements()} if ratings(judged) else set()
    for one in put_up(judged):
        iri = f"{PREFIX}hypothesis:{one.by}:{one.at.isoformat()}:{one.text}"
        rated = [
            (judgement, judgement.rated)
            for judgement in ratings(judged)
            if judgement.rated and judgement.rated.hypothesis == one.id and judgement.rated.statement in held
        ]
        refs = list(dict.fromkeys(stix_id("note", statement_iri(rating.statement)) for _, rating in rated))
        if not refs:
            continue
        note = {"abstract": "A hypothesis", "content": one.text, "authors": [one.by], "object_refs": refs}
        yield stix_object(extract.about, "note", iri, note)
        for judgement, rating in rated:
            source = statement_iri(rating.statement)
            weight = f", of {rating.weight} weight" if rating.weight else ""
            given = {
                "relationship_type": f"rated-{rating.rating}-with",
                "description": f"{judgement.by} rated how it would fit if the hypothesis were true{weight}.",
                "source_ref": stix_id("note", source),
                "target_ref": stix_id("note", iri),
            }
            yield stix_object(extract.about, "relationship", f"{source}:{iri}:{judgement.by}", given)


def _moment(published: dt.date | dt.datetime | None) -> dt.datetime | None:
    if published is None or isinstance(published, dt.datetime):
        return published
    return dt.datetime.combine(published, dt.time(), dt.UTC)
