"""Grounds and conclusions of a document, top to bottom. The one rule: each marker links once, in the innermost words
that hold it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.reading.certainty import RunningWords
from onrecord.reading.certainty.wording import Word, is_mark, start_of
from onrecord.reading.grounds.backing import BACKING
from onrecord.reading.grounds.inferring import INFERRING
from onrecord.reading.grounds.leaving_open import left_open
from onrecord.reading.grounds.lexicon import ground_words
from onrecord.reading.grounds.lines import QUOTES, Line, Stretch, in_order, lines_of, trimmed
from onrecord.reading.grounds.linked import BEFORE, Linked
from onrecord.reading.grounds.pointing import pointed
from onrecord.reading.grounds.scopes import Scopes
from onrecord.records import Document, Ground, GroundKind, SourceKind, Span, Spans, Statement

RULES = {**BACKING, **INFERRING}
HALF = 0.5
SPEAKERS = frozenset({SourceKind.NAMED, SourceKind.UNNAMED, SourceKind.COLLECTIVE})


def find_grounds(document: Document, statements: Sequence[Statement]) -> tuple[Ground, ...]:
    """What is offered as evidence, each with what it is offered for, in the order of the text; what is left open."""
    words = RunningWords(document)
    lexicon = ground_words(words.language)
    scopes = Scopes(statements)
    found: dict[Ground, None] = {}
    for statement, sentences in scopes.sentences(words):
        cue = [word.form for span in statement.cue for word in words.within(span)] if statement else ()
        for line in lines_of(sentences, document.text, lexicon, cue):
            for linked in _linked(line):
                if _belongs(line, linked, statement, scopes):
                    found[_ground(document.text, line, linked, statement, scopes)] = None
    return tuple(sorted(found, key=lambda ground: (min(ground.conclusion + ground.ground), ground.marker, ground.kind)))


def _linked(line: Line) -> Iterator[Linked]:
    """The links of a sentence; a marker that evidence has used makes no second one."""
    taken: set[int] = set()
    for linked in (*left_open(line), *pointed(line), *_marked(line)):
        marker = range(*linked.marker)
        if taken.isdisjoint(marker):
            taken.update(marker)
            yield linked


def _marked(line: Line) -> Iterator[Linked]:
    for match in in_order(line.lexicon.markers, line.forms):
        linked = RULES[match.label](line, match)
        if linked is not None:
            yield replace(linked, spoken=match.label in BACKING)


def _belongs(line: Line, linked: Linked, statement: Statement | None, scopes: Scopes) -> bool:
    """Whether the marker stands in no statement further in, and is not the word by which somebody speaks."""
    marker = _stretched(line, linked.marker)
    owner = scopes.owner(marker.start)
    if (owner.id if owner else None) != (statement.id if statement else None):
        return False
    return not any(
        _speaks(one) and any(marker.overlaps(cue) for cue in one.cue)
        for one in scopes.cued_within(marker)
        if linked.ground is not None and not linked.open and not _points(linked)
    )


def _points(linked: Linked) -> bool:
    """Whether the marker points at a thing, though the reader takes it for the word by which somebody speaks."""
    return linked.spoken and linked.kind is not GroundKind.REASON


def _speaks(statement: Statement) -> bool:
    """Whether the source is somebody, not something: who suggests offers no ground by it."""
    return statement.source_kind in SPEAKERS and (statement.actor is not None or statement.unnamed is not None)


def _ground(text: str, line: Line, linked: Linked, statement: Statement | None, scopes: Scopes) -> Ground:
    further = _words(line, trimmed(line, linked.further)) if linked.further else ()
    conclusion = [*_words(line, linked.conclusion), *further]
    said = _said(conclusion, scopes) if linked.spoken else ()
    return Ground(
        kind=linked.kind,
        ground=_spans(text, _words(line, linked.ground)) if linked.ground is not None else (),
        conclusion=_spans(text, said or conclusion),
        marker=_spans(text, _words(line, linked.marker)),
        statement=statement.id if statement else None,
        open=linked.open,
    )


def _said(conclusion: Sequence[Word], scopes: Scopes) -> list[Word]:
    """Of "the ministry said the ship was sunk" what the ministry said; empty where nobody is said to speak in it."""
    for statement in scopes.cued_within(Span(conclusion[0].span.start, conclusion[-1].span.end)):
        held = [word for word in conclusion if any(piece.holds(word.span) for piece in statement.content)]
        frame = sum(any(piece.holds(word.span) for piece in statement.spans) for word in conclusion)
        if held and not all(map(is_mark, held)) and HALF * len(conclusion) <= frame:
            return held
    return []


def _words(line: Line, stretch: Stretch) -> Sequence[Word]:
    return line.before if stretch == BEFORE else line.words[stretch[0] : stretch[1]]


def _stretched(line: Line, stretch: Stretch) -> Span:
    words = line.words[stretch[0] : max(stretch[1], stretch[0] + 1)]
    return Span(words[0].span.start, words[-1].span.end)


def _spans(text: str, words: Sequence[Word]) -> Spans:
    """The places of words, in pieces where anything but space and quotation marks stands between."""
    pieces: list[Span] = []
    ordered = sorted(words, key=start_of)
    start = ordered[0].span.start
    for one, other in pairwise(ordered):
        between = text[one.span.end : other.span.start]
        if any(not character.isspace() and character not in QUOTES for character in between):
            pieces.append(Span(start, one.span.end))
            start = other.span.start
    return (*pieces, Span(start, ordered[-1].span.end))
