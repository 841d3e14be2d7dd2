"""Ctrl-C and a request to end, heard at a good moment. The one rule: the first is remembered and heeded between two
things that are done, never in the middle of one; a second ends the process there and then."""

import contextlib
import datetime as dt
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any, Self

from onrecord.fetching import Clock

_HEARD = (signal.SIGINT, signal.SIGTERM)


class Ending:
    """While it is entered, either signal makes the next `heed` raise KeyboardInterrupt, and cuts `idle` time short."""

    def __init__(self) -> None:
        self._before: dict[signal.Signals, Any] = {}
        self._idle = self._asked = False

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {one: signal.signal(one, self._hear) for one in _HEARD}
        return self

    def __exit__(self, *_: object) -> None:
        for one, before in self._before.items():
            signal.signal(one, before)

    def heed(self) -> None:
        """KeyboardInterrupt if the end was asked for."""
        if self._asked:
            raise KeyboardInterrupt

    @contextlib.contextmanager
    def idle(self) -> Iterator[None]:
        """Nothing that stands inside minds being broken off."""
        self._idle = True
        try:
            self.heed()
            yield
        finally:
            self._idle = False

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        if self._asked and not self._idle:
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
        self._asked = True
        if self._idle:
            raise KeyboardInterrupt


class WakefulClock:
    """A clock whose sleep ends when the end is asked for."""

    def __init__(self, clock: Clock, ending: Ending) -> None:
        self._clock, self._ending = clock, ending

    def now(self) -> dt.datetime:
        """The instant, in UTC."""
        return self._clock.now()

    def elapsed(self) -> float:
        """Seconds since some moment."""
        return self._clock.elapsed()

    def sleep(self, seconds: float) -> None:
        """Wait so long, or raise KeyboardInterrupt."""
        with self._ending.idle():
            self._clock.sleep(seconds)
