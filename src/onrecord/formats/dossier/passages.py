"""The paragraphs of a text that a statement stands in, its parts marked. The one rule: the pieces of a paragraph, put
together, are the paragraph, and each knows its place in the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.exports import StatementRowObject
from onrecord.exports.schema import Places

ROLES = ("source", "cue", "content")
HEDGE = "hedge"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one or more parts, or of none: `at` is their place in the text, in code points."""

    at: int
    text: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `follows` says that it stands right behind the one before it."""

    pieces: tuple[Piece, ...]
    follows: bool


def places_of(statement: StatementRowObject) -> dict[str, Places]:
    """Where the parts of a statement and its hedges stand."""
    certainty = statement["certainty"]
    hedges = [*certainty["hedges"], *certainty["reported"]] if certainty else []
    return {
        "source": statement["source"]["spans"],
        "cue": statement["cue"]["spans"],
        "content": statement["content"]["spans"],
        HEDGE: hedges,
    }


def paragraphs(text: str, places: dict[str, Places]) -> tuple[Paragraph, ...]:
    """The paragraphs that hold one of these places, in the order of the text."""
    marks = [(start, end, part) for part, spans in places.items() for start, end in spans]
    found: list[Paragraph] = []
    last = -1
    for start, end in sorted(set(_around(text, marks))):
        found.append(Paragraph(tuple(_pieces(text, start, end, marks)), follows=not text[max(last, 0) : start].strip()))
        last = end
    return tuple(found)


def _around(text: str, marks: list[tuple[int, int, str]]) -> Iterator[tuple[int, int]]:
    """The lines that these places touch, without the blank ones."""
    for start, end, _ in marks:
        at = text.rfind("\n", 0, start) + 1
        while at < end:
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            if text[at:stop].strip():
                yield at, stop
            at = stop + 1


def _pieces(text: str, start: int, end: int, marks: list[tuple[int, int, str]]) -> Iterator[Piece]:
    near = [mark for mark in marks if mark[0] < end and start < mark[1]]
    edges = sorted({start, end, *(edge for mark in near for edge in mark[:2] if start < edge < end)})
    for first, last in pairwise(edges):
        parts = tuple(dict.fromkeys(part for one, other, part in near if one <= first and last <= other))
        yield Piece(first, text[first:last], parts)
