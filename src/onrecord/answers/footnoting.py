"""What a ledger has to say of a draft, as JSON, and the notes that go into it. The one rule: a note says who, via whom,
when, in which document, in which exact words, and whether a person reviewed it."""

import datetime as dt
from collections.abc import Iterable
from typing import TypedDict

from onrecord.answers.receipts import receipt, where_words
from onrecord.exports import SCHEMA, StatementRowObject, statement_row_object
from onrecord.exports.objects import located
from onrecord.exports.schema import PlaceObject, Places
from onrecord.exports.statements import places
from onrecord.ledger import Ledger
from onrecord.pipeline import Linker
from onrecord.records import HopKind, Reading, ReviewState, StatementKind
from onrecord.reports.footnotes import Finding, Footnote, Footnoted, Models, footnotes


class FootnoteObject(TypedDict):
    """A footnote: its number, where in the draft its mark goes, the statement with its chain and its document, where
    that stands in the original, and the note as it is written into the draft. `same` is whether the draft quotes it
    word for word."""

    number: int
    at: int
    same: bool
    statement: StatementRowObject
    places: list[PlaceObject]
    receipt: str
    note: str


class WordsObject(TypedDict):
    """Words of the draft, and where in it they stand."""

    spans: Places
    text: str


class SourceWordsObject(TypedDict):
    """Words of a statement of the ledger, and its id."""

    statement: str
    text: str


class FindingObject(TypedDict):
    """A difference: `sure` is false where it may be none."""

    kind: str
    sure: bool
    draft: WordsObject
    ledger: SourceWordsObject
    note: str


class SentenceObject(TypedDict):
    """A sentence of the draft."""

    span: list[int]
    text: str
    footnotes: list[FootnoteObject]
    findings: list[FindingObject]


class FootnotedObject(TypedDict):
    """A draft held against a ledger: all of its sentences, and how many have footnotes, differ, or perhaps differ."""

    schema: str
    sentences: list[SentenceObject]
    footnoted: int
    differ: int
    perhaps: int


def footnoted_object(ledger: Ledger, draft: Reading, linker: Linker) -> FootnotedObject:
    """A draft, as it was read, held against a ledger by the models of a linker."""
    return object_of(footnotes(ledger, draft, Models(linker.sentences, linker.pairs)))


def object_of(found: Iterable[Footnoted]) -> FootnotedObject:
    """The sentences of a draft; footnotes are numbered in the order of their marks."""
    sentences: list[SentenceObject] = []
    number = 0
    for one in found:
        ordered = sorted(one.footnotes, key=lambda note: note.at)
        made = [_footnote(note, number + place) for place, note in enumerate(ordered, start=1)]
        number += len(made)
        sentences.append(
            {
                "span": [one.span.start, one.span.end],
                "text": one.text,
                "footnotes": made,
                "findings": [_finding(finding) for finding in one.findings],
            }
        )
    findings = [finding for sentence in sentences for finding in sentence["findings"]]
    return {
        "schema": SCHEMA,
        "sentences": sentences,
        "footnoted": sum(bool(sentence["footnotes"]) for sentence in sentences),
        "differ": sum(finding["sure"] for finding in findings),
        "perhaps": sum(not finding["sure"] for finding in findings),
    }


def _footnote(note: Footnote, number: int) -> FootnoteObject:
    row = note.row
    where = located(note.locators, row.record.content)
    return {
        "number": number,
        "at": note.at,
        "same": note.exact,
        "statement": statement_row_object(row, note.chain),
        "places": where,
        "receipt": receipt(row.document, row.record.content),
        "note": _note(note, where_words(where)),
    }


def _finding(one: Finding) -> FindingObject:
    return {
        "kind": one.kind.value,
        "sure": one.sure,
        "draft": {"spans": places(one.spans), "text": one.draft},
        "ledger": {"statement": one.statement, "text": one.source},
        "note": one.note,
    }


def _note(note: Footnote, where: str) -> str:
    """The note as it is written: who, via whom, where, when, the words, and what backs them."""
    row = note.row
    moment = row.published
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    document = ", ".join(filter(None, (row.title and f"“{row.title}”", day.isoformat() if day else "undated", where)))
    words = row.content.text if row.kind is StatementKind.DIRECT else f"“{row.content.text}”"
    backing = f"Statement {row.id}, document {row.document}."
    return f"{_who(note)}: {document}: {words} {_reviewed(note)} {backing}"


def _who(note: Footnote) -> str:
    """The speaker, as the words have it, and by way of whom."""
    *above, speaker = note.chain
    name = speaker.name or speaker.text
    said = f"{name} (“{speaker.text}”)" if speaker.name and speaker.name not in speaker.text else name
    unnamed = ", unnamed" if speaker.kind is HopKind.UNNAMED else ""
    via = " via ".join(hop.name or hop.text for hop in reversed(above))
    return f"{said}{unnamed}, via {via}" if via else f"{said}{unnamed}"


def _reviewed(note: Footnote) -> str:
    review = note.row.review
    if review.state is ReviewState.MACHINE:
        return "Unreviewed: a machine's reading."
    return f"{review.state.value.capitalize()} by {review.by}."
