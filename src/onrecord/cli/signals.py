"""Ctrl-C and a request to end, heard at a good moment. The one rule: no line is broken off in the middle."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any, Self

_HEARD = (signal.SIGINT, signal.SIGTERM)


class Ending:
    """Has either signal raise KeyboardInterrupt while it is entered, at once or as soon as it is not `held`."""

    def __init__(self) -> None:
        self._before: dict[signal.Signals, Any] = {}
        self._holding = self._asked = False

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {one: signal.signal(one, self._hear) for one in _HEARD}
        return self

    def __exit__(self, *_: object) -> None:
        for one, before in self._before.items():
            signal.signal(one, before)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """Whatever stands inside is done before the end comes."""
        self._holding = True
        try:
            yield
        finally:
            self._holding = False
        if self._asked:
            self._asked = False
            raise KeyboardInterrupt

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        if not self._holding:
            raise KeyboardInterrupt
        self._asked = True
