"""Columns are loaded once each time that they were made, are used while they are new, and what is kept beside them is
bounded."""

from pathlib import Path

import numpy as np
import pytest

from onrecord.answers.columns.packing import FACTS, Numbers, values
from onrecord.answers.filtered import shelf as shelves
from onrecord.answers.filtered.shelf import Held, Remembered, Shelf, located
from onrecord.ledger import Ledger, Made
from onrecord.records import Problem, ProblemKind


def make(ledger: Ledger, *numbers: int) -> None:
    ledger.columns.keep(FACTS, values(number=np.array(numbers)), Made(ledger.stamp(), "2026-04-01", fresh=True))


def used(shelf: Shelf, ledger: Ledger, *names: str) -> list[Held]:
    found = shelf.usable(ledger, *names)
    assert found is not None
    return found


def test_columns_are_loaded_when_they_were_made_anew(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        shelf = Shelf()
        assert shelf.usable(ledger, FACTS) is None
        make(ledger, 7, 5)
        (first,), (again,) = used(shelf, ledger, FACTS), used(shelf, ledger, FACTS)
        assert first.arrays is again.arrays
        make(ledger, 5)
        (last,) = used(shelf, ledger, FACTS)
        assert last["number"].tolist() == [5]


def test_old_columns_are_those_of_large_ledgers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        shelf = Shelf()
        make(ledger, 7)
        ledger.add_problems([Problem(ProblemKind.EMPTY, "there is no text", "empty.txt", 1.0)])
        assert shelf.usable(ledger, FACTS) is None
        monkeypatch.setattr(shelves, "LARGE", -1)
        (old,) = used(shelf, ledger, FACTS)
        assert not old.made.fresh
        assert shelf.usable(ledger, FACTS, new=True) is None


def test_numbers_are_located(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        make(ledger, 7, 5, 9)
        ledger.columns.keep("other", values(one=np.array([5, -1, 8, 9, 100])), Made(ledger.stamp(), "", fresh=True))
        facts, other = used(Shelf(), ledger, FACTS, "other")
        assert located(other, "one", facts).tolist() == [1, -1, -1, 2, -1]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_MOST", 5)
    remembered, asked = Remembered(), []

    def ask(name: str) -> list[int]:
        def answer() -> Numbers:
            asked.append(name)
            return np.zeros(2, np.int32)

        return list(remembered.given((name,), answer))

    for name in ("a", "b", "a", "c", "a", "b"):
        assert ask(name) == [0, 0]
    assert asked == ["a", "b", "c", "b"]
