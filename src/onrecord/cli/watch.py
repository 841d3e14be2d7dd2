"""`onrecord watch`: feeds into a ledger, and what that changes. The one rule: it goes on until it is told to end."""

import contextlib
import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click

from onrecord.answers.similar import likeness
from onrecord.cli.asking import ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import folded, parsed
from onrecord.cli.program import NOTHING, OK
from onrecord.cli.reading_options import plan_options
from onrecord.cli.signals import Ending, WakefulClock
from onrecord.cli.terminal import counted, json_text, output
from onrecord.cli.watch_lines import Teller, Trouble
from onrecord.cli.watch_rounds import Errand, Rounds
from onrecord.errors import InputError
from onrecord.exports.schema import SCHEMA
from onrecord.fetching import Fetcher, Policy, SystemClock, Unfetched, anywhere, is_public, target_of
from onrecord.ingest import parse_published
from onrecord.ledger import Ledger
from onrecord.models.sentence_model import SentenceModel
from onrecord.pipeline import Outcome, Plan
from onrecord.pipeline.telling import command_words
from onrecord.pipeline.watching import Watcher
from onrecord.reports.changes import Watch, WatchKind
from onrecord.reports.claims import statement_named
from onrecord.reports.promises import Similar
from onrecord.reports.who import actors_named, find_actor, joined

EXAMPLES = (
    "onrecord watch https://courier.example/feed.xml",
    "onrecord watch https://courier.example/feed.xml --every 1h --actor Žalvic",
    "onrecord watch https://a.example/rss https://b.example/atom --claim 3fa2 --json",
    "onrecord watch https://courier.example/feed.xml --run 'notify-send onrecord'",
    "onrecord watch https://courier.example/feed.xml --once --ledger desk.db",
)
_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_SHORTEST, _LONGEST = 60.0, 7 * 86_400.0


def _span(text: str) -> float:
    """Seconds of `15m`, `1h`, `2d`."""
    found = _SPAN.fullmatch(text.strip().lower())
    seconds = float(found[1]) * _SECONDS[found[2]] if found else 0.0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise InputError(f"{text!r} is no time from 1m to 7d; give it as 15m, 1h or 2d")
    return seconds


def _end(text: str) -> dt.datetime:
    """The instant, or the end of the day."""
    found = parse_published(text)
    if isinstance(found, dt.datetime):
        return found.astimezone(dt.UTC)
    midnight = dt.datetime.combine(found + dt.timedelta(days=1), dt.time.min)
    return midnight.astimezone(dt.UTC)


def _address(text: str) -> str:
    found = target_of(text)
    if isinstance(found, Unfetched):
        raise InputError(f"{text} {found.message}")
    return text


def _addresses(_ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(map(_address, values)))
    except InputError as error:
        raise click.BadParameter(str(error), param=param) from error


@dataclass(frozen=True, slots=True)
class Given:
    """The options, parsed."""

    every: float
    once: bool
    until: dt.datetime | None
    claims: tuple[str, ...]
    actors: tuple[str, ...]
    command: tuple[str, ...] | None
    webhook: str | None
    allow_private: bool
    as_json: bool


given_options = folded(
    "given",
    Given,
    {
        "every": click.option(
            "--every",
            metavar="TIME",
            default="15m",
            show_default=True,
            callback=parsed(_span),
            help="From one look at a feed to the next: 15m, 1h, 2d.",
        ),
        "once": click.option("--once", is_flag=True, help="Look once at each feed, and end."),
        "until": click.option("--until", metavar="DATE", callback=parsed(_end), help="End then; a day counts whole."),
        "claims": click.option(
            "--claim",
            "claims",
            metavar="ID",
            multiple=True,
            help="Tell what is new on this claim; see: onrecord claims.",
        ),
        "actors": click.option(
            "--actor", "actors", metavar="NAME", multiple=True, help="Tell what this actor says, and takes back."
        ),
        "command": click.option(
            "--run", "command", metavar="COMMAND", callback=parsed(command_words), help="Run it with what is new."
        ),
        "webhook": click.option("--webhook", metavar="URL", callback=parsed(_address), help="POST what is new there."),
        "allow_private": click.option(
            "--allow-private", is_flag=True, help="Allow addresses of this machine and its networks, too."
        ),
        "as_json": click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line."),
    },
)


@click.command("watch", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("feeds", metavar="FEED…", nargs=-1, required=True, callback=_addresses)
@ledger_option
@given_options
@plan_options
def command(feeds: tuple[str, ...], path: Path, given: Given, plan: Plan) -> int:
    """Watch RSS and Atom feeds: read what is new into a ledger, and tell what changes with it.

    Where a feed has only a summary, the page is fetched; where that cannot be had, the summary is read and the problem
    noted. An item that says something else later is read again as a document of its own.

    After each round that brought something: new statements on the claims and of the actors that are watched, who
    denies, new origins, changes of position, and commitments that fell due. --run gets the same as JSON on its standard
    input, --webhook by POST; what could not be sent is kept and sent again, under the same id.

    robots.txt is obeyed, one host is asked one thing at a time, and addresses of private networks are refused. Proxies
    set in the environment are not used: they would look names up where nobody checks them. Ctrl-C ends it as soon as
    what is under way is done; a second Ctrl-C ends it at once.
    """
    with Ending() as ending, Ledger.open(path) as ledger:
        watches = _watches(ledger, given)
        teller = Teller(output(wide=True), as_json=given.as_json)
        fetcher = Fetcher(Policy(anywhere if given.allow_private else is_public), WakefulClock(SystemClock(), ending))
        watcher = Watcher(ledger, fetcher, plan, given.every)
        errand = Errand(feeds, watches, given.command, given.webhook, given.until, given.once, ending)
        rounds = Rounds(errand, watcher, teller, _similar())
        for actor in given.actors:
            _note(ledger, actor, rounds, teller)
        with contextlib.suppress(KeyboardInterrupt):  # this is how it is meant to end
            if not given.once and not given.as_json:
                teller.say(rounds.now, f"watching {counted(len(feeds), 'feed')} into {path}; Ctrl-C ends it")
            rounds.go()
        _say_end(rounds, teller)
    return NOTHING if given.once and rounds.done["failed"] and not rounds.done["answered"] else OK


def _watches(ledger: Ledger, given: Given) -> tuple[Watch, ...]:
    """What is watched: days on which something is due, always. InputError where a claim is not there."""
    of_claims = [Watch(WatchKind.CLAIM, statement_named(ledger, claim.partition(".")[0])) for claim in given.claims]
    of_actors = [Watch(WatchKind.ACTOR, actor.strip()) for actor in given.actors]
    return (*of_claims, *of_actors, Watch(WatchKind.DUE))


def _note(ledger: Ledger, actor: str, rounds: Rounds, teller: Teller) -> None:
    """Say where nobody of a name is on record yet; InputError where several are."""
    known = joined(ledger)
    if actors_named(known, actor):
        find_actor(known, actor)
    else:
        teller.tell(Trouble(rounds.now, f"nobody named {actor!r} is on record yet; who comes to be is watched"))


def _similar() -> Similar:
    """How close two texts are, by a model that is loaded with the first two."""

    @cache
    def loaded() -> Similar:
        return likeness(SentenceModel.load())

    def similar(one: str, other: str) -> float:
        return loaded()(one, other)

    return similar


def _say_end(rounds: Rounds, teller: Teller) -> None:
    done = rounds.done
    if teller.as_json:
        about = {"read": done[Outcome.READ], "held": done[Outcome.HELD], "unread": done[Outcome.UNREAD]}
        at = rounds.now.isoformat(timespec="seconds")
        click.echo(json_text({"schema": SCHEMA, "event": "ended", "at": at, **about}))
        return
    read = f"{counted(done[Outcome.READ], 'document')} read, {counted(done['statements'], 'statement')} found"
    teller.say(rounds.now, f"ended: {read}. Unreviewed: a machine's reading.")
