"""Boards are made while people read, by a process of its own, when the ledger has come to rest."""

import datetime as dt
import time
from pathlib import Path

import pytest

from onrecord.answers.boards import are_old
from onrecord.ledger import Ledger
from onrecord.records import Problem, ProblemKind
from onrecord.web import keeping
from onrecord.web.keeping import Keeper
from onrecord.web.rooms import Room

PATIENCE = 120.0


def old(path: Path) -> bool:
    with Ledger.open(path, create=False) as ledger:
        return are_old(ledger, dt.datetime.now().astimezone().date())


def fresh_in_time(path: Path) -> bool:
    end = time.monotonic() + PATIENCE
    while old(path) and time.monotonic() < end:
        time.sleep(0.2)
    return not old(path)


def test_boards_are_made_and_made_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_LOOK", 0.05)
    assert old(desk)
    keeper = Keeper(Room(desk))
    keeper.start()
    try:
        assert fresh_in_time(desk)
        with Ledger.open(desk) as ledger:
            ledger.add_problems([Problem(ProblemKind.EMPTY, "there is no text", "empty.txt", 1.0)])
        assert old(desk)
        assert fresh_in_time(desk)
    finally:
        keeper.close()


def test_a_ledger_that_is_not_there_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_LOOK", 0.01)
    keeper = Keeper(Room(tmp_path / "none.db"))
    keeper.start()
    time.sleep(0.1)
    keeper.close()
    assert not (tmp_path / "none.db").exists()


def test_what_goes_wrong_is_one_line(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"this is no ledger" * 100)
    keeping.make(damaged)
    assert [record.getMessage().count("\n") for record in caplog.records] == [0]
    assert "is not a ledger" in caplog.text
