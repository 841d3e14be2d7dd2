"""The hand-marked cases, and what the program reads in them, in one shape; places are code points of the text."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.models import StatementModel
from onrecord.reading.read import read_document
from onrecord.records import Document, Selection, Span, Spans, sha256, words

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A statement as a person or the program marks it; `parent` counts into the list that it stands in."""

    source: Spans
    cue: Spans
    content: Spans
    parent: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """One invented text with its statements, parents before children."""

    id: str
    kinds: tuple[str, ...]
    text: str
    statements: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A statement as sets of token numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


class Tokens:
    """The words and marks of a text, numbered."""

    def __init__(self, text: str) -> None:
        self._places = [match.span() for match in _TOKEN.finditer(text)]
        self._ends = [end for _, end in self._places]

    def touched(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the tokens that share a character with any of the spans."""
        found: set[int] = set()
        for span in spans:
            at = bisect_left(self._ends, span.start + 1)
            while at < len(self._places) and self._places[at][0] < span.end:
                found.add(at)
                at += 1
        return frozenset(found)

    def parts(self, marked: Marked) -> Parts:
        """The tokens of one statement."""
        return Parts(self.touched(marked.source), self.touched(marked.cue), self.touched(marked.content))


def read_cases(path: Path) -> list[Case]:
    """The cases of a `cases.jsonl`, in its order."""
    with path.open(encoding="utf-8") as lines:
        return [_case(json.loads(line)) for line in lines]


def _case(held: dict[str, Any]) -> Case:
    def spans(places: list[list[int]]) -> Spans:
        return tuple(Span(start, end) for start, end in places)

    statements = tuple(
        Marked(spans(one["source"]), spans(one["cue"]), spans(one["content"]), one["parent"])
        for one in held["statements"]
    )
    return Case(held["id"], tuple(held["kinds"]), held["text"], statements)


def read_case(text: str, model: StatementModel, selection: Selection) -> tuple[Marked, ...]:
    """What the program reads in one text."""
    statements = read_document(Document(text, sha256(text.encode()), language="en"), model, selection).statements
    places = {statement.id: number for number, statement in enumerate(statements)}
    return tuple(
        Marked(one.source, one.cue, one.content, None if one.parent is None else places[one.parent])
        for one in statements
    )


def depth(statements: Sequence[Marked], number: int) -> int:
    """1 for a statement of the text itself, 2 for one inside it, and so on."""
    parent = statements[number].parent
    return 1 if parent is None else 1 + depth(statements, parent)


def shown(text: str, marked: Marked) -> str:
    """One statement on one line: who | attributing words | what."""
    return " | ".join(
        words(text, spans).replace("\n", " ") or "-" for spans in (marked.source, marked.cue, marked.content)
    )
