"""From runs to the rows of a page. Rule: what stands on one baseline within a word's reach is one segment."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.ingest.pdf.pages import Run

# In ems: how far apart pieces of one segment stand, when a gap is a space, how far a baseline moves.
_REACH, _SPACE, _WOBBLE = 1.3, 0.12, 0.2
_RAISED = 0.8  # the size of a raised mark, of its neighbour's
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER = re.compile(r"(?:\b(?:[kcm]?m|ft|km|10))$")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words on one line with no wide gap between them; `order` is their place in the page's content."""

    text: str
    start: float
    end: float
    base: float
    size: float
    bold: bool
    order: int

    @property
    def em(self) -> float:
        """The size of its letters, and never nothing."""
        return max(self.size, 1.0)


def segments_of(runs: Sequence[Run]) -> list[Segment]:
    """The segments of runs that are turned alike, from the top down and from left to right."""
    found: list[Segment] = []
    for order, run in enumerate(runs):
        one = Segment(_clean(run.text), run.start, run.end, run.base, run.size, run.bold, order)
        if not one.text.strip():
            continue
        if found and (joined := _joined(found[-1], one)):
            found[-1] = joined
        else:
            found.append(one)
    rows: list[Segment] = []
    for row in rows_of(found):
        pieces = [row[0]]
        for one in row[1:]:
            if joined := _joined(pieces[-1], one):
                pieces[-1] = joined
            else:
                pieces.append(one)
        rows += pieces
    return rows


def rows_of(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Segments on one baseline, from left to right; from the top down."""
    row: list[Segment] = []
    for one in sorted(segments, key=lambda one: (one.base, one.start)):
        if row and one.base - row[0].base > _WOBBLE * max(one.em, row[0].em):
            yield sorted(row, key=lambda one: one.start)
            row = []
        row.append(one)
    if row:
        yield sorted(row, key=lambda one: one.start)


def by_turn(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs that are turned alike, those of most characters first."""
    turned: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        turned[run.turn].append(run)
    return sorted(turned.values(), key=lambda runs: -sum(len(run.text) for run in runs))


def joined_text(row: Sequence[Segment]) -> str:
    """The words of a row, with one space between two of them."""
    return " ".join(word for one in row for word in one.text.split(" ") if word)


def _joined(left: Segment, right: Segment) -> Segment | None:
    """Both as one, where the right one goes on from the left."""
    em = max(left.em, right.em)
    gap = right.start - left.end
    if not -0.4 * em < gap < _REACH * em:
        return None
    drop = right.base - left.base
    raised = -0.7 * em < drop < -_WOBBLE * 0.4 * em and right.size < _RAISED * left.size
    lowered = 0.7 * em > drop > _WOBBLE * 0.4 * em and left.size < _RAISED * right.size
    if not (raised or lowered or abs(drop) < _WOBBLE * em):
        return None
    space = " " if gap > _SPACE * em and not left.text.endswith(" ") and not right.text.startswith(" ") else ""
    text = left.text + space + right.text
    if raised and right.text.strip().isdecimal():
        text = left.text.rstrip() + _mark(left.text, right.text.strip()) + (" " if right.text.endswith(" ") else "")
    elif lowered and left.text.strip().isdecimal():
        text = f"[{left.text.strip()}] {right.text.lstrip()}"
    longer = left if len(left.text) >= len(right.text) else right
    base = right.base if lowered else left.base if raised else longer.base
    size = max(left.size, right.size) if raised or lowered else longer.size
    return Segment(text, left.start, max(left.end, right.end), base, size, longer.bold, left.order)


def _mark(before: str, digits: str) -> str:
    """A raised number: a power after a unit, else the mark of a note."""
    return digits.translate(_RAISED_DIGITS) if _POWER.search(before.rstrip()) else f"[{digits}]"


def _clean(text: str) -> str:
    """The text with ligatures as letters and pairs of surrogates as one character."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _CONTROL.sub(" ", whole).translate(_LIGATURES)
