"""Boards are made anew while people read. The one rule: it happens in a process of its own, once the ledger has come
to rest, and no page waits for it."""

import datetime as dt
import logging
import multiprocessing
import os
import threading
from pathlib import Path

from onrecord.answers.boards import Maker, are_old, make_boards
from onrecord.answers.similar import likeness
from onrecord.errors import OnrecordError
from onrecord.ledger import Ledger
from onrecord.models.sentence_model import SentenceModel
from onrecord.web.rooms import Room

LOG = logging.getLogger("onrecord.web")
_LOOK = 3.0
"""Seconds from one look at the ledger to the next; boards are made where nothing changed between two."""
_PATIENCE = 120.0
"""Seconds after which they are made although the ledger goes on changing."""
_POLITE = 10
"""Added to the niceness of the process that makes them: pages come first."""


class Keeper:
    """Looks after the boards of one room, from its start until it is closed."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._look_after, name="keeping", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def close(self) -> None:
        """Stop; a board that is half made is thrown away."""
        self._stop.set()
        self._thread.join()

    def _look_after(self) -> None:
        seen, waited, failed = None, 0.0, None
        while not self._stop.wait(_LOOK):
            stamp = self._stamp()
            waited += _LOOK
            if stamp is None or (stamp != seen and waited < _PATIENCE):
                seen = stamp
                continue
            seen, waited = stamp, 0.0
            if stamp != failed and self._old():
                failed = None if self._make() else stamp

    def _stamp(self) -> int | None:
        """Where the ledger stands; None where there is none, or it cannot be read now."""
        try:
            with self._room.ledger() as ledger:
                return ledger.stamp() if self._room.exists else None
        except OnrecordError:
            return None

    def _old(self) -> bool:
        with self._room.ledger() as ledger:
            return are_old(ledger, dt.datetime.now().astimezone().date())

    def _make(self) -> bool:
        """Whether it could be done; what could not is not tried again until the ledger changes."""
        process = multiprocessing.get_context("spawn").Process(
            target=_make_politely, args=(self._room.path,), daemon=True
        )
        process.start()
        while process.is_alive() and not self._stop.is_set():
            process.join(_LOOK / 10)
        if process.is_alive():
            process.terminate()
        process.join()
        return process.exitcode == 0


def _make_politely(path: Path) -> None:
    os.nice(_POLITE)
    make(path)


def make(path: Path) -> None:
    """Make the boards of a ledger that are older than it."""
    now = dt.datetime.now
    try:
        with Ledger.open(path, create=False) as ledger:
            maker = Maker(likeness(SentenceModel.load()), now().astimezone().date(), lambda: now().astimezone())
            make_boards(ledger, maker)
    except OnrecordError as error:
        LOG.error("%s; pages of whole lists stay as they were", error)  # noqa: TRY400 - one line, no trace
