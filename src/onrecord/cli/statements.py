"""`onrecord statements`: who said what, from a ledger."""

from pathlib import Path

import click

from onrecord.cli.asking import filter_options, json_option, ledger_option, print_array
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.statement_rows import print_grouped, print_lines
from onrecord.cli.terminal import output
from onrecord.exports import statement_row_object
from onrecord.ledger import Filters, Ledger
from onrecord.reports import chain_of, statements

EXAMPLES = (
    'onrecord statements --about "the dam" --since 2026-03-01',
    "onrecord statements --actor Žalvic --publisher Courier",
    "onrecord statements --act deny --via Courier",
    "onrecord statements --unnamed --min-confidence 0.8",
    "onrecord statements --actor minister --json > statements.json",
)


@click.command("statements", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@json_option
@click.option("--brief", is_flag=True, help="One line for each statement, cut to the width of the terminal.")
def command(path: Path, filters: Filters, *, as_json: bool, brief: bool) -> int:
    """List who said what, oldest first, then in the order of the text; undated documents last.

    In a pipe it is one line for each statement: id, day, publisher, source and [whom it stands for], "unnamed" where it
    is, cue, act (− where the speaker holds that it is not so; how surely, where less than certain), kind, confidence,
    review, receipt (hash of the document and places in its text) and the words.
    """
    with Ledger.open(path, create=False) as ledger:
        rows = statements(ledger, filters)
        console = output(wide=brief)
        if as_json:
            print_array(statement_row_object(row, chain_of(ledger, row)) for row in rows)
        elif console.is_terminal:
            print_grouped(console, rows, brief=brief)
        else:
            print_lines(console, rows)
    return OK
