"""In whose words a ground stands. The one rule: it is the innermost statement whose content holds it; where none does,
the document speaks itself."""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading.certainty import RunningWords
from onrecord.reading.certainty.wording import Word
from onrecord.records import Span, Spans, Statement

Scope = tuple[Statement | None, Sequence[Sequence[Word]]]


class Scopes:
    """The contents of statements, and which of them is the innermost at a place."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._statements = tuple(statements)
        self._places: list[int] = []
        self._owners: list[Statement | None] = []
        self._sweep()
        self._cued = sorted(
            (one for one in self._statements if one.cue), key=lambda one: (one.cue[0].start, one.content[0].start)
        )

    def sentences(self, words: RunningWords) -> Iterator[Scope]:
        """The sentences of each statement's content, then those of the document."""
        for statement in self._statements:
            held = [word for piece in _apart(statement.content) for word in words.within(piece)]
            yield statement, words.splitter.sentences(held, words.text) if held else ()
        if words.text:
            yield None, words.sentences(Span(0, len(words.text)))

    def owner(self, place: int) -> Statement | None:
        """The innermost statement whose content holds a place."""
        at = bisect_right(self._places, place) - 1
        return self._owners[at] if at >= 0 else None

    def cued_within(self, stretch: Span) -> Sequence[Statement]:
        """Statements whose cue begins in a stretch."""
        first = bisect_left(self._cued, stretch.start, key=_cue_start)
        return self._cued[first : bisect_left(self._cued, stretch.end, key=_cue_start)]

    def _sweep(self) -> None:
        """Who is the innermost from each place on where that changes."""
        pieces = sorted(
            (piece.start, sum(map(len, statement.content)), number, piece.end)
            for number, statement in enumerate(self._statements)
            for piece in statement.content
        )
        edges = sorted({edge for start, _, _, end in pieces for edge in (start, end)})
        active: list[tuple[int, int, int]] = []
        at = 0
        for edge in edges:
            while at < len(pieces) and pieces[at][0] <= edge:
                _, size, number, end = pieces[at]
                heapq.heappush(active, (size, number, end))
                at += 1
            while active and active[0][2] <= edge:
                heapq.heappop(active)
            self._places.append(edge)
            self._owners.append(self._statements[active[0][1]] if active else None)


def _apart(pieces: Spans) -> list[Span]:
    """Pieces in the order of the text, those that overlap as one: no word twice."""
    found: list[Span] = []
    for piece in sorted(pieces):
        if found and piece.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, piece.end))
        else:
            found.append(piece)
    return found


def _cue_start(statement: Statement) -> int:
    return statement.cue[0].start
