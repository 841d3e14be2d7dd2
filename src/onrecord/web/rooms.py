"""The ledger that a server shows, for as many readers as come. The one rule: a connection is in one reader's hands at a
time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from queue import Empty, LifoQueue

from starlette.requests import Request

from onrecord.answers.filtered.shelf import Shelf
from onrecord.answers.similar import likeness
from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.models.sentence_model import SentenceModel
from onrecord.reports.promises import Similar

MOST_WALKED = 200_000
"""Statements up to which a page may walk a whole ledger: with more, its reader would wait for minutes."""
NOWHERE = Path(":memory:")
"""An empty ledger that leaves no file."""


class Room:
    """One ledger, opened as often as there are readers at once; `shelf` is what all of them draw lists from."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.shelf = Shelf()
        self._idle: LifoQueue[Ledger] = LifoQueue()

    @property
    def exists(self) -> bool:
        """Whether there is a file yet."""
        return self.path.exists()

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """The ledger, in this reader's hands; an empty one where there is no file yet."""
        if not self.exists:
            with Ledger.open(NOWHERE) as empty:
                yield empty
            return
        try:
            ledger = self._idle.get_nowait()
        except Empty:
            ledger = Ledger.open(self.path, create=False)
        try:
            yield ledger
        except BaseException:
            ledger.close()
            raise
        self._idle.put(ledger)

    @cached_property
    def similar(self) -> Similar:
        """How close two texts are in meaning; the model is loaded when it is first asked for."""
        return likeness(SentenceModel.load())

    def close(self) -> None:
        """Let go of the file."""
        while not self._idle.empty():
            self._idle.get_nowait().close()


def room_of(request: Request) -> Room:
    """The ledger that the server of a request shows."""
    room: Room = request.app.state.room
    return room


def within_reach(ledger: Ledger, command: str) -> None:
    """InputError where a question that no board answers would walk a ledger that is too large for a page."""
    if ledger.size() > MOST_WALKED:
        raise InputError(
            f"this ledger is too large to be asked that while you wait; the command line answers it: onrecord {command}"
        )
