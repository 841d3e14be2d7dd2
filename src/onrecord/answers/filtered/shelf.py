"""Columns of a ledger in memory, for as many readers as come. The one rule: they are loaded once each time that they
were made, and what is kept beside them is bounded."""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from threading import BoundedSemaphore, Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

import numpy as np
import numpy.typing as npt

from onrecord.answers.columns.packing import Numbers
from onrecord.ledger import Ledger, Made
from onrecord.reports.telling import LARGE

Mask = npt.NDArray[np.bool_]
_MOST = 4 * 2**20
"""Numbers of statements that are kept of what was asked for before; what was asked for longest ago goes first."""
_AT_ONCE = 2
"""Questions that are answered at the same time."""
Key = tuple[object, ...]
P = ParamSpec("P")
T = TypeVar("T")


class Remembered:
    """Places of statements by the question that gave them."""

    def __init__(self) -> None:
        self._held: OrderedDict[Key, Numbers] = OrderedDict()
        self._size = 0
        self._turn = Lock()

    def given(self, key: Key, ask: Callable[[], Numbers]) -> Numbers:
        """What the question gives, or what it gave before."""
        with self._turn:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        found = ask()
        with self._turn:
            if key not in self._held:
                self._held[key] = found
                self._size += len(found)
            while self._size > _MOST:
                self._size -= len(self._held.popitem(last=False)[1])
        return found


@dataclass(frozen=True, slots=True)
class Held:
    """A board of columns in memory: arrays and lists by their names; for columns of numbers of statements the places of
    these, too, once they were asked for."""

    number: int
    made: Made
    arrays: Mapping[str, npt.NDArray[Any]]
    lists: Mapping[str, Sequence[Any]]
    remembered: Remembered = field(default_factory=Remembered)
    placed: dict[tuple[str, int], Numbers] = field(default_factory=dict)

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.arrays[name]


def located(held: Held, column: str, facts: Held, place: str = "place") -> Numbers:
    """Where the statements that a column names stand among all of `facts`; -1 for what is not there, as none is."""
    key = column, facts.number
    found = held.placed.get(key)
    if found is None:
        held.placed.clear() if held.placed and all(number != facts.number for _, number in held.placed) else None
        numbers, known = held[column], facts[place]
        inside = (numbers >= 0) & (numbers < len(known))
        found = np.full(len(numbers), -1, np.int32)
        found[inside] = known[numbers[inside]]
        held.placed[key] = found
    return found


class Shelf:
    """The boards of columns of one ledger."""

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}
        self._turn = Lock()
        self._turns = BoundedSemaphore(_AT_ONCE)

    def ask(
        self, question: "Callable[Concatenate[Shelf, Ledger, P], T]", ledger: Ledger, *about: P.args, **how: P.kwargs
    ) -> T:
        """What a question finds here; no more than two are asked at a time, since each takes room while it counts."""
        with self._turns:
            return question(self, ledger, *about, **how)

    def usable(self, ledger: Ledger, *names: str, new: bool = False) -> list[Held] | None:
        """The boards of these names, where they were made and are as new as the ledger; of a large ledger also where
        they are not, unless they must be `new`. None where one cannot be used."""
        large = not new and ledger.size() > LARGE
        found = []
        for name in names:
            made = ledger.board_made(name)
            if made is None or not (made.fresh or large):
                return None
            held = self._loaded(ledger, name)
            if held is None:
                return None
            found.append(replace(held, made=made))
        return found

    def _loaded(self, ledger: Ledger, name: str) -> Held | None:
        with self._turn:
            held = self._held.get(name)
            if held is None or held.number != ledger.columns.number(name):
                held = _load(ledger, name)
                if held is not None:
                    self._held[name] = held
            return held


def _load(ledger: Ledger, name: str) -> Held | None:
    kept = ledger.columns.kept(name)
    if kept is None:
        return None
    arrays, lists = {}, {}
    for column, held in kept.values.items():
        own, _, kind = column.partition(":")
        if kind == "json":
            lists[own] = json.loads(held)
        else:
            arrays[own] = np.frombuffer(held, kind)
    for own, inverse in (("number", "place"), ("document_number", "document_place")):
        if own in arrays:
            arrays[inverse] = _inverse(arrays[own])
    return Held(kept.number, kept.made, arrays, lists)


def _inverse(numbers: Numbers) -> Numbers:
    """Where each number stands, -1 for one that does not."""
    found = np.full(1 + int(numbers.max(initial=0)), -1, np.int32)
    found[numbers] = np.arange(len(numbers), dtype=np.int32)
    return found
