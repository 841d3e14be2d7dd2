"""The sentences of a draft, and what each of them says. The one rule: a sentence is not cut inside a quotation."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.propositions import find_propositions
from onrecord.reading.quoting import quoted
from onrecord.reading.sentences import split_sentences
from onrecord.records import (
    Actor,
    Proposition,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
)
from onrecord.reports.footnotes.voices import Voice, draft_voice

_ALONE = "whole"
"""The id of what a sentence says by itself, where nobody is said to say it."""
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks, without the marks, and who is said to have said them."""

    span: Span
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a sentence says is so: `statement` and `voice` are None where the draft says it itself."""

    proposition: Proposition
    statement: Statement | None
    voice: Voice | None


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of a draft; `statements` are all that are read in it."""

    span: Span
    text: str
    paragraph: int
    quotes: tuple[Quoted, ...]
    told: tuple[Told, ...]
    statements: tuple[Statement, ...]


def sentences_of(reading: Reading) -> tuple[DraftSentence, ...]:
    """The sentences of a draft as it was read, in their order; headings are none."""
    text = reading.document.text
    headings = [passage.span for passage in reading.document.passages]
    said = _propositions(reading)
    found: list[DraftSentence] = []
    for number, paragraph in enumerate(split_paragraphs(text)):
        if any(heading.overlaps(paragraph) for heading in headings):
            continue
        marks = [mark.span for mark in quoted(text, paragraph)]
        found.extend(
            _sentence(reading, span, number, [mark for mark in marks if mark.overlaps(span)], said)
            for span in _whole(text, paragraph, marks)
        )
    return tuple(found)


def _whole(text: str, paragraph: Span, marks: Sequence[Span]) -> Iterator[Span]:
    """The sentences of a paragraph, those that a quotation runs through as one."""
    begun: Span | None = None
    for one in split_sentences(paragraph.cut(text)):
        span = Span(paragraph.start + one.start, paragraph.start + one.end)
        begun = span if begun is None else Span(begun.start, span.end)
        if not any(mark.start < begun.end < mark.end for mark in marks):
            yield begun
            begun = None
    if begun is not None:
        yield begun


def _sentence(
    reading: Reading, span: Span, paragraph: int, marks: Sequence[Span], said: Sequence[tuple[Statement, Proposition]]
) -> DraftSentence:
    text = reading.document.text
    actors = {actor.id: actor for actor in reading.actors}
    inside = tuple(
        statement for statement in reading.statements if any(span.overlaps(piece) for piece in statement.content)
    )
    quotes = tuple(
        Quoted(Span(mark.start + 1, _end(text, mark)), _speaker(text, mark, inside, actors)) for mark in marks
    )
    told = tuple(
        Told(proposition, statement, draft_voice(text, statement, actors))
        for statement, proposition in said
        if any(span.overlaps(piece) for piece in proposition.spans) and not _is_quote(proposition, marks)
    )
    if not told and not marks:
        told = tuple(Told(one, None, None) for one in _alone(reading, span))
    return DraftSentence(span, span.cut(text), paragraph, quotes, told, inside)


def _end(text: str, mark: Span) -> int:
    """Where the words of a quotation end: before the closing mark, if there is one."""
    closed = text[mark.end - 1] in "”»\"’'“"
    return max(mark.start + 2, mark.end - closed)


def _is_quote(proposition: Proposition, marks: Sequence[Span]) -> bool:
    """Whether what is said stands in quotation marks, and is compared word for word."""
    whole = sum(map(len, proposition.spans))
    inside = sum(
        min(piece.end, mark.end) - max(piece.start, mark.start)
        for piece in proposition.spans
        for mark in marks
        if piece.overlaps(mark)
    )
    return inside > _MOSTLY * whole


def _speaker(text: str, mark: Span, statements: Sequence[Statement], actors: dict[str, Actor]) -> Voice | None:
    """Who says what stands between marks: the speaker of the statement that holds most of it; of two, the inner one
    holds it."""
    holding = [statement for statement in statements if any(piece.overlaps(mark) for piece in statement.content)]
    outer = [one for one in holding if not _inside(one, mark)]
    if not outer:
        return None
    best = max(outer, key=lambda one: (_covered(one, mark), -sum(map(len, one.content))))
    return draft_voice(text, best, actors)


def _inside(statement: Statement, mark: Span) -> bool:
    """Whether a statement is made within the quotation itself."""
    return bool(statement.cue) and all(mark.holds(piece) for piece in (*statement.cue, *statement.source))


def _covered(statement: Statement, mark: Span) -> int:
    return sum(
        min(piece.end, mark.end) - max(piece.start, mark.start) for piece in statement.content if piece.overlaps(mark)
    )


def _propositions(reading: Reading) -> list[tuple[Statement, Proposition]]:
    known = {statement.id: statement for statement in reading.statements}
    return [(known[one.statement], one) for one in find_propositions(reading)]


def _alone(reading: Reading, span: Span) -> tuple[Proposition, ...]:
    """What a sentence says by itself."""
    whole = Statement(_ALONE, StatementKind.INDIRECT, (), (), (span,), SourceKind.AUTHOR, 1.0)
    return find_propositions(replace(reading, statements=(whole,), commitments=(), grounds=()))
