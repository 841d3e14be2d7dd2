"""Inputs to steps, in order. The one rule: only a bounded window of documents is in flight, so memory stays flat."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import chain, islice

from onrecord.errors import OnrecordError
from onrecord.ingest import Ingested
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.steps import Outcome, Step
from onrecord.pipeline.workers import Submit, readers
from onrecord.records import Document, Problem, Reading

DOCUMENTS_PER_JOB = 16
"""Documents that may wait per process: enough to keep all busy behind one long document."""
CHARACTERS = 16_000_000
"""Characters that may wait in all, lest a window of books fills the memory."""

Held = Callable[[Document], bool]
"""Whether a document needs no reading."""


def reading_stream(inputs: Iterable[Ingested], plan: Plan, held: Held = lambda _document: False) -> Generator[Step]:
    """Read every document that is not `held`, several at once, and yield all inputs in their order.

    A single input is read in this process. Raises OnrecordError when a reading process dies.
    """
    inputs = iter(inputs)
    first = list(islice(inputs, 2))
    if len(first) == 1:
        plan = replace(plan, jobs=1)
    window = _Window(plan.jobs * DOCUMENTS_PER_JOB)
    with readers(plan) as submit:
        for ingested in chain(first, inputs):
            window.push(ingested, _begun(ingested, submit, held))
            while window.ready:
                yield window.pop()
        while window.waiting:
            yield window.pop()


@dataclass(frozen=True, slots=True)
class _Waiting:
    ingested: Ingested
    result: "Future[Reading | Problem] | None"

    @property
    def characters(self) -> int:
        return len(self.ingested.original) + (len(self.ingested.document.text) if self.ingested.document else 0)


class _Window:
    """Inputs on their way, oldest first."""

    def __init__(self, documents: int) -> None:
        self._documents = documents
        self._characters = 0
        self.waiting: deque[_Waiting] = deque()

    def push(self, ingested: Ingested, result: "Future[Reading | Problem] | None") -> None:
        self.waiting.append(_Waiting(ingested, result))
        self._characters += self.waiting[-1].characters

    @property
    def ready(self) -> bool:
        """Whether the oldest should leave: it is done, or there is no room behind it."""
        if not self.waiting:
            return False
        result = self.waiting[0].result
        full = len(self.waiting) >= self._documents or self._characters >= CHARACTERS
        return full or result is None or result.done()

    def pop(self) -> Step:
        """The oldest, waited for if need be."""
        oldest = self.waiting[0]
        step = _finished(oldest.ingested, oldest.result)
        self.waiting.popleft()
        self._characters -= oldest.characters
        return step


def _begun(ingested: Ingested, submit: Submit, held: Held) -> "Future[Reading | Problem] | None":
    if ingested.document is None or held(ingested.document):
        return None
    try:
        return submit(ingested.document, ingested.location)
    except BrokenProcessPool as error:
        raise _died(ingested) from error


def _finished(ingested: Ingested, result: "Future[Reading | Problem] | None") -> Step:
    if ingested.document is None:
        return Step(ingested, Outcome.UNREAD, problems=ingested.problems)
    if result is None:
        return Step(ingested, Outcome.HELD, problems=ingested.problems)
    try:
        found = result.result()
    except BrokenProcessPool as error:
        raise _died(ingested) from error
    if isinstance(found, Problem):
        return Step(ingested, Outcome.UNREAD, problems=(*ingested.problems, found))
    return Step(ingested, Outcome.READ, found, (*ingested.problems, *found.problems))


def _died(ingested: Ingested) -> OnrecordError:
    return OnrecordError(
        f"a reading process died at or soon after {ingested.location}, perhaps for want of memory; what came before "
        "is kept: run the same command again with a smaller --jobs"
    )
