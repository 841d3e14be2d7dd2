"""Groups that grow together along signed links, the surest first. The one rule: no group joins another on the strength
of one pair among many."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.records import Link, LinkKind, Relation

JOINING = 0.5
"""How sure the links between two groups are on average, at least, for them to be one."""
_UNKNOWN = 1 / 3
"""What a pair counts for in that average which nobody has looked at: less than one that was looked at."""
_APART = 0.5
"""What a pair that is compatible, and not the same, takes away, by how sure that is."""
_FIRM = 1e6
"""What the word of a person counts for in that average: more than all that machines say of groups of any size."""

Pull = tuple[float, float, int]
"""What draws two groups together, below 0 where one denies the other; what keeps them apart; between how many pairs."""


class Growing:
    """Things under names, each at first a group of its own. Link all, then ask for groups."""

    def __init__(self, names: Iterable[str]) -> None:
        self._signs: list[dict[str, int]] = [{name: 1} for name in names]
        self._place = {name: place for place, signs in enumerate(self._signs) for name in signs}
        self._pulls: list[dict[int, Pull]] = [{} for _ in self._signs]
        self._links: dict[str, dict[str, float]] = defaultdict(dict)

    def link(self, link: Link) -> None:
        """How two stand to each other; the surest word on a pair holds, where several are said, and that of a person
        against all others; where people contradict each other, what joins outweighs what parts."""
        one, other, relation = link.one, link.other, link.relation
        confidence = link.confidence * (_FIRM if link.kind is LinkKind.HUMAN else 1.0)
        together = {Relation.SAME: confidence, Relation.DENIES: -confidence}.get(relation, 0.0)
        if relation is Relation.UNSURE or abs(together) < abs(self._links[one].get(other, 0.0)):
            return
        self._links[one][other] = self._links[other][one] = together
        pull = together, 0.0 if together else confidence, 1
        first, second = self._place[one], self._place[other]
        self._pulls[first][second] = self._pulls[second][first] = pull

    def groups(self) -> Iterator[Mapping[str, int]]:
        """Groups of two or more, each name with its sign: 1 and -1 stand against each other."""
        heap = [self._entry(one, other) for one, pulls in enumerate(self._pulls) for other in pulls if one < other]
        heap = [entry for entry in heap if -entry[0] >= JOINING]
        heapq.heapify(heap)
        while heap:
            entry = heapq.heappop(heap)
            one, other = entry[-2:]
            if other in self._pulls[one] and entry == self._entry(one, other):
                for near in self._join(one, other):
                    again = self._entry(*sorted((one, near)))
                    if -again[0] >= JOINING:
                        heapq.heappush(heap, again)
        return (signs for signs in self._signs if len(signs) > 1)

    def belonging(self, name: str, signs: Mapping[str, int]) -> float:
        """How surely a thing belongs to a group: its links to the others, those that go against the signs at nothing,
        on average over those to which it has one."""
        agreeing = [
            max(0.0, weight * signs[name] * signs[other])
            for other, weight in self._links[name].items()
            if other in signs
        ]
        return min(1.0, sum(agreeing) / len(agreeing)) if agreeing else 0.0

    def _entry(self, one: int, other: int) -> tuple[float, str, str, int, int]:
        """Sorts the surest pair of groups first, and those that are as sure by their names."""
        together, apart, known = self._pulls[one][other]
        unknown = len(self._signs[one]) * len(self._signs[other]) - known
        sure = (abs(together) - _APART * apart) / (known + _UNKNOWN * unknown)
        first, second = sorted((min(self._signs[one]), min(self._signs[other])))
        return -sure, first, second, one, other

    def _join(self, one: int, other: int) -> list[int]:
        """Make the other a part of the one; returns the groups that are linked with it then."""
        together, *_ = self._pulls[one].pop(other)
        turn = -1 if together < 0 else 1
        self._signs[one] |= {name: sign * turn for name, sign in self._signs[other].items()}
        self._signs[other] = {}
        for near, (pull, apart, known) in self._pulls[other].items():
            if near == one:
                continue
            del self._pulls[near][other]
            before, kept, pairs = self._pulls[one].get(near, (0.0, 0.0, 0))
            self._pulls[one][near] = self._pulls[near][one] = before + pull * turn, kept + apart, pairs + known
        self._pulls[other] = {}
        return list(self._pulls[one])
