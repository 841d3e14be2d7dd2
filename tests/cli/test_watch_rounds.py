"""The rounds of `onrecord watch`, with time that passes as it is slept."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.cli.terminal import output
from onrecord.cli.watch_lines import Teller
from onrecord.cli.watch_rounds import Errand, Rounds
from onrecord.fetching import Fetcher
from onrecord.ledger import Ledger
from onrecord.pipeline import Plan
from onrecord.pipeline.watching import Watcher
from tests.cli.sayings import Sayings
from tests.fetching.servers import BEGIN, FakeClock, Heard, Server, reply, serving

PLAN = Plan(jobs=1, load=Sayings())
WORDS = "Mira Tolland said that the harbour is open. " + "The tide tables were posted at the pier. " * 50
FEED = f"<rss><channel><item><guid>a</guid><description>{WORDS}</description></item></channel></rss>".encode()


def answering(heard: Heard) -> bytes:
    return reply(FEED) if heard.path == "/feed" else reply(status=404)


def rounds(ledger: Ledger, server: Server, clock: FakeClock, **errand: object) -> Rounds:
    watcher = Watcher(ledger, Fetcher(server.policy(), clock), PLAN, 900.0, chance=lambda: 0.5)
    teller = Teller(output(), as_json=False)
    given = Errand((server.url("/feed"),), (), **errand)  # type: ignore[arg-type]
    return Rounds(given, watcher, teller, lambda _one, _other: 0.0)


def test_it_looks_again_every_quarter_of_an_hour_until_it_is_time(tmp_path: Path) -> None:
    clock = FakeClock()
    with serving(answering) as server, Ledger.open(tmp_path / "a.db") as ledger:
        rounds(ledger, server, clock, until=BEGIN + dt.timedelta(hours=24)).go()
        assert 90 <= server.asked_for("/feed") <= 97
        assert len(list(ledger.documents())) == 1
    assert max(clock.slept) <= 60.0


@pytest.mark.parametrize("after", [0, 1, 4])
def test_a_ledger_that_is_in_use_is_waited_for(
    after: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program writes from some moment on, until we have slept."""
    clock, path = FakeClock(), tmp_path / "busy.db"
    Ledger.open(path).close()
    with serving(answering) as server, Ledger.open(path, patience=0.01) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        _taken_after(after, other, ledger, monkeypatch)
        whole = clock.sleep

        def sleep(seconds: float) -> None:
            if other.in_transaction and seconds == 60.0:
                other.execute("ROLLBACK")
            whole(seconds)

        monkeypatch.setattr(type(clock), "sleep", lambda _self, seconds: sleep(seconds))
        rounds(ledger, server, clock, once=True).go()
        other.close()
        assert len(list(ledger.documents())) == 1
        assert ledger.watching.untold() == ()
    said = capsys.readouterr().out
    assert said.count("is in use by another program; wait until that has finished, then try again; trying again") == 1


def _taken_after(writes: int, other: sqlite3.Connection, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have another program take the ledger before so many more writings of the watcher."""
    left = [writes]

    def counting(whole: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            if left[0] == 0:
                other.execute("BEGIN IMMEDIATE")
            left[0] -= 1
            return whole(*given, **named)

        return call

    for name in ("meet", "keep_feed", "finish", "tell"):
        monkeypatch.setattr(type(ledger.watching), name, counting(getattr(type(ledger.watching), name)))
    monkeypatch.setattr(Ledger, "add", counting(Ledger.add))
