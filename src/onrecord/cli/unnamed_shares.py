"""How much rests on unnamed sources, drawn: a bar for each publisher, never a share without its numbers."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.cli.terminal import Style, line
from onrecord.reports import UnnamedShare

_NAME, _BAR = 30, 24


def print_unnamed_shares(console: Console, shares: Iterable[UnnamedShare]) -> None:
    """A bar for each publisher: which part of its statements comes from unnamed sources."""
    for one in shares:
        filled = round(one.share * _BAR)
        name = Text(line(one.publisher or "(no publisher)"))
        name.truncate(_NAME, overflow="ellipsis", pad=True)
        text = Text().append_text(name).append(" ").append("█" * filled, Style.UNNAMED)
        text.append("·" * (_BAR - filled), Style.QUIET)
        console.print(text.append(f" {one.share:4.0%}  {one.unnamed} of {one.statements}"), no_wrap=True)
