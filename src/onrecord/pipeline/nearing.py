"""Who comes near whom when new wordings are entered. The one rule: lists are what they would be in any other order of
arrival.

Each wording keeps a list of the few that are nearest by the signs of their vectors. A pair is worth a look where one of
the two is among the nearest, by cosine, on the list of the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from onrecord.ledger import GONE, Entry, Linking, Neighbour
from onrecord.linking.candidates import FLOOR, MOST, NEAR, Met, met, touched
from onrecord.models import cosines, unpack

Pair = tuple[str, str]
Listed = Mapping[int, Neighbour]
Lists = dict[int, dict[int, Neighbour]]

_SIGNS = "<u8"


@dataclass(frozen=True, slots=True)
class Moved:
    """What entering wordings has changed, pairs with their ids in order: those that have become worth a look, each with
    its cosine, and that are so no longer; those that have come on a list, and are close, and that are so no more."""

    closer: Mapping[Pair, float]
    parted: AbstractSet[Pair]
    listed: AbstractSet[Pair]
    gone: AbstractSet[Pair]


def bring_together(linking: Linking, entries: Sequence[Entry]) -> Moved:
    """Enter wordings into the lists of who is near, new ones or such as have room."""
    numbers = linking.numbers(entry.wording for entry in entries)
    meetings = {number: _meetings(linking, entry, number) for number, entry in zip(numbers, entries, strict=True)}
    ends = {*meetings, *(int(other) for found in meetings.values() for other in found.numbers)}
    held = linking.vectors(sorted(ends))
    before = linking.nearness.lists(number for number in sorted(ends) if number in held)
    after = _extended(before, meetings, held)
    changed = [number for number in after if after[number].keys() != before[number].keys()]
    for number in changed:
        linking.nearness.put(number, after[number], NEAR)
    linking.nearness.close()
    closer: dict[Pair, float] = {}
    parted: dict[Pair, tuple[int, int]] = {}
    listed: set[Pair] = set()
    gone: dict[Pair, tuple[int, int]] = {}
    for number in changed:
        mine = held[number][0]
        now, then = _close(after[number]), _close(before[number])
        listed.update(_pair(mine, now[other].wording) for other in now.keys() - then.keys())
        gone.update((_pair(mine, then[other].wording), (number, other)) for other in then.keys() - now.keys())
        first, last = _top(now), _top(then)
        for other in first.keys() - last.keys():
            closer[_pair(mine, first[other].wording)] = first[other].cosine
        parted.update((_pair(mine, last[other].wording), (number, other)) for other in last.keys() - first.keys())
    return Moved(
        closer,
        {pair for pair, ends in parted.items() if not _still(linking, *ends, _top)},
        listed,
        {pair for pair, ends in gone.items() if not _still(linking, *ends, _close)},
    )


def _meetings(linking: Linking, entry: Entry, number: int) -> Met:
    found = met(linking.pages(entry.cells), linking.pages(entry.keys), np.frombuffer(entry.signs, _SIGNS))
    others = found.numbers != number
    found = Met(found.numbers[others], found.away[others])
    reach = linking.nearness.reach(found.numbers)
    held = reach != GONE
    return touched(Met(found.numbers[held], found.away[held]), reach[held])


def _extended(before: Lists, meetings: Mapping[int, Met], held: Mapping[int, tuple[str, bytes]]) -> Lists:
    """The lists with those who were met, cut to the nearest."""
    after = {number: dict(listed) for number, listed in before.items()}
    for number, found in meetings.items():
        known = [place for place, other in enumerate(found.numbers.tolist()) if other in held]
        if not known:
            continue
        mine, vector = held[number]
        vectors = [held[int(found.numbers[place])][1] for place in known]
        close = cosines(unpack([vector], len(vector)), unpack(vectors, len(vector)))[0]
        for place, cosine in zip(known, close.tolist(), strict=True):
            other, away = int(found.numbers[place]), int(found.away[place])
            after[number][other] = Neighbour(away, held[other][0], cosine)
            after[other][number] = Neighbour(away, mine, cosine)
    return {number: dict(_first(listed, NEAR)) for number, listed in after.items()}


def _first(listed: Listed, most: int) -> Iterable[tuple[int, Neighbour]]:
    return sorted(listed.items(), key=lambda item: item[1][:2])[:most]


def _close(listed: Listed) -> Listed:
    """Those on a list that may say the same, or the opposite."""
    return {number: near for number, near in listed.items() if near.cosine >= FLOOR}


def _top(listed: Listed) -> Listed:
    """Those on a list that are worth a look: the nearest by cosine."""
    return dict(sorted(_close(listed).items(), key=lambda item: (-item[1].cosine, item[1].wording))[:MOST])


def _still(linking: Linking, number: int, other: int, nearest: Callable[[Listed], Listed]) -> bool:
    """Whether one of the two has the other among the nearest, after all."""
    lists = linking.nearness.lists((number, other))
    return other in nearest(lists[number]) or number in nearest(lists[other])


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
