"""Records to the objects of the schema. The one rule: a part's text is cut from the document by its own spans."""

from collections.abc import Iterable

from onrecord.exports.schema import (
    SCHEMA,
    DocumentObject,
    PartObject,
    ProblemObject,
    ReadingObject,
    SourceObject,
    StatementObject,
)
from onrecord.records import Document, Problem, Reading, Spans, Statement, words


def reading_object(reading: Reading, *, location: str | None = None, problems: Iterable[Problem] = ()) -> ReadingObject:
    """The object of one reading; `problems` are those of the document's input, told before the reading's own."""
    return {
        "schema": SCHEMA,
        "location": location,
        "model": reading.model,
        "selection": reading.selection.value,
        "reviewed": False,
        "document": _document(reading.document),
        "statements": [_statement(reading.document.text, statement) for statement in reading.statements],
        "actors": [],
        "times": [],
        "quantities": [],
        "commitments": [],
        "problems": [problem_object(problem) for problem in (*problems, *reading.problems)],
    }


def unread_object(location: str, problems: Iterable[Problem]) -> ReadingObject:
    """The object of an input of which nothing could be read: no document, and the problems that say why."""
    return {
        "schema": SCHEMA,
        "location": location,
        "model": None,
        "selection": None,
        "reviewed": False,
        "document": None,
        "statements": [],
        "actors": [],
        "times": [],
        "quantities": [],
        "commitments": [],
        "problems": [problem_object(problem) for problem in problems],
    }


def problem_object(problem: Problem) -> ProblemObject:
    """One problem."""
    span = problem.span
    return {
        "kind": problem.kind.value,
        "message": problem.message,
        "where": problem.where,
        "share": problem.share,
        "span": None if span is None else [span.start, span.end],
    }


def _document(document: Document) -> DocumentObject:
    return {
        "id": document.id,
        "text_sha256": document.text_sha256,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": None if document.published is None else document.published.isoformat(),
        "language": document.language,
        "url": document.url,
        "characters": len(document.text),
    }


def _statement(text: str, statement: Statement) -> StatementObject:
    source: SourceObject = {
        **_part(text, statement.source),
        "kind": statement.source_kind.value,
        "actor": None,
        "anonymity_reason": None,
    }
    return {
        "id": statement.id,
        "kind": statement.kind.value,
        "parent": statement.parent,
        "source": source,
        "cue": _part(text, statement.cue),
        "content": _part(text, statement.content),
        "addressee": None,
        "channel": None,
        "act": None,
        "plover": None,
        "certainty": None,
        "said": None,
        "confidence": round(statement.confidence, 4),
    }


def _part(text: str, spans: Spans) -> PartObject:
    return {"spans": [[span.start, span.end] for span in spans], "text": words(text, spans)}
