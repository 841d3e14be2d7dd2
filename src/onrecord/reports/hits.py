"""Search results; the one rule: every hit is a passage of a document, and every mark a place in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from onrecord.ledger import DocumentRow, Filters, Ledger, Match, StatementRow
from onrecord.records import Span, Spans
from onrecord.reports import passages

PASSAGES_PER_DOCUMENT = 3
_EVERYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage where the words stand: `text` is what `span` cuts from the document, `marks` are the words' places
    in the document. `statement` is None where they stand in no statement, or in none that has them all."""

    document: DocumentRow
    span: Span
    text: str
    marks: Spans
    statement: StatementRow | None = None


def search(ledger: Ledger, query: str, filters: Filters = _EVERYTHING) -> Iterator[Hit]:
    """Where all the words of the query stand: first in statements, then in documents, each by relevance.

    `"…"` is a phrase, `word*` a beginning; `limit` counts statements, and documents once more. Filters that only a
    statement can pass leave documents out, and no passage is shown twice. InputError where the query has no word.
    """
    statements = ledger.statement_matches(query, filters)
    documents = iter(()) if filters.of_statements else ledger.document_matches(query, filters)
    return _hits(chain(statements, documents))


def _hits(matches: Iterator[Match]) -> Iterator[Hit]:
    shown: dict[str, list[Span]] = {}
    for match in matches:
        told = shown.setdefault(match.document.id, [])
        if match.statement is not None:
            hit = _statement_hit(match, match.statement)
            told.append(hit.span)
            yield hit
            continue
        for hit in _document_hits(match):
            if not hit.marks or not all(any(span.holds(mark) for span in told) for mark in hit.marks):
                yield hit


def _document_hits(match: Match) -> Iterator[Hit]:
    for span, marks in passages.around(match.text, match.marks, PASSAGES_PER_DOCUMENT):
        yield Hit(match.document, span, span.cut(match.text), marks)
    first = None if match.marks else passages.beginning(match.text)  # the words stand in the title
    if first is not None:
        yield Hit(match.document, first, first.cut(match.text), ())


def _statement_hit(match: Match, statement: StatementRow) -> Hit:
    spans = (*statement.source.spans, *statement.cue.spans, *statement.content.spans)
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Hit(match.document, whole, whole.cut(match.text), match.marks, statement)
