"""What a document says in its own voice. The one rule: words that stand in a statement or between quotation marks are
somebody else's, and their figures are never given to the publisher."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from onrecord.records import (
    Document,
    Hop,
    HopKind,
    Quantity,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Time,
    Told,
    statement_id,
)

_QUOTED = re.compile(r"“[^”“\n]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^»«\n]{1,2000}»")
_TURN = re.compile(
    r"^(?:[^\W\d_a-z][^\n.!?:;]{0,60}[^\S\n][^\W\d_a-z][^\s.!?:;]{0,30}|Question|Answer|Q|A|Host|Moderator|Presenter|Remark):"
    r"[^\S\n][^\n]*[.!?…”\"][^\S\n]*$|^[—–][^\S\n]",
    re.MULTILINE,
)
"""Where somebody begins to speak: "Jana Holt: We did.", "— Nobody …"; a headline has no full stop."""
_UNKNOWN = "(publisher unknown)"


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Placed = TypeVar("Placed", bound=_Placed)


def narrated(
    document: Document, statements: Iterable[Statement], quantities: Iterable[Quantity], times: Iterable[Time]
) -> Iterator[Told]:
    """What stands between the statements of a document and holds a figure or a time, a piece each, in order.

    Each is told as if its publisher had said it: with no source, no cue, and an id that no statement of a ledger has.
    What follows once people take turns to speak is a speaker's, whose source is implicit.
    """
    turn = _TURN.search(document.text)
    turns = turn.start() if turn is not None else len(document.text)
    attributed = [*(span for one in statements for span in one.spans), *_quoted(document.text)]
    gaps = [piece for gap in _gaps(document.text, attributed) for piece in _parted(gap, turns)]
    figures, lengths = _by_gap(gaps, quantities), _by_gap(gaps, times)
    for number, gap in enumerate(gaps):
        if number in figures or number in lengths:
            kind = SourceKind.AUTHOR if gap.start < turns else SourceKind.IMPLICIT
            yield _told(document, gap, kind, tuple(figures.get(number, ())), tuple(lengths.get(number, ())))


def _told(
    document: Document, piece: Span, kind: SourceKind, quantities: tuple[Quantity, ...], times: tuple[Time, ...]
) -> Told:
    name = statement_id(document.id, (), (), (piece,))
    return Told(
        Statement(name, StatementKind.INDIRECT, (), (), (piece,), kind, 1.0),
        document.text,
        document.id,
        document.title,
        document.publisher,
        document.published,
        (Hop(document.publisher or _UNKNOWN, HopKind.PUBLISHER),),
        quantities=quantities,
        times=times,
    )


def _parted(gap: Span, at: int) -> tuple[Span, ...]:
    return (Span(gap.start, at), Span(at, gap.end)) if gap.start < at < gap.end else (gap,)


def _quoted(text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _QUOTED.finditer(text))


def _gaps(text: str, taken: Iterable[Span]) -> Iterator[Span]:
    """The stretches of a text that no span touches, without blanks around them."""
    ends = [0]
    bounds: list[tuple[int, int]] = []
    for span in sorted(taken):
        if span.start > ends[-1]:
            bounds.append((ends[-1], span.start))
        ends.append(max(ends[-1], span.end))
    for start, end in (*bounds, (ends[-1], len(text))):
        piece = text[start:end]
        first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if first < last:
            yield Span(first, last)


def _by_gap(gaps: Sequence[Span], placed: Iterable[Placed]) -> dict[int, list[Placed]]:
    """What stands within each gap, whole."""
    starts = [gap.start for gap in gaps]
    found: dict[int, list[Placed]] = {}
    for one in placed:
        at = bisect_right(starts, one.span.start) - 1
        if at >= 0 and gaps[at].holds(one.span):
            found.setdefault(at, []).append(one)
    return found
