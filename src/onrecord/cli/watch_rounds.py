"""The rounds of `onrecord watch`: ask, read, link, tell, deliver, wait. The one rule: what was told is marked after it
was told, so that it may be told twice after a crash, and never not at all."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from onrecord.answers.changes import changes_object
from onrecord.cli.signals import Ending
from onrecord.cli.watch_lines import Changed, Teller, Trouble
from onrecord.errors import LedgerUnreadyError
from onrecord.ledger import DocumentRow, Filters, Letter
from onrecord.pipeline import Linker, Outcome, judge, link
from onrecord.pipeline.telling import deliver, run
from onrecord.pipeline.watching import Asked, Dealt, Watcher
from onrecord.reports.changes import BEGUN, News, Watch, WatchKind, news
from onrecord.reports.promises import Similar
from onrecord.reports.telling import LARGE

_SLICE, _TROUBLED = 60.0, 60.0
"""Seconds that are slept at a time, lest a clock that is set goes unnoticed; seconds to wait where the ledger cannot be
written."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What to watch, whom to tell, and until when. `command` is run, and `webhook` sent to, with what is new."""

    feeds: tuple[str, ...]
    watches: tuple[Watch, ...]
    command: tuple[str, ...] | None = None
    webhook: str | None = None
    until: dt.datetime | None = None
    once: bool = False
    ending: Ending = field(default_factory=Ending)


class Rounds:
    """One errand at work. `similar` tells how close texts are; what was done is counted in `done`."""

    def __init__(self, errand: Errand, watcher: Watcher, teller: Teller, similar: Similar) -> None:
        self.errand, self.watcher, self.teller = errand, watcher, teller
        self.done: Counter[str] = Counter()
        self._similar = similar
        self._linker: Linker | None = None
        self._linked: int | None = None
        self._seen: tuple[int, dt.date] | None = None

    @property
    def now(self) -> dt.datetime:
        """The instant."""
        return self.watcher.fetcher.clock.now()

    def go(self) -> None:
        """Round after round, until it is time; what keeps the ledger from being written is waited for."""
        first = True
        while True:
            try:
                if first:
                    self._begin()
                self._round(now=first and self.errand.once)
                wait = self.watcher.wait(self.errand.feeds)
                first = False
            except LedgerUnreadyError as error:
                self.teller.tell(Trouble(self.now, f"{error}; trying again in {_TROUBLED:g} s"))
                wait = _TROUBLED
            else:
                if self.errand.once and wait > 0:
                    return
            if self.errand.until is not None and self.now >= self.errand.until:
                return
            self.watcher.fetcher.clock.sleep(min(wait, _SLICE))

    def _begin(self) -> None:
        """What there is of what is watched is old, before the first feed is asked; it is so only once."""
        book = self.watcher.ledger.watching
        for watch in self.errand.watches:
            if BEGUN not in book.marks(watch.key):
                marks = [one.mark for one in news(self.watcher.ledger, watch, self._similar, self._today())]
                book.tell((), {watch.key: [*marks, BEGUN]}, None, self.now)

    def _round(self, *, now: bool) -> None:
        for event in self.watcher.round(self.errand.feeds, now=now):
            self.teller.tell(event)
            if isinstance(event, Asked):
                self.done["failed" if event.trouble and not event.new else "answered"] += 1
            if isinstance(event, Dealt) and event.step is not None:
                self.done[event.step.outcome] += 1
                self.done["statements"] += len(event.step.reading.statements) if event.step.reading else 0
            self.errand.ending.heed()
        self._link()
        self._tell()
        if self.errand.webhook is not None:
            for delivery in deliver(
                self.watcher.ledger, self.errand.webhook, self.watcher.fetcher, self.watcher.chance
            ):
                self.teller.tell(delivery)

    def _link(self) -> None:
        """Link what was read, if anything was, and what an earlier run left."""
        ledger, plan = self.watcher.ledger, self.watcher.plan
        if self.done[Outcome.READ] == self._linked:
            return
        if self._linker is None:
            self._linker = plan.load.linker()
        for _ in chain(link(ledger, self._linker), judge(ledger, self._linker, plan.jobs)):
            self.errand.ending.heed()
        self._linked = self.done[Outcome.READ]

    def _tell(self) -> None:
        """Say what is new, and note what was said."""
        book, seen = self.watcher.ledger.watching, (self.watcher.ledger.stamp(), self._today())
        untold = book.untold()
        found = list(self._news(seen))
        if untold or found:
            changed = changes_object(self._rows(untold), found, self.now)
            self.teller.tell(Changed(self.now, found, changed))
            body = json.dumps(changed, ensure_ascii=False)
            trouble = None if self.errand.command is None else run(self.errand.command, body.encode())
            if trouble is not None:
                self.teller.tell(Trouble(self.now, trouble))
            letter = None if self.errand.webhook is None else Letter(changed["id"], self.errand.webhook, body)
            marks: dict[str, list[str]] = {}
            for one in found:
                marks.setdefault(one.watch.key, []).append(one.mark)
            book.tell(untold, marks, letter, self.now)
        self._seen = seen

    def _news(self, seen: tuple[int, dt.date]) -> Iterator[News]:
        """What is new since the last round: nothing can be where neither the ledger nor the day is another."""
        if self._seen == seen:
            return
        ledger, today = self.watcher.ledger, seen[1]
        another_day = self._seen is None or self._seen[1] != today
        for watch in self.errand.watches:
            if watch.kind is WatchKind.DUE and not another_day and ledger.size() > LARGE:
                continue  # takes long: once a day will do
            yield from news(ledger, watch, self._similar, today, ledger.watching.marks(watch.key))

    def _rows(self, documents: tuple[str, ...]) -> list[DocumentRow]:
        ledger = self.watcher.ledger
        return [row for name in documents for row in ledger.documents(Filters(document=name, limit=1))]

    def _today(self) -> dt.date:
        return self.now.astimezone().date()
