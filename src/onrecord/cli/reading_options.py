"""Options of the commands that read documents: what is known of them, and how they are to be read."""

from typing import Any

import click

from onrecord.cli.options import Command, folded, parsed
from onrecord.ingest import Hints, parse_mapping, parse_published
from onrecord.pipeline import ModelLoader, Plan, processors
from onrecord.records import Selection


def _hints(**given: Any) -> Hints:  # noqa: ANN401 - the options below, already parsed
    return Hints(**{name: value for name, value in given.items() if value is not None})


def _plan(selection: str | None, jobs: int | None) -> Plan:
    loader = click.get_current_context().obj or ModelLoader()
    return Plan(Selection(selection or Selection.BALANCED), jobs or processors(), loader)


def _selecting(command: Command) -> Command:
    """Three switches, one parameter."""
    for selection, words in (
        (Selection.COMPLETE, "Keep more statements, less sure ones among them."),
        (Selection.BALANCED, "Keep what is worth keeping; the default."),
        (Selection.PRECISE, "Keep fewer statements and surer ones."),
    ):
        command = click.option(f"--{selection}", "selection", flag_value=selection.value, help=words)(command)
    return command


hints_options = folded(
    "hints",
    _hints,
    {
        "published": click.option(
            "--published",
            metavar="DATE",
            callback=parsed(parse_published),
            help="When it was published, unless it says.",
        ),
        "publisher": click.option("--publisher", metavar="NAME", help="Who published it, unless it says."),
        "title": click.option("--title", metavar="TEXT", help="Its title, unless it says."),
        "mapping": click.option(
            "--map",
            "mapping",
            metavar="PART=COLUMN,…",
            callback=parsed(parse_mapping),
            help="Columns of a CSV or JSON Lines file: text=body,published=date,title=headline,url=link.",
        ),
    },
)

plan_options = folded(
    "plan",
    _plan,
    {
        "selection": _selecting,
        "jobs": click.option(
            "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes that read; one for each processor."
        ),
    },
)
