"""Right and wrong in statements inside statements: each is found or not, and hangs on the right parent or not.

A marked statement is found when one read has a cue and a source that overlap its own (or lacks them, as it does) and
half of their tokens of content in common (intersection over union); partners are one to one, closest contents first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.cases import Case, Marked, Parts, Tokens, depth

HALF = 0.5


class Outcome(StrEnum):
    """What became of a marked statement."""

    RIGHT = "right"
    PARENT = "found, wrong parent"
    CONTENT = "wrong content"
    SOURCE = "wrong source"
    CUE = "no statement at its cue"
    UNREAD = "no statement at its cue, nor the one around it"


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with what was read in it: an outcome for each marked statement, and which of those read are right."""

    case: Case
    read: tuple[Marked, ...]
    outcomes: tuple[Outcome, ...]
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Tally:
    """Statements marked, of these found, of these with the right parent; statements read, and of these right."""

    marked: int
    found: int
    chained: int
    read: int
    right: int

    @property
    def f1(self) -> float:
        """F1 in percent of statements with the right parent."""
        return 200 * self.right / max(1, self.marked + self.read)

    def row(self) -> list[int | float]:
        """Counts, recalls, precision and F1 for a table."""
        most, read = max(1, self.marked), max(1, self.read)
        shares = [100 * self.found / most, 100 * self.chained / most, 100 * self.right / read]
        return [self.marked, self.read, *shares, self.f1]


HEAD = ("marked", "read", "found %", "with right parent %", "precision %", "F1")
"""What the figures of `Tally.row` are."""


def iou(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union."""
    return len(one & other) / max(1, len(one | other))


def alike(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two parts overlap, or both are absent."""
    return bool(one & other) or (not one and not other)


def partners(marked: Sequence[Parts], read: Sequence[Parts]) -> dict[int, int]:
    """Marked statement to the one read that is the same, closest contents first."""
    close = sorted(
        (-iou(one.content, other.content), at, to)
        for at, one in enumerate(marked)
        for to, other in enumerate(read)
        if alike(one.cue, other.cue) and alike(one.source, other.source) and iou(one.content, other.content) >= HALF
    )
    found: dict[int, int] = {}
    for _, at, to in close:
        if at not in found and to not in found.values():
            found[at] = to
    return found


def judge(case: Case, read: tuple[Marked, ...]) -> Judged:
    """Hold what was read against what is marked."""
    tokens = Tokens(case.text)
    marked_parts, read_parts = ([tokens.parts(one) for one in some] for some in (case.statements, read))
    found = partners(marked_parts, read_parts)
    outcomes = []
    for number, marked in enumerate(case.statements):
        if number not in found:
            missed = _missed(marked_parts[number], read_parts)
            alone = missed is Outcome.CUE and marked.parent is not None and marked.parent not in found
            outcomes.append(Outcome.UNREAD if alone else missed)
            continue
        parent = read[found[number]].parent
        same = parent is None if marked.parent is None else parent is not None and found.get(marked.parent) == parent
        outcomes.append(Outcome.RIGHT if same else Outcome.PARENT)
    right = frozenset(to for at, to in found.items() if outcomes[at] is Outcome.RIGHT)
    return Judged(case, read, tuple(outcomes), right)


def _missed(marked: Parts, read: Sequence[Parts]) -> Outcome:
    at_cue = [one for one in read if alike(one.cue, marked.cue) and one.cue]
    if not at_cue:
        return Outcome.CUE
    return Outcome.CONTENT if any(alike(one.source, marked.source) for one in at_cue) else Outcome.SOURCE


def tally(judged: Iterable[Judged], counts: Callable[[Sequence[Marked], int], bool]) -> Tally:
    """Sum over cases of the statements that count, on either side."""
    numbers = [0] * 5
    for one in judged:
        outcomes = [o for number, o in enumerate(one.outcomes) if counts(one.case.statements, number)]
        read = [number for number in range(len(one.read)) if counts(one.read, number)]
        found = [o for o in outcomes if o in {Outcome.RIGHT, Outcome.PARENT}]
        right = sum(o is Outcome.RIGHT for o in outcomes)
        row = (len(outcomes), len(found), right, len(read), sum(number in one.right for number in read))
        numbers = [before + more for before, more in zip(numbers, row, strict=True)]
    return Tally(*numbers)


def nested(statements: Sequence[Marked], number: int) -> bool:
    """Whether a statement lies inside another."""
    return statements[number].parent is not None


def at_depth(level: int) -> Callable[[Sequence[Marked], int], bool]:
    """Whether a statement lies at one level: 1 is the text itself."""
    return lambda statements, number: depth(statements, number) == level
