"""`onrecord search`: words in statements and documents."""

import re
from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.finding import hit_object
from onrecord.answers.receipts import SHORT_ID, receipt
from onrecord.cli.asking import filter_options, json_option, ledger_option, print_array
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.reviewed import caution
from onrecord.cli.statement_list import print_head, sureness
from onrecord.cli.statement_rows import document_line, review
from onrecord.cli.terminal import Style, counted, day_text, line, output, print_wrapped, printable
from onrecord.cli.understood import Told, bracketed, who
from onrecord.ledger import Filters, Ledger, StatementRow
from onrecord.reports import Hit, search

EXAMPLES = (
    'onrecord search "dam gates"',
    "onrecord search '\"from the first word\"' --publisher Courier",
    "onrecord search evacuat* --until 2026-03-10 --json",
)


@click.command("search", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("query")
@ledger_option
@filter_options
@json_option
def command(query: str, path: Path, filters: Filters, *, as_json: bool) -> int:
    """Find words, first in statements (source or content), then anywhere in the documents, the most relevant first.

    All the words must be there; "…" is a phrase and word* a beginning. Letter case and accents do not matter. In a pipe
    it is one line for each passage: statement or "-", day, publisher, source, review, receipt, and the passage with the
    words «marked».
    """
    with Ledger.open(path, create=False) as ledger:
        hits = search(ledger, query, filters)
        console = output()
        if as_json:
            print_array(hit_object(ledger, hit) for hit in hits)
        elif console.is_terminal:
            _print_hits(console, hits)
        else:
            for hit in hits:
                console.print(_plain(hit), soft_wrap=True)
    return OK


def _print_hits(console: Console, hits: Iterable[Hit]) -> None:
    statements = passages = judged = 0
    document = ""
    for hit in hits:
        statements += hit.statement is not None
        passages += hit.statement is None
        judged += hit.statement is not None and hit.statement.reviewed
        if hit.document.id != document:
            document = hit.document.id
            print_wrapped(console, document_line(hit.document), hang=12)
        if hit.statement is not None:
            found = hit.statement
            head = Text().append(f"{found.id[:SHORT_ID]}  ", Style.QUIET)
            head.append_text(who(Told.of(found), found.source.text))
            print_head(console, head, sureness(found.kind, found.confidence), SHORT_ID + 2)
        print_wrapped(console, _passage(hit, ("", "")), prefix=" " * (SHORT_ID + 2))
        console.print()
    if not statements + passages:
        console.print("Nothing found: all the words must stand in one statement or one document.", style=Style.QUIET)
        return
    number = f"{counted(statements, 'statement')}, {counted(passages, 'other passage')}"
    print_wrapped(console, Text(f"{number}. {caution(judged, statements)}", Style.QUIET))


def _passage(hit: Hit, brackets: tuple[str, str]) -> Text:
    """The passage on one line with the words marked, by style and by `brackets`."""
    whole = hit.statement is not None
    text, at = Text("" if whole or not hit.span.start else "… "), hit.span.start
    for mark in sorted(mark for mark in hit.marks if hit.span.holds(mark)):
        text.append(_piece(hit, at, mark.start))
        text.append(f"{brackets[0]}{_piece(hit, mark.start, mark.end)}{brackets[1]}", Style.FOUND)
        at = mark.end
    text.append(_piece(hit, at, hit.span.end))
    return text.append("" if whole or hit.span.end == hit.document.characters else " …")


def _piece(hit: Hit, start: int, end: int) -> str:
    return re.sub(r"\s+", " ", printable(hit.text[start - hit.span.start : end - hit.span.start]))


def _plain(hit: Hit) -> str:
    found, document = hit.statement, hit.document
    columns = (
        f"{found.id[:SHORT_ID] if found else '-':<{SHORT_ID}}",
        f"{day_text(document.published):<10}",
        f"{line(document.publisher or '-'):<20}",
        f"{_source(found) if found else '-':<28}",
        f"{review(found):<10}" if found else f"{'-':<10}",
        receipt(document.id, (hit.span,)),
        _passage(hit, ("«", "»")).plain,
    )
    return "  ".join(columns)


def _source(row: StatementRow) -> str:
    words = line(row.source.text)
    return f"{words}{bracketed(words, Told.of(row))}" or "-"
