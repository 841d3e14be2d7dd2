"""Where documents are read: in this process, or in several that each hold one single-threaded model.

The one rule: a document that fails comes back as a Problem, so that the others go on; a missing model or a dead process
stops everything.
"""

import contextlib
import functools
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from onrecord.errors import OnrecordError
from onrecord.pipeline.plan import Loader, Plan, Reader
from onrecord.records import Document, Problem, ProblemKind, Reading, Selection

Result = Reading | Problem
Submit = Callable[[Document, str], Future[Result]]
"""Has a document read that was found at a location."""

_FAILURES = (OnrecordError, ArithmeticError, LookupError, MemoryError, RuntimeError, TypeError, ValueError)
"""What one text can provoke in a tokenizer, an encoder or a decoder."""


@contextlib.contextmanager
def readers(plan: Plan) -> Iterator[Submit]:
    """Yield the function that has documents read; on leaving, what was not begun is dropped."""
    if plan.jobs == 1:
        yield functools.partial(_read_here, plan.load, plan.selection)
        return
    pool = ProcessPoolExecutor(plan.jobs, multiprocessing.get_context("spawn"), initializer=_end_with_parent)

    def submit(document: Document, where: str) -> Future[Result]:
        with _interrupts_held():  # a submission may start a process
            return pool.submit(_read, plan.load, plan.selection, document, where)

    try:
        yield submit
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _read_here(load: Loader, selection: Selection, document: Document, where: str) -> Future[Result]:
    done: Future[Result] = Future()
    done.set_result(_read(load, selection, document, where))
    return done


def _read(load: Loader, selection: Selection, document: Document, where: str) -> Result:
    reader = _loaded(load)
    try:
        return reader(document, selection)
    except _FAILURES as error:
        return Problem(ProblemKind.NOT_READ, f"reading failed: {str(error) or type(error).__name__}", where, share=1.0)


@functools.lru_cache(maxsize=1)
def _loaded(load: Loader) -> Reader:
    """The model of this process, loaded with its first document."""
    return load()


def _end_with_parent() -> None:
    """A worker holds nothing that could be lost: it ends without a word on Ctrl-C, and when its parent has gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_outlive_not, daemon=True).start()


def _outlive_not() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back here and in a process started meanwhile, which would print a trace while it still imports."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
