"""Event rows as researchers of political events count them: a row for each statement that is an event, in the fields of
the PLOVER manual (Open Event Data Alliance; chapter "JSON Data Fields") and ours, tabs between them. The one rule: a
field that nobody read is empty; `mode`, `context` and `event_scale` always are.

Classes are PLOVER's root classes of 2018 and CAMEO's root codes (Gerner and others, 2002). `quad_code` is 1 for verbal
and 2 for material cooperation, 3 for verbal and 4 for material conflict. `date_basis` says whether the date is that of
the words or of the document. Fields of words are JSON lists, so that no word is changed by tabs, line ends or
spreadsheets; a name that a spreadsheet would take for a formula has an apostrophe before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.answers.flat import defused
from onrecord.exports.schema import PartObject
from onrecord.formats.escaping import json_text
from onrecord.formats.evidence import by_document, evidence_object, full_receipt
from onrecord.formats.extract import Extract, OutStatement
from onrecord.records import Document, QuadClass

CODEBOOK = "PLOVER root classes (Open Event Data Alliance, 2018); CAMEO root codes (Gerner and others, 2002)"
QUADS = {
    QuadClass.VERBAL_COOPERATION: 1,
    QuadClass.MATERIAL_COOPERATION: 2,
    QuadClass.VERBAL_CONFLICT: 3,
    QuadClass.MATERIAL_CONFLICT: 4,
}
FIELDS = (
    *("id", "date", "enddate", "date_basis"),
    *("source", "source_id", "source_type", "source_kind", "source_text"),
    *("recipient", "recipient_id", "recipient_type", "recipient_text"),
    *("event", "mode", "context", "event_scale", "quad_code", "cameo", "act"),
    *("event_text", "cue_text", "form", "polarity", "degree", "hedges", "report_hedges"),
    *("review", "reviewed_by", "reviewed_at", "reading_confidence", "chain", "claims"),
    *("publication", "title", "url", "language", "published"),
    *("document", "text_sha256", "start", "end", "receipt", "codebook", "coder"),
)
"""`start` and `end` are of the whole; `receipt` has every place."""
_POLARITIES = {"+": "positive", "-": "negative"}


def write(extract: Extract, out: BinaryIO) -> None:
    """Write the header and a row for each event, oldest first."""
    written = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    rows = csv.DictWriter(written, FIELDS, restval="", delimiter="\t", lineterminator="\n")
    rows.writeheader()
    for row in _rows(extract):
        rows.writerow({name: defused(value) if isinstance(value, str) else value for name, value in row.items()})
    written.detach()


def _rows(extract: Extract) -> Iterator[dict[str, object]]:
    for document, statements in by_document(extract):
        for statement in statements:
            if statement["plover"] is not None and statement["quad"] is not None:
                event = statement["event"]
                yield {
                    "id": statement["id"],
                    **_days(statement),
                    **_party(extract, statement, "source", event["source"] if event else None),
                    **_party(extract, statement, "recipient", event["target"] if event else None),
                    "source_kind": statement["source"]["kind"],
                    "source_text": _words(document, statement["source"]),
                    "recipient_text": _words(document, event["target_words"] if event else None),
                    "event": statement["plover"],
                    "quad_code": QUADS[QuadClass(statement["quad"])],
                    "cameo": statement["cameo"],
                    "act": statement["act"],
                    **_said(document, statement),
                    **_proof(extract, document, statement),
                }


def _days(statement: OutStatement) -> dict[str, object]:
    """When it was said, where the words tell; else when the document appeared."""
    said, published = statement["said"], statement["document"]["published"]
    if said is not None and said["start"] is not None:
        later = said["end"] if said["end"] != said["start"] else None
        return {"date": said["start"], "enddate": later, "date_basis": "said"}
    return {"date": published[:10], "date_basis": "published"} if published else {}


def _party(extract: Extract, statement: OutStatement, side: str, actor: str | None) -> dict[str, object]:
    who = extract.who(statement["document"]["id"], actor)
    if who is None:
        return {}
    kinds = {party["id"]: party["type"] for party in statement["actors"]}
    return {side: who["name"], f"{side}_id": who["id"], f"{side}_type": kinds.get(actor or "")}


def _said(document: Document, statement: OutStatement) -> dict[str, object]:
    certainty, spans = statement["certainty"], statement["content"]["spans"]
    found: dict[str, object] = {
        "event_text": _words(document, statement["content"]),
        "cue_text": _words(document, statement["cue"]),
        "form": statement["kind"],
        "start": min(start for start, _ in spans),
        "end": max(end for _, end in spans),
    }
    if certainty is not None:
        found |= {
            "polarity": _POLARITIES[certainty["polarity"]],
            "degree": certainty["degree"],
            "hedges": _list(document.text[start:end] for start, end in certainty["hedges"]),
            "report_hedges": _list(document.text[start:end] for start, end in certainty["reported"]),
        }
    return found


def _proof(extract: Extract, document: Document, statement: OutStatement) -> dict[str, object]:
    chain = evidence_object(document, statement)["chain"]
    return {
        "review": statement["review"] if statement["reviewed"] else "unreviewed",
        "reviewed_by": statement["reviewed_by"],
        "reviewed_at": statement["reviewed_at"],
        "reading_confidence": statement["confidence"],
        "chain": json_text([f"{hop['kind']}: {hop['name'] or hop['words']}" for hop in chain]),
        "claims": _list(f"{place['claim']}:{place['stance']}" for place in statement["claims"]),
        "publication": document.publisher,
        "title": document.title,
        "url": document.url,
        "language": document.language,
        "published": statement["document"]["published"],
        "document": document.id,
        "text_sha256": document.text_sha256,
        "receipt": full_receipt(statement),
        "codebook": CODEBOOK,
        "coder": f"onrecord {extract.about.version}",
    }


def _words(document: Document, part: PartObject | None) -> str | None:
    return _list(document.text[start:end] for start, end in part["spans"]) if part else None


def _list(values: Iterable[str]) -> str | None:
    found = list(values)
    return json_text(found) if found else None
