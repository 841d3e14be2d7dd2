"""`onrecord document`: one document of a ledger, its text with the statements marked."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.answers.documents import document_named, document_object
from onrecord.cli.asking import ledger_option
from onrecord.cli.document_view import print_reading
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import NOTHING, OK
from onrecord.cli.terminal import Style, json_text, output, print_wrapped
from onrecord.ledger import Ledger

EXAMPLES = (
    "onrecord document 9c56cc51b374",
    "onrecord document 9c56cc51b374 --json | jq '.statements[].source.text'",
)


@click.command("document", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("beginning", metavar="ID")
@ledger_option
@click.option("--at", default=0, type=click.IntRange(min=0), metavar="N", help="With --json: the part with this place.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object, of one part of the text where it is long."
)
def command(beginning: str, path: Path, at: int, *, as_json: bool) -> int:
    """Show the document whose id begins with ID: its text as it was, with the statements marked, and their list.

    Exit code 1 where the document is held and nothing has been read in it.
    """
    with Ledger.open(path, create=False) as ledger:
        if as_json:
            click.echo(json_text(document_object(ledger, beginning, at), indent=1))
            return OK
        row = document_named(ledger, beginning)
        reading = ledger.reading(row.id)
    console = output()
    if reading is None:
        print_wrapped(console, Text(f"Nothing has been read in {row.id}; add its file again.", Style.QUIET))
        return NOTHING
    print_reading(console, reading, row.places[0] if row.places else row.id)
    return OK
