"""`onrecord claim`: one claim, both sides in time, where it comes from, and what is left of it without a source."""

from collections.abc import Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.claim_ratings import rating_object
from onrecord.answers.dossiers import dossier_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import ledger_option
from onrecord.cli.claim_voices import MARKS, print_voice, quoted, side_text
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.rating_options import rating_words
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.ledger import Ledger
from onrecord.reports.discounting import Discount, Source
from onrecord.reports.dossiers import Dossier, dossier

_MOST = 12
"""Sources that are shown; the others are in the JSON object."""
_INDENT = 4

EXAMPLES = (
    "onrecord claim 9c56cc51",
    'onrecord claim 9c56cc51 --without "The Lisk Courier"',
    "onrecord claim 9c56cc51 --json",
)


@click.command("claim", cls=CommandWithExamples, examples=EXAMPLES)
@click.argument("beginning", metavar="ID")
@click.option(
    "--without", metavar="SOURCE", multiple=True, help="Count without this source; may be given several times."
)
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(beginning: str, path: Path, without: tuple[str, ...], *, as_json: bool) -> int:
    """Show the claim of the statement whose id begins with ID: who asserts it and who denies it, in time.

    Any statement of the claim will do. Each is shown with its day, by whom and by way of whom, its words, its stance
    (+ asserts, − denies, ~ passes on or leaves open, ? holds possible), how sure the machine is, and its receipt. Below
    stands how many independent origins each side would have without each source: an outlet, a speaker, or the unnamed
    by the id of a statement of theirs. Exit code 2 where no statement has such an id, or several have, or the claim has
    no such source.
    """
    with Ledger.open(path, create=False) as ledger:
        found = dossier(ledger, beginning, without)
    if as_json:
        click.echo(json_text(dossier_object(found), indent=1))
    else:
        _print_dossier(output(), found)
    return OK


def _print_dossier(console: Console, found: Dossier) -> None:
    view, lost = found.view, found.discount.lost
    print_wrapped(console, Text(quoted(view.row.standing), Style.TITLE))
    for side in view.row.status.sides:
        names = f": {', '.join(map(line, side.speakers))}" if side.speakers else ""
        print_wrapped(console, Text(side_text(side)).append(names, Style.QUIET), hang=2)
    print_wrapped(console, Text(line(found.traced.sentence)))
    for rated in found.ratings:
        print_wrapped(console, Text(rating_words(rating_object(rated))), hang=2)
    if found.without:
        _print_without(console, found)
    console.print(Rule(style=Style.QUIET))
    for voice in view.voices:
        if voice.told.id in lost:
            console.print(Text("falls:", Style.BAD))
        print_voice(console, voice.told, voice.stance)
    console.print(Rule(style=Style.QUIET))
    _print_sources(console, found.sources)
    if view.others:
        ids = ", ".join(name[:SHORT_ID] for name in view.others)
        print_wrapped(console, Text(f"The statement asked for takes part in further claims: {ids}", Style.QUIET))
    caution = "Unreviewed: a machine's reading. It counts who says what; it does not say what is so."
    print_wrapped(console, Text(caution, Style.QUIET))


def _print_without(console: Console, found: Dossier) -> None:
    names = ", ".join(line(one.name) for one in found.without)
    text = Text("Without ").append(names, Style.SOURCE).append(f": {_left_text(found.discount)}")
    print_wrapped(console, text, hang=2)


def _print_sources(console: Console, sources: Iterable[tuple[Source, Discount]]) -> None:
    """Each source, and what would be left without it."""
    listed = tuple(sources)
    print_wrapped(console, Text("Without one of its sources:", Style.QUIET))
    for source, discount in listed[:_MOST]:
        key = "" if source.key == source.name else f" · {line(source.key)}"
        head = Text(line(source.name), Style.SOURCE).append(f"  {source.kind}{key}", Style.QUIET)
        print_wrapped(console, head, hang=_INDENT, prefix="  ")
        print_wrapped(console, Text(_left_text(discount), Style.QUIET), prefix=" " * _INDENT)
    if len(listed) > _MOST:
        console.print(Text(f"  and {counted(len(listed) - _MOST, 'source')} more", Style.QUIET))


def _left_text(discount: Discount) -> str:
    """`+ 3 → 2 origins, − 1 → 1 origins, less 2 statements`."""
    sides = [f"{MARKS[stance]} {rest.before} → {rest.after}" for stance, rest in discount.sides]
    return f"origins {', '.join(sides)}; less {counted(len(discount.lost), 'statement')}"
