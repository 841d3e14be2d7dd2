"""`onrecord export`: a ledger, or a part of it, in the forms that other programs open."""

import datetime as dt
from dataclasses import dataclass, fields
from importlib import metadata
from pathlib import Path

import click
from rich.text import Text

from onrecord.cli.asking import filter_options, ledger_option
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.options import day, folded, parsed
from onrecord.cli.program import OK
from onrecord.cli.targets import STANDARD_OUTPUT, write_file, write_folder
from onrecord.cli.terminal import Style, output, print_wrapped
from onrecord.formats.catalogue import FORMATS
from onrecord.formats.extract import About, Extract
from onrecord.ledger import Filters, Ledger

EXAMPLES = (
    "onrecord export --to xlsx --output dam.xlsx --about dam",
    "onrecord export --to jsonl --since 2026-03-01 > statements.jsonl",
    "onrecord export --to obsidian --output vault",
    "onrecord export --formats",
)
_NAMES = 22


def _listed(ctx: click.Context, param: click.Parameter, value: object) -> None:  # noqa: ARG001 - click's signature
    if value:
        console = output()
        for one in FORMATS.values():
            text = Text(f"{one.name:<{_NAMES}}", Style.TITLE).append(one.summary, "")
            if one.extra is not None:
                text.append(f"; needs onrecord[{one.extra}]", Style.QUIET)
            print_wrapped(console, text, hang=_NAMES)
        ctx.exit(OK)


formats_option = click.option(
    "--formats", is_flag=True, expose_value=False, is_eager=True, callback=_listed, help="List the forms there are."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """In which form an extract is written, where, over what is there or not, and as of which day."""

    form: str
    target: Path
    force: bool
    as_of: dt.date | None


wanted_options = folded(
    "wanted",
    Wanted,
    {
        "form": click.option(
            "--to",
            "form",
            metavar="FORMAT",
            type=click.Choice(list(FORMATS)),
            required=True,
            help="Which form; see --formats.",
        ),
        "target": click.option(
            "--output",
            "target",
            metavar="PATH",
            type=click.Path(path_type=Path),
            default=STANDARD_OUTPUT,
            help="The file or folder to write; standard output unless given.",
        ),
        "force": click.option("--force", is_flag=True, help="Replace what is there."),
        "as_of": click.option(
            "--as-of",
            metavar="DATE",
            callback=parsed(day),
            help="As of which day commitments stand; today unless given.",
        ),
    },
)


@click.command("export", cls=CommandWithExamples, examples=EXAMPLES)
@ledger_option
@wanted_options
@formats_option
@filter_options
def command(path: Path, filters: Filters, wanted: Wanted) -> int:
    """Write what passes the filters in a form that other programs open.

    What nobody reviewed says so in every form; hedges, chains and receipts go along. Statements that people rejected
    are left out, unless --review rejected asks for them.
    """
    with Ledger.open(path, create=False) as ledger:
        written(Extract(ledger, filters, about(path, filters, wanted.as_of)), wanted)
    return OK


def written(extract: Extract, wanted: Wanted) -> None:
    """Write an extract in the form that is wanted, where it is wanted."""
    chosen = FORMATS[wanted.form]
    if chosen.ending is None:
        write_to = chosen.write_folder()
        write_folder(lambda folder: write_to(extract, folder), wanted.target, force=wanted.force)
    else:
        write_in = chosen.write_file()
        write_file(lambda out: write_in(extract, out), wanted.target, force=wanted.force)


def about(path: Path, filters: Filters, as_of: dt.date | None) -> About:
    """What is being written, and when."""
    now = dt.datetime.now(dt.UTC)
    given = ((one.name.replace("_", "-"), getattr(filters, one.name)) for one in fields(filters))
    asked = tuple((name, str(value)) for name, value in given if value)
    return About(path.name, asked, now, metadata.version("onrecord"), as_of or now.astimezone().date())
