"""A text in which stretches are replaced, and where its places are then. The one rule: a place that held some of a
stretch holds all of what stands for it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Characters `[start, end)` of a text, and the words that stand for them."""

    start: int
    end: int
    words: str


class Moved:
    """A text with its stretches replaced; they do not overlap."""

    def __init__(self, text: str, stretches: Iterable[Stretch]) -> None:
        self.stretches = tuple(sorted(stretches))
        pieces, at = [], 0
        self._starts: list[int] = []
        self._shifts: list[int] = []
        for one in self.stretches:
            pieces += [text[at : one.start], one.words]
            before = self._shifts[-1] if self._shifts else 0
            self._starts.append(one.start)
            self._shifts.append(before + len(one.words) - (one.end - one.start))
            at = one.end
        self.text = "".join((*pieces, text[at:]))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `[start, end)` of the text are now."""
        return self._edge(start, ahead=False), self._edge(end, ahead=True)

    def places(self, spans: Iterable[Sequence[int]]) -> list[list[int]]:
        """The same of several."""
        return [list(self.place(start, end)) for start, end in spans]

    def cut(self, spans: Iterable[Sequence[int]]) -> str:
        """The words that now stand at some places of the text."""
        return " … ".join(self.text[start:end] for start, end in self.places(spans))

    def _edge(self, at: int, *, ahead: bool) -> int:
        index = bisect_right(self._starts, at - ahead) - 1
        if index < 0:
            return at
        held = self.stretches[index]
        if at - ahead < held.end:  # inside: the edge of what stands for it
            before = self._shifts[index - 1] if index else 0
            return held.start + before + (len(held.words) if ahead else 0)
        return at + self._shifts[index]


def apart(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Of stretches that overlap, the first that are given."""
    held: list[Stretch] = []
    for one in stretches:
        at = bisect_right(held, one)
        before, after = held[at - 1 : at] if at else [], held[at : at + 1]
        if all(other.end <= one.start for other in before) and all(one.end <= other.start for other in after):
            held.insert(at, one)
    return held
