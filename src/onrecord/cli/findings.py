"""Actors, times and quantities of one document, below its statements. The one rule: a value comes with its words."""

from collections import Counter
from decimal import Decimal

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from onrecord.cli.terminal import Style, counted, line, print_wrapped
from onrecord.cli.understood import days
from onrecord.records import Actor, Comparison, Quantity, Reading, Time, words

_SIGNS = {
    Comparison.EXACT: "",
    Comparison.ABOUT: "about ",
    Comparison.JUST_UNDER: "just under ",
    Comparison.JUST_OVER: "just over ",
    Comparison.MORE_THAN: "more than ",
    Comparison.LESS_THAN: "less than ",
    Comparison.AT_LEAST: "at least ",
    Comparison.AT_MOST: "at most ",
    Comparison.BETWEEN: "",
}


def print_findings(console: Console, reading: Reading) -> None:
    """Print what was found beside statements; nothing where nothing was."""
    if reading.actors:
        _heading(console, counted(len(reading.actors), "actor"))
        spoken = Counter(statement.actor for statement in reading.statements)
        for actor in sorted(reading.actors, key=lambda actor: (-spoken[actor.id], -len(actor.mentions), actor.id)):
            print_wrapped(console, _actor(actor, spoken[actor.id]), hang=2)
    if reading.times:
        _heading(console, counted(len(reading.times), "time"))
        _print_flow(console, [_time(reading.document.text, time) for time in reading.times])
    if reading.quantities:
        _heading(console, counted(len(reading.quantities), "quantity", "quantities"))
        for quantity in reading.quantities:
            print_wrapped(console, _quantity(reading.document.text, quantity), hang=2)


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Rule(Text(words), align="left", style=Style.QUIET))


def _actor(actor: Actor, statements: int) -> Text:
    text = Text().append(line(actor.name), Style.SOURCE).append(f"  {actor.type.value}", Style.QUIET)
    others = [line(name) for name in actor.names if name != actor.name]
    if others:
        text.append(f" · also {', '.join(others)}", Style.QUIET)
    roles = dict.fromkeys(f"formerly {line(role.text)}" if role.former else line(role.text) for role in actor.roles)
    if roles:
        text.append(" · ", Style.QUIET).append(", ".join(roles))
    said = f"{counted(statements, 'statement')}, " if statements else ""
    return text.append(f" · {said}{counted(len(actor.mentions), 'mention')}", Style.QUIET)


def _time(text: str, time: Time) -> tuple[str, str]:
    meant = time.value if time.interval is None else days(time.interval)
    return line(time.span.cut(text)), meant


def _print_flow(console: Console, found: list[tuple[str, str]]) -> None:
    """`Thursday = 2026-03-12 · two weeks = P2W`, those that come again counted."""
    text = Text()
    for index, ((said, meant), times) in enumerate(Counter(found).items()):
        text.append(" · " if index else "", Style.QUIET).append(said)
        text.append(f" = {line(meant)}", Style.QUIET).append(f" ×{times}" if times > 1 else "", Style.QUIET)
    print_wrapped(console, text)


def _quantity(text: str, quantity: Quantity) -> Text:
    shown = Text(line(quantity.span.cut(text))).append(f"  {amount(quantity)}", Style.QUIET)
    if quantity.counted:
        shown.append(f" · {line(words(text, quantity.counted))}", Style.QUIET)
    if quantity.where is not None:
        shown.append(f" · {line(quantity.where.cut(text))}", Style.QUIET)
    if quantity.as_of is not None:
        shown.append(f" · as of {days(quantity.as_of)}", Style.QUIET)
    return shown


def amount(quantity: Quantity) -> str:
    """`just under 50,000 troops a day`: the figure as it is meant, without the words of the text."""
    low, high = quantity.low, quantity.high
    if low == high and low is not None:
        number = _digits(low)
    elif high is None and low is not None:
        number = f"{_digits(low)} or more" if quantity.sense is Comparison.EXACT else _digits(low)
    elif low is None and high is not None:
        number = f"up to {_digits(high)}" if quantity.sense is Comparison.EXACT else _digits(high)
    else:
        number = f"{_digits(low or Decimal(0))} to {_digits(high or Decimal(0))}"
    unit = {None: "", "percent": " percent"}.get(quantity.unit, f" {line(quantity.unit or '')}")
    return f"{_SIGNS[quantity.sense]}{number}{unit}" + (f" a {line(quantity.per)}" if quantity.per else "")


def _digits(value: Decimal) -> str:
    return f"{value.to_integral_value():,}" if value == value.to_integral_value() else f"{value:,f}"
