"""Values over the days as of which they hold. The one rule: a range is a line and a value a dot, each with the mark of
who gave it; none stands out as the right one."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from string import ascii_uppercase

from onrecord.web.drawing.calendar import Axis, Tick, ticks

HEIGHT = 130.0
_APART = 17
"""Pixels between marks that would lie on each other."""
_CLOSE = (16.0, 12.0)
"""Marks nearer than this would, in pixels to the side and up, in a drawing that is `_USUAL` wide."""
_USUAL = 380.0
_MARGIN = 14.0
_MOST = 80
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Value:
    """A value or a range, one end of which may be open (None), as of some days, with the mark of who gave it."""

    low: float | None
    high: float | None
    first: dt.date
    last: dt.date
    mark: str
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A value where it lies: `x` in hundredths of the width, moved by `dx` pixels; a range reaches from `top` to
    `bottom`, and is open where the value is."""

    x: float
    dx: int
    y: float
    top: float
    bottom: float
    value: Value


@dataclass(frozen=True, slots=True)
class Level:
    """A height with its number."""

    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Dots:
    """Values on an axis of days; `left_out` found no room."""

    axis: Axis
    dots: tuple[Dot, ...]
    levels: tuple[Level, ...]
    ticks: tuple[Tick, ...]
    left_out: int


def dots(values: Sequence[Value]) -> Dots | None:
    """A plot of these values; None where fewer than two differ in value or day."""
    drawn = values[:_MOST]
    if len({(one.low, one.high, one.first) for one in drawn}) < len(("one", "other")):
        return None
    edges = [edge for one in drawn for edge in (one.low, one.high) if edge is not None]
    days = [day for one in drawn for day in (one.first, one.last)]
    axis = _roomy(min(days), max(days))
    scale = _Scale.over(edges)
    return Dots(axis, tuple(_placed(drawn, axis, scale)), _levels(scale), ticks(axis, 8), len(values) - len(drawn))


def marks(names: Iterable[str]) -> dict[str, str]:
    """A mark for each name, in the order in which they come: A, B, … Z, A2 and so on."""
    found: dict[str, str] = {}
    for name in names:
        if name not in found:
            turn, letter = divmod(len(found), len(ascii_uppercase))
            found[name] = f"{ascii_uppercase[letter]}{turn + 1 if turn else ''}"
    return found


def compact(value: float) -> str:
    """`1.2 bn`, `310 m`, `4,000`, `12.5`."""
    for size, words in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{words}"
    return f"{value:,.6g}"


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    @classmethod
    def over(cls, edges: Iterable[float]) -> "_Scale":
        found = sorted(edges)
        low, high = found[0], found[-1]
        room = (high - low) * 0.05 or abs(low) * 0.1 or 1.0
        return cls(low - room, high + room)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(_MARGIN + (HEIGHT - 2 * _MARGIN) * (1 - share), 2)


def _roomy(first: dt.date, last: dt.date) -> Axis:
    """Days with some room at both sides, for no mark to be cut."""
    room = max((last - first).days // 6, 1)
    start = max(first.toordinal() - room, 1)
    end = min(last.toordinal() + room, dt.date.max.toordinal())
    return Axis(dt.date.fromordinal(start), dt.date.fromordinal(end))


def _placed(values: Iterable[Value], axis: Axis, scale: _Scale) -> list[Dot]:
    held: list[Dot] = []
    for one in values:
        x = round(axis.place(one.first) + axis.width(one.first, one.last) / 2, 3)
        low = one.low if one.low is not None else one.high
        high = one.high if one.high is not None else one.low
        if low is None or high is None:
            continue
        top = 0.0 if one.high is None else scale.y(high)
        bottom = HEIGHT if one.low is None else scale.y(low)
        y = scale.y((low + high) / 2)
        taken = [dot.x / 100 * _USUAL + dot.dx for dot in held if abs(dot.y - y) < _CLOSE[1]]
        own = x / 100 * _USUAL
        dx = next(move for move in map(_turn, count()) if all(abs(own + move - one) >= _CLOSE[0] for one in taken))
        dot = Dot(x, dx, y, top, bottom, one)
        held.append(dot)
    return held


def _turn(order: int) -> int:
    """0, then to the right and to the left in turn."""
    return (order + 1) // 2 * _APART * (1 if order % 2 else -1)


def _levels(scale: _Scale) -> tuple[Level, ...]:
    """A few round numbers within the scale."""
    rough = (scale.high - scale.low) / _LEVELS
    size = 10.0 ** (len(f"{int(rough)}") - 1) if rough >= 1 else 10.0 ** -len(f"{1 / rough:.0f}")
    step = next(size * times for times in (1, 2, 5, 10, 20, 50, 100) if size * times >= rough)
    first = -(-scale.low // step)
    found = (step * (first + order) for order in range(2 * _LEVELS))
    return tuple(Level(scale.y(value), compact(value)) for value in found if value <= scale.high)
