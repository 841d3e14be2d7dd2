"""Options that several commands share, each set folded into the one value that the command works with."""

import datetime as dt
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from onrecord.errors import InputError
from onrecord.ingest.dates import parse_published

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


def readable_or_address(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[Path | str, ...]:
    """The same, for a command that fetches: addresses are let be."""
    return tuple(text if "://" in text else _existing(ctx, param, text) for text in value)


def _existing(ctx: click.Context, param: click.Parameter, text: str) -> Path:
    if "://" in text:
        message = f"{text} is an address, and this command fetches nothing; `onrecord add` does, or save the page"
        raise click.BadParameter(message, ctx, param)
    if not Path(text).exists():
        raise click.BadParameter(f"there is no file or folder at {text}", ctx, param)
    return Path(text)


def day(text: str) -> dt.date:
    """A day as people write it."""
    found = parse_published(text)
    return found.date() if isinstance(found, dt.datetime) else found
