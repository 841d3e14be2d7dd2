"""When a request to end is heard: between two things, in idle time at once, and a second one whatever is done."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from onrecord.cli.signals import Ending, WakefulClock
from onrecord.fetching import SystemClock
from tests.cli.processes import ending
from tests.fetching.servers import BEGIN, FakeClock

BOTH = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
DEAF = """
import contextlib, time
from onrecord.cli.signals import Ending
with Ending() as end:
    print("busy", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        while True:
            time.sleep(0.01)
            end.heed()
    print("heard", flush=True)
    time.sleep(600)
"""


@BOTH
def test_nothing_is_broken_off_and_the_end_comes_after_it(number: signal.Signals) -> None:
    with Ending() as end:
        end.heed()
        os.kill(os.getpid(), number)
        time.sleep(0.01)
        with pytest.raises(KeyboardInterrupt):
            end.heed()


@BOTH
def test_an_end_that_was_asked_for_is_not_forgotten_where_the_exception_is(number: signal.Signals) -> None:
    """As `__del__`, or a library that catches everything, does."""
    with Ending() as end:
        with pytest.raises(KeyboardInterrupt), end.idle():
            os.kill(os.getpid(), number)
        for heeding in (end.heed, lambda: WakefulClock(SystemClock(), end).sleep(60)):
            with pytest.raises(KeyboardInterrupt):
                heeding()


@BOTH
def test_sleep_is_cut_short(number: signal.Signals) -> None:
    with Ending() as end:
        signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), number))
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            WakefulClock(SystemClock(), end).sleep(600)
        assert time.monotonic() - begun < 300
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


@BOTH
def test_a_second_request_ends_the_process(number: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", DEAF], stdout=subprocess.PIPE, text=True) as deaf, ending(deaf):
        assert deaf.stdout is not None
        for words in ("busy\n", "heard\n"):
            assert deaf.stdout.readline() == words
            deaf.send_signal(number)
        assert deaf.wait(60) == -number


def test_what_stood_before_is_put_back() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    with Ending():
        assert all(signal.getsignal(number) != held for number, held in before.items())
    assert {number: signal.getsignal(number) for number in before} == before


@pytest.mark.parametrize("told", [lambda clock: clock.now(), lambda clock: clock.elapsed()])
def test_time_is_that_of_the_clock_inside(told: Callable[[object], object]) -> None:
    inside = FakeClock()
    clock = WakefulClock(inside, Ending())
    clock.sleep(90)
    assert told(clock) == told(inside)
    assert clock.now() == BEGIN + dt.timedelta(seconds=90)
