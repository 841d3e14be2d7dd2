"""`onrecord verify`: the whole ledger checked against itself."""

from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.asking import ledger_option
from onrecord.cli.document_view import print_problems
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import NOTHING, OK
from onrecord.cli.progress import counting
from onrecord.cli.terminal import Style, counted, output, print_wrapped
from onrecord.ledger import Ledger
from onrecord.reports import overview

EXAMPLES = (
    "onrecord verify",
    "onrecord verify --ledger desk.db && cp desk.db backup/",
)


@click.command("verify", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
def command(path: Path) -> int:
    """Check that every original hashes to its document's id, every text to its hash, and that every span cuts the words
    that are on record. Exit code 1 where anything is wrong.
    """
    console = output()
    documents = statements = spans = problems = 0
    with Ledger.open(path, create=False) as ledger, counting("Checking", overview(ledger).documents) as advance:
        for checked in ledger.verify():
            documents += checked.documents
            statements += checked.statements
            spans += checked.spans
            problems += len(checked.problems)
            print_problems(console, checked.problems)
            advance(checked.documents)
    checked_all = ", ".join((counted(documents, "document"), counted(statements, "statement"), counted(spans, "span")))
    verdict = Text(counted(problems, "problem"), Style.BAD) if problems else Text("all as recorded", Style.GOOD)
    print_wrapped(console, Text().append(f"{path}: {checked_all}: ").append_text(verdict))
    return NOTHING if problems else OK
