"""`onrecord timeline`: who said what in the order of time."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from onrecord.answers.receipts import SHORT_ID
from onrecord.answers.timeline import Window, timeline_of
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import day, folded, parsed
from onrecord.cli.program import OK
from onrecord.cli.reviewed import caution
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.cli.understood import Told as Understood
from onrecord.cli.understood import act_words, chain_text, content, days
from onrecord.ledger import Filters, Ledger
from onrecord.records import ReviewState
from onrecord.reports.timeline import By, Moment, moments

EXAMPLES = (
    'onrecord timeline --about "the dam"',
    "onrecord timeline --actor Žalvic --by said",
    "onrecord timeline --by about --from 2026-03-01 --to 2026-03-31 --json",
)
_DAY = 10
_ROOM = 24
"""Columns that are kept for the words, whatever the chain takes."""

window_options = folded(
    "window",
    Window,
    {
        "start": click.option(
            "--from", "start", metavar="DATE", callback=parsed(day), help="Only times that reach to this day or later."
        ),
        "end": click.option(
            "--to", "end", metavar="DATE", callback=parsed(day), help="Only times that begin on this day or earlier."
        ),
    },
)


@click.command("timeline", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@click.option(
    "--by",
    type=click.Choice(By, case_sensitive=False),
    default=By.PUBLISHED,
    show_default=True,
    help="The order: when it was published, when it was said, or the times that it speaks about.",
)
@window_options
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, filters: Filters, window: Window, *, by: By, as_json: bool) -> int:
    """List statements in the order of time, one line each: the day or the days, who by way of whom, the act, the words,
    the id.

    With --by said, a day in brackets is that of the document, where the text does not say when it was said. With
    --by about, a statement stands once for each time that it speaks of, and one that speaks of none is left out.
    In a pipe nothing is cut.
    """
    with Ledger.open(path, create=False) as ledger:
        if as_json:
            click.echo(json_text(timeline_of(ledger, filters, by, window), indent=1))
            return OK
        found = [one for one in moments(ledger, filters, by) if window.shows(one.interval)]
    console = output(wide=True)
    for moment in found:
        _print_moment(console, moment)
    if console.is_terminal:
        documents = len({moment.told.document for moment in found})
        told = {moment.told.id: moment.told.review.state is not ReviewState.MACHINE for moment in found}
        total = f"{counted(len(found), 'line')} from {counted(documents, 'document')}."
        total = f"{total} {caution(sum(told.values()), len(told))}"
        print_wrapped(console, Text(f"{total} See one in its place: onrecord show ID", Style.QUIET))
    return OK


def _print_moment(console: Console, moment: Moment) -> None:
    told = moment.told
    when = "undated" if moment.interval is None else days(moment.interval)
    shown = f"{when:<{_DAY}}" if moment.stated or moment.interval is None else f"[{when}]"
    text = (
        Text().append(shown, Style.QUIET if not moment.stated else "").append(f"  {told.id[:SHORT_ID]}  ", Style.QUIET)
    )
    act = act_words(told.statement)
    voices = chain_text(told.chain)
    words = content(Understood(told.statement, told.text, {}))
    if not console.is_terminal:
        about = f"  ({line(moment.words)})" if moment.words else ""
        console.print(text.append_text(voices).append(f"  {act or '-'}{about}  ").append_text(words), soft_wrap=True)
        return
    room = console.width - text.cell_len - len(act) - _ROOM
    voices.truncate(max(room, _ROOM), overflow="ellipsis")
    text.append_text(voices).append(f"  {act}  " if act else "  ", Style.HEDGE).append_text(words)
    text.truncate(console.width, overflow="ellipsis")
    console.print(text, no_wrap=True, overflow="ignore", crop=False)
