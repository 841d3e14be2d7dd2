"""Feeds into the ledger, for as long as one likes. The one rule: what a feed names is kept before it is read, and done
only when its document is recorded, so that whenever this ends, nothing is lost and nothing is read twice."""

import datetime as dt
import secrets
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from onrecord.errors import InputError
from onrecord.fetching import CEILING, Fetched, Fetcher, Unchanged, Unfetched, Validators, backed_off
from onrecord.ingest import Hints, Ingested
from onrecord.ingest.feeds import Entry, entries, freeze_entry
from onrecord.ledger import FeedState, Item, Ledger
from onrecord.pipeline.adding import add_ingested
from onrecord.pipeline.feed_items import WHOLE, is_whole, item_of, text_of, time_to_live, unpacked
from onrecord.pipeline.plan import Plan
from onrecord.pipeline.steps import Outcome, Step
from onrecord.pipeline.taking_in import take_in
from onrecord.records import Document, Problem, ProblemKind

TRIES = 6
"""How often the page of an item is asked for before what its feed says of it is read in its place."""
_LONGEST_WISH = 6 * 3600.0
"""Seconds that a feed's own wish to be let alone is heeded; a server's Retry-After is heeded for longer."""
_AT_ONCE, _MOST = 20, 5000
"""Items of one feed that are read before the next feed has its turn; items that are taken from one answer."""
_FIRST_RETRY = 300.0


@dataclass(frozen=True, slots=True)
class Asked:
    """A feed was asked: `new` items and versions of items it named. `trouble` is why it gave nothing, or not all."""

    feed: str
    at: dt.datetime
    due_at: dt.datetime
    new: int = 0
    unchanged: bool = False
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Dealt:
    """An item was dealt with, or put off until `again`. `updated`: another version of it was met before. `document` is
    the id of what is on record of it."""

    item: Item
    at: dt.datetime
    title: str | None
    updated: bool
    step: Step | None = None
    document: str | None = None
    again: dt.datetime | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Watcher:
    """Asks feeds every so many seconds, and reads what they name into a ledger. `turns` are those of this run."""

    ledger: Ledger
    fetcher: Fetcher
    plan: Plan
    every: float = 900.0
    hints: Hints = field(default_factory=Hints)
    chance: Callable[[], float] = field(default=secrets.SystemRandom().random)
    turns: dict[str, float] = field(default_factory=dict)

    def round(self, feeds: Iterable[str], *, now: bool = False) -> Generator[Asked | Dealt]:
        """Ask each feed that is due, or each that does not fail, `now`; read items whose turn it is, a few of each."""
        for feed in feeds:
            if self._is_due(feed, now=now):
                yield self._ask(feed)
            elif now:
                yield self._spared(feed)
            for _ in range(_AT_ONCE):
                item = self.ledger.watching.waiting(feed, self.fetcher.clock.now())
                if item is None:
                    break
                yield self._deal(item)

    def wait(self, feeds: Iterable[str]) -> float:
        """Seconds until there is something to do."""
        feeds, clock = tuple(feeds), self.fetcher.clock
        waits = [max(0.0, self.turns.get(feed, 0.0) - clock.elapsed()) for feed in feeds]
        turn = self.ledger.watching.next_turn(feeds, clock.now())
        if turn is not None:
            waits.append(max(0.0, (turn - clock.now()).total_seconds()))
        return min(waits, default=0.0)

    def _is_due(self, feed: str, *, now: bool) -> bool:
        """Whether a feed's turn has come. What an earlier run kept is heeded for a day at most: clocks are set."""
        clock = self.fetcher.clock
        if feed not in self.turns:
            state = self.ledger.watching.feed(feed)
            left = 0.0 if state is None else (state.due_at - clock.now()).total_seconds()
            if left <= 0 or left > CEILING or (now and state is not None and not state.failures):
                return True
            self.turns[feed] = clock.elapsed() + left
        return self.turns[feed] <= clock.elapsed()

    def _spared(self, feed: str) -> Asked:
        """A feed that failed lately, and is not asked again so soon."""
        clock = self.fetcher.clock
        state = self.ledger.watching.feed(feed) or FeedState(feed, clock.now())
        return Asked(feed, clock.now(), state.due_at, trouble=f"not asked, since it failed lately: {state.trouble}")

    def _ask(self, feed: str) -> Asked:
        book, clock = self.ledger.watching, self.fetcher.clock
        state = book.feed(feed) or FeedState(feed, clock.now())
        found = self.fetcher.fetch(feed, Validators(state.etag, state.modified))
        if isinstance(found, Unfetched):
            return self._failed(state, found.message, found.wait)
        if isinstance(found, Unchanged):
            due = self._turn(feed, self._interval(found.max_age, None))
            state = replace(state, due_at=due, checked_at=clock.now(), failures=0, trouble=None)
            book.keep_feed(state)
            return Asked(feed, clock.now(), due, unchanged=True)
        try:
            met = list(islice(entries(found.body, state.url), _MOST + 1))
        except InputError as error:
            return self._failed(replace(state, etag=None, modified=None), str(error), None)
        new = book.meet((item_of(entry, feed) for entry in met[:_MOST]), clock.now())
        return self._answered(state, found, new, more=len(met) > _MOST)

    def _answered(self, state: FeedState, found: Fetched, new: int, *, more: bool) -> Asked:
        """Keep what the server said, unless the feed came in part: it is then to be sent again as a whole."""
        now = self.fetcher.clock.now()
        trouble = None if is_whole(found.body) else "ends before it should; what there is of it was taken"
        trouble = f"names more than {_MOST:,} items; the first were taken" if more else trouble
        due = self._turn(state.url, self._interval(found.max_age, time_to_live(found.body)))
        told = Validators() if trouble else found.validators
        self.ledger.watching.keep_feed(FeedState(state.url, due, told.etag, told.modified, now, 0, trouble))
        return Asked(state.url, now, due, new, trouble=trouble)

    def _failed(self, state: FeedState, trouble: str, wait: float | None) -> Asked:
        now, failures = self.fetcher.clock.now(), state.failures + 1
        seconds = max(wait or 0.0, backed_off(failures, self.chance, min(self.every, _FIRST_RETRY)))
        due = self._turn(state.url, seconds)
        self.ledger.watching.keep_feed(replace(state, due_at=due, failures=failures, trouble=trouble))
        return Asked(state.url, now, due, trouble=trouble)

    def _turn(self, feed: str, seconds: float) -> dt.datetime:
        """Let a feed's next turn come after so many seconds, however clocks are set meanwhile."""
        self.turns[feed] = self.fetcher.clock.elapsed() + seconds
        return self.fetcher.clock.now() + dt.timedelta(seconds=seconds)

    def _interval(self, *wishes: float | None) -> float:
        """Seconds until a feed is asked again: as the user says, or longer where it wishes."""
        return max(self.every, min(_LONGEST_WISH, max(wish or 0.0 for wish in wishes)))

    def _deal(self, item: Item) -> Dealt:
        """Read one item: its page, or what the feed says of it."""
        book, clock = self.ledger.watching, self.fetcher.clock
        entry, updated = unpacked(item.entry), book.knows(item.feed, item.identity, item.digest)
        held = None if updated or not item.link else book.document_behind(item.link, item.feed, item.identity)
        if held is not None:
            book.finish(item, held, news=False)
            return Dealt(item, clock.now(), entry.title, updated, document=held)
        taken, trouble = self._taken(item, entry)
        if isinstance(taken, Unfetched):
            first = max(taken.wait or 0.0, backed_off(item.tries + 1, self.chance, _FIRST_RETRY))
            again = clock.now() + dt.timedelta(seconds=first)
            book.put_off(item, again)
            return Dealt(item, clock.now(), entry.title, updated, again=again, problems=trouble)
        return self._record(item, replace(taken, problems=(*trouble, *taken.problems)), entry.title, updated=updated)

    def _taken(self, item: Item, entry: Entry) -> tuple[Ingested | Unfetched, tuple[Problem, ...]]:
        """What there is to read of an item, with what is wrong with it; why there is nothing yet."""
        summary = freeze_entry(entry, item.link or f"{item.feed} {item.identity}", self.hints)
        if not item.link or len(text_of(entry)) >= WHOLE:
            return summary, ()
        found = self.fetcher.fetch(item.link)
        if isinstance(found, Unfetched):
            problem = Problem(ProblemKind.UNREADABLE, found.message, item.link, 1.0)
            if not found.lasting and item.tries + 1 < TRIES:
                return found, (problem,)
            return summary, (_instead(problem.message, item.link),)
        if isinstance(found, Unchanged):  # never asked for: no validators were given
            return summary, ()
        return _fuller(list(take_in(found, self.ledger, self.hints)), summary, entry, item.link)

    def _record(self, item: Item, taken: Ingested, title: str | None, *, updated: bool) -> Dealt:
        book, clock, document = self.ledger.watching, self.fetcher.clock, taken.document
        same = None if document is None else self._same(item, document)
        if same is not None:
            book.finish(item, same, news=not book.is_item(same))
            return Dealt(item, clock.now(), title, updated, document=same)
        (step,) = add_ingested([taken], self.ledger, replace(self.plan, jobs=1))
        recorded = None if step.outcome is Outcome.UNREAD or document is None else document.id
        news = recorded is not None and (step.outcome is Outcome.READ or not book.is_item(recorded))
        book.finish(item, recorded, news=news)
        return Dealt(item, clock.now(), title, updated, step, recorded, problems=step.problems)

    def _same(self, item: Item, document: Document) -> str | None:
        """The document that this one is again: its words at its address, or those of an item that has moved, whatever
        stands around them now."""
        book, digest = self.ledger.watching, document.text_sha256
        same = None if document.url is None else book.same_page(document.url, digest)
        same = same or book.same_item(item, digest)
        return None if same == document.id else same


def _fuller(pages: list[Ingested], summary: Ingested, entry: Entry, link: str) -> tuple[Ingested, tuple[Problem, ...]]:
    """The page of an item, filled in by what its feed says of it; the summary where that says more, as it does where a
    page asks for a subscription."""
    read = [page for page in pages if page.document is not None]
    if len(read) != 1 or read[0].document is None:
        said = next((problem.message for page in pages for problem in page.problems), "holds several documents")
        return summary, (_instead(said, link),)
    page, document, short = read[0], read[0].document, summary.document
    if short is not None and len(document.text) < len(text_of(entry)):
        return summary, (_instead("holds less than its feed says of it", link),)
    if short is None:
        return page, ()
    filled = replace(
        document,
        title=document.title or short.title,
        publisher=document.publisher or short.publisher,
        author=document.author or short.author,
        published=document.published or short.published,
    )
    return replace(page, document=filled), ()


def _instead(why: str, link: str) -> Problem:
    return Problem(ProblemKind.NOT_READ, f"{why}; what its feed says of it was read in its place", link)
