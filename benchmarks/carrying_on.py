"""Right and wrong in quotations that go on: a piece is right if its words are content of the right speaker's statement.

Only statements of the text itself count. A paragraph without a cue that the program joins to an earlier statement of
the same speaker is right: what counts is whose words they are, not how many statements hold them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.cases import Case, Marked, Tokens
from benchmarks.chains import HALF, alike
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoting import quoted
from onrecord.records import Span


class Place(StrEnum):
    """Where a piece of content stands."""

    BESIDE = "beside its cue or source"
    ON = "goes on from there"
    CUELESS = "without a cue"
    NOBODYS = "quotation marks, no statement"


class Given(StrEnum):
    """To whom most of a piece's words are given."""

    RIGHT = "the right source"
    OTHER = "another source"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of content, or a quotation that is no statement, and to whom it was given."""

    case: Case
    span: Span
    place: Place
    given: Given

    @property
    def right(self) -> bool:
        """Whether it was given to whom it belongs."""
        return self.given is (Given.NOBODY if self.place is Place.NOBODYS else Given.RIGHT)


def pieces(case: Case, read: Iterable[Marked]) -> Iterator[Piece]:
    """Every marked piece of content, then every quotation that lies in none."""
    tokens = Tokens(case.text)
    flat = [tokens.parts(one) for one in read if one.parent is None]
    for marked in case.statements:
        source = tokens.touched(marked.source)
        mine = frozenset().union(*(one.content for one in flat if alike(one.source, source)))
        others = frozenset().union(*(one.content for one in flat if not alike(one.source, source)))
        for span in marked.content:
            yield Piece(case, span, _place(marked, span), _given(tokens.touched([span]), mine, others))
    everybody = frozenset().union(*(one.content for one in flat))
    for part in split_paragraphs(case.text):
        for mark in quoted(case.text, part):
            if not any(span.overlaps(mark.span) for marked in case.statements for span in marked.content):
                given = _given(tokens.touched([mark.span]), frozenset(), everybody)
                yield Piece(case, mark.span, Place.NOBODYS, given)


def _place(marked: Marked, span: Span) -> Place:
    if not marked.cue:
        return Place.CUELESS

    def away(piece: Span) -> int:
        return min(max(piece.start - other.end, other.start - piece.end) for other in (*marked.cue, *marked.source))

    return Place.BESIDE if span == min(marked.content, key=away) else Place.ON


def _given(piece: frozenset[int], mine: frozenset[int], others: frozenset[int]) -> Given:
    if len(piece & mine) >= HALF * len(piece):
        return Given.RIGHT
    return Given.OTHER if len(piece & others) >= HALF * len(piece) else Given.NOBODY
