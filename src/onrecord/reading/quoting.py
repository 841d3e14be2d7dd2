"""Quotations that outrun the sentence that attributes them. Typography alone decides, and a new speaker ends them."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.attributions import Attribution
from onrecord.reading.marks import quotations
from onrecord.reading.places import Places
from onrecord.records import Span, StatementKind

_LONG_TAIL = 12
"""Words after the last ones of an attribution from which on a paragraph has moved on to something else."""

_SENTENCE_END = re.compile(r"([\w.]+)[.!?][”\"’']?\s+(?=[^\W\d_a-z]|[“\"‘])")
_ABBREVIATION = re.compile(
    r"(?:\w\.)*\w|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
)

_LOOSE = " \t\n.,;:!?–—-…"
"""What may stand between two parts of one utterance, or around a quotation that is all of its paragraph."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks; `closed` is false where its paragraph ends before it does."""

    span: Span
    closed: bool


@dataclass(frozen=True, slots=True)
class _Speaking:
    """Whose words are running: the place of the attribution, and whether its quotation is still open."""

    at: int
    open: bool


def quoted(text: str, paragraph: Span) -> list[Quotation]:
    """Outermost quotations of a paragraph, in places of the document."""
    return [
        Quotation(Span(paragraph.start + start, paragraph.start + end), closed)
        for start, end, closed in quotations(paragraph.cut(text))
    ]


def carry_on(text: str, parts: Sequence[Span], found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions with the quotations that belong to them although no cue stands beside them.

    Three cases: "…," she said. "…" in one paragraph; a quotation left open at the end of a paragraph and taken up with
    a new opening mark in the next; a paragraph that is nothing but quotation, after one that ended with its speaker's
    words.
    """
    more: dict[int, list[Span]] = {}
    contents = Places(span for attribution in found for span in attribution.content)
    speaking: _Speaking | None = None
    for part, mine in zip(parts, _by_paragraph(parts, found), strict=True):
        marks = quoted(text, part)
        free = [mark for mark in marks if not contents.touching(mark.span)]
        heard: list[tuple[int, int]] = []
        for number in mine:
            taken = _going_on(text, found[number], marks, free)
            more.setdefault(number, []).extend(taken)
            free = [mark for mark in free if mark.span not in taken]
            heard.append((number, max(span.end for span in (*found[number].spans, *taken) if part.holds(span))))
        if speaking and not mine:
            taken = _taken_up(text, part, marks, goes_on=speaking.open)
            taken = [mark.span for mark in free if mark.span in taken and not _touches(found[speaking.at], mark.span)]
            more.setdefault(speaking.at, []).extend(taken)
            ends = [span.end for span in (*taken, *contents.touching(part))]
            heard = [(speaking.at, max(ends))] if ends else []
        speaking = _still_speaking(text, part, heard, unclosed=bool(marks) and not marks[-1].closed)
    return [attribution.with_content(more.get(number, ())) for number, attribution in enumerate(found)]


def statement_kind(text: str, content: Sequence[Span], marks: Places) -> StatementKind:
    """Direct where every letter of the content is quoted, indirect where none is, else mixed."""
    inside = outside = 0
    for span in content:
        covered = [(max(span.start, mark.start), min(span.end, mark.end)) for mark in marks.touching(span)]
        within = sum(sum(c.isalnum() for c in text[a:b]) for a, b in covered)
        inside += within
        outside += sum(c.isalnum() for c in span.cut(text)) - within
    if not inside:
        return StatementKind.INDIRECT
    return StatementKind.MIXED if outside else StatementKind.DIRECT


def _by_paragraph(parts: Sequence[Span], found: Sequence[Attribution]) -> list[list[int]]:
    """Places of the attributions by the paragraph in which their cue stands."""
    starts = [part.start for part in parts]
    inside: list[list[int]] = [[] for _ in parts]
    for number, attribution in enumerate(found):
        inside[bisect_right(starts, attribution.cue[0].start) - 1].append(number)
    return inside


def _whole(text: str, part: Span, marks: Sequence[Quotation]) -> bool:
    """Whether a paragraph is quotation and nothing else."""
    at, outside = part.start, ""
    for mark in marks:
        outside += text[at : mark.span.start]
        at = mark.span.end
    return bool(marks) and not (outside + text[at : part.end]).strip(_LOOSE)


def _taken_up(text: str, part: Span, marks: Sequence[Quotation], *, goes_on: bool) -> list[Span]:
    """The quotations of a paragraph without a cue of its own that go on with what was being said."""
    if _whole(text, part, marks):
        return [mark.span for mark in marks]
    return [marks[0].span] if goes_on and marks and marks[0].span.start == part.start else []


def _touches(said: Attribution, span: Span) -> bool:
    """Whether a span runs into the attribution's own source or cue."""
    return any(span.overlaps(other) for other in (*said.source, *said.cue))


def _going_on(text: str, said: Attribution, marks: Sequence[Quotation], free: Sequence[Quotation]) -> list[Span]:
    """The quotations that follow an attribution with a quotation of its own after nothing but a full stop."""
    if not any(mark.span.overlaps(content) for mark in marks for content in said.content):
        return []
    end = max(span.end for span in said.spans)
    found = []
    for mark in free:
        between = text[end : mark.span.start]
        if mark.span.start >= end and not between.strip(_LOOSE) and ":" not in between:
            found.append(mark.span)
            end = mark.span.end
    return found


def _still_speaking(text: str, part: Span, heard: Sequence[tuple[int, int]], *, unclosed: bool) -> _Speaking | None:
    """Who is still speaking when a paragraph ends; nobody where it ends in narration. `heard` gives, for each who spoke
    in it, the end of the last words."""
    last = [number for number, end in heard if unclosed or not _another_sentence(text[end : part.end])]
    return _Speaking(last[-1], unclosed) if last else None


def _another_sentence(tail: str) -> bool:
    """Whether a paragraph goes on with a sentence of its own after the last words of an attribution."""
    tail = tail.strip(_LOOSE + "”\"’'")
    ends = (match.group(1) for match in _SENTENCE_END.finditer(tail))
    return len(tail.split()) > _LONG_TAIL or any(not _ABBREVIATION.fullmatch(word) for word in ends)
