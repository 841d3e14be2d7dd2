"""One document with what was read in it, a part at a time where it is long. The one rule: the text is as it was, and
every place is a place in it."""

from typing import TypedDict

from onrecord.errors import InputError
from onrecord.exports import (
    DocumentRowObject,
    StatementRowObject,
    document_row_object,
    locator_object,
    problem_object,
    statement_row_object,
)
from onrecord.exports.schema import SCHEMA, LocatorObject, ProblemObject
from onrecord.ledger import DocumentRow, Filters, Ledger
from onrecord.records import sha256
from onrecord.reports import chain_of

PART = 24_000
"""Characters of a part, unless one paragraph is longer."""


class PartObject(TypedDict):
    """A part of a text: from `start` to `end` in it; `before` and `after` are where the parts beside it begin."""

    start: int
    end: int
    number: int
    of: int
    before: int | None
    after: int | None
    text: str


class ReusedObject(TypedDict):
    """A passage that stands in an earlier document, at `there`."""

    span: list[int]
    document: str
    there: list[int]
    share: float


class DocumentObject(TypedDict):
    """A document: what it is, one part of its text, and the statements, pages and the like that stand in that part."""

    schema: str
    document: DocumentRowObject
    text_sha256: str
    bytes: int
    part: PartObject
    statements: list[StatementRowObject]
    locators: list[LocatorObject]
    reused: list[ReusedObject]
    problems: list[ProblemObject]


def document_object(ledger: Ledger, beginning: str, at: int = 0) -> DocumentObject:
    """The document whose id begins so, with the part of its text that holds `at`. InputError where there is none, or
    several."""
    row = document_named(ledger, beginning)
    document = ledger.document(row.id)
    part = _part(document.text, at)
    statements = [
        statement_row_object(one, chain_of(ledger, one))
        for one in ledger.statements(Filters(document=row.id))
        if any(span.start < part["end"] and span.end > part["start"] for span in one.record.spans)
    ]
    reading = ledger.reading(row.id)
    return {
        "schema": SCHEMA,
        "document": document_row_object(row),
        "text_sha256": sha256(document.text.encode()),
        "bytes": len(ledger.original(row.id)),
        "part": part,
        "statements": statements,
        "locators": [
            locator_object(one)
            for one in document.locators
            if one.span.start < part["end"] and one.span.end > part["start"]
        ],
        "reused": [
            {
                "span": [one.span.start, one.span.end],
                "document": one.document,
                "there": [one.there.start, one.there.end],
                "share": one.share,
            }
            for one in ledger.reused(row.id)
        ],
        "problems": [problem_object(one) for one in (reading.problems if reading else ())],
    }


def document_named(ledger: Ledger, beginning: str) -> DocumentRow:
    """The document whose id begins so. InputError where there is none, or several."""
    digits = beginning.casefold().removeprefix("sha256:")
    found = list(ledger.documents(Filters(document=digits, limit=2))) if digits else []
    if not found:
        raise InputError(f"there is no document whose id begins with {beginning!r}; see `onrecord documents`")
    if len(found) > 1:
        raise InputError(f"several documents have ids that begin with {beginning!r}; give more of it")
    return found[0]


def _part(text: str, at: int) -> PartObject:
    """The part that holds a place; parts end with a line."""
    starts = [0]
    while len(text) - starts[-1] > PART:
        end = text.find("\n", starts[-1] + PART)
        if end < 0 or end + 1 >= len(text):
            break
        starts.append(end + 1)
    number = max(index for index, start in enumerate(starts) if start <= max(at, 0))
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return {
        "start": starts[number],
        "end": end,
        "number": number + 1,
        "of": len(starts),
        "before": starts[number - 1] if number else None,
        "after": end if number + 1 < len(starts) else None,
        "text": text[starts[number] : end],
    }
