"""`onrecord demo`: the bundled, invented affair, read into a ledger of its own and questioned. Nothing is prepared."""

import shlex
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.add import link_all, print_tally
from onrecord.cli.claims import print_claims
from onrecord.cli.documents import total
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import NOTHING, OK
from onrecord.cli.progress import watched
from onrecord.cli.reading_options import plan_options
from onrecord.cli.statement_rows import print_chains, print_grouped
from onrecord.cli.terminal import Style, output, print_wrapped
from onrecord.cli.unnamed_shares import print_unnamed_shares
from onrecord.ingest import Hints
from onrecord.ledger import Filters, Ledger
from onrecord.pipeline import Plan, Tally, add
from onrecord.records import Hop
from onrecord.reports import StatementRow, chain_of, overview, statements, unnamed_shares
from onrecord.reports.claims import claim_rows

EXAMPLES = (
    "onrecord demo",
    "onrecord demo --ledger affair.db",
)

AFFAIR = resources.files("onrecord") / "examples" / "affair"
SPOKESMAN, DENIAL = "Žalvic", '"no call"'

STORY = (
    "Water from a dam drowns a town across the border. A newspaper reports that a minister telephoned two days earlier "
    "to say that it would; his government denies that there was any call. Countries, people and outlets are invented."
)


@click.command("demo", cls=CommandWithExamples, examples=EXAMPLES, epilog=f"\b\nThe articles are in:\n{AFFAIR}")
@click.option("--ledger", "path", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Keep it here.")
@plan_options
def command(path: Path | None, plan: Plan) -> int:
    """Read a bundled, invented affair into a ledger and ask it what a reporter would ask.

    The ledger goes to the temporary folder, unless --ledger names a file. Everything that is shown comes out of it.
    """
    console, tally, began = output(), Tally(), time.monotonic()
    path = path or Path(tempfile.mkdtemp(prefix="onrecord-")) / "affair.db"
    print_wrapped(console, Text(STORY))
    with resources.as_file(AFFAIR) as folder, Ledger.open(path) as ledger:
        _heading(console, "What there is to read")
        _asked(console, "add", str(folder), ledger=path)
        with watched(add([folder], ledger, Hints(), plan), [folder], tally) as watch:
            deque(watch, maxlen=0)
        print_tally(console, tally, time.monotonic() - began)
        link_all(console, ledger, plan)
        print_wrapped(console, Text(total(overview(ledger))))
        for heading, arguments, answer in _questions(console, ledger):
            _heading(console, heading)
            if arguments:
                _asked(console, *arguments, ledger=path)
            answer()
        _heading(console, "Go on from here")
        for arguments in _next(ledger):
            _asked(console, *arguments, ledger=path)
    return OK if tally.read + tally.held else NOTHING


def _questions(console: Console, ledger: Ledger) -> Iterator[tuple[str, tuple[str, ...], Callable[[], None]]]:
    """Headings, the command that asks the same where there is one, and what prints the answer."""
    yield (
        "Who speaks of the call, oldest first",
        ("statements", "--about", "call", "--brief", "--limit", "8"),
        lambda: print_grouped(console, statements(ledger, Filters(about="call", limit=8)), brief=True),
    )
    yield (
        "Who denies it, in which words",
        ("statements", "--about", DENIAL, "--limit", "4"),
        lambda: print_grouped(console, statements(ledger, Filters(about=DENIAL, limit=4))),
    )
    yield (
        "What the same spokesman says a week later",
        ("statements", "--actor", SPOKESMAN, "--about", "contact"),
        lambda: print_grouped(console, statements(ledger, Filters(actor=SPOKESMAN, about="contact"))),
    )
    yield (
        "What is asserted by some and denied by others",
        ("claims",),
        lambda: print_claims(console, claim_rows(ledger)[:6]),
    )
    yield (
        "How much rests on unnamed sources",
        ("sources",),
        lambda: print_unnamed_shares(console, unnamed_shares(ledger).outlets),
    )
    yield (
        "By way of whom we know what was said about the gates",
        (),
        lambda: print_chains(console, _inside_others(ledger, Filters(about="gates"))),
    )


def _inside_others(ledger: Ledger, filters: Filters) -> Iterator[tuple[StatementRow, tuple[Hop, ...]]]:
    """The statements that stand in another one, with their chains."""
    return ((row, chain_of(ledger, row)) for row in statements(ledger, filters) if row.parent)


def _next(ledger: Ledger) -> Iterator[tuple[str, ...]]:
    """Commands worth trying, the receipt of a denial first."""
    denial = next(iter(statements(ledger, Filters(about=DENIAL, limit=1))), None)
    if denial is not None:
        yield "show", denial.id
    yield ("serve",)
    yield ("numbers", "--disagree")
    yield "promises", "--as-of", "2026-04-30", "--overdue"
    yield "whatif", "--without", "The Lisk Courier"
    yield "search", "evacuation"
    yield "statements", "--source", "unnamed"
    yield ("verify",)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Rule(Text(words, Style.TITLE), align="left", style=Style.QUIET))


def _asked(console: Console, *arguments: str, ledger: Path) -> None:
    """The command that asks the same, as one would type it."""
    typed = shlex.join(["onrecord", *arguments, "--ledger", str(ledger)])
    console.print(Text(f"$ {typed}", Style.QUIET), soft_wrap=True)
