"""Running heads, feet, numbers of pages and lines. Rule: they repeat from page to page, at one place of its edge."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from onrecord.ingest.pdf.rows import Segment, joined_text, rows_of

_EDGE = 4  # rows from the top and from the bottom that are looked at
_NEAR = 4.0  # points
_LEAST = 3
_DENSITY = 0.3  # of the pages between the first and the last that has it
_STEADY = 0.8
_LEAST_LINES, _LEAST_NUMBERED = 8, 2
_NUMBER = re.compile(r"\d+|^[ivxlc]+$", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Edge:
    """A row at the edge of a page: how far from the edge, and how many rows lie outside it."""

    page: int
    row: int
    text: str
    distance: float


def without_running(
    pages: Sequence[Sequence[Segment]], heights: Sequence[float], names: Sequence[str]
) -> tuple[list[list[Segment]], list[str]]:
    """The pages without what runs from page to page, and the words that were left out, row by row."""
    rows = [list(rows_of(page)) for page in pages]
    left_out: list[str] = []
    for upper in (True, False):
        edges = [
            Edge(number, place, joined_text(row), row[0].base if upper else height - row[0].base)
            for number, (page, height) in enumerate(zip(rows, heights, strict=True))
            for place, row in enumerate((page if upper else page[::-1])[:_EDGE])
        ]
        running = set(_running(edges, len(pages))) | set(_numbers(edges, names))
        for number, page in enumerate(rows):
            outer = 0
            while (number, outer) in running:
                outer += 1
            gone = page[:outer] if upper else page[len(page) - outer :]
            left_out += [joined_text(row) for row in gone]
            rows[number] = page[outer:] if upper else page[: len(page) - outer]
    return [[one for row in page for one in row] for page in rows], left_out


def without_stamps(turned: Sequence[Sequence[Segment]], pages: int) -> tuple[list[list[Segment]], list[str]]:
    """What is written across the pages without what is on many of them, such as a watermark; and those words."""
    seen: dict[str, set[int]] = defaultdict(set)
    for place, page in enumerate(turned):
        for one in page:
            seen[one.text.strip()].add(place)
    stamps = {text for text, found in seen.items() if _repeats(found, pages)}
    kept = [[one for one in page if one.text.strip() not in stamps] for page in turned]
    return kept, [one.text.strip() for page in turned for one in page if one.text.strip() in stamps]


def _running(edges: Sequence[Edge], pages: int) -> Iterator[tuple[int, int]]:
    """Page and row of what repeats."""
    alike: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        alike[_NUMBER.sub("#", edge.text.casefold())].append(edge)
    for group in alike.values():
        middle = median(edge.distance for edge in group)
        near = [edge for edge in group if abs(edge.distance - middle) <= _NEAR]
        if not _counts_up(near):
            common, _ = Counter(edge.text for edge in near).most_common(1)[0] if near else ("", 0)
            near = [edge for edge in near if edge.text == common]
        if near and _repeats({edge.page for edge in near}, pages):
            yield from ((edge.page, edge.row) for edge in near)


def _numbers(edges: Sequence[Edge], names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Page and row of numbers that are what the file calls the pages."""
    alone = [edge for edge in edges if edge.text.strip("-–—[]() ").casefold() == names[edge.page].casefold()]
    if _repeats({edge.page for edge in alone}, len(names)):
        yield from ((edge.page, edge.row) for edge in alone)


def without_line_numbers(pages: Sequence[Sequence[Segment]]) -> tuple[list[list[Segment]], list[str]]:
    """The pages without the numbers that a transcript's lines have in its margin, and those numbers."""
    numbered = {place: found for place, page in enumerate(pages) if (found := _line_numbers(page))}
    if len(numbered) < max(_LEAST_NUMBERED, _STEADY * len(pages)):
        return [list(page) for page in pages], []
    kept = [[one for one in page if one not in numbered.get(place, ())] for place, page in enumerate(pages)]
    return kept, [one.text.strip() for found in numbered.values() for one in found]


def _line_numbers(page: Sequence[Segment]) -> list[Segment]:
    """The column of numbers 1, 2, 3 … left of all that stands on the page; none where there are only a few."""
    margin = [one for one in page if one.text.strip().isdecimal()]
    for first in (one for one in margin if one.text.strip() == "1"):
        column = [
            one for one in margin if abs(one.end - first.end) < first.em or abs(one.start - first.start) < first.em
        ]
        column.sort(key=lambda one: one.base)
        counts = [one.text.strip() for one in column] == [str(count) for count in range(1, len(column) + 1)]
        beside = [one.start for one in page if one not in column]
        if counts and len(column) >= _LEAST_LINES and (not beside or first.end <= sorted(beside)[len(beside) // 20]):
            return column
    return []


def _repeats(found: set[int], pages: int) -> bool:
    """Whether that many pages are enough."""
    if pages < _LEAST:
        return pages > 1 and len(found) == pages
    return len(found) >= _LEAST and len(found) >= _DENSITY * (max(found) - min(found) + 1)


def _counts_up(edges: Sequence[Edge]) -> bool:
    """Whether every number in the rows stays the same or goes up with the page."""
    numbers = [[_value(found) for found in _NUMBER.findall(edge.text)] for edge in edges]
    for column in zip(*numbers, strict=False):
        steady = Counter(column).most_common(1)[0][1]
        rising = Counter(value - edge.page for value, edge in zip(column, edges, strict=True)).most_common(1)[0][1]
        if max(steady, rising) < _STEADY * len(edges):
            return False
    return True


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number[:9])
    digits = [_ROMAN[letter] for letter in number.lower()]
    return sum(-one if one < other else one for one, other in zip(digits, [*digits[1:], 0], strict=True))
