"""schema.org in JSON-LD: documents, speakers, quotations and claims. The one rule: only words inside quotation marks
are a `Quotation`, and only its named speaker is its author; what a report says in its own words is a `Statement`, whose
text begins with who and how, since "denied" left out turns a denial around.

The context stands in the file, so that nobody fetches one; what schema.org has no word for has our own terms, and
`record` is the whole of it. A claim appears where it is asserted; who denies, reports or doubts it stands beside that.
It has an author only where every statement that asserts it is by one named speaker, and a first appearance only where
the extract holds all of its statements. A `ClaimReview` is there only where a person rated a claim, in the person's
words and by the person's name.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from onrecord.formats.escaping import json_text, write_with_list
from onrecord.formats.evidence import (
    attributed_words,
    by_document,
    chain_words,
    evidence_object,
    full_receipt,
    review_words,
)
from onrecord.formats.extract import UNREVIEWED, About, Extract, OutActor, OutClaim, OutRating, OutStatement
from onrecord.formats.iris import (
    PREFIX,
    TERMS,
    actor_iri,
    claim_iri,
    document_iri,
    rating_iri,
    statement_iri,
    uuid_of,
)
from onrecord.records import ActorType, Document, Stance, StatementKind

Node = dict[str, object]

CONTEXT = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "onrecord": TERMS,
    "record": {"@id": f"{TERMS}record", "@type": "@json"},
}
TYPES = {
    ActorType.PERSON: "Person",
    ActorType.ORGANISATION: "Organization",
    ActorType.OUTLET: "Organization",
    ActorType.STATE: "GovernmentOrganization",
    ActorType.PLACE: "Place",
    ActorType.DOCUMENT: "CreativeWork",
}
APPEARS = {
    Stance.ASSERTS: "appearance",
    Stance.DENIES: "onrecord:deniedIn",
    Stance.REPORTS: "onrecord:reportedIn",
    Stance.DOUBTS: "onrecord:doubtedIn",
}


@dataclass(slots=True)
class _Met:
    """What claims need to know of the statements that went by: their order, and their named speakers."""

    order: dict[str, int] = field(default_factory=dict)
    speakers: dict[str, str] = field(default_factory=dict)

    def meet(self, statement: OutStatement) -> None:
        self.order[statement["id"]] = len(self.order)
        if statement["speaker"] is not None:
            self.speakers[statement["id"]] = statement["speaker"]["id"]


def write(extract: Extract, out: BinaryIO) -> None:
    """Write one graph: what it is, speakers, then each document with its statements, then claims, then ratings.

    Nothing stands beside the graph but the context: JSON-LD would take it for a graph with a name, apart from all else.
    """
    write_with_list(out, f'{{"@context": {json_text(CONTEXT)}, "@graph": [', _nodes(extract), "]}\n")


def _nodes(extract: Extract) -> Iterator[Node]:
    met = _Met()
    yield _export(extract.about)
    yield from (_actor(extract, actor) for actor in extract.actors)
    for document, statements in by_document(extract):
        yield _document(document)
        for statement in statements:
            met.meet(statement)
            yield _statement(extract, document, statement)
    yield from (_claim(extract, claim, met) for claim in extract.claims)
    yield from map(_rating, extract.ratings)


def _export(about: About) -> Node:
    described = "Who is said to have said what. Read by a machine, but for what a person reviewed: each node says so."
    given: Node = {"name": about.words, "description": described, "dateCreated": about.made.isoformat()}
    return _node("Dataset", f"{PREFIX}export:{uuid_of(about.words)}", given)


def _actor(extract: Extract, actor: OutActor) -> Node:
    roles = [role["text"] for role in actor["roles"] if not role["former"]]
    person = actor["type"] == ActorType.PERSON
    return _node(
        TYPES[ActorType(actor["type"])],
        actor_iri(extract, actor["id"]),
        {
            "name": actor["name"],
            "alternateName": [name for name in actor["names"] if name != actor["name"]],
            "jobTitle": roles if person else [],
            "onrecord:review": UNREVIEWED,
        },
    )


def _document(document: Document) -> Node:
    return _node(
        "CreativeWork",
        document_iri(document.id),
        {
            "name": document.title,
            "author": {"name": document.author} if document.author else None,
            "publisher": {"@type": "Organization", "name": document.publisher} if document.publisher else None,
            "datePublished": document.published.isoformat() if document.published else None,
            "inLanguage": document.language,
            "url": document.url,
            "encoding": {
                "@type": "MediaObject",
                "encodingFormat": document.media_type,
                "sha256": document.original_sha256,
            },
            "onrecord:textSha256": document.text_sha256,
        },
    )


def _statement(extract: Extract, document: Document, statement: OutStatement) -> Node:
    direct, speaker = statement["kind"] == StatementKind.DIRECT, statement["speaker"]
    by = {"@id": actor_iri(extract, speaker["id"])} if speaker else None
    said = statement["said"]
    day = said["start"] if said and said["start"] == said["end"] else None
    return _node(
        "Quotation" if direct else "Statement",
        statement_iri(statement["id"]),
        {
            "name": attributed_words(statement),
            "text": statement["content"]["text"] if direct else attributed_words(statement),
            "author": by if direct else None,
            "spokenByCharacter": by if direct else None,
            "onrecord:attributedTo": by,
            "creditText": chain_words(statement),
            "isPartOf": {"@id": document_iri(document.id)},
            "citation": full_receipt(statement),
            "dateCreated": day,
            "inLanguage": document.language,
            "creativeWorkStatus": review_words(statement),
            "record": evidence_object(document, statement),
        },
    )


def _claim(extract: Extract, claim: OutClaim, met: _Met) -> Node:
    taken: dict[Stance, list[str]] = defaultdict(list)
    for member in sorted(claim["members"], key=lambda one: met.order[one["statement"]]):
        taken[Stance(member["stance"])].append(member["statement"])
    asserted = taken[Stance.ASSERTS]
    whole = len(claim["members"]) == claim["statements"]
    speakers = {met.speakers.get(name) for name in asserted}
    author = speakers.pop() if whole and len(speakers) == 1 else None
    return _node(
        "Claim",
        claim_iri(claim["id"]),
        {
            "text": claim["words"],
            "author": {"@id": actor_iri(extract, author)} if author else None,
            **{APPEARS[stance]: [{"@id": statement_iri(name)} for name in names] for stance, names in taken.items()},
            "firstAppearance": {"@id": statement_iri(asserted[0])} if whole and asserted else None,
            "creativeWorkStatus": "its statements are reviewed" if claim["reviewed"] else UNREVIEWED,
            "record": {"claim": claim["id"], "sides": claim["sides"], "members": claim["members"]},
        },
    )


def _rating(rating: OutRating) -> Node:
    """What a person says of a claim, and of which words of it."""
    scale = {"ratingValue": rating["value"], "worstRating": rating["worst"], "bestRating": rating["best"]}
    given = {name: value for name, value in scale.items() if value is not None}
    return _node(
        "ClaimReview",
        rating_iri(rating["statement"], rating["by"]),
        {
            "claimReviewed": rating["words"],
            "itemReviewed": {"@id": claim_iri(rating["claim"])},
            "reviewRating": {"@type": "Rating", "alternateName": rating["said"], **given},
            "author": {"@type": "Person", "name": rating["by"]},
            "datePublished": rating["at"],
            "reviewBody": rating["reason"],
            "url": rating["url"],
        },
    )


def _node(kind: str, iri: str, given: Node) -> Node:
    return {"@type": kind, "@id": iri, **{name: value for name, value in given.items() if value not in (None, [], "")}}
