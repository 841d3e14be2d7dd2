"""`onrecord claims`: what is claimed in a ledger, and how contested it is."""

from collections.abc import Iterable
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.answers.claims import claim_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.claim_voices import days_text, quoted
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.reviewed import caution
from onrecord.cli.terminal import Style, counted, json_text, output, print_wrapped
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.records import Stance
from onrecord.reports.claims import ClaimRow, Sort, claim_rows

EXAMPLES = (
    "onrecord claims",
    "onrecord claims --sort spread --since 2026-03-01",
    'onrecord claims --about "the dam" --actor Žalvic',
    "onrecord claims --json | jq '.claims[] | select(.outlets > 3) | .words'",
)


@click.command("claims", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@click.option(
    "--sort",
    type=click.Choice(Sort, case_sensitive=False),
    default=Sort.CONTESTED,
    show_default=True,
    help="What comes first: claims that most origins stand for and against, that are in most outlets, or new ones.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, filters: Filters, sort: Sort, *, as_json: bool) -> int:
    """List what two statements or more say, the most contested first: + asserted, − denied.

    Both are counts of statements with, in brackets, their independent origins: whoever repeats somebody else's words is
    none. Filters keep claims of which a statement passes. Nothing here says what is so.
    """
    with Ledger.open(path, create=False) as ledger:
        found = claim_rows(ledger, filters, sort)
    if as_json:
        click.echo(json_text({"schema": SCHEMA, "claims": [claim_object(row) for row in found]}, indent=1))
        return OK
    print_claims(output(wide=True), found)
    return OK


def print_claims(console: Console, found: Iterable[ClaimRow]) -> None:
    """A table on a terminal, a line for each in a pipe."""
    if console.is_terminal:
        _print_table(console, found)
        return
    for row in found:
        console.print(_plain(row), soft_wrap=True)


def _print_table(console: Console, found: Iterable[ClaimRow]) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0), header_style=Style.QUIET, show_edge=False)
    table.add_column("claim, in the words of one statement", ratio=1)
    for name in ("+", "−", "outlets", "unnamed"):
        table.add_column(name, justify="right", no_wrap=True)
    contested = judged = statements = 0
    for row in found:
        held = row.status
        words = Text(quoted(row.standing))
        words.truncate(max(console.width, 80) * 2, overflow="ellipsis")
        about = f"\n{row.standing.id[:SHORT_ID]} · {days_text(held.first, held.last)}"
        cells = (_count(row, Stance.ASSERTS), _count(row, Stance.DENIES), f"{held.outlets:,}", _unnamed(row))
        table.add_row(words.append(about, Style.QUIET), *cells)
        contested += held.contested > 0
        judged += row.judged
        statements += held.statements
    if not table.row_count:
        console.print("No claim of two statements or more passes these filters.", style=Style.QUIET)
        return
    console.print(table)
    total = f"{counted(table.row_count, 'claim')}, {contested:,} of them asserted and denied"
    advice = "+ and −: statements that assert and deny (independent origins)."
    advice = f"{advice} {caution(judged, statements)}"
    print_wrapped(console, Text(f"{total}. {advice} See one: onrecord claim ID", Style.QUIET))


def _plain(row: ClaimRow) -> str:
    held = row.status
    columns = (
        row.standing.id[:SHORT_ID],
        f"+{_count(row, Stance.ASSERTS):<8}",
        f"−{_count(row, Stance.DENIES):<8}",
        f"{held.outlets:>4}",
        f"{held.documents:>4}",
        f"{_unnamed(row):>9}",
        f"{days_text(held.first, held.last):<24}",
        f"{row.judged} reviewed" if row.judged else "unreviewed",
        quoted(row.standing),
    )
    return "  ".join(columns)


def _count(row: ClaimRow, stance: Stance) -> str:
    """`5 (2)`: statements, and their independent origins."""
    side = row.status.side(stance)
    return f"{len(side.statements):,} ({side.origins:,})" if side else "0"


def _unnamed(row: ClaimRow) -> str:
    return f"{row.status.unnamed:,} of {row.status.statements:,}"
