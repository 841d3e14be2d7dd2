"""W3C Web Annotations (Recommendation of 2017) as one collection in JSON-LD. The one rule: a selector selects in the
frozen text, and both of its halves, the position and the quotation, select the same words there.

An annotation is a statement. The Recommendation takes several selectors of one target for rival ways to the same words,
so each piece of a content that stands in several places is a target of its own; source, cue and hedges are bodies that
select in the same text. Positions count code points, as the Recommendation asks; `web_annotation_utf16` writes the same
for readers that count as browsers do. The source is the frozen text, not the page at its address (`via`): offsets hold
only in the text whose hash is given.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.exports.schema import Places
from onrecord.formats.escaping import json_text, write_with_list
from onrecord.formats.evidence import by_document, evidence_object, told_words
from onrecord.formats.extract import About, Extract, OutStatement
from onrecord.formats.iris import PREFIX, TERMS, document_iri, statement_iri, text_iri, uuid_of
from onrecord.records import Document

AROUND = 32
"""How many characters before and after a quotation tell it from others like it."""
CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "@version": 1.1,
        "onrecord": TERMS,
        "record": {"@id": f"{TERMS}record", "@type": "@json"},
    },
]
CODE_POINTS, CODE_UNITS = "Unicode code points", "UTF-16 code units"

Counting = Callable[[int], int]
"""A position in code points as one in whatever the reader counts."""


def write(extract: Extract, out: BinaryIO) -> None:
    """Write the collection, positions in code points."""
    write_collection(extract, out, CODE_POINTS)


def write_collection(extract: Extract, out: BinaryIO, unit: str) -> None:
    """Write the collection, one page of all annotations, as they are found."""
    about = extract.about
    name = f"{PREFIX}collection:{uuid_of(f'{about.words} in {unit}')}"
    head = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": about.words,
        "generator": _software(about),
        "generated": about.made.isoformat(),
        "onrecord:positions": unit,
    }
    page = {"id": f"{name}:page", "type": "AnnotationPage", "partOf": name, "startIndex": 0}
    before = f'{json_text(head)[:-1]}, "first": {json_text(page)[:-1]}, "items": ['
    number = write_with_list(out, before, _annotations(extract, unit), "]}")
    out.write(f', "last": {json_text(page["id"])}, "total": {number}}}\n'.encode())


def _annotations(extract: Extract, unit: str) -> Iterator[dict[str, object]]:
    for document, statements in by_document(extract):
        selecting = Selecting(document, counting(document.text, unit), unit)
        for statement in statements:
            yield _annotation(extract.about, selecting, statement)


def counting(text: str, unit: str) -> Counting:
    """How positions of a text are counted."""
    if unit == CODE_POINTS:
        return int
    beyond = [place for place, character in enumerate(text) if ord(character) > 0xFFFF]  # noqa: PLR2004 - two units each
    return lambda place: place + bisect_left(beyond, place)


@dataclass(frozen=True, slots=True)
class Selecting:
    """Selects words of a text by their places."""

    document: Document
    count: Counting
    unit: str

    @property
    def source(self) -> dict[str, object]:
        """The frozen text: its hash, where it came from, and what its positions count."""
        document = self.document
        described = {
            "id": text_iri(document.text_sha256),
            "type": "Text",
            "format": "text/plain",
            "language": document.language,
            "via": document.url,
            "onrecord:title": document.title,
            "onrecord:publisher": document.publisher,
            "onrecord:published": document.published.isoformat() if document.published else None,
            "onrecord:textSha256": document.text_sha256,
            "onrecord:original": {"id": document_iri(document.id)},
            "onrecord:originalSha256": document.original_sha256,
            "onrecord:positions": self.unit,
        }
        return {key: value for key, value in described.items() if value is not None}

    def resources(self, spans: Places, source: object, **more: str) -> list[dict[str, object]]:
        """A resource for each place, every one with both of its selectors."""
        return [
            {"type": "SpecificResource", **more, "source": source, "selector": self._selectors(start, end)}
            for start, end in spans
        ]

    def _selectors(self, start: int, end: int) -> list[dict[str, object]]:
        text = self.document.text
        return [
            {"type": "TextPositionSelector", "start": self.count(start), "end": self.count(end)},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - AROUND) : start],
                "suffix": text[end : end + AROUND],
            },
        ]


def _annotation(about: About, selecting: Selecting, statement: OutStatement) -> dict[str, object]:
    document = selecting.document
    text = {"id": text_iri(document.text_sha256)}
    certainty = statement["certainty"]
    tags = [statement["review"] if statement["reviewed"] else "unreviewed", statement["act"], statement["kind"]]
    described = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en"}
    parts = {
        "source": (statement["source"]["spans"], "identifying"),
        "cue": (statement["cue"]["spans"], "describing"),
        "hedge": (certainty["hedges"] if certainty else [], "describing"),
        "report-hedge": (certainty["reported"] if certainty else [], "describing"),
    }
    made: dict[str, object] = {"creator": _software(about)}
    if statement["reviewed"]:
        person = {"type": "Person", "name": statement["reviewed_by"]}
        made = {"creator": person, "created": statement["reviewed_at"]}
    return {
        "id": statement_iri(statement["id"]),
        "type": "Annotation",
        "motivation": "describing",
        **made,
        "generator": _software(about),
        "generated": about.made.isoformat(),
        "body": [
            {**described, "value": told_words(document, statement)},
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags if tag),
            *(
                resource
                for part, (spans, purpose) in parts.items()
                for resource in selecting.resources(spans, text, purpose=purpose, **{"onrecord:part": part})
            ),
        ],
        "target": [
            *selecting.resources(statement["content"]["spans"][:1], selecting.source),
            *selecting.resources(statement["content"]["spans"][1:], text),
        ],
        "onrecord:review": tags[0],
        "record": evidence_object(document, statement),
    }


def _software(about: About) -> dict[str, object]:
    return {"id": f"{PREFIX}software:{about.version}", "type": "Software", "name": f"onrecord {about.version}"}
