"""Counts by day as columns. The one rule: a column is as high as what it counts, and one scale holds for all."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.web.drawing.calendar import Axis, Period, Tick, periods, ticks

DOT = 11.0
"""Height of one that is drawn by itself, in pixels."""
_FEW = 6
"""As many stand one above the other; where some column has more, all are drawn as columns."""
_GAP, _WIDEST = 0.15, 8.0


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a column: what it counts, how much of it, and from where down how far it reaches, in pixels."""

    kind: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """What lies in one period, the first kind below."""

    period: Period
    x: float
    width: float
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """All that it counts."""
        return sum(part.count for part in self.parts)

    @property
    def middle(self) -> float:
        """Half-way between its sides."""
        return round(self.x + self.width / 2, 3)

    @property
    def top(self) -> float:
        """Where it ends above."""
        return min(part.y for part in self.parts)

    @property
    def dots(self) -> tuple[tuple[str, float], ...]:
        """One for each that it counts: its kind and the height of its middle."""
        return tuple(
            (part.kind, round(part.y + part.height * (order + 0.5) / part.count, 2))
            for part in self.parts
            for order in range(part.count)
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns on an axis; those with nothing in them are left out. `dotted` where each may be drawn as single dots."""

    axis: Axis
    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    height: float
    dotted: bool


def stacked(
    axis: Axis, counts: Mapping[tuple[dt.date, str], int], kinds: Sequence[str], *, most: int = 60, height: float = 90.0
) -> Columns:
    """Counts by day and kind in at most so many columns of at most such a height; days beside the axis are left out."""
    cut = periods(axis, most)
    held: list[Counter[str]] = [Counter() for _ in cut]
    place = 0
    for day, kind in sorted(counts):
        if axis.first <= day <= axis.last:
            while cut[place].end < day:
                place += 1
            held[place][kind] += counts[day, kind]
    highest = max((one.total() for one in held), default=0)
    unit = min(DOT, height / highest) if highest else 0.0
    full = round(unit * highest, 2)
    drawn = (_column(axis, period, one, kinds, (unit, full)) for period, one in zip(cut, held, strict=True) if one)
    return Columns(axis, tuple(drawn), ticks(axis), full, dotted=0 < highest <= _FEW)


def _column(axis: Axis, period: Period, held: Counter[str], kinds: Sequence[str], scale: tuple[float, float]) -> Column:
    unit, foot = scale
    parts = []
    for kind in kinds:
        if held[kind]:
            height = held[kind] * unit
            foot -= height
            parts.append(Part(kind, held[kind], round(foot, 2), round(height, 2)))
    x, width = axis.place(period.start), axis.width(period.start, period.end)
    drawn = min(width * (1 - _GAP), _WIDEST)
    return Column(period, round(x + (width - drawn) / 2, 3), round(drawn, 3), tuple(parts))
