"""Arithmetic of the affair's figures. The one rule: counts come with what they are counts of, and whatever is counted
as wrong or missing can be listed."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TypeVar

from onrecord.linking import name_key
from onrecord.records import Apart, ScheduleStatus, Span

STEM = 5
"""Letters by which forms of a name are known as one: "Kessaly", "Kessalian"."""
_SMALL = frozenset({"the", "a", "an", "of", "and", "for", "in", "s", "its", "their", "his", "her"})
_SOME = 2
_SETTLED = {ScheduleStatus.DONE_IN_TIME, ScheduleStatus.DONE_LATE}

_SCALES = tuple(Decimal(1000) ** power for power in range(4))
_DATES = frozenset({Apart.OTHER_DATE, Apart.UPDATE, Apart.REVISION})
_THINGS = frozenset(Apart) - _DATES - {Apart.SAME_ORIGIN, Apart.NOT_HELD}

Item = TypeVar("Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong or missing: where, what the program has, and what the answers have."""

    where: str
    found: str
    gold: str


@dataclass(frozen=True, slots=True)
class Score:
    """One figure: how many are right, and of how many; `kind` is what its faults are listed by, `goal` what is asked
    for, in percent."""

    kind: str
    name: str
    right: int
    of: int
    faults: tuple[Fault, ...] = ()
    goal: str = ""

    @property
    def share(self) -> float | None:
        """In percent; None of nothing."""
        return 100 * self.right / self.of if self.of else None


def pairs_together(groups: Mapping[Item, Collection[Hashable]]) -> set[frozenset[Item]]:
    """The pairs that share a group."""
    return {frozenset(pair) for pair in combinations(groups, 2) if not set(groups[pair[0]]).isdisjoint(groups[pair[1]])}


def restricted(parts: Iterable[Iterable[Item]], items: Collection[Item]) -> frozenset[frozenset[Item]]:
    """The parts as far as they hold these items, without those that hold none."""
    held = (frozenset(part).intersection(items) for part in parts)
    return frozenset(part for part in held if part)


def parted(parts: Iterable[Iterable[str]], statements: Mapping[Item, str]) -> frozenset[frozenset[Item]]:
    """Items by the part that their statement is in; items whose statement is in no part stand alone."""
    found: dict[Hashable, set[Item]] = {}
    numbered = {statement: number for number, part in enumerate(parts) for statement in part}
    for item, statement in statements.items():
        found.setdefault(numbered.get(statement, (statement,)), set()).add(item)
    return frozenset(map(frozenset, found.values()))


def fullest(holding: Mapping[str, Collection[str]], wanted: Collection[str]) -> str | None:
    """Of some sets the one that holds most of what is wanted, of several the one that holds least else."""
    shared = {name: len(set(held).intersection(wanted)) for name, held in holding.items()}
    wanting = [name for name in shared if shared[name]]
    return min(wanting, key=lambda name: (-shared[name], len(holding[name]), name), default=None)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two names or descriptions may be of one: the words of one are among those of the other."""
    first, second = stems_of(one), stems_of(other)
    return bool(first and second) and (first <= second or second <= first)


def akin(one: str | None, other: str | None) -> bool:
    """Whether two descriptions may be of one: two words of one are among those of the other, or all."""
    return alike(one, other) or len(stems_of(one) & stems_of(other)) >= _SOME


def stems_of(name: str | None) -> set[str]:
    """The telling words of a name, by their first letters."""
    return {word[:STEM] for word in name_key(name or "").split() if word not in _SMALL}


def touching(one: Iterable[Span], other: Iterable[Span]) -> int:
    """How many characters are in both."""
    there = tuple(other)
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in there)


def same_number(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two numbers are one, but for thousands: where millions are meant, some write 1.4 and some 1,400,000."""
    if one is None or other is None:
        return one is other
    return any(one * scale == other or other * scale == one for scale in _SCALES)


def reason_right(why: str, apart: Apart | None) -> bool:
    """Whether a reason for which figures are not compared is of the sort that the answers give in words."""
    if apart is None:
        return False
    dates = "date" in why or "revises" in why or "updat" in why
    things = not dates or "," in why
    return (dates and apart in _DATES) or (things and apart in _THINGS)


def status_right(gold: ScheduleStatus, found: ScheduleStatus, *, dated: bool) -> bool:
    """Whether a status is right; where no report says when it was done, "done" alone is, too."""
    return found is gold or (found is ScheduleStatus.DONE and gold in _SETTLED and not dated)
