"""`onrecord reversals`: the same speaker, different words."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.claims import change_object
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.claim_voices import print_voice
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.linking.reversals import Change, Reversal
from onrecord.reports.reversals import changes

EXAMPLES = (
    "onrecord reversals",
    "onrecord reversals --actor Žalvic",
    'onrecord reversals --about "the dam" --json',
)
_TOLD = {
    Change.REVERSAL: "takes the other side",
    Change.RETREAT: "now holds only possible what it held for sure, one way or the other",
    Change.ADVANCE: "now holds for sure, one way or the other, what it held only possible",
    Change.ANSWER: "now takes a side where it declined to speak",
}


@click.command("reversals", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, filters: Filters, *, as_json: bool) -> int:
    """List changes of position of one speaker on one claim, the latest first, both statements one below the other.

    Days are those of the words where the text tells them, else of the documents. Unnamed sources are left out: nobody
    knows whether they are one. Filters keep changes of which a statement passes.
    """
    with Ledger.open(path, create=False) as ledger:
        found = changes(ledger, filters)
    if as_json:
        click.echo(json_text({"schema": SCHEMA, "changes": [change_object(change) for change in found]}, indent=1))
        return OK
    console = output()
    for change in found:
        _print_change(console, change)
    total = f"{counted(len(found), 'change')} of position. Unreviewed: a machine's reading; read both in their places."
    print_wrapped(console, Text(total, Style.QUIET))
    return OK


def _print_change(console: Console, change: Reversal) -> None:
    head = Text().append(line(change.after.speaker_name or change.speaker), Style.SOURCE)
    print_wrapped(console, head.append(f"  {change.change.value}: {_TOLD[change.change]}", Style.QUIET), hang=2)
    for told, stance, day in zip((change.before, change.after), change.stances, change.days, strict=True):
        print_voice(console, told, stance, day)
    console.print()
