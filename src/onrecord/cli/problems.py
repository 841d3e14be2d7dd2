"""`onrecord problems`: what could not be read, or not as a whole."""

from pathlib import Path

import click

from onrecord.cli.asking import json_option, ledger_option, print_array
from onrecord.cli.document_view import print_problems
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import output
from onrecord.exports import problem_object
from onrecord.ledger import Ledger
from onrecord.reports import problems

EXAMPLES = (
    "onrecord problems",
    "onrecord problems --json | jq 'group_by(.kind) | map({kind: .[0].kind, number: length})'",
)


@click.command("problems", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@json_option
def command(path: Path, *, as_json: bool) -> int:
    """List all trouble with inputs: what, which file or row, and what share of it was not read."""
    with Ledger.open(path, create=False) as ledger:
        found = problems(ledger)
        if as_json:
            print_array(map(problem_object, found))
        else:
            print_problems(output(), found)
    return OK
