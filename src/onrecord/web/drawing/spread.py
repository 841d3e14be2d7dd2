"""A claim from its origins, on the left, to the documents that carried it, a line each, in time from left to right. The
one rule: nothing lies on anything else, and nothing outside the picture."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.answers.dossiers import StepObject
from onrecord.answers.origins import CarriedObject, OriginObject

_TOP = 34
"""Above the first line, for the days."""
_ROW = 34
_MARK = 11
"""Half the height of an origin's mark; a document's dot is smaller."""
_DOT = 5
_GLYPH = 7.0
"""Width of a letter, on the safe side."""
_TICK = 84.0
"""Room that a day's name takes."""
MOST = 24
"""Documents that are drawn, the earliest first."""


@dataclass(frozen=True, slots=True)
class Paper:
    """How wide a picture is: origins up to `origins`, days from there to `days`, names of documents up to the end."""

    width: float
    origins: float
    days: float


WIDE = Paper(1100, 300, 700)
NARROW = Paper(360, 40, 150)


@dataclass(frozen=True, slots=True)
class OriginMark:
    """An origin: its number, its place, its name cut to the room there is, and whether it is unnamed."""

    number: int
    x: float
    y: float
    label: str
    full: str
    unnamed: bool


@dataclass(frozen=True, slots=True)
class DocumentMark:
    """A document: its dot, and its name at `label_x`."""

    id: str
    x: float
    y: float
    label_x: float
    label: str
    note: str
    full: str


@dataclass(frozen=True, slots=True)
class Line:
    """A step: its path, by what it shows, and that in words. `unnamed` where it begins at an unnamed origin."""

    path: str
    by: str
    words: str
    unnamed: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A day of the axis."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Spread:
    """The picture. `left_out` documents are not in it."""

    paper: Paper
    height: float
    origins: tuple[OriginMark, ...]
    documents: tuple[DocumentMark, ...]
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    left_out: int


def spread_drawing(
    origins: Sequence[OriginObject],
    documents: Sequence[CarriedObject],
    steps: Iterable[StepObject],
    span: tuple[str, str] | None,
    paper: Paper = WIDE,
) -> Spread:
    """The picture of one side of a claim; `span` are the first and the last day of its axis, None where none is
    dated."""
    shown = documents[:MOST]
    seen = sorted({number for document in shown for number in document["origins"]})
    days = _Days.of(span, paper)
    placed = {
        document["id"]: _document(document, days.x(document["published"]), _TOP + _ROW * (at + 0.5), paper)
        for at, document in enumerate(shown)
    }
    rows = max(len(shown), len(seen), 1)
    marks = {
        number: _origin(number, origins[number], _TOP + _ROW * rows * (at + 0.5) / len(seen), paper)
        for at, number in enumerate(seen)
    }
    drawn = (_line(step, marks, placed) for step in steps)
    return Spread(
        paper=paper,
        height=_TOP + _ROW * rows + 4,
        origins=tuple(marks.values()),
        documents=tuple(placed.values()),
        lines=tuple(line for line in drawn if line is not None),
        ticks=days.ticks(),
        left_out=len(documents) - len(shown),
    )


def days_of(*sides: Iterable[CarriedObject]) -> tuple[str, str] | None:
    """The first and the last day on which documents appeared."""
    days = sorted(one["published"][:10] for side in sides for one in side if one["published"])
    return (days[0], days[-1]) if days else None


@dataclass(frozen=True, slots=True)
class _Days:
    """Days as places from left to right; the undated stand behind the last one."""

    first: int | None
    last: int
    left: float
    right: float

    @classmethod
    def of(cls, span: tuple[str, str] | None, paper: Paper) -> "_Days":
        first, last = (_ordinal(span[0]), _ordinal(span[1])) if span else (None, 0)
        return cls(first, last, paper.origins + 30, paper.days - 30)

    def x(self, published: str | None) -> float:
        if not published or self.first is None:
            return self.right + 14
        if self.last == self.first:
            return (self.left + self.right) / 2
        share = (_ordinal(published[:10]) - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)

    def ticks(self) -> tuple[Tick, ...]:
        if self.first is None:
            return ()
        room = max(int((self.right - self.left) // _TICK), 1)
        days = [self.first + round((self.last - self.first) * part / room) for part in range(room + 1)]
        names = [dt.date.fromordinal(day).isoformat() for day in dict.fromkeys(days)]
        if len(names) == 1:
            return (Tick(self.x(names[0]), names[0], "middle"),)
        ends = {names[0]: "end" if self.left - 30 >= _TICK else "start", names[-1]: "start"}
        found = [Tick(self.x(name), name, ends.get(name, "middle")) for name in names]
        return _parted(found)


def _parted(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """Those that do not run into one another; the first and the last stay, shortened where they would."""
    first, *inner, last = ticks
    kept = [first]
    for tick in inner:
        if _left(tick) > _right(kept[-1]) and _right(tick) < _left(last):
            kept.append(tick)
    if _left(last) <= _right(kept[-1]):
        return (Tick((first.x + last.x) / 2, f"{first.words[5:]} – {last.words[5:]}", "middle"),)
    return (*kept, last)


def _left(tick: Tick) -> float:
    return tick.x - _width(tick.words) * {"start": 0.0, "middle": 0.5, "end": 1.0}[tick.anchor]


def _right(tick: Tick) -> float:
    return _left(tick) + _width(tick.words)


def _origin(number: int, origin: OriginObject, y: float, paper: Paper) -> OriginMark:
    name = origin["name"] or origin["outlet"] or "not known"
    x = paper.origins - _MARK - 1
    unnamed = origin["kind"] == "unnamed"
    label = _cut(f"“{name}”" if unnamed else name, x - _MARK - 12)
    return OriginMark(number, x, round(y, 1), label, name, unnamed)


def _document(document: CarriedObject, x: float, y: float, paper: Paper) -> DocumentMark:
    publisher = document["publisher"] or "publisher not known"
    room = paper.width - paper.days - 4
    owed = [f"credits {name}" for name in document["credits"]]
    owed += [f"{document['reused']:.0%} of a passage the same"] if document["reused"] is not None else []
    note = " · ".join([(document["published"] or "undated")[:10], *owed])
    title = document["title"] or "untitled"
    return DocumentMark(
        document["id"], x, round(y, 1), paper.days + 2, _cut(publisher, room), _cut(note, room), f"{publisher}: {title}"
    )


def _line(step: StepObject, marks: dict[int, OriginMark], placed: dict[str, DocumentMark]) -> Line | None:
    end = placed.get(step["document"])
    if end is None:
        return None
    if step["origin"] is not None:
        mark = marks[step["origin"]]
        x, middle = mark.x + _MARK, (mark.x + end.x) / 2
        path = f"M{x:g} {mark.y:g}C{middle:g} {mark.y:g} {middle:g} {end.y:g} {end.x - _DOT:g} {end.y:g}"
        return Line(path, step["by"], f"from origin {mark.number + 1}: {mark.full}", mark.unnamed)
    start = placed.get(step["source"] or "")
    if start is None:
        return None
    bow = min(10 + abs(end.y - start.y) / 8, 28)
    left = min(start.x, end.x) - bow
    path = f"M{start.x:g} {start.y + _DOT:g}C{left:g} {start.y + bow:g} {left:g} {end.y:g} {end.x - _DOT:g} {end.y:g}"
    share = f", {step['share']:.0%} of its words the same" if step["share"] is not None else ""
    words = {"credit": "credits", "reuse": "has a passage of"}[step["by"]]
    return Line(path, step["by"], f"{end.full} {words} {start.full}{share}", unnamed=False)


def _cut(words: str, room: float) -> str:
    most = int(room // _GLYPH)
    if most < 1:
        return ""
    return words if len(words) <= most else f"{words[: max(most - 1, 0)].rstrip()}…"


def _width(words: str) -> float:
    return len(words) * _GLYPH


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()
