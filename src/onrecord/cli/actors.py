"""`onrecord actors`: who acts and speaks in a ledger, and what people decide about who is who."""

import datetime as dt
import getpass
from collections.abc import Iterable
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.answers.actors import actor_row_object, judgement_object, suggestion_object
from onrecord.cli.asking import json_option, ledger_option, print_array
from onrecord.cli.help_pages import CommandWithExamples, GroupWithExamples
from onrecord.cli.options import folded
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, day_text, line, output, print_wrapped
from onrecord.ledger import Ledger
from onrecord.records import ON_STATEMENTS, ActorType, Judgement, JudgementKind
from onrecord.reports import (
    Joined,
    Judge,
    actors,
    judgements,
    merging,
    splitting,
    suggestions,
    withdrawing,
)
from onrecord.reports.hypotheses import concerning

_NAMES = 3
"""Other names that a table shows."""


def _judge(by: str | None, reason: str) -> Judge:
    return Judge(by or _user(), dt.datetime.now(dt.UTC).replace(microsecond=0), reason)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise click.UsageError("this system does not say who you are; give --by NAME") from error


judge_options = folded(
    "judge",
    _judge,
    {
        "by": click.option("--by", metavar="NAME", envvar="ONRECORD_USER", help="Who judges; the user of this system."),
        "reason": click.option(
            "--because", "reason", metavar="WORDS", default="", help="Why; kept with the judgement."
        ),
    },
)


@click.group(
    "actors",
    cls=GroupWithExamples,
    examples=(
        "onrecord actors --type person",
        "onrecord actors --json | jq -r '.[] | select(.documents > 3) | .name'",
        'onrecord actors merge nikolai-brask nicolai-brask --because "one man, two spellings"',
        "onrecord actors split jan-kovar --document 9c56cc51b374",
        "onrecord actors undo 3",
    ),
)
@ledger_option
@click.option(
    "--type",
    "kind",
    type=click.Choice(ActorType, case_sensitive=False),
    metavar="TYPE",
    help="Only actors of this type.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, path: Path, kind: ActorType | None, *, as_json: bool) -> int:
    """List who acts and speaks, who makes most statements first: persons, organisations, states, outlets, places,
    documents.

    Actors of different documents are one where they have the same full name and type, and roles that go together. All
    else is for people to say, with the commands below; a judgement outranks the machine, holds when documents are read
    again, and is undone by a later one. Unnamed sources are no actors. Exit code 2 where an ID fits no actor.
    """
    if ctx.invoked_subcommand is not None:
        ctx.default_map = {ctx.invoked_subcommand: {"path": str(path)}}
        return OK
    with Ledger.open(path, create=False) as ledger:
        found = actors(ledger, kind)
    if as_json:
        print_array(map(actor_row_object, found))
        return OK
    console = output(wide=True)
    if console.is_terminal:
        _print_table(console, found)
    else:
        for actor in found:
            console.print(_plain(actor), soft_wrap=True)
    return OK


@command.command(
    "merge",
    cls=CommandWithExamples,
    examples=("onrecord actors merge nikolai-brask nicolai-brask", 'onrecord actors merge "Ana Brusk" ana-brusk-2'),
)
@click.argument("wanted", metavar="ID…", nargs=-1, required=True)
@ledger_option
@judge_options
def merge(wanted: tuple[str, ...], path: Path, judge: Judge) -> int:
    """Judge that actors, given by id or name, are one. They stay one when their documents are read again."""
    with Ledger.open(path, create=False) as ledger:
        _print_judgement(output(), ledger.judge(merging(ledger, wanted, judge)))
    return OK


@command.command(
    "split",
    cls=CommandWithExamples,
    examples=(
        "onrecord actors split jan-kovar --document 9c56cc51b374",
        'onrecord actors split nikolai-brask --name "Nicolai Brask"',
    ),
)
@click.argument("wanted", metavar="ID")
@click.option("--document", "documents", metavar="ID", multiple=True, help="Who it is in this document is another one.")
@click.option("--name", "names", metavar="NAME", multiple=True, help="Who is called so is another one.")
@ledger_option
@judge_options
def split(wanted: str, path: Path, judge: Judge, documents: tuple[str, ...], names: tuple[str, ...]) -> int:
    """Judge that an actor is two: who it is in some documents, or by some names, is another than the rest."""
    if not documents and not names:
        raise click.UsageError("say who is another one: --document ID or --name NAME")
    with Ledger.open(path, create=False) as ledger:
        _print_judgement(output(), ledger.judge(splitting(ledger, wanted, names, documents, judge)))
    return OK


@command.command("undo", cls=CommandWithExamples, examples=("onrecord actors undo 3",))
@click.argument("number", type=click.IntRange(min=1))
@ledger_option
@judge_options
def undo(number: int, path: Path, judge: Judge) -> int:
    """Withdraw the judgement of that number. It stays on record, and so does the withdrawal, which can be undone,
    too."""
    with Ledger.open(path, create=False) as ledger:
        if not any(judgement.number == number for judgement in judgements(ledger)):
            raise click.UsageError(f"there is no judgement {number}; see `onrecord actors judgements`")
        _print_judgement(output(), ledger.judge(withdrawing(number, judge)))
    return OK


@command.command(
    "judgements", cls=CommandWithExamples, examples=("onrecord actors judgements", "onrecord actors judgements --json")
)
@ledger_option
@json_option
def list_judgements(path: Path, *, as_json: bool) -> int:
    """List what people decided of actors, the first judgement first: who, when, what and why."""
    with Ledger.open(path, create=False) as ledger:
        found = concerning(judgements(ledger), {*JudgementKind} - {*ON_STATEMENTS, JudgementKind.WITHDRAW})
    if as_json:
        print_array(map(judgement_object, found))
    else:
        for judgement in found:
            _print_judgement(output(), judgement)
    return OK


@command.command(
    "suggest", cls=CommandWithExamples, examples=("onrecord actors suggest", "onrecord actors suggest --json")
)
@ledger_option
@json_option
def list_suggestions(path: Path, *, as_json: bool) -> int:
    """List pairs that might be one actor, the likeliest first: one name kept apart, or names spelt nearly alike."""
    with Ledger.open(path, create=False) as ledger:
        found = suggestions(ledger)
    if as_json:
        print_array(map(suggestion_object, found))
        return OK
    console = output()
    for pair in found:
        print_wrapped(
            console, Text(f"{pair.one}  {pair.other}").append(f"  {pair.likeness:.0%}: {pair.why}", Style.QUIET), 2
        )
    return OK


def _print_table(console: Console, found: Iterable[Joined]) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), header_style=Style.QUIET, show_edge=False)
    table.add_column("name, id and other names")
    table.add_column("type", no_wrap=True)
    table.add_column("documents", justify="right")
    table.add_column("statements", justify="right")
    speaking = statements = 0
    for actor in found:
        name = Text().append(line(actor.name), Style.SOURCE).append(f"  {actor.id}", Style.QUIET)
        others = [line(other) for other in actor.names if other != actor.name]
        if others:
            more = f" and {len(others) - _NAMES} more" if len(others) > _NAMES else ""
            name.append(f"\n{', '.join(others[:_NAMES])}{more}", Style.QUIET)
        table.add_row(name, actor.type.value, f"{actor.documents:,}", f"{actor.statements:,}")
        speaking += actor.statements > 0
        statements += actor.statements
    console.print(table)
    total = f"{counted(table.row_count, 'actor')}, {speaking:,} of them with {counted(statements, 'statement')}"
    print_wrapped(console, Text(f"{total}. Unreviewed: a machine's reading. See one: onrecord actor ID", Style.QUIET))


def _plain(actor: Joined) -> str:
    others = " | ".join(line(name) for name in actor.names)
    return f"{actor.id:<28}  {actor.type.value:<12}  {actor.documents:>5}  {actor.statements:>5}  {others}"


def _print_judgement(console: Console, judgement: Judgement) -> None:
    """`3  2026-03-20  Ada  merge  Nikolai Brask, Nicolai Brask: one man`."""
    text = (
        Text().append(f"{judgement.number}  ", Style.TITLE).append(f"{day_text(judgement.at)}  {line(judgement.by)}  ")
    )
    text.append(judgement.kind.value, Style.CUE)
    these, those = (sorted({line(one.name) for one in side}) for side in (judgement.these, judgement.those))
    if judgement.kind is JudgementKind.WITHDRAW:
        text.append(f"  judgement {judgement.withdraws}")
    else:
        text.append(f"  {', '.join(these)}")
    if those:
        documents = counted(len({one.document for one in judgement.these}), "document")
        text.append(f" in {documents}, from {', '.join(those)}")
    print_wrapped(console, text.append(f": {line(judgement.reason)}" if judgement.reason else ""), hang=3)
