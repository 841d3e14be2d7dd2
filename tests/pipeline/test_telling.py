"""What changed, on its way out."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.fetching import Fetcher
from onrecord.ledger import Ledger, Letter
from onrecord.pipeline.telling import command_words, deliver, run
from tests.fetching.servers import FakeClock, Heard, reply, serving


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "told.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("given", "words"),
    [("notify-send 'two words'", ("notify-send", "two words")), ("a; rm -rf b", ("a;", "rm", "-rf", "b"))],
)
def test_a_command_is_parted_and_no_shell_asked(given: str, words: tuple[str, ...]) -> None:
    assert command_words(given) == words


@pytest.mark.parametrize("given", ["", "  ", "'half"])
def test_a_command_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(InputError):
        command_words(given)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("import sys; sys.exit(sys.stdin.read() != 'what is new')", None),
        ("pass", None),  # does not even look
        ("import sys; sys.stderr.write('no\\npaper'); sys.exit(3)", "ended with status 3: no paper"),
        ("import time; time.sleep(60)", "took longer than 0.5 s and was ended"),
        ("import os; os.kill(os.getpid(), 9)", "ended with status -9"),
    ],
)
def test_a_command_gets_what_is_new_and_may_fail(script: str, said: str | None) -> None:
    trouble = run((sys.executable, "-c", script), b"what is new", 0.5 if "sleep" in script else 30.0)
    assert trouble is None if said is None else trouble is not None and said in trouble


@pytest.mark.parametrize("command", [("no-such-program",), ("/",), ("a\0b",)])
def test_a_command_that_cannot_be_run_says_so(command: tuple[str, ...]) -> None:
    assert "cannot be run: " in str(run(command, b""))


def test_letters_come_in_order_each_until_it_is_taken_and_never_under_another_id(ledger: Ledger) -> None:
    clock, taken, down = FakeClock(), [], [True]

    def answering(heard: Heard) -> bytes:
        if not down[0]:
            taken.append((heard.headers["idempotency-key"], heard.body))
        return reply(status=500 if down[0] else 200)

    with serving(answering) as server:
        url, fetcher = server.url("/hook"), Fetcher(server.policy(), clock)
        waits = []
        for number in range(12):
            ledger.watching.tell((), {}, Letter(f"id-{number}", url, f'{{"n": {number}}}'), clock.now())
            for found in deliver(ledger, url, fetcher, lambda: 0.5):
                assert found.again is not None
                waits.append((found.again - clock.now()).total_seconds())
            clock.sleep(600.0)
        down[0] = False
        clock.sleep(3600.0)
        delivered = list(deliver(ledger, url, fetcher, lambda: 0.5))
        assert list(deliver(ledger, url, fetcher, lambda: 0.5)) == []
    assert waits[:4] == [60.0, 120.0, 240.0, 480.0]
    assert max(waits) <= 3600.0
    assert taken == [(f"id-{number}", f'{{"n": {number}}}'.encode()) for number in range(12)]
    assert [one.waiting for one in delivered] == list(range(11, -1, -1))
