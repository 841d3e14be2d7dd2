"""`onrecord origins`: where a claim comes from, and how it spread."""

from collections.abc import Iterable
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.answers.origins import traced_object
from onrecord.answers.receipts import SHORT_HASH, SHORT_ID
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, day_text, json_text, line, output, print_wrapped
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Filters, Ledger
from onrecord.linking.origins import Carried
from onrecord.reports.origins import Traced, most_told, origin_words, trace

_WORDS = 400
"""Characters of a claim's words that are shown."""

EXAMPLES = (
    "onrecord origins",
    'onrecord origins --about "the dam" --since 2026-03-01',
    "onrecord origins 9c56cc51",
    "onrecord origins 9c56cc51 --json",
)


@click.command("origins", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("beginning", metavar="[CLAIM|STATEMENT]", required=False)
@ledger_option
@filter_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(beginning: str | None, path: Path, filters: Filters, *, as_json: bool) -> int:
    """Show where a claim comes from: its independent origins, and by whom it was told, the earliest first.

    An origin is a named speaker on an occasion, the unnamed source of one outlet, a group, a document that is cited, or
    an outlet that names no source. Copies, reprints and "as the Courier reported" go back to what they repeat; so does
    whoever tells it later and names no source. Who an unnamed source is, is not asked. Give the id of a claim or of one
    of its statements; without one, it lists the claims that stand in most documents. The filters choose claims by their
    statements.
    """
    with Ledger.open(path, create=False) as ledger:
        found = trace(ledger, beginning) if beginning else most_told(ledger, filters)
    if as_json:
        claims = [traced_object(one) for one in found]
        click.echo(json_text({"schema": SCHEMA, "claims": claims}, indent=1))
    elif beginning:
        for traced in found:
            _print_traced(output(), traced)
    else:
        _print_table(output(), found)
    return OK


def _print_table(console: Console, found: Iterable[Traced]) -> None:
    if not console.is_terminal:
        for traced in found:
            console.print(_plain(traced), soft_wrap=True)
        return
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style=Style.QUIET, show_edge=False)
    table.add_column("claim")
    for column in ("docs", "outlets", "origins", "unnamed"):
        table.add_column(column, justify="right", no_wrap=True)
    for traced in found:
        words = Text(_gist(traced, 160)).append(f"  {traced.claim[:SHORT_ID]}", Style.QUIET)
        numbers = (len(traced.carried), traced.outlets, len(traced.origins))
        resting = traced.resting
        unnamed = f"{resting.unnamed:,} of {resting.statements:,}"
        table.add_row(words, *(f"{number:,}" for number in numbers), unnamed)
    if not table.row_count:
        console.print("No claim passes these filters.", style=Style.QUIET)
        return
    console.print(table)
    note = "Unreviewed: a machine's reading. unnamed: statements that go back to unnamed sources. See one:"
    print_wrapped(console, Text(f"{note} onrecord origins ID", Style.QUIET))


def _plain(traced: Traced) -> str:
    numbers = f"{len(traced.carried):>5}  {traced.outlets:>4}  {len(traced.origins):>4}"
    resting = f"{traced.resting.unnamed:>4}/{traced.resting.statements:<4}"
    return f"{traced.claim[:SHORT_ID]}  {numbers}  {resting}  {line(traced.words)}"


def _print_traced(console: Console, traced: Traced) -> None:
    print_wrapped(console, Text(f"“{_gist(traced, _WORDS)}”", Style.TITLE))
    print_wrapped(console, Text(line(traced.sentence)))
    if traced.resting.unnamed:
        resting = f"{traced.resting.unnamed:,} of {counted(traced.resting.statements, 'statement')}"
        print_wrapped(console, Text(f"{resting} ({traced.resting.share:.0%}) go back to unnamed sources.", Style.DOUBT))
    for circle in traced.circles:
        way = " credits ".join(line(outlet) for outlet in (*circle.outlets, circle.outlets[0]))
        documents = ", ".join(_short(document) for document in circle.documents)
        print_wrapped(console, Text(f"A circle: {way} (in {documents}).", Style.DOUBT))
    for number, origin in enumerate(traced.origins):
        _heading(console, f"{number + 1}  {line(origin_words(origin))}")
        for document in traced.carried:
            if number in document.origins:
                _print_carried(console, traced, document, frozenset(origin.statements))
    if traced.against:
        _heading(console, f"Against it: {counted(len(traced.against), 'origin')}")
        for origin in traced.against:
            words = f"{line(origin_words(origin))}: {counted(len(origin.statements), 'statement')}"
            print_wrapped(console, Text(words), hang=2)
    console.print()
    print_wrapped(console, Text("Unreviewed: a machine's reading. See a statement: onrecord show ID", Style.QUIET))
    console.print()


def _print_carried(console: Console, traced: Traced, document: Carried, within: frozenset[str]) -> None:
    """A document in time, and what it owes to whom."""
    text = Text(f"{day_text(document.published)}  ").append(line(document.publisher or "(no publisher)"), Style.SOURCE)
    text.append(f"  {line(document.title or _short(document.document))}", Style.QUIET)
    if document.credits:
        text.append(f"  credits {', '.join(map(line, document.credits))}", Style.CUE)
    if document.reused is not None:
        text.append(f"  reuses a passage, {document.reused:.0%} of its words the same", Style.HEDGE)
    print_wrapped(console, text, hang=12)
    for name in document.statements:
        if name in within:
            words = f"{name[:SHORT_ID]}  {line(traced.told[name].words)}"
            print_wrapped(console, Text(words, Style.QUIET), hang=SHORT_ID + 2, prefix=" " * 12)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Rule(style=Style.QUIET))
    print_wrapped(console, Text(words, Style.TITLE), hang=3)


def _gist(traced: Traced, most: int) -> str:
    words = line(traced.words)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _short(document: str) -> str:
    return document.removeprefix("sha256:")[:SHORT_HASH]
