"""What hangs together. The one rule: the same things give the same groups, in whatever order they come."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")


def grouped(things: Sequence[T], features: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """Things that share a feature, directly or by way of others, in the order of the first of each group."""
    above = list(range(len(things)))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    first: dict[Hashable, int] = {}
    for place, thing in enumerate(things):
        for feature in features(thing):
            one, other = sorted((top(first.setdefault(feature, place)), top(place)))
            above[other] = one
    groups: dict[int, list[T]] = {}
    for place, thing in enumerate(things):
        groups.setdefault(top(place), []).append(thing)
    return list(groups.values())
