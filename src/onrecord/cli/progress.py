"""Progress on standard error. The one rule: it shows on a terminal only, and only for work that takes a while."""

import contextlib
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.text import Text

from onrecord.cli.terminal import Style, counted, errors
from onrecord.pipeline import Step, Tally, weigh

PATIENCE = 0.8
"""Seconds after which people wonder whether anything is happening."""


@contextlib.contextmanager
def watched(
    steps: Generator[Step], paths: Iterable[Path], tally: Tally, console: Console | None = None
) -> Iterator["Watch"]:
    """Count the steps of work on `paths` as they pass, with a bar if it takes a while; close them at the end."""
    console = console or errors()
    octets = sum(map(weigh, paths)) if console.is_terminal else 0
    bar = Bar(console, "Reading", octets or None)
    with contextlib.closing(steps), bar.shown():
        yield Watch(steps, tally, bar)


@contextlib.contextmanager
def counting(words: str, total: int, console: Console | None = None) -> Iterator[Callable[[int], None]]:
    """A bar for counted work, if it takes a while; call what it gives with how many more are done."""
    bar = Bar(console or errors(), words, total)
    with bar.shown():
        yield bar.advance_by


class Watch:
    """Steps on their way, counted and shown."""

    def __init__(self, steps: Iterator[Step], tally: Tally, bar: "Bar") -> None:
        self.tally = tally
        self._steps = steps
        self._bar = bar

    def __iter__(self) -> Iterator[Step]:
        for step in self._steps:
            self.tally.count(step)
            self._bar.tell(self.tally)
            yield step

    def hide(self) -> None:
        """Take the bar away for good, to make room for the answer."""
        self._bar.hide()


class Bar(Progress):
    """One bar, which comes only when people begin to wonder, and a line below it for what was found so far."""

    def __init__(self, console: Console, words: str, total: int | None) -> None:
        self._status = ""
        super().__init__(
            TextColumn(words),
            BarColumn(bar_width=None),
            TaskProgressColumn(),
            TimeElapsedColumn() if total is None else TimeRemainingColumn(compact=True),
            TextColumn("" if total is None else "left"),
            console=console,
            transient=True,
            expand=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._began = time.monotonic()
        self._task = self.add_task("", total=total)
        self._hidden = False
        self._turn = threading.Lock()

    @contextlib.contextmanager
    def shown(self) -> Iterator[None]:
        """Show it from PATIENCE seconds on, where there is a terminal, until the work is done."""
        timer = threading.Timer(PATIENCE, self._show)
        timer.daemon = True
        if self.console.is_terminal:
            timer.start()
        try:
            yield
        finally:
            timer.cancel()
            self.hide()

    def hide(self) -> None:
        """Take it away for good."""
        with self._turn:
            self._hidden = True
            if self.live.is_started:  # or it would end a line that it never began
                self.stop()

    def _show(self) -> None:
        with self._turn:
            if not self._hidden:
                self.start()

    def advance_by(self, number: int) -> None:
        """So many more are done."""
        self.update(self._task, advance=number)

    def tell(self, tally: Tally) -> None:
        """Take into account what is done so far."""
        speed = tally.words / max(time.monotonic() - self._began, 1e-9)
        parts = [counted(tally.read, "document"), counted(tally.statements, "statement"), f"{speed:,.0f} words/s"]
        if tally.held:
            parts.insert(1, f"{tally.held:,} already there")
        if tally.unread:
            parts.append(f"{tally.unread:,} unreadable")
        self._status = " · ".join(parts)
        self.update(self._task, completed=tally.octets)

    def get_renderables(self) -> Iterable[RenderableType]:
        """The bar, and what was found so far."""
        yield from super().get_renderables()
        if self._status:
            yield Text(self._status, Style.QUIET, no_wrap=True, overflow="ellipsis")
