"""A run of words laid along a longer one. The one rule: what is left over on either side is named with its place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reports.footnotes.tokenizing import Token

_FEW = 0.5
"""Share of the words that must be there at all for a closer look."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the draft, and those of the source in their place; either may be none. `at` is where in the source they
    stand, or would."""

    draft: tuple[Token, ...]
    source: tuple[Token, ...]
    at: int

    @property
    def cost(self) -> int:
        """How many words it takes to make the one of the other."""
        return max(len(self.draft), len(self.source))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a run of words stands in a source: the tokens of the source from `first` to `last`, not included, what
    differs, and how many words are the same. `words` is how many the draft has."""

    first: int
    last: int
    edits: tuple[Edit, ...]
    same: int
    words: int
    ends_at_edges: bool = False
    """Whether the draft goes on where the source's words begin or end: who knows what was said there?"""

    @property
    def exact(self) -> bool:
        """Whether nothing differs."""
        return not self.edits and not self.ends_at_edges

    @property
    def cost(self) -> int:
        """How many words differ."""
        return sum(edit.cost for edit in self.edits)

    @property
    def share(self) -> float:
        """Which part of the draft's words is the same."""
        return self.same / self.words


def align(draft: Sequence[Sequence[Token]], source: Sequence[Token]) -> Alignment | None:
    """Lay the fragments of a quotation, in their order, along the words of a source, with as few changes as can be;
    between two fragments any words of the source may be passed. None where half of the words are not there."""
    words = [token for part in draft for token in part]
    if not words or not source:
        return None
    held = Counter(token.form for token in source)
    met = sum((Counter(token.form for token in words) & held).values())
    if met < _FEW * len(words):
        return None
    begins, at = set(), 0
    for part in draft[:-1]:
        at += len(part)
        begins.add(at)
    return _traced(words, source, *_table(words, source, begins))


def _table(
    words: Sequence[Token], source: Sequence[Token], begins: set[int]
) -> tuple[list[list[int]], list[list[int]]]:
    """The least changes for each beginning of the draft that ends at each place of the source, and where one came from:
    0 both, 1 the draft alone, 2 the source alone, or 3 the source alone and free."""
    width = len(source) + 1
    costs, moves = [[0] * width], [[3] * width]
    forms = [token.form for token in source]
    for row, word in enumerate(words, start=1):
        above = costs[-1]
        line, move = [row], [1]
        free = row in begins
        last = row == len(words)
        for column in range(1, width):
            both = above[column - 1] + (word.form != forms[column - 1])
            draft = above[column] + 1
            passed = line[column - 1] + (0 if free and not last else 1)
            least = min(both, draft, passed)
            line.append(least)
            move.append(0 if both == least else (1 if draft == least else (3 if free and not last else 2)))
        costs.append(line)
        moves.append(move)
    return costs, moves


def _traced(
    words: Sequence[Token], source: Sequence[Token], costs: list[list[int]], moves: list[list[int]]
) -> Alignment | None:
    # Of several places, the first where all is the same; else the last, where a word stands for a word.
    last = min(range(len(source) + 1), key=lambda column: (costs[-1][column], -column if costs[-1][column] else column))
    row, column, same = len(words), last, 0
    edits: list[tuple[list[Token], list[Token], int]] = []
    fresh = True

    def change(draft: list[Token], there: list[Token]) -> None:
        nonlocal fresh
        if fresh:
            edits.append(([], [], column))
        edits[-1][0][:0], edits[-1][1][:0] = draft, there
        fresh = False

    while row:
        step = moves[row][column]
        if step == 0:
            one, other = words[row - 1], source[column - 1]
            if one.form == other.form:
                same, fresh = same + 1, True
            else:
                change([one], [other])
            row, column = row - 1, column - 1
        elif step == 1:
            change([words[row - 1]], [])
            row -= 1
        else:
            if step == 3:  # noqa: PLR2004 - as above
                fresh = True
            else:
                change([], [source[column - 1]])
            column -= 1
    found = [Edit(tuple(draft), tuple(there), at) for draft, there, at in reversed(edits)]
    inner = [edit for edit in found if edit.source or edit.at not in {0, len(source)}]
    return Alignment(column, last, tuple(inner), same, len(words), len(inner) < len(found))
