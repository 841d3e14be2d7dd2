"""`onrecord actor`: what a ledger knows of somebody."""

import datetime as dt
from datetime import date
from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.portraits import Wanted, portrait_of
from onrecord.answers.receipts import SHORT_ID
from onrecord.answers.similar import likeness
from onrecord.cli.asking import ledger_option
from onrecord.cli.claim_voices import MARKS, days_text, quoted
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.ledger import Ledger
from onrecord.models.sentence_model import SentenceModel
from onrecord.records import HopKind, Stance
from onrecord.reports import Profile, profile
from onrecord.reports.records import Record, record_of

_BAR = 20
_MOST = 8
"""Who contradicts, and claims, that a page shows; the others are in the JSON object."""

EXAMPLES = (
    "onrecord actor teodor-zalvic",
    'onrecord actor "Teodor Žalvic" --json',
)


@click.command("actor", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("wanted", metavar="ID|NAME")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(wanted: str, path: Path, *, as_json: bool) -> int:
    """Show an actor: its names, its roles over time, its statements by act, by way of whom they came, and on which
    claims it stands on which side.

    Every count is of all the statements that it makes in the ledger, or of all the claims on which it takes a side.
    The JSON object also holds what it said, newest first, its denials, commitments and changes of position.
    Exit code 2 where no actor has that id or name, or several have the name.
    """
    with Ledger.open(path, create=False) as ledger:
        if as_json:
            today = dt.datetime.now(dt.UTC).astimezone().date()
            portrait = portrait_of(ledger, wanted, likeness(SentenceModel.load()), Wanted(today))
            click.echo(json_text(portrait, indent=1))
            return OK
        found = profile(ledger, wanted)
        record = record_of(ledger, found.actor)
    _print_profile(output(), found, record)
    return OK


def _print_profile(console: Console, found: Profile, record: Record) -> None:
    actor = found.actor
    print_wrapped(console, Text().append(line(actor.name), Style.SOURCE).append(f"  {actor.type.value}", Style.QUIET))
    counts = f"{counted(found.statements, 'statement')} · {counted(actor.documents, 'document')} · {actor.id}"
    print_wrapped(console, Text(counts, Style.QUIET))
    others = [line(name) for name in actor.names if name != actor.name]
    if others:
        print_wrapped(console, Text().append("also ", Style.QUIET).append(", ".join(others)), hang=5)
    if found.roles:
        _heading(console, "Roles, by the days on which documents give them")
    for role in found.roles:
        text = Text().append(f"{_days(role.first, role.last):<25}", Style.QUIET)
        text.append("formerly " if role.former else "").append(line(role.text))
        print_wrapped(console, text.append(f" · {counted(role.documents, 'document')}", Style.QUIET), hang=25)
    if found.statements:
        _heading(console, f"What it does in {counted(found.statements, 'statement')}")
        for act, number in found.acts:
            _print_share(console, act.value if act else "(not known)", number, found.statements)
        if found.negative:
            _print_share(console, "− holds that it is not so", found.negative, found.statements)
        _heading(console, "By way of whom")
        for voice in found.through:
            quoted = {HopKind.PUBLISHER: "", HopKind.OUTLET: " (quoted)"}.get(voice.kind, " (speaking)")
            _print_share(console, f"{line(voice.text)}{quoted}", voice.statements, found.statements)
    _print_record(console, record)
    if found.perhaps:
        _heading(console, "Perhaps the same; a person must say")
    for pair in found.perhaps:
        other = pair.other if pair.one == actor.id else pair.one
        print_wrapped(console, Text(f"{other}  ").append(f"{pair.likeness:.0%}: {pair.why}", Style.QUIET), hang=2)
    console.print()
    caution = f'Unreviewed: a machine\'s reading. Its words: onrecord statements --actor "{line(actor.name)}"'
    print_wrapped(console, Text(caution, Style.QUIET))


def _print_record(console: Console, record: Record) -> None:
    """On which claims it takes which side, and who takes the other; nothing where it takes none."""
    whole = len(record.positions)
    if not whole:
        return
    _heading(console, f"Where it stands, on {counted(whole, 'claim')} of two statements or more")
    for name, number in (
        ("+ asserts", record.count(Stance.ASSERTS)),
        ("− denies", record.count(Stance.DENIES)),
        ("contradicted by others", record.contradicted),
    ):
        _print_share(console, name, number, whole)
    for name, number in record.by[:_MOST]:
        _print_share(console, f"  by {line(name)}", number, whole)
    for position in record.positions[:_MOST]:
        marks = " ".join(MARKS[stance] for stance in position.taken)
        head = Text(f"{marks:<4}").append(f"{position.standing.id[:SHORT_ID]}  ", Style.QUIET)
        print_wrapped(console, head.append(quoted(position.standing), Style.CONTENT), hang=14)
    corpus = record.corpus
    searched = f"{counted(corpus.documents, 'document')} of {counted(corpus.publishers, 'publisher')}"
    changes = f"{counted(record.changes, 'change')} of position" + (
        "; see onrecord reversals" if record.changes else ""
    )
    print_wrapped(console, Text(f"In {searched}, {days_text(corpus.first, corpus.last)} · {changes}", Style.QUIET))


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Rule(Text(words), align="left", style=Style.QUIET))


def _print_share(console: Console, name: str, number: int, whole: int) -> None:
    """A bar, and never a share without its numbers."""
    filled = round(number / whole * _BAR)
    label = Text(name)
    label.truncate(32, overflow="ellipsis", pad=True)
    text = label.append(" ").append("█" * filled, Style.CUE).append("·" * (_BAR - filled), Style.QUIET)
    console.print(text.append(f" {number / whole:4.0%}  {number:,} of {whole:,}"), no_wrap=True)


def _days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "undated"
    return first.isoformat() if first == last else f"{first} to {last}"
