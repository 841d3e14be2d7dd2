"""What `onrecord watch` says as it goes: one dated line for each thing, or one JSON object. The one rule: a feed that
has nothing new is not spoken of."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatchmethod

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.changes import ChangesObject
from onrecord.answers.receipts import SHORT_ID, receipt
from onrecord.cli.claim_voices import stance_text
from onrecord.cli.promises import due_text, who
from onrecord.cli.terminal import Style, counted, json_text, line, print_wrapped
from onrecord.cli.understood import chain_text
from onrecord.exports import problem_object
from onrecord.exports.schema import SCHEMA
from onrecord.pipeline import Outcome
from onrecord.pipeline.telling import Delivery
from onrecord.pipeline.watching import Asked, Dealt
from onrecord.records import ReviewState, ScheduleStatus, Told
from onrecord.reports.changes import News, WatchKind
from onrecord.reports.origins import origin_words

_HANG = 22


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that keeps watching from going on for a while."""

    at: dt.datetime
    message: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What a round brought, and the same as an object."""

    at: dt.datetime
    news: Sequence[News]
    object: ChangesObject


class Teller:
    """Says what happens, in lines for people or in JSON."""

    def __init__(self, console: Console, *, as_json: bool) -> None:
        self.as_json = as_json
        self._console = console

    def tell(self, event: Asked | Dealt | Delivery | Trouble | Changed) -> None:
        """One thing that happened."""
        if self.as_json:
            click.echo(json_text(_object(event)))
        else:
            self._say(event)
            self._console.file.flush()

    def say(self, at: dt.datetime, text: Text | str, style: Style | None = None) -> None:
        """A dated line."""
        shown = Text(text, style or "") if isinstance(text, str) else text
        whole = Text(f"{at.astimezone(dt.UTC):%Y-%m-%d %H:%M:%SZ}  ", Style.QUIET).append_text(shown)
        if self._console.is_terminal:
            print_wrapped(self._console, whole, hang=_HANG)
        else:
            self._console.print(whole, soft_wrap=True)

    @singledispatchmethod
    def _say(self, event: object) -> None:
        raise TypeError(type(event).__name__)

    @_say.register
    def _(self, event: Asked) -> None:
        if event.new:
            self.say(event.at, Text(f"{counted(event.new, 'new item')}  ").append(line(event.feed), Style.QUIET))
        if event.trouble:
            again = f"; asked again at {event.due_at:%Y-%m-%d %H:%MZ}"
            text = Text("! ", Style.BAD).append(f"{line(event.trouble)}{again}  ").append(line(event.feed), Style.QUIET)
            self.say(event.at, text)

    @_say.register
    def _(self, event: Dealt) -> None:
        step, text = event.step, Text()
        if step is not None and step.outcome is Outcome.READ and step.reading is not None:
            kind = "updated: read anew" if event.updated else "read"
            text.append(kind, Style.GOOD).append(f", {counted(len(step.reading.statements), 'statement')}")
        elif event.again is not None:
            text.append("put off", Style.DOUBT).append(f" until {event.again:%Y-%m-%d %H:%MZ}")
        elif event.document is None:
            text.append("not read", Style.BAD)
        else:
            text.append("already there", Style.QUIET)
        text.append("  ").append(line(event.title or event.item.identity), Style.TITLE)
        self.say(event.at, text.append("  ").append(line(event.item.link or event.item.feed), Style.QUIET))
        for problem in event.problems:
            told = Text("! ", Style.BAD).append(f"{problem.kind.value}: {line(problem.message)}  ")
            self.say(event.at, told.append(line(problem.where), Style.QUIET))

    @_say.register
    def _(self, event: Changed) -> None:
        for one in event.news:
            self.say(event.at, news_text(one))

    @_say.register
    def _(self, event: Delivery) -> None:
        if event.trouble is None or event.again is None:
            return
        text = Text("! ", Style.BAD).append(f"not delivered: {line(event.trouble)}; {event.waiting:,} waiting, ")
        again = event.again
        self.say(event.at, text.append(f"tried again at {again:%Y-%m-%d %H:%MZ}  {line(event.url)}"))

    @_say.register
    def _(self, event: Trouble) -> None:
        self.say(event.at, Text("! ", Style.BAD).append(line(event.message)))


def news_text(one: News) -> Text:
    """One thing that is new, in a line: what is watched, what is new, the words with their receipt. Unreviewed."""
    text = Text(f"{one.watch.kind.value} ", Style.CUE)
    if one.watch.kind is WatchKind.CLAIM:
        text.append(f"{one.watch.of[:SHORT_ID]} ", Style.QUIET)
    elif one.watch.of:
        text.append(f"{line(one.watch.of)} ", Style.SOURCE)
    if one.followed is not None:
        return text.append_text(_due_text(one))
    if one.reversal is not None:
        change = one.reversal
        text.append(f"{change.change.value}: ", Style.DOUBT).append_text(_quoted(change.before))
        return text.append(" → ").append_text(_quoted(change.after))
    if one.stance is not None:
        text.append_text(stance_text(one.stance)).append(" ")
    if one.origin is not None:
        return text.append("new origin: ").append(line(origin_words(one.origin)), Style.SOURCE)
    return text if one.told is None else text.append_text(_quoted(one.told))


def _due_text(one: News) -> Text:
    followed = one.followed
    if followed is None:
        return Text()
    overdue = followed.statuses.schedule is ScheduleStatus.OVERDUE
    said = "past its day, nothing found" if overdue else "due now"
    by, _ = who(followed)
    text = Text(f"{due_text(followed)} {said}: ", Style.BAD if overdue else Style.DOUBT)
    kind = followed.owed.commitment.kind.value
    text.append(f"{kind} of {by}: ").append(line(followed.owed.what), Style.CONTENT)
    where = receipt(followed.owed.document, followed.owed.commitment.what)
    return text.append(f"  {(followed.owed.commitment.statement or '')[:SHORT_ID]} {where}, unreviewed", Style.QUIET)


def _quoted(told: Told) -> Text:
    text = chain_text(told.chain).append(": ").append(line(told.words), Style.CONTENT)
    where = receipt(told.document, told.statement.content)
    judged = "unreviewed" if told.review.state is ReviewState.MACHINE else told.review.state.value
    return text.append(f"  {told.id[:SHORT_ID]} {where}, {judged}", Style.QUIET)


def _object(event: Asked | Dealt | Delivery | Trouble | Changed) -> object:
    """The JSON object of an event."""
    if isinstance(event, Changed):
        return event.object
    if isinstance(event, Asked):
        about: dict[str, object] = {"event": "asked", "at": _moment(event.at), "feed": event.feed, "new": event.new}
        about |= {"unchanged": event.unchanged, "trouble": event.trouble, "due": _moment(event.due_at)}
    elif isinstance(event, Dealt):
        read = event.step.reading if event.step else None
        about = {"event": "item", "at": _moment(event.at), "feed": event.item.feed, "link": event.item.link}
        about |= {"title": event.title, "updated": event.updated, "outcome": _outcome(event)}
        about |= {"document": event.document, "statements": len(read.statements) if read else None}
        about |= {"again": _moment(event.again), "problems": [problem_object(one) for one in event.problems]}
    elif isinstance(event, Delivery):
        about = {
            "event": "delivery",
            "at": _moment(event.at),
            "id": event.id,
            "url": event.url,
            "trouble": event.trouble,
        }
        about |= {"again": _moment(event.again), "waiting": event.waiting}
    else:
        about = {"event": "trouble", "at": _moment(event.at), "message": event.message}
    return {"schema": SCHEMA, **about}


def _outcome(event: Dealt) -> str:
    if event.step is not None:
        return event.step.outcome.value
    return "later" if event.again is not None else Outcome.HELD.value


def _moment(at: dt.datetime | None) -> str | None:
    return None if at is None else at.isoformat(timespec="seconds")
