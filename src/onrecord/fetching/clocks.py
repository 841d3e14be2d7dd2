"""Time as fetching and watching see it. The one rule: it is an argument, so that a test can live through an hour in a
second."""

import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """What tells the time, and waits."""

    def now(self) -> dt.datetime:
        """The instant, in UTC; it may jump when somebody sets the clock."""
        ...

    def elapsed(self) -> float:
        """Seconds since some moment; it never goes back."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait so long."""
        ...


class SystemClock:
    """That of this machine."""

    def now(self) -> dt.datetime:
        """The instant, in UTC."""
        return dt.datetime.now(dt.UTC)

    def elapsed(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait so long."""
        time.sleep(max(0.0, seconds))
