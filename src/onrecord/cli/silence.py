"""`onrecord silence`: who has said nothing about a claim that names them."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.claims import silence_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.claim_voices import days_text, print_voice, quoted
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import day, folded, parsed
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.reports.silence import Silent, silent

EXAMPLES = (
    "onrecord silence --who teodor-zalvic",
    "onrecord silence --claim 9c56cc51 --as-of 2026-04-01",
    'onrecord silence --about "the dam" --json',
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose silence on which claim is asked for, as of which day; None is all."""

    who: str | None
    claim: str | None
    until: dt.date


def _asked(who: str | None, claim: str | None, as_of: dt.date | None) -> Asked:
    return Asked(who, claim, as_of or dt.datetime.now(dt.UTC).astimezone().date())


asked_options = folded(
    "asked",
    _asked,
    {
        "who": click.option("--who", metavar="ID|NAME", help="Only this actor."),
        "claim": click.option("--claim", metavar="ID", help="Only the claim of the statement whose id begins so."),
        "as_of": click.option(
            "--as-of", metavar="DATE", callback=parsed(day), help="As of this day; today unless given."
        ),
    },
)


@click.command("silence", cls=CommandWithExamples, examples=EXAMPLES)
@asked_options
@ledger_option
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, filters: Filters, asked: Asked, *, as_json: bool) -> int:
    """List who is named by a claim and takes no side on it, those longest silent first.

    Absence is of the documents in the ledger and no others: how many were searched, of which outlets and days, and how
    much the actor says in them of other things. Who declined to speak was not silent, and is shown as such.
    """
    with Ledger.open(path, create=False) as ledger:
        found = silent(ledger, asked.until, filters, who=asked.who, claim=asked.claim)
    if as_json:
        objects = [silence_object(one) for one in found]
        click.echo(json_text({"schema": SCHEMA, "as_of": asked.until.isoformat(), "silences": objects}, indent=1))
    else:
        _print(output(), found, asked.until)
    return OK


def _print(console: Console, found: tuple[Silent, ...], until: dt.date) -> None:
    for _, group in groupby(found, key=lambda one: (bool(one.declined), one.silence.claim.id)):
        together = list(group)
        print_wrapped(console, Text(quoted(together[0].standing), Style.TITLE))
        for one in together:
            _print_silence(console, one)
        console.print()
    silences = sum(not one.declined for one in found)
    total = (
        f"{counted(silences, 'silence')} and {len(found) - silences:,} who declined to speak, as of {until}. "
        "Nothing found in these documents; that is not nothing said."
    )
    print_wrapped(console, Text(total, Style.QUIET))


def _print_silence(console: Console, one: Silent) -> None:
    searched = one.silence.searched
    head = Text().append(line(one.name), Style.SOURCE)
    since = f"since {one.silence.since}, {counted(one.silence.days or 0, 'day')}" if one.silence.since else "undated"
    told = "declined to speak" if one.declined else "nothing found"
    print_wrapped(
        console, head.append(f"  {told} · asserted {since} · {one.standing.id[:SHORT_ID]}", Style.QUIET), hang=2
    )
    where = f"{counted(searched.documents, 'document')} of {counted(searched.outlets, 'outlet')}"
    within = f"searched {where}, {days_text(searched.first, searched.last)}"
    said = f"{counted(searched.statements, 'statement')} by it there"
    print_wrapped(console, Text(f"{within} · {said}", Style.QUIET), prefix="  ")
    for declining in one.declined:
        print_voice(console, declining)
