"""Where a place of the text stands: its sentence, its paragraph, the statements and quotations around it. The one
rule: every question is answered by bisection, so that long documents stay cheap."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.places import Places
from onrecord.reading.quoting import quoted
from onrecord.records import Span, Statement, StatementKind

_SENTENCE = re.compile(r"""[.!?…]["”’'»)\]]*\s+(?=["“‘'«(\[]*[^\W_a-z])""")
_LAST_WORD = re.compile(r"\w+$")
_LONGEST_ABBREVIATION = 5
_ABBREVIATION = re.compile(
    r"\w|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Cmdr|Adm|Capt|Sgt|Sens?|Reps?|Govs?|Rev|Hon|St|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
)
_MARKS = re.compile(r"[\"“”«»‘’']")
_NESTED = 24
"""Contents that begin before a place and are looked at to find those that hold it."""


@dataclass(frozen=True, slots=True)
class Content:
    """One piece of what a statement says: its place, the number of its statement, whether it is quoted."""

    span: Span
    statement: int
    direct: bool


class Scene:
    """The layout of one document with its statements."""

    def __init__(self, text: str, statements: Sequence[Statement]) -> None:
        self.text = text
        self.statements = statements
        paragraphs = split_paragraphs(text)
        self._paragraphs = [span.start for span in paragraphs]
        self.sentences = sorted({0, *self._paragraphs, *_sentence_starts(text)})
        marked = (part for part in paragraphs if _MARKS.search(text, part.start, part.end))
        self._quotations = Places(mark.span for part in marked for mark in quoted(text, part))
        self._contents = sorted(
            (
                Content(span, number, statement.kind is not StatementKind.INDIRECT)
                for number, statement in enumerate(statements)
                for span in statement.content
            ),
            key=lambda content: content.span,
        )
        self._begins = [content.span.start for content in self._contents]

    def sentence(self, place: int) -> int:
        """Number of the sentence that a place stands in."""
        return bisect_right(self.sentences, place) - 1

    def paragraph(self, place: int) -> int:
        """Number of the paragraph that a place stands in; -1 before the first."""
        return bisect_right(self._paragraphs, place) - 1

    def opens_paragraph(self, place: int) -> bool:
        """Whether a paragraph begins at a place."""
        number = self.paragraph(place)
        return number >= 0 and self._paragraphs[number] == place

    def start_of_sentence(self, place: int) -> int:
        """Where the sentence of a place begins."""
        return self.sentences[self.sentence(place)]

    def quotation(self, span: Span) -> Span | None:
        """The quotation that holds a span."""
        return self._quotations.holding(span)

    def contents_around(self, span: Span) -> list[Content]:
        """Pieces of contents that hold a span, the smallest first."""
        last = bisect_right(self._begins, span.start)
        near = self._contents[max(0, last - _NESTED) : last]
        return sorted((c for c in near if c.span.holds(span)), key=lambda content: len(content.span))


def _sentence_starts(text: str) -> list[int]:
    return [match.end() for match in _SENTENCE.finditer(text) if not _abbreviates(text, match.start())]


def _abbreviates(text: str, stop: int) -> bool:
    """Whether the full stop here belongs to the word before it. Looks back no further than an abbreviation is long."""
    word = _LAST_WORD.search(text, max(0, stop - _LONGEST_ABBREVIATION - 1), stop)
    return text[stop] == "." and word is not None and _ABBREVIATION.fullmatch(word[0]) is not None
