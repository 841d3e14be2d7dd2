"""`onrecord whatif`: what falls if a source falls."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.claims import whatif_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.claim_voices import quoted
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.ledger import Filters, Ledger
from onrecord.reports.whatif import Fallen, WhatIf, what_if

EXAMPLES = (
    'onrecord whatif --without "The Saltmarsh Courier"',
    "onrecord whatif --without teodor-zalvic --since 2026-03-01",
    "onrecord whatif --without 9c56cc51b374 --json",
)


@click.command("whatif", cls=CommandWithExamples, examples=EXAMPLES)
@click.option(
    "--without",
    metavar="ACTOR|PUBLISHER|DOCUMENT|STATEMENT",
    required=True,
    help="The source to take away: an actor or a publisher by name, or the beginning of an id.",
)
@ledger_option
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(without: str, path: Path, filters: Filters, *, as_json: bool) -> int:
    """Take a source away and list the claims that lose support: from how many independent origins to how many.

    What copies or cites the source falls with it; what another origin tells as well stands. A statement, such as that
    of an unnamed source, is taken away with all that goes back to it. Exit code 2 where there is no such source, or
    several fit.
    """
    with Ledger.open(path, create=False) as ledger:
        found = what_if(ledger, without, filters)
    if as_json:
        click.echo(json_text(whatif_object(found), indent=1))
    else:
        _print(output(), found)
    return OK


def _print(console: Console, found: WhatIf) -> None:
    print_wrapped(console, Text().append("Without ").append(line(found.name), Style.SOURCE).append(f" ({found.kind})"))
    console.print()
    for fallen in found.fallen:
        _print_fall(console, fallen)
    alone = sum(fallen.fall.after == 0 for fallen in found.fallen)
    total = (
        f"{len(found.fallen):,} of {counted(found.claims, 'claim')} would lose support, {alone:,} all of it. "
        "Unreviewed: a machine's reading."
    )
    print_wrapped(console, Text(total, Style.QUIET))


def _print_fall(console: Console, fallen: Fallen) -> None:
    fall = fallen.fall
    style = Style.BAD if fall.after == 0 else Style.DOUBT
    origins = "origin" if fall.before == 1 else "origins"
    about = f" {origins} · less {counted(len(fall.lost), 'statement')} · {fallen.standing.id[:SHORT_ID]}"
    head = Text(f"{fall.before} → {fall.after}", style).append(about, Style.QUIET)
    print_wrapped(console, head)
    print_wrapped(console, Text(quoted(fallen.standing)), prefix="    ")
