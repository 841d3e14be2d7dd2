"""`onrecord sources`: how much rests on unnamed sources, by outlet and by week."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.sources import shares_object
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.cli.unnamed_shares import NO_PUBLISHER, cell, counts, percent
from onrecord.ledger import Filters, Ledger
from onrecord.reports.shares import Resting, Share, Shares, unnamed_shares

EXAMPLES = (
    "onrecord sources",
    'onrecord sources --about "the dam" --since 2026-03-01',
    "onrecord sources --publisher Courier --all",
    "onrecord sources --json | jq '.outlets[] | [.publisher, .unnamed, .statements]'",
)
_UNDATED, _EVERY = "undated", "every outlet"
_GAP = 2
_NAME, _LEAST_NAME = 22, 10
_DAY, _DATE = len("03-09"), len("2026-03-09")


@click.command("sources", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@click.option("--all", "every_week", is_flag=True, help="Every week, in tables one below the other.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, filters: Filters, *, every_week: bool, as_json: bool) -> int:
    """Show how many statements come from unnamed sources, and of how many: by outlet, and by week of publication.

    Weeks run from Monday to Sunday and go by their Monday; undated documents stand apart. Outlets with the most such
    statements come first; --limit counts outlets, the totals are of all of them. A terminal shows the latest weeks that
    fit. In a pipe it is one line for each outlet and week, totals (`all`) first: week, unnamed, statements, share,
    outlet.
    """
    with Ledger.open(path, create=False) as ledger:
        found = unnamed_shares(ledger, filters)
    console = output(wide=True)
    if as_json:
        click.echo(json_text(shares_object(found), indent=1))
    elif console.is_terminal:
        _print_tables(console, found, every_week=every_week)
    else:
        for text in _plain(found):
            console.print(text, soft_wrap=True)
    return OK


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    whole: Share
    cells: Mapping[str, Share]


def _row(name: str, resting: Resting) -> _Row:
    cells = {week.isoformat(): share for week, share in resting.weeks}
    return _Row(line(name), resting.whole, cells | ({_UNDATED: resting.undated} if resting.undated.statements else {}))


def _rows(found: Shares) -> list[_Row]:
    """The totals, and a row for each outlet; an outlet that is alone is its own total."""
    outlets = [_row(one.publisher or NO_PUBLISHER, one.resting) for one in found.outlets]
    return outlets if found.all_outlets <= 1 else [_row(_EVERY, found.resting), *outlets]


def _print_tables(console: Console, found: Shares, *, every_week: bool) -> None:
    rows, resting = _rows(found), found.resting
    if not resting.whole.statements:
        console.print("No statement passes these filters.", style=Style.QUIET)
        return
    columns = [week.isoformat() for week, _ in resting.weeks] + ([_UNDATED] if resting.undated.statements else [])
    widths = _Widths.of(rows, console.width)
    pages = list(_pages(columns, widths.fitting(console.width)))
    shown = pages if every_week else pages[-1:]
    for page in shown:
        told = [row for row in rows if not every_week or not row.cells.keys().isdisjoint(page)]
        _print_table(console, told, page, widths)
        console.print()
    kinds = " · ".join(f"{kind.value if kind else '(not known)'} {number:,}" for kind, number in resting.kinds)
    if kinds:
        print_wrapped(console, Text("Unnamed sources are called: ", Style.QUIET).append(kinds), hang=4)
    print_wrapped(console, Text(_footer(found, len(columns), sum(map(len, shown))), Style.QUIET))


def _footer(found: Shares, columns: int, shown: int) -> str:
    whole = found.resting.whole
    told = f"{whole.unnamed:,} of {counted(whole.statements, 'statement')} come from unnamed sources ({percent(whole)})"
    outlets = "" if len(found.outlets) == found.all_outlets else f" of {found.all_outlets:,}"
    where = f"{len(found.outlets):,}{outlets} {'outlet' if found.all_outlets == 1 else 'outlets'}"
    more = "" if shown == columns else f", the latest {shown:,} of {columns:,} weeks; every week: --all"
    return f"{told}. {where}{more}. Cells are unnamed/all. Unreviewed: a machine's reading."


@dataclass(frozen=True, slots=True)
class _Widths:
    name: int
    whole: int
    week: int

    @classmethod
    def of(cls, rows: list[_Row], room: int) -> "_Widths":
        whole = max(len(counts(row.whole)) for row in rows)
        week = max((len(counts(share)) for row in rows for share in row.cells.values()), default=0) + 1
        name = max(_LEAST_NAME, min(max(len(row.name) for row in rows), _NAME, room // 3))
        return cls(name, whole + 5, max(week, _DAY, len(_UNDATED) if any(_UNDATED in one.cells for one in rows) else 0))

    def fitting(self, room: int) -> int:
        """How many weeks fit."""
        return max((room - self.name - _GAP - self.whole) // (self.week + 1), 1)


def _pages(columns: list[str], at_once: int) -> Iterator[list[str]]:
    """Weeks in parts that fit: the last part is full."""
    first = len(columns) % at_once
    if first:
        yield columns[:first]
    for start in range(first, len(columns), at_once):
        yield columns[start : start + at_once]


def _print_table(console: Console, rows: list[_Row], columns: list[str], widths: _Widths) -> None:
    gap, before = " " * _GAP, " " * (widths.name + _GAP + widths.whole)
    years = [column[:4] if column != _UNDATED else "" for column in columns]
    changes = [year if not place or years[place - 1] != year else "" for place, year in enumerate(years)]
    heads = (
        before + "".join(f" {year:>{widths.week}}" for year in changes),
        f"{'outlet':<{widths.name}}{gap}{'in all':>{widths.whole}}"
        + "".join(f" {column if column == _UNDATED else column[5:]:>{widths.week}}" for column in columns),
    )
    for head in heads:
        console.print(Text(head.rstrip(), Style.QUIET), no_wrap=True, overflow="ignore", crop=False)
    for row in rows:
        text = Text(row.name, Style.TITLE if row.name == _EVERY else "")
        text.truncate(widths.name, overflow="ellipsis", pad=True)
        text.append(f"{gap}{percent(row.whole):>4} ").append(f"{counts(row.whole):>{widths.whole - 5}}")
        for column in columns:
            text.append(" ").append_text(cell(row.cells.get(column), widths.week))
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)


def _plain(found: Shares) -> Iterator[str]:
    rows = _rows(found)
    for row in rows:
        yield _plain_line("all", row.whole, row.name)
    for row in rows:
        for week, share in row.cells.items():
            yield _plain_line(week, share, row.name)


def _plain_line(week: str, share: Share, name: str) -> str:
    return f"{week:<{_DATE}}  {share.unnamed:>6}  {share.statements:>7}  {percent(share):>4}  {name}"
