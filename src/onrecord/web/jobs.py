"""Documents that are read in the background, one batch at a time. The one rule: whatever becomes of a batch, somebody
who looks is told; and no file of it is left behind."""

import datetime as dt
import logging
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, TypedDict

from onrecord.answers.boards import Maker, make_boards
from onrecord.errors import InputError, OnrecordError
from onrecord.exports import problem_object
from onrecord.exports.schema import SCHEMA, ProblemObject
from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.ledger import Ledger
from onrecord.pipeline import Loader, Outcome, Plan, Step, Tally, add_ingested, judge, link
from onrecord.web.rooms import Room

LOG = logging.getLogger("onrecord.web")

MOST_WAITING = 20
"""Batches that may wait in line: what they bring is held until their turn."""
_KEPT = 100
"""Batches that are remembered."""
_SHOWN = 200
"""Documents, and problems, of a batch that are listed; all are counted."""


class Stage(StrEnum):
    """How far a batch has come."""

    WAITING = "waiting"
    READING = "reading"
    LINKING = "linking"
    SUMMING = "summing"
    DONE = "done"
    FAILED = "failed"


class AddedObject(TypedDict):
    """A document of a batch, and what became of it: read now, or held before."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    outcome: str
    statements: int


class JobObject(TypedDict):
    """A batch: how far it has come, what was found, and every kind of trouble. Lists are cut short, counts are not."""

    schema: str
    id: str
    stage: str
    message: str
    inputs: list[str]
    bytes: int
    done_bytes: int
    read: int
    held: int
    unread: int
    statements: int
    unnamed: int
    linked: int
    to_link: int
    same: int
    denies: int
    documents: list[AddedObject]
    problem_count: int
    problems: list[ProblemObject]


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as it came: its name, its size, and its bytes in a file without a name on the disk, which is gone when
    it is closed, or when the program ends in whatever way."""

    name: str
    size: int
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Batch:
    """What is added together, and what is known of it."""

    uploads: tuple[Upload, ...]
    hints: Hints

    def ingested(self) -> Iterator[Ingested]:
        """What is in the files, one after the other; each is let go when it was read."""
        for upload in self.uploads:
            with upload.file as file:
                file.seek(0)
                held = file.read()
            yield from ingest_bytes(held, upload.name, self.hints)

    def close(self) -> None:
        """Let go of the files."""
        with ExitStack() as files:
            for upload in self.uploads:
                files.push(lambda *_, file=upload.file: file.close())


class Line:
    """Batches for one ledger, in the order in which they came. `loader` loads the models with the first one."""

    def __init__(self, room: Room, loader: Loader) -> None:
        self._room = room
        self._plan = Plan(jobs=1, load=loader)
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._stop = threading.Event()
        self._turn = threading.Lock()

    def join(self, batch: Batch) -> "Job":
        """Put a batch at the end of the line. InputError where the line is full; the batch is let go then."""
        with self._turn:
            waiting = sum(job.stage is Stage.WAITING for job in self._jobs.values())
            if waiting >= MOST_WAITING:
                batch.close()
                raise InputError(f"{waiting} uploads wait to be read; try again when some of them are done")
            job = Job(batch)
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        future = self._worker.submit(job.run, self._room, self._plan, self._stop.is_set)
        future.add_done_callback(job.finish)
        return job

    def find(self, name: str) -> "Job | None":
        """The batch of this id, as long as it is remembered."""
        with self._turn:
            return self._jobs.get(name)

    def latest(self) -> list["Job"]:
        """The batches that are remembered, the latest first."""
        with self._turn:
            return list(self._jobs.values())[::-1]

    def close(self) -> None:
        """Stop after the document at hand; what was recorded stays."""
        self._stop.set()
        self._worker.shutdown(cancel_futures=True)


class Job:
    """One batch on its way. One thread runs it; whoever looks gets a picture of it."""

    def __init__(self, batch: Batch) -> None:
        self.id = secrets.token_hex(8)
        self.stage = Stage.WAITING
        self._batch = batch
        self._names = [upload.name for upload in batch.uploads]
        self._bytes = sum(upload.size for upload in batch.uploads)
        self._message = ""
        self._tally = Tally()
        self._linked = self._to_link = self._same = self._denies = 0
        self._documents: list[AddedObject] = []
        self._problem_count = 0
        self._problems: list[ProblemObject] = []

    @property
    def running(self) -> bool:
        """Whether there is more to come."""
        return self.stage not in {Stage.DONE, Stage.FAILED}

    def run(self, room: Room, plan: Plan, stopped: Callable[[], bool]) -> None:
        """Read the batch into the ledger, link it, and make the boards anew; stops between two documents."""
        with closing(self._batch), Ledger.open(room.path) as ledger:
            self.stage = Stage.READING
            for step in add_ingested(self._batch.ingested(), ledger, plan):
                self._count(step)
                if stopped():
                    raise OnrecordError("the server was stopped; what was read until then is kept")
            if self._tally.read:
                self.stage = Stage.LINKING
                self._link(ledger, plan, stopped)
                self.stage = Stage.SUMMING
                make_boards(ledger, Maker(room.similar, _now().date(), _now))

    def finish(self, future: "Future[None]") -> None:
        """Say what became of it."""
        self._batch.close()
        error = None if future.cancelled() else future.exception()
        if error is None and not future.cancelled():
            self.stage = Stage.DONE
            return
        self._message = str(error or "the server was stopped before its turn came")
        if error is not None and not isinstance(error, OnrecordError):
            LOG.error("unexpected, while adding: %s: %s", type(error).__name__, error)
            self._message = f"stopped by something unexpected: {type(error).__name__}; what was read until then is kept"
        self.stage = Stage.FAILED

    def picture(self) -> JobObject:
        """How it stands."""
        tally = self._tally
        return {
            "schema": SCHEMA,
            "id": self.id,
            "stage": self.stage.value,
            "message": self._message,
            "inputs": self._names[:_SHOWN],
            "bytes": self._bytes,
            "done_bytes": min(tally.octets, self._bytes),
            "read": tally.read,
            "held": tally.held,
            "unread": tally.unread,
            "statements": tally.statements,
            "unnamed": tally.unnamed,
            "linked": self._linked,
            "to_link": self._to_link,
            "same": self._same,
            "denies": self._denies,
            "documents": list(self._documents),
            "problem_count": self._problem_count,
            "problems": list(self._problems),
        }

    def _count(self, step: Step) -> None:
        self._tally.count(step)
        document = step.ingested.document
        if document is not None and step.outcome is not Outcome.UNREAD and len(self._documents) < _SHOWN:
            self._documents.append(
                {
                    "id": document.id,
                    "title": document.title,
                    "publisher": document.publisher,
                    "published": document.published.isoformat() if document.published else None,
                    "outcome": step.outcome.value,
                    "statements": len(step.reading.statements) if step.reading else 0,
                }
            )
        self._problem_count += len(step.problems)
        room = max(_SHOWN - len(self._problems), 0)
        self._problems += [problem_object(problem) for problem in step.problems[:room]]

    def _link(self, ledger: Ledger, plan: Plan, stopped: Callable[[], bool]) -> None:
        linker = plan.load.linker()
        self._to_link = sum(1 for _ in ledger.unlinked(linker.version))
        for entered in link(ledger, linker):
            self._linked += 1
            self._same, self._denies = self._same + entered.same, self._denies + entered.denies
            if stopped():
                raise OnrecordError("the server was stopped; what was read is kept, and linked when more is added")
        for judged in judge(ledger, linker):
            self._same, self._denies = self._same + judged.same, self._denies + judged.denies
            if stopped():
                raise OnrecordError("the server was stopped; what was read is kept, and linked when more is added")


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
