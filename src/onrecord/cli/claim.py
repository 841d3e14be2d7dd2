"""`onrecord claim`: one claim, both sides in time."""

from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.claims import claim_view_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import ledger_option
from onrecord.cli.claim_voices import print_voice, quoted, side_text
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, json_text, line, output, print_wrapped
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Ledger
from onrecord.reports.claims import ClaimView, claim_view

EXAMPLES = (
    "onrecord claim 9c56cc51",
    "onrecord claim 9c56cc51 --json",
)


@click.command("claim", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("beginning", metavar="ID")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(beginning: str, path: Path, *, as_json: bool) -> int:
    """Show the claim of the statement whose id begins with ID: who asserts it and who denies it, in time.

    Any statement of the claim will do. Each is shown with its day, by whom and by way of whom, its words, its stance
    (+ asserts, − denies, ~ passes on or leaves open, ? holds possible), how sure the machine is, and its receipt. Exit
    code 2 where no statement has such an id, or several have.
    """
    with Ledger.open(path, create=False) as ledger:
        view = claim_view(ledger, beginning)
    if as_json:
        click.echo(json_text(claim_view_object(view, SCHEMA), indent=1))
    else:
        _print_view(output(), view)
    return OK


def _print_view(console: Console, view: ClaimView) -> None:
    print_wrapped(console, Text(quoted(view.row.standing), Style.TITLE))
    for side in view.row.status.sides:
        names = f": {', '.join(map(line, side.speakers))}" if side.speakers else ""
        print_wrapped(console, Text(side_text(side)).append(names, Style.QUIET), hang=2)
    console.print(Rule(style=Style.QUIET))
    for voice in view.voices:
        print_voice(console, voice.told, voice.stance)
    console.print(Rule(style=Style.QUIET))
    if view.others:
        ids = ", ".join(name[:SHORT_ID] for name in view.others)
        print_wrapped(console, Text(f"The statement asked for takes part in further claims: {ids}", Style.QUIET))
    caution = "Unreviewed: a machine's reading. It counts who says what; it does not say what is so."
    print_wrapped(console, Text(caution, Style.QUIET))
