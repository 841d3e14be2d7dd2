"""Options that several commands share, each set folded into the one value that the command works with."""

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from onrecord.errors import InputError
from onrecord.ingest import Hints, parse_mapping, parse_published
from onrecord.pipeline import ModelLoader, Plan, processors
from onrecord.records import Selection

Command = Callable[..., Any]
Decorator = Callable[[Command], Command]
Callback = Callable[[click.Context, click.Parameter, str | None], object]

STANDARD_INPUT = Path("-")


def folded(name: str, make: Callable[..., object], options: dict[str, Decorator]) -> Decorator:
    """A decorator that adds `options` (by parameter) and hands the command `make` of them as its argument `name`."""

    def decorate(command: Command) -> Command:
        @functools.wraps(command)
        def call(**given: object) -> object:
            parts = {parameter: given.pop(parameter) for parameter in options}
            return command(**given, **{name: make(**parts)})

        for option in reversed(options.values()):
            option(call)
        return call

    return decorate


def parsed(parse: Callable[[str], object]) -> Callback:
    """A callback that has the option's value parsed, and names the option where that cannot be done."""

    def callback(ctx: click.Context, param: click.Parameter, value: str | None) -> object:
        try:
            return None if value is None else parse(value)
        except InputError as error:
            raise click.BadParameter(str(error), ctx, param) from error

    return callback


def readable(ctx: click.Context, param: click.Parameter, value: str | tuple[str, ...]) -> Path | tuple[Path, ...]:
    """A callback that checks that there is something at each path, before anything is read."""
    if isinstance(value, tuple):
        return tuple(_existing(ctx, param, text) for text in value)
    return STANDARD_INPUT if value == "-" else _existing(ctx, param, value)


def _existing(ctx: click.Context, param: click.Parameter, text: str) -> Path:
    if "://" in text:
        message = f"{text} is an address, and this version fetches nothing; save the page and give its file"
        raise click.BadParameter(message, ctx, param)
    if not Path(text).exists():
        raise click.BadParameter(f"there is no file or folder at {text}", ctx, param)
    return Path(text)


def day(text: str) -> dt.date:
    """A day as people write it."""
    found = parse_published(text)
    return found.date() if isinstance(found, dt.datetime) else found


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
