"""How much rests on unnamed sources, drawn: a bar for each publisher, never a share without its numbers."""

from collections import Counter
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.cli.terminal import Style, line
from onrecord.ledger import StatementRow
from onrecord.records import SourceKind

_NAME, _BAR = 30, 24


def print_unnamed_shares(console: Console, rows: Iterable[StatementRow]) -> None:
    """A bar for each publisher: which part of its statements comes from unnamed sources, the largest first."""
    total: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    for row in rows:
        publisher = line(row.publisher or "(no publisher)")
        total[publisher] += 1
        unnamed[publisher] += row.source_kind is SourceKind.UNNAMED
    for publisher, number in sorted(total.items(), key=lambda item: (-unnamed[item[0]] / item[1], item[0])):
        share = unnamed[publisher] / number
        filled = round(share * _BAR)
        name = Text(publisher)
        name.truncate(_NAME, overflow="ellipsis", pad=True)
        text = Text().append_text(name).append(" ").append("█" * filled, Style.UNNAMED)
        text.append("·" * (_BAR - filled), Style.QUIET)
        console.print(text.append(f" {share:4.0%}  {unnamed[publisher]} of {number}"), no_wrap=True)
