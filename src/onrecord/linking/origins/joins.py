"""What was joined to what. The one rule: the same joins give the same groups, in whatever order they come."""

from collections.abc import Iterable


class Joins:
    """Groups that grow: in the beginning each id is one of its own."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {one: one for one in sorted(ids)}

    def top(self, one: str) -> str:
        """The id that stands for the group: the least one."""
        while self._above[one] != one:
            self._above[one] = one = self._above[self._above[one]]
        return one

    def tops(self) -> list[str]:
        """Every group, once."""
        return [one for one in self._above if self.top(one) == one]

    def join(self, ids: Iterable[str]) -> None:
        """Make one group of all of theirs."""
        least, *others = sorted({self.top(one) for one in ids})
        for other in others:
            self._above[other] = least

    def join_all(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Join each pair; the pairs are all found before the first is joined."""
        for pair in list(pairs):
            self.join(pair)
