"""`onrecord overview`: a whole ledger at one look."""

import datetime as dt
from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.overview import glance_object
from onrecord.answers.receipts import SHORT_HASH, SHORT_ID
from onrecord.answers.similar import likeness
from onrecord.cli.asking import ledger_option
from onrecord.cli.claim_voices import quoted
from onrecord.cli.documents import total
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import day, parsed
from onrecord.cli.program import OK
from onrecord.cli.promises import due_text, who
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.ledger import Ledger, Overview, Waiting
from onrecord.models.sentence_model import SentenceModel
from onrecord.records import Stance
from onrecord.reports.claims import ClaimRow
from onrecord.reports.glance import Contested, Due, Glance, New, glance_at
from onrecord.reports.promises import Followed

EXAMPLES = (
    "onrecord overview",
    "onrecord overview --as-of 2026-04-30",
    "onrecord overview --json | jq .held",
)
_MOST = 3
"""Commitments and documents of each list, for all to fit one screen; the JSON object has a few more."""


@click.command("overview", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@click.option(
    "--as-of", metavar="DATE", callback=parsed(day), help="What is due is told as of this day; today unless given."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, as_of: dt.date | None, *, as_json: bool) -> int:
    """Show on one screen what a ledger holds, what is contested in it, what falls due and what is overdue, which
    documents came last, and how many statements wait for review.

    Of each it shows the first few, with how many there are in all, and the command that lists the others. Overdue means
    that a day has passed and that the documents in the ledger say nothing of what became of it.
    """
    today = as_of or dt.datetime.now(dt.UTC).astimezone().date()
    with Ledger.open(path, create=False) as ledger:
        found = glance_at(ledger, today, likeness(SentenceModel.load()))
    console = output()
    if as_json:
        click.echo(json_text(glance_object(found), indent=1))
    elif not found.held.documents:
        _print_beginning(console, found.held)
    else:
        _print_glance(console, found)
    return OK


def _print_beginning(console: Console, held: Overview) -> None:
    """How to begin, where nothing is held."""
    problems = f" {counted(held.problems, 'problem')} on record: onrecord problems" if held.problems else ""
    print_wrapped(console, Text(f"This ledger holds no document yet.{problems}"))
    console.print()
    for typed, does in (
        ("onrecord add FOLDER", "read articles, archives and tables into it"),
        ("onrecord demo", "read a bundled, invented affair and look at it"),
    ):
        print_wrapped(console, Text(f"  {typed:<22}").append(does, Style.QUIET), hang=24)


def _print_glance(console: Console, found: Glance) -> None:
    held = found.held
    print_wrapped(console, Text(total(held), Style.TITLE))
    share = f" ({held.unnamed_share:.0%})" if held.unnamed_share is not None else ""
    rests = f"{held.unnamed:,} of {counted(held.statements, 'statement')} come from unnamed sources{share}"
    print_wrapped(console, Text(f"{rests}: onrecord sources", Style.QUIET))
    _print_contested(console, found.contested)
    _print_due(console, found.due)
    _print_new(console, found.new)
    _print_waiting(console, found.waiting)


def _print_contested(console: Console, found: Contested) -> None:
    told = f"Contested: {found.contested:,} of {counted(found.claims, 'claim')}"
    _heading(console, told, "onrecord claims")
    for row in found.first:
        sides = Text().append(f"+{_origins(row, Stance.ASSERTS)}", Style.GOOD).append(" ")
        sides.append(f"−{_origins(row, Stance.DENIES)}", Style.BAD)
        _print_line(console, sides, row.standing.id[:SHORT_ID], quoted(row.standing))
    if found.first:
        print_wrapped(console, Text("+ and −: independent origins that assert and deny", Style.QUIET))


def _origins(row: ClaimRow, stance: Stance) -> str:
    return f"{row.status.origins(stance):,}"


def _print_due(console: Console, found: Due) -> None:
    _heading(console, f"Due on {found.as_of} or later: {found.coming:,}", "onrecord promises")
    for one in found.following[:_MOST]:
        _print_commitment(console, one)
    _heading(console, f"Overdue, nothing found: {found.passed:,}", "onrecord promises --overdue")
    for one in found.overdue[:_MOST]:
        _print_commitment(console, one)


def _print_commitment(console: Console, one: Followed) -> None:
    statement = one.owed.commitment.statement
    by, to = who(one)
    words = f"{one.owed.commitment.kind.value}: {by}{f' → {to}' if to else ''}: {line(one.owed.what)}"
    due = one.statuses.due
    until = due.end.isoformat() if due and due.end else due_text(one)
    _print_line(console, Text(until, Style.DOUBT), f"{(statement or '-')[:SHORT_ID]:<{SHORT_ID}}", words)


def _print_new(console: Console, found: New) -> None:
    latest = found.days[0]
    told = f"New: {counted(latest.documents, 'document')} on {latest.day}, {counted(latest.statements, 'statement')}"
    _heading(console, told, "onrecord documents")
    for one in found.documents[:_MOST]:
        row = one.document
        title = " · ".join(line(part) for part in (row.publisher, row.title or "untitled") if part)
        name = row.id.removeprefix("sha256:")[:SHORT_HASH]
        _print_line(console, Text(f"{one.added:%m-%d %H:%M}", Style.QUIET), name, title)
    earlier = ", ".join(f"{one.documents:,} on {one.day}" for one in found.days[1:])
    if earlier:
        print_wrapped(console, Text(f"before: {earlier}", Style.QUIET))


def _print_waiting(console: Console, found: Waiting) -> None:
    _heading(console, f"Waits for review: {counted(found.statements, 'statement')}", "")
    reasons = (
        counted(found.denials, "denial"),
        f"{found.unnamed:,} of unnamed sources",
        f"{found.unsure:,} that the machine is unsure of",
        f"{found.cited:,} said again elsewhere",
    )
    print_wrapped(console, Text(" · ".join(reasons), Style.QUIET))


def _heading(console: Console, words: str, command: str) -> None:
    text = Text(words, Style.TITLE).append(f"  {command}" if command else "", Style.QUIET)
    console.print(Rule(text, align="left", style=Style.QUIET))


def _print_line(console: Console, head: Text, name: str, words: str) -> None:
    """One line, cut on a terminal, whole in a pipe."""
    text = head.append(f"  {name}  ", Style.QUIET).append(words)
    if console.is_terminal:
        text.truncate(console.width, overflow="ellipsis")
    console.print(text, no_wrap=True, overflow="ignore", crop=False, soft_wrap=True)
