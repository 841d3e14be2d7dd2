"""`onrecord numbers`: figures side by side, by what they count."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.figure_words import SHARED, reservations, spelled
from onrecord.answers.numbers import tables_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, day_text, json_text, line, output, print_wrapped
from onrecord.cli.understood import chain_text, days
from onrecord.ledger import Filters, Ledger
from onrecord.records import Dating, FigurePair, FigureTable, FigureTold
from onrecord.reports.numbers import figure_tables

EXAMPLES = (
    "onrecord numbers --disagree",
    'onrecord numbers --about "flood"',
    "onrecord numbers --actor ministry --since 2026-03-01",
    "onrecord numbers --json | jq '.tables[] | select(.disagreements != [])'",
)
_FEW = 3
"""Statements that a line names."""
_DATING = {
    Dating.STATED: "",
    Dating.SPOKEN_OF: " (spoken of)",
    Dating.SAID: " (said)",
    Dating.PUBLISHED: " (published)",
    Dating.UNDATED: "",
}


@click.command("numbers", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@click.option("--disagree", is_flag=True, help="Only tables in which two figures disagree.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, filters: Filters, *, disagree: bool, as_json: bool) -> int:
    """List figures by what they count, by as-of date: as written, value, when, who by way of whom.

    Two figures disagree where they count the same thing of the same event at the same time, different voices give them,
    and no value fits both, what "about", "at least" and rounding leave open allowed for. A count that grows is
    an update, no disagreement. "Own words" are those of a document outside all its statements. Which figure is right
    is for people to say. Filters keep tables of which a figure passes, with all that can be compared with it.
    """
    with Ledger.open(path, create=False) as ledger:
        found = figure_tables(ledger, filters, disagree=disagree)
    if as_json:
        click.echo(json_text(tables_object(found), indent=1))
        return OK
    console = output()
    for table in found:
        _print_table(console, table)
    _print_total(console, found)
    return OK


def _print_table(console: Console, table: FigureTable) -> None:
    label = table.measure.label if table.measure is not None else "not said what is counted"
    print_wrapped(console, Text(line(label), Style.TITLE), hang=2)
    for row in table.rows:
        _print_row(console, row)
    for text in (*_differences(table.disagreements), *_series(table)):
        print_wrapped(console, text, hang=4, prefix="  ")
    console.print()


def _print_row(console: Console, row: FigureTold) -> None:
    """`2026-03-08 (said)  “14” = 14  The Lisk Courier ← Interior Ministry · 2026-03-09 · 1f2e3d4c`."""
    as_of = days(row.as_of) if row.as_of is not None else "undated"
    text = Text().append(f"{as_of}{_DATING[row.dating]}  ", Style.QUIET)
    text.append(f"“{line(row.text)}”", Style.CONTENT).append(f" = {value_text(row)}  ")
    text.append_text(chain_text(row.told.chain)).append(
        " (own words)" if row.own and not row.credited else "", Style.QUIET
    )
    text.append(f" · {day_text(row.told.published)} · {row.receipt_id[:SHORT_ID]}", Style.QUIET)
    for doubt in reservations(held=row.held, credited=row.credited, part=row.part, earlier=row.earlier):
        text.append(f" · {doubt}", Style.DOUBT)
    print_wrapped(console, text, hang=4, prefix="  ")


def value_text(row: FigureTold) -> str:
    """`about 4,000 crowns`, `between 88 and 94 percent`, `24 or more`."""
    held = row.quantity
    return spelled(held.low, held.high, held.sense, row.measure.unit if row.measure is not None else None, held.per)


def _differences(pairs: Iterable[FigurePair]) -> Iterator[Text]:
    """`≠ 310 million [1f2e3d4c, 5a6b7c8d] and 240 million [9e8f7a6b]`: pairs of the same two values together."""
    together: dict[tuple[str, str], list[FigurePair]] = {}
    for pair in pairs:
        one, other = sorted((pair.one, pair.other), key=_value_key)
        together.setdefault((value_text(one), value_text(other)), []).append(pair)
    for values, found in together.items():
        text = Text().append("≠ disagree: ", Style.BAD)
        for number, value in enumerate(values):
            given = (figure for pair in found for figure in (pair.one, pair.other) if value_text(figure) == value)
            ids = list(dict.fromkeys(figure.receipt_id[:SHORT_ID] for figure in given))
            text.append(" and " if number else "").append(value, Style.CONTENT).append(f" [{_some(ids)}]", Style.QUIET)
        shared = dict.fromkeys(shared for pair in found for shared in pair.shared)
        yield text.append(f"; comparable by {', '.join(SHARED[one] for one in shared)}", Style.QUIET)


def _some(ids: list[str]) -> str:
    return ", ".join(ids[:_FEW]) + (f" and {len(ids) - _FEW} more" if len(ids) > _FEW else "")


def _value_key(figure: FigureTold) -> tuple[Decimal, Decimal, str]:
    low, high = figure.quantity.low, figure.quantity.high
    return low or high or Decimal(0), high or low or Decimal(0), figure.quantity.sense.value


def _series(table: FigureTable) -> Iterator[Text]:
    """`→ 14 [1f2e3d4c] → 17 [5a6b7c8d]: each follows on the one before`; a value stands once."""
    following = {id(figure): figure for pair in table.pairs if pair.series for figure in (pair.one, pair.other)}
    ordered = sorted(following.values(), key=lambda figure: (figure.day or dt.date.max, figure.order))
    steps = ordered[:1] + [one for before, one in pairwise(ordered) if value_text(before) != value_text(one)]
    if steps:
        text = Text()
        for figure in steps:
            text.append("→ ", Style.QUIET).append(f"{value_text(figure)} ", Style.CONTENT)
            text.append(f"[{figure.receipt_id[:SHORT_ID]}] ", Style.QUIET)
        yield text.append("updates and revisions, by the day on which they were given", Style.QUIET)


def _print_total(console: Console, found: tuple[FigureTable, ...]) -> None:
    rows = sum(len(table.rows) for table in found)
    differ = sum(len(table.disagreements) for table in found)
    total = f"{counted(rows, 'figure')} in {counted(len(found), 'table')}, {counted(differ, 'disagreement')}."
    advice = "Unreviewed: a machine's reading. See one in its place: onrecord show ID"
    print_wrapped(console, Text(f"{total} {advice}", Style.QUIET))
