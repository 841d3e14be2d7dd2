"""The text of a document with the parts of statements marked. The one rule: the pieces, put together, are the text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from onrecord.answers.finding import HitObject
from onrecord.answers.receipts import SHORT_ID
from onrecord.exports import StatementRowObject

_ROLES = ("source", "cue", "content")
_Anchors: TypeAlias = Mapping[int, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that belong to the same parts: `at` is their place in the document, `classes` what they are, `of` the
    statements, shortened, and `anchors` the names of the passages that begin here."""

    text: str
    at: int
    classes: str = ""
    of: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """A statement for the margin: `mark` is the anchor of its passage, `depth` in how many others it stands."""

    statement: StatementRowObject
    mark: str
    depth: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph, and the statements that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Noted, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: str
    statement: str
    more: str = ""


@dataclass(slots=True)
class _Sweep:
    """Marks that are open at a place, as it moves on."""

    marks: Sequence[_Mark]
    at: int = 0
    open: list[_Mark] = field(default_factory=list)

    def move(self, place: int) -> list[_Mark]:
        """The marks that cover a place; places are asked for in order."""
        while self.at < len(self.marks) and self.marks[self.at].start <= place:
            self.open.append(self.marks[self.at])
            self.at += 1
        self.open = [mark for mark in self.open if mark.end > place]
        return self.open


def leaves(text: str, start: int, statements: Sequence[StatementRowObject]) -> tuple[Leaf, ...]:
    """The paragraphs of a part that begins at `start` of its document, marked."""
    marks = sorted(_marks(statements), key=lambda mark: (mark.start, -mark.end))
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    anchors = _anchors(statements)
    sweep, depths = _Sweep(marks), _depths(statements)
    found, at = [], start
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        pieces = tuple(_pieces(line, at, edges, sweep, anchors))
        here = [one for one in statements if at <= _begins(one) < end]
        noted = (Noted(one, _anchor(one), depths[one["id"]]) for one in sorted(here, key=_order))
        if line.strip():
            found.append(Leaf(pieces, tuple(noted)))
        at = end
    return tuple(found)


def found_pieces(hit: HitObject) -> tuple[Piece, ...]:
    """A passage with the words that were searched for marked."""
    at, pieces = hit["span"][0], []
    for start, end in sorted(hit["marks"]):
        if at <= start and end <= hit["span"][1]:
            pieces += [_piece(hit, at, start), _piece(hit, start, end, "found")]
            at = end
    pieces.append(_piece(hit, at, hit["span"][1]))
    return tuple(piece for piece in pieces if piece.text)


def _piece(hit: HitObject, start: int, end: int, classes: str = "") -> Piece:
    first = hit["span"][0]
    return Piece(hit["text"][start - first : end - first], start, classes)


def _pieces(line: str, at: int, edges: Sequence[int], sweep: _Sweep, anchors: _Anchors) -> Iterator[Piece]:
    end = at + len(line.rstrip())
    inside = edges[bisect_right(edges, at) : bisect_right(edges, end - 1)]
    for first, last in zip((at, *inside), (*inside, end), strict=True):
        if first < last:
            covering = sweep.move(first)
            of = " ".join(dict.fromkeys(mark.statement for mark in covering))
            yield Piece(line[first - at : last - at], first, _classes(covering), of, tuple(anchors.get(first, ())))


def _classes(covering: Iterable[_Mark]) -> str:
    """What a piece is: the innermost role counts, and whether it lies in a content at all."""
    names: dict[str, None] = {}
    contents = 0
    for mark in covering:
        names[mark.role] = None
        contents += mark.role == "content"
        names |= dict.fromkeys(mark.more.split())
    if contents > 1:
        names["deep"] = None
    return " ".join(("m", *names)) if names else ""


def _marks(statements: Iterable[StatementRowObject]) -> Iterator[_Mark]:
    for one in statements:
        name = one["id"][:SHORT_ID]
        rejected = "rejected" if one.get("review") == "rejected" else ""
        for role in _ROLES:
            part = one[role]  # type: ignore[literal-required]
            unnamed = "unnamed" if role == "source" and one["source"]["kind"] == "unnamed" else ""
            for start, end in part["spans"]:
                yield _Mark(start, end, role, name, f"{unnamed} {rejected}")
        for start, end in (one["certainty"] or {"hedges": []})["hedges"]:
            yield _Mark(start, end, "hedge", name)


def _anchors(statements: Iterable[StatementRowObject]) -> _Anchors:
    """Where contents begin, the names of their passages, each once."""
    found: dict[int, dict[str, None]] = {}
    for one in statements:
        found.setdefault(_begins(one), {})[_anchor(one)] = None
    return found


def _anchor(one: StatementRowObject) -> str:
    start, end = one["content"]["spans"][0]
    return f"char={start},{end}"


def _begins(one: StatementRowObject) -> int:
    return one["content"]["spans"][0][0]


def _order(one: StatementRowObject) -> tuple[int, int]:
    start, end = one["content"]["spans"][0]
    return start, -end


def _depths(statements: Iterable[StatementRowObject]) -> dict[str, int]:
    """In how many others each statement stands, of those given."""
    above = {one["id"]: one["parent"] for one in statements}

    def depth(parent: str | None) -> int:
        return 0 if parent is None or parent not in above else 1 + depth(above[parent])

    return {name: depth(parent) for name, parent in above.items()}
