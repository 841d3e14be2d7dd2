"""`onrecord documents`: what a ledger holds."""

from collections.abc import Iterable
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.answers.receipts import SHORT_HASH
from onrecord.cli.asking import filter_options, json_option, ledger_option, print_array
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, date_text, day_text, line, output, print_wrapped
from onrecord.exports import document_row_object
from onrecord.ledger import DocumentRow, Filters, Ledger
from onrecord.reports import Overview, documents, overview

EXAMPLES = (
    "onrecord documents",
    "onrecord documents --publisher Courier --about dam",
    "onrecord documents --json | jq -r '.[] | select(.published == null) | .locations[]'",
)


@click.command("documents", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@json_option
def command(path: Path, filters: Filters, *, as_json: bool) -> int:
    """List the documents, oldest first, with how many statements were read in each and where it was found.

    Options that ask for statements list the documents that have such a statement.

    In a pipe it is one line for each document: shortened hash, day, publisher, number of statements, title, place.
    """
    with Ledger.open(path, create=False) as ledger:
        rows = documents(ledger, filters)
        console = output(wide=True)
        if as_json:
            print_array(map(document_row_object, rows))
        elif console.is_terminal:
            number = _print_table(console, rows)
            print_wrapped(console, Text(_shown(number, overview(ledger)), Style.QUIET))
        else:
            for row in rows:
                console.print(_plain(row), soft_wrap=True)
    return OK


def _print_table(console: Console, rows: Iterable[DocumentRow]) -> int:
    """Returns how many there are."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), header_style=Style.QUIET, show_edge=False)
    table.add_column("published", no_wrap=True)
    table.add_column("publisher", style=Style.TITLE, max_width=console.width // 4)
    table.add_column("title, place and id")
    table.add_column("statements", justify="right")
    for row in rows:
        table.add_row(day_text(row.published), line(row.publisher or ""), _title(row), f"{row.statements:,}")
    console.print(table)
    return table.row_count


def _title(row: DocumentRow) -> Text:
    """The title, which leads to the file where the terminal can follow it, and the file below."""
    place = row.places[0] if row.places else ""
    file = Path(place)
    title = Text(line(row.title or "untitled"), f"link {file.resolve().as_uri()}" if file.is_file() else "")
    more = f" and {len(row.places) - 1} more" if len(row.places) > 1 else ""
    return Text().append_text(title).append(f"\n{line(place)}{more}  {_short(row)}", Style.QUIET)


def _plain(row: DocumentRow) -> str:
    place = line(row.places[0]) if row.places else "-"
    publisher, title = line(row.publisher or "-"), line(row.title or "-")
    return f"{_short(row)}  {day_text(row.published):<10}  {publisher:<20}  {row.statements:>5}  {title}  {place}"


def _short(row: DocumentRow) -> str:
    return row.id.removeprefix("sha256:")[:SHORT_HASH]


def _shown(number: int, found: Overview) -> str:
    """What a ledger holds, and how much of it is shown where that is not all."""
    return total(found) if number == found.documents else f"{number:,} of {total(found)}"


def total(found: Overview) -> str:
    """What a ledger holds, in one line."""
    parts = [
        counted(found.documents, "document"),
        counted(found.publishers, "publisher"),
        counted(found.statements, "statement"),
    ]
    if found.first and found.last:
        parts.append(f"{date_text(found.first)} to {date_text(found.last)}")
    if found.undated:
        parts.append(f"{found.undated:,} undated")
    if found.problems:
        parts.append(counted(found.problems, "problem"))
    return " · ".join(parts)
