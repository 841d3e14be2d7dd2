"""How much rests on unnamed sources, drawn: bars for outlets, cells for their weeks, never a share without its
numbers."""

from collections.abc import Iterable
from math import ceil

from rich.console import Console
from rich.text import Text

from onrecord.cli.terminal import Style, line
from onrecord.reports import OutletShares
from onrecord.reports.shares import Share

_NAME, _BAR = 30, 24
_HEIGHTS = "·▁▂▃▄▅▆▇█"
NO_PUBLISHER = "(no publisher)"


def print_unnamed_shares(console: Console, outlets: Iterable[OutletShares]) -> None:
    """A bar for each publisher: which part of its statements comes from unnamed sources."""
    for one in outlets:
        whole = one.resting.whole
        filled = round((whole.share or 0.0) * _BAR)
        name = Text(line(one.publisher or NO_PUBLISHER))
        name.truncate(_NAME, overflow="ellipsis", pad=True)
        text = Text().append_text(name).append(" ").append("█" * filled, Style.UNNAMED)
        text.append("·" * (_BAR - filled), Style.QUIET)
        console.print(text.append(f" {percent(whole):>4}  {whole.unnamed:,} of {whole.statements:,}"), no_wrap=True)


def cell(share: Share | None, width: int) -> Text:
    """`▂3/12`: as high as the share, and the numbers; blank where there are no statements."""
    if share is None or not share.statements:
        return Text(" " * width)
    numbers = counts(share)
    height = ceil((share.share or 0.0) * (len(_HEIGHTS) - 1))
    text = Text(" " * (width - len(numbers) - 1)).append(_HEIGHTS[height], Style.UNNAMED if height else Style.QUIET)
    return text.append(numbers, "" if height else Style.QUIET)


def counts(share: Share) -> str:
    """`3/12`: unnamed statements of all."""
    return f"{share.unnamed}/{share.statements}"


def percent(share: Share) -> str:
    """`25%`; `-` where there are no statements; a share that is not nothing is not shown as nothing."""
    part = share.share
    if part is None:
        return "-"
    return "<1%" if part and round(part * 100) == 0 else f"{part:.0%}"
