"""From lines to paragraphs. Rule: a line break stays where the writer made it and goes where the page made it."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from onrecord.ingest.blocks import LINE, PARAGRAPH
from onrecord.ingest.pdf.hyphens import join_lines
from onrecord.ingest.pdf.rows import Segment, joined_text, rows_of

_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*(?:\[\d+\])?$")
_ITEM = re.compile(r"(?:[•·▪‣◦●○■\-–—*\uf0b7]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s")
_TURN = re.compile(r"(?:Q|A)[.:]\s|[A-Z][A-Z.’' -]{2,40}:\s")  # somebody else speaks
_NOTED = re.compile(r"\[(\d{1,3})\]")
_GLUED = re.compile(r"(\d{1,3})(?=[^\W\d_])")
_MARK = re.compile(r"(\d{1,3})\s*(?=[^\W\d_])")  # of a note; inside the text it stands in brackets too
_GAP = 1.25  # of the usual step from line to line
_INDENT = 0.8  # ems
_ROOM = 0.6  # ems
_RAGGED = 0.25  # of the column, which a line leaves free that does not end its paragraph
_SIZES = 0.08
_HEADING = 1.12  # of the size of the body
_SMALL = 0.93
_LONGEST_HEADING, _LONGEST_BOLD = 240, 140


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, whose edges are `left` and `right`."""

    text: str
    page: int
    start: float
    end: float
    base: float
    size: float
    bold: bool
    left: float
    right: float
    cells: int = 1

    @property
    def em(self) -> float:
        """The size of its letters, and never nothing."""
        return max(self.size, 1.0)


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in the document: the size of its letters, whether they are bold, its step from line to line."""

    size: float
    bold: bool
    step: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; `gap` parts it from what is before.

    `note` says that it stands in smaller letters at the end of its page.
    """

    lines: tuple[Line, ...]
    gap: str = PARAGRAPH
    heading: bool = False
    note: bool = False

    def pieces(self, known: Counter[str]) -> Iterator[tuple[int, str]]:
        """Its text, with the page of each piece."""
        lines = self.lines
        if self.note and (mark := _MARK.match(lines[0].text)):
            lines = (replace(lines[0], text=f"[{mark[1]}] {lines[0].text[mark.end() :]}"), *lines[1:])
        for line, after in zip(lines, (*lines[1:], None), strict=True):
            if after is None:
                yield line.page, line.text
            else:
                kept, space = join_lines(line.text, after.text, known)
                yield line.page, kept + space


def lines_of(part: Sequence[Segment], page: int) -> list[Line]:
    """The lines of one column of a page."""
    left, right = min(one.start for one in part), max(one.end for one in part)
    return [
        Line(
            joined_text(row),
            page,
            row[0].start,
            row[-1].end,
            row[0].base,
            max(row, key=lambda one: len(one.text)).size,
            2 * sum(len(one.text) for one in row if one.bold) > sum(len(one.text) for one in row),
            left,
            right,
            len(row),
        )
        for row in rows_of(part)
    ]


def measure(columns: Iterable[Sequence[Line]]) -> Measure:
    """What is usual in these columns."""
    columns = list(columns)
    sizes: Counter[tuple[float, bool]] = Counter()
    for line in (line for column in columns for line in column):
        sizes[round(line.size * 2) / 2, line.bold] += len(line.text)
    size, bold = sizes.most_common(1)[0][0] if sizes else (10.0, False)
    steps = sorted(
        (line.base - before.base) / line.em
        for column in columns
        for before, line in pairwise(column)
        if abs(line.size - size) < 1 and 0.8 < (line.base - before.base) / line.em < 3  # noqa: PLR2004 - plausible
    )
    return Measure(max(size, 1.0), bold, steps[len(steps) // 3] if steps else 1.2)


def paragraphs_of(column: Sequence[Line], usual: Measure) -> list[Paragraph]:
    """The paragraphs of one column of a page."""
    groups: list[tuple[str, list[Line]]] = []
    for place, line in enumerate(column):
        gap = _break(groups[-1][1], line, column[place + 1 : place + 2], usual) if groups else PARAGRAPH
        if gap is None:
            groups[-1][1].append(line)
        else:
            groups.append((gap, [line]))
    found = [Paragraph(tuple(lines), gap, heading=_is_heading(lines, usual)) for gap, lines in groups]
    marks = {mark for line in column for mark in _NOTED.findall(line.text)}
    small = next((n for n, one in enumerate(reversed(found)) if not _is_note(one, marks, usual)), len(found))
    first = len(found) - small
    return [replace(one, note=place >= first > 0) for place, one in enumerate(found)]


def _is_note(paragraph: Paragraph, marks: Collection[str], usual: Measure) -> bool:
    """Whether it may be a note at the end of its page: in small letters, or under a mark that the page has."""
    mark = _GLUED.match(paragraph.lines[0].text)
    return _is_small(paragraph, usual) or (mark is not None and mark[1] in marks)


def run_over(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph at the end of a column goes on in another at the beginning of the next."""
    last, first = before.lines[-1], after.lines[0]
    if before.heading or after.heading or abs(last.size - first.size) > _SIZES * last.em or _ITEM.match(first.text):
        return False
    if re.search(r"[^\W_][-‐‑\u00ad]$", last.text):
        return True
    if _ENDED.search(last.text) or _is_forced(last, first):
        return first.text[0].islower() and not _ENDED.search(last.text)
    return True


def _break(group: Sequence[Line], line: Line, after: Sequence[Line], usual: Measure) -> str | None:
    """What parts the line from the paragraph before it; None where it goes on."""
    before = group[-1]
    step = line.base - before.base
    apart = step > _GAP * usual.step * line.em or step <= 0 or abs(line.size - before.size) > _SIZES * before.em
    turn = (_TURN.match(line.text) or _is_next_note(group[0], line, usual)) and _ENDED.search(before.text)
    in_list = _ITEM.match(group[0].text) and step > 0
    forced = _is_forced(before, line)
    if _ITEM.match(line.text) and (in_list or (forced and not apart)):
        return LINE if in_list else PARAGRAPH
    if apart or turn:
        return PARAGRAPH
    if before.cells > 1 and line.cells > 1:
        return LINE
    shift = (line.start - before.start) / line.em
    hanging = len(group) == 1 and (in_list or (not forced and after and abs(after[0].start - line.start) < 1))
    if (shift > _INDENT and not hanging) or (shift < -_INDENT and len(group) > 1):
        return LINE if in_list and shift < 0 else PARAGRAPH
    if not forced or (shift > _INDENT and hanging):
        return None
    return PARAGRAPH if _ENDED.search(before.text) or line.bold != before.bold else LINE


def _is_next_note(first: Line, line: Line, usual: Measure) -> bool:
    """Whether both begin with the mark of a note in small letters, the second with the number after the first's."""
    one, other = _GLUED.match(first.text), _GLUED.match(line.text)
    if one is None or other is None or max(first.size, line.size) >= _SMALL * usual.size:
        return False
    return int(other[1]) == int(one[1]) + 1


def _is_forced(before: Line, line: Line) -> bool:
    """Whether the next word would have had room on the line before."""
    word = line.text.split(maxsplit=1)[0]
    width = len(word) * (line.end - line.start) / max(1, len(line.text))
    room = before.right - before.end
    if line.text[0].islower() and not _ENDED.search(before.text):
        return room > max(_RAGGED * (before.right - before.left), width + 2 * line.em)
    return room > width + _ROOM * line.em


def _is_heading(lines: Sequence[Line], usual: Measure) -> bool:
    """Whether letters larger than the body's, or bold ones on a short line, make it one."""
    text = " ".join(line.text for line in lines)
    if not any(letter.isalpha() for letter in text):
        return False
    if median(line.size for line in lines) >= _HEADING * usual.size:
        return len(text) <= _LONGEST_HEADING
    small = median(line.size for line in lines) < _SMALL * usual.size
    bold = all(line.bold for line in lines) and not usual.bold and not small
    return bold and len(text) <= _LONGEST_BOLD and not text.endswith((".", ",", ";"))


def _is_small(paragraph: Paragraph, usual: Measure) -> bool:
    return all(line.size < _SMALL * usual.size for line in paragraph.lines)
