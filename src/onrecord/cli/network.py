"""`onrecord network`: who speaks about, to and against whom."""

from collections import Counter
from itertools import islice
from pathlib import Path

import click
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.answers.network import edges_object
from onrecord.answers.receipts import SHORT_ID
from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.claim_voices import days_text, quoted
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import OK
from onrecord.cli.terminal import Style, counted, json_text, line, output, print_wrapped
from onrecord.ledger import Filters, Ledger
from onrecord.records import Told
from onrecord.reports.network import Edge, Network, Way, network_of

EXAMPLES = (
    "onrecord network",
    'onrecord network --about "the dam" --top 10',
    "onrecord network --actor Žalvic --since 2026-03-01",
    "onrecord network --json | jq '.edges[] | select(.way == \"against\")'",
)
_TOP = 40
_MOST = 10
"""Edges of each way that a terminal shows unless more are asked for; a pipe and the JSON object have all."""
_HEADINGS = {
    Way.ABOUT: "Who speaks about whom",
    Way.TO: "Who speaks to whom",
    Way.AGAINST: "Who accuses whom, or denies what the other asserts",
}
_STYLES = {Way.ABOUT: Style.QUIET, Way.TO: Style.GOOD, Way.AGAINST: Style.BAD}


@click.command("network", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@filter_options
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=_TOP,
    show_default=True,
    metavar="N",
    help="Only between the N actors who take part in most.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(path: Path, filters: Filters, top: int, *, as_json: bool) -> int:
    """List who speaks about whom, to whom, and against whom, those with the most statements first.

    Each line counts statements and documents, with its days and one statement to look at. Against is to accuse
    somebody, or to deny what somebody asserts. Actors are joined across documents; unnamed sources are none of them,
    and who they are is not inferred. --limit counts lines of each
    kind.
    """
    with Ledger.open(path, create=False) as ledger:
        found = network_of(ledger, filters, top)
    if as_json:
        click.echo(json_text(edges_object(found), indent=1))
        return OK
    console = output(wide=True)
    names = _names(found)
    if console.is_terminal:
        _print_ways(console, found, names, filters.limit or _MOST)
        return OK
    for edge in found.graph.edges:
        console.print(_plain(edge, found.examples[edge.example], names), soft_wrap=True)
    return OK


def _names(found: Network) -> dict[str, str]:
    """By ids; the id stands beside a name that several have."""
    times = Counter(one.name for one in found.named.values())
    return {
        actor: line(one.name) if times[one.name] == 1 else f"{line(one.name)} [{actor}]"
        for actor, one in found.named.items()
    }


def _print_ways(console: Console, found: Network, names: dict[str, str], most: int) -> None:
    for way in Way:
        edges = [edge for edge in found.graph.edges if edge.way is way]
        if not edges:
            continue
        console.print(Rule(Text(_HEADINGS[way]), align="left", style=Style.QUIET))
        for edge in islice(edges, most):
            _print_edge(console, edge, found.examples[edge.example], names)
        if len(edges) > most:
            print_wrapped(console, Text(f"… and {len(edges) - most:,} more; --limit N shows more", Style.QUIET))
        console.print()
    shown, every = len(found.graph.places), found.graph.all_actors
    kept = "" if shown == every else f" of {every:,}"
    total = (
        f"{shown:,}{kept} actors. {found.spoken:,} of "
        f"{counted(found.statements, 'statement')} have a speaker who is known by name; the others count for nobody. "
        "Unreviewed: a machine's reading. See one: onrecord show ID"
    )
    print_wrapped(console, Text(total, Style.QUIET))


def _print_edge(console: Console, edge: Edge, example: Told, names: dict[str, str]) -> None:
    head = Text(f"{edge.statements:>4,}  ").append(names[edge.one], Style.SOURCE)
    head.append(f" {edge.way} ", _STYLES[edge.way]).append(names[edge.other], Style.SOURCE)
    head.append(f" · {counted(edge.documents, 'document')}, {days_text(edge.first, edge.last)}", Style.QUIET)
    print_wrapped(console, head, hang=6)
    shown = Text("      ").append(f"{edge.example[:SHORT_ID]}  ", Style.QUIET).append(quoted(example), Style.CONTENT)
    denied = _denied(edge)
    shown.truncate(console.width - len(denied), overflow="ellipsis")
    console.print(shown.append(denied, Style.QUIET), no_wrap=True, overflow="ignore", crop=False)


def _denied(edge: Edge) -> str:
    return f"  denies {edge.denied[:SHORT_ID]}" if edge.denied else ""


def _plain(edge: Edge, example: Told, names: dict[str, str]) -> str:
    columns = (
        f"{edge.way:<7}",
        f"{edge.statements:>5}",
        f"{edge.documents:>5}",
        f"{days_text(edge.first, edge.last):<24}",
        edge.example[:SHORT_ID],
        f"{names[edge.one]} → {names[edge.other]}",
        f"({quoted(example)}{_denied(edge)})",
    )
    return "  ".join(columns)
