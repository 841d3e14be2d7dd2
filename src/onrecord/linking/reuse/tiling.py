"""Runs of words that two texts share. The one rule: no word of either text is counted twice.

Greedy string tiling (Wise 1993): the longest run that both texts have is taken first, then the longest of what is left,
so that clauses are found again in whatever order they come.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SEED = 3
"""Words of the shortest run."""
_CROWD = 6
"""Times that a seed may stand in the other text; one that stands oftener tells nothing, and would cost much."""


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """`length` words that stand here from word `here` on, there from word `there` on."""

    here: int
    there: int
    length: int


def tiles(one: Sequence[str], other: Sequence[str]) -> tuple[Tile, ...]:
    """The shared runs, in the order of the first text. Time grows with the length of both texts, not their product."""
    taken_here, taken_there = bytearray(len(one)), bytearray(len(other))
    found = []
    for run in sorted(_runs(one, other), key=lambda run: (-run.length, run)):
        for tile in _free(run, taken_here, taken_there):
            taken_here[tile.here : tile.here + tile.length] = b"\1" * tile.length
            taken_there[tile.there : tile.there + tile.length] = b"\1" * tile.length
            found.append(tile)
    return tuple(sorted(found))


def _runs(one: Sequence[str], other: Sequence[str]) -> Iterator[Tile]:
    """Every run that can be made no longer, once."""
    seeds: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for there in range(len(other) - SEED + 1):
        seeds[tuple(other[there : there + SEED])].append(there)
    seen: dict[int, int] = {}  # diagonal to the end of its last run
    for here in range(len(one) - SEED + 1):
        standing = seeds.get(tuple(one[here : here + SEED]), ())
        for there in standing if len(standing) <= _CROWD else ():
            if seen.get(there - here, 0) > here:
                continue
            start, end = here, here + SEED
            floor = max(seen.get(there - here, 0), here - there, 0)
            while start > floor and one[start - 1] == other[start - 1 + there - here]:
                start -= 1
            while end < len(one) and end + there - here < len(other) and one[end] == other[end + there - here]:
                end += 1
            seen[there - here] = end
            yield Tile(start, start + there - here, end - start)


def _free(run: Tile, taken_here: bytearray, taken_there: bytearray) -> Iterator[Tile]:
    """The pieces of a run of which no word is taken yet, if they are long enough."""
    start = 0
    for at in range(run.length + 1):
        if at == run.length or taken_here[run.here + at] or taken_there[run.there + at]:
            if at - start >= SEED:
                yield Tile(run.here + start, run.there + start, at - start)
            start = at + 1
