"""Roles of an actor as intervals of time, a line each. The one rule: a role is drawn from the first to the last day on
which documents gave it, and nowhere else."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.answers.actors import RoleObject

_ROW = 48
_TOP = 34
_SIDE = 6.0
_LEAST = 6.0
"""Width of a role that was given on one day."""
_GLYPH = 7.0
"""Width of a letter, on the safe side."""
MOST = 20
"""Roles that are drawn, the earliest first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One role: its words and when, above its interval; no interval where it is undated."""

    words: str
    note: str
    y: float
    x: float | None
    width: float
    former: bool


@dataclass(frozen=True, slots=True)
class Roles:
    """The picture: `first` and `last` are the days at its ends."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    first: str | None
    last: str | None
    left_out: int


def roles_drawing(roles: Sequence[RoleObject], width: float) -> Roles:
    """The picture of some roles."""
    shown = roles[:MOST]
    days = sorted(day for role in shown for day in (role["first"], role["last"]) if day)
    first, last = (days[0], days[-1]) if days else (None, None)
    bars = tuple(_bar(role, _TOP + _ROW * at, (first, last), width) for at, role in enumerate(shown))
    return Roles(width, _TOP + _ROW * len(shown) + 2, bars, first, last, len(roles) - len(shown))


def _bar(role: RoleObject, y: float, span: tuple[str | None, str | None], width: float) -> Bar:
    documents = f"{role['documents']:,} {'document' if role['documents'] == 1 else 'documents'}"
    when = "undated" if role["first"] is None else " to ".join(dict.fromkeys((role["first"], role["last"] or "…")))
    note = f"{when} · {documents}" + (" · former" if role["former"] else "")
    words = _cut(role["text"], width - 2 * _SIDE)
    if role["first"] is None or role["last"] is None or span[0] is None or span[1] is None:
        return Bar(words, note, y, None, 0.0, role["former"])
    start, end = (_place(day, span[0], span[1], width) for day in (role["first"], role["last"]))
    x = min(start, width - _SIDE - _LEAST)
    return Bar(words, note, y, round(x, 1), round(max(end - x, _LEAST), 1), role["former"])


def _place(day: str, first: str, last: str, width: float) -> float:
    days = [dt.date.fromisoformat(one).toordinal() for one in (day, first, last)]
    share = (days[0] - days[1]) / max(days[2] - days[1], 1)
    return _SIDE + share * (width - 2 * _SIDE)


def _cut(words: str, room: float) -> str:
    most = max(int(room // _GLYPH), 1)
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
