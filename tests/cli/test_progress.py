"""Progress: on a terminal, for work that takes a while, and gone when the answer comes."""

import io
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli import progress
from onrecord.cli.progress import counting, watched
from onrecord.ingest import Ingested
from onrecord.pipeline import Outcome, Step, Tally

SLOW = 0.3


def terminal(*, real: bool = True) -> Console:
    return Console(file=io.StringIO(), force_terminal=real, width=80, color_system=None)


def shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def steps(number: int, pause: float) -> Generator[Step]:
    for one in range(number):
        time.sleep(pause)
        yield Step(Ingested(b"x" * 10, None, (), f"{one}.txt"), Outcome.UNREAD if one % 2 else Outcome.HELD)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / "a.txt").write_bytes(b"x" * 40)
    return [tmp_path]


def test_slow_work_on_a_terminal_shows_how_far_it_is(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    console, tally = terminal(), Tally()
    with watched(steps(2, SLOW), files, tally, console) as watch:
        assert len(list(watch)) == 2
    assert (tally.held, tally.unread, tally.octets) == (1, 1, 20)
    page = shown(console)
    assert "Reading" in page
    assert "50%" in page
    assert "0 documents · 1 already there · 0 statements · 0 words/s · 1 unreadable" in page


@pytest.mark.parametrize(("pause", "real"), [(0, True), (SLOW, False)], ids=["quick work", "a pipe"])
def test_nothing_is_shown_for(pause: float, *, real: bool, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", SLOW / 2)
    console = terminal(real=real)
    with watched(steps(1, pause), files, Tally(), console) as watch:
        list(watch)
    assert "Reading" not in shown(console)


def test_once_hidden_it_stays_away(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", SLOW / 2)
    console = terminal()
    with watched(steps(2, SLOW), files, Tally(), console) as watch:
        watch.hide()
        list(watch)
    assert "Reading" not in shown(console)


def test_the_work_is_closed_however_it_ends(files: list[Path]) -> None:
    work = steps(5, 0)

    def interrupted() -> None:
        with watched(work, files, Tally(), terminal()) as watch:
            next(iter(watch))
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert list(work) == []


def test_counted_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    console = terminal()
    with counting("Checking", 4, console) as advance:
        time.sleep(SLOW)
        advance(3)
        time.sleep(SLOW)
    assert "Checking" in shown(console)
    assert "75%" in shown(console)
