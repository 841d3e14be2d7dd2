"""What the commands that ask a ledger share: which ledger, which statements, in which form."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from onrecord.cli.options import Command, day, folded, parsed
from onrecord.cli.terminal import json_text
from onrecord.errors import InputError
from onrecord.ledger import Filters
from onrecord.records import Act, ReviewState, SourceKind, StatementKind

DEFAULT_LEDGER = "onrecord.db"
_ACTS = ", ".join(act.value for act in Act)


def ledger_path(text: str) -> Path:
    """The path of a ledger file."""
    if "://" in text:
        raise InputError("this version keeps ledgers in SQLite files only; give a path")
    return Path(text)


def ledger_option(command: Command) -> Command:
    """`--ledger`, as `path`."""
    return click.option(
        "--ledger",
        "path",
        metavar="FILE",
        type=click.Path(),  # for completion
        default=DEFAULT_LEDGER,
        envvar="ONRECORD_LEDGER",
        callback=parsed(ledger_path),
        show_default=True,
        show_envvar=True,
        help="The ledger's file.",
    )(command)


def json_option(command: Command) -> Command:
    """`--json`, as `as_json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON array, one record a line.")(command)


def _filters(*, unnamed: bool, **given: Any) -> Filters:  # noqa: ANN401 - the options below, already parsed
    if unnamed and given["source_kind"] not in {None, SourceKind.UNNAMED}:
        raise click.UsageError(f"--unnamed and --source {given['source_kind'].value} exclude each other")
    given["source_kind"] = SourceKind.UNNAMED if unnamed else given["source_kind"]
    return Filters(**{name: value for name, value in given.items() if value is not None})


filter_options = folded(
    "filters",
    _filters,
    {
        "actor": click.option(
            "--actor", metavar="WORDS", help="Words of the source, or of a name of whom it stands for."
        ),
        "about": click.option(
            "--about", metavar="WORDS", help='Words of the content; "…" is a phrase, word* a beginning.'
        ),
        "act": click.option(
            "--act", type=click.Choice(Act, case_sensitive=False), metavar="ACT", help=f"What is done: {_ACTS}."
        ),
        "via": click.option(
            "--via", metavar="WORDS", help="An outlet, or a speaker, by way of whom the words came; words of a name."
        ),
        "review": click.option(
            "--review",
            type=click.Choice(ReviewState, case_sensitive=False),
            help="What people said of it: nothing (machine), or what.",
        ),
        "publisher": click.option("--publisher", metavar="NAME", help="A part of the publisher's name."),
        "since": click.option("--since", metavar="DATE", callback=parsed(day), help="Published on this day or later."),
        "until": click.option(
            "--until", metavar="DATE", callback=parsed(day), help="Published on this day or earlier."
        ),
        "document": click.option("--document", metavar="ID", help="The beginning of a document's id."),
        "kind": click.option(
            "--kind", type=click.Choice(StatementKind, case_sensitive=False), help="How the words are given."
        ),
        "source_kind": click.option(
            "--source",
            "source_kind",
            type=click.Choice(SourceKind, case_sensitive=False),
            help="What is known of the source.",
        ),
        "unnamed": click.option("--unnamed", is_flag=True, help="The same as --source unnamed."),
        "min_confidence": click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            metavar="SHARE",
            help="How sure the machine must be of the attribution, 0 to 1.",
        ),
        "limit": click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
    },
)


def print_array(objects: Iterable[object]) -> None:
    """One JSON array, one record a line, as the records come."""
    opened = "["
    for found in objects:
        click.echo(f"{opened}\n{json_text(found)}", nl=False)
        opened = ","
    click.echo("[]" if opened == "[" else "\n]")
