"""The statements of one document: who, cue, kind and confidence, below them the words, nested ones as a tree."""

from collections import defaultdict
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from onrecord.cli.terminal import Style, counted, print_wrapped
from onrecord.cli.understood import Told, content, cue, gist, told_in, who
from onrecord.records import Reading, SourceKind, Statement

_DOUBTFUL = 0.6
_INDENT = 4


def numbered(reading: Reading) -> dict[str, int]:
    """Statement ids to their numbers in the list: as they begin in the text, nested ones right after their parent."""
    return {statement.id: number for number, (statement, _) in enumerate(_walk(reading), 1)}


def print_statements(console: Console, reading: Reading) -> None:
    """Print the list."""
    for number, (statement, lasts) in enumerate(_walk(reading), 1):
        stem, below = _branches(lasts)
        if not lasts:
            console.print()
        head = Text().append(stem, Style.TREE).append(f"{number:>2}  ", Style.QUIET)
        told = told_in(reading, statement)
        head.append_text(who(told)).append_text(cue(told.words(statement.cue)))
        print_head(console, head, sureness(statement.kind, statement.confidence), len(stem) + _INDENT)
        print_gist(console, told, below)
        print_wrapped(console, content(told), prefix=below)


def print_head(console: Console, head: Text, tail: Text, hang: int) -> None:
    """Print one line with its tail at the right edge; what does not fit goes on below, indented by `hang`."""
    room = max(console.width - tail.cell_len, 20)
    first, *more = head.wrap(console, room)
    first.align("left", room)
    console.print(first, tail, sep="", no_wrap=True, crop=False)
    for wrapped in more:
        print_wrapped(console, wrapped, prefix=" " * hang)


def print_gist(console: Console, told: Told, prefix: str) -> None:
    """Print what is understood of a statement, if anything is."""
    understood = gist(told)
    if understood.plain:
        print_wrapped(console, understood, prefix=prefix)


def summary(reading: Reading) -> str:
    """`23 statements · 4 inside another · 6 from unnamed sources`."""
    nested = sum(statement.parent is not None for statement in reading.statements)
    unnamed = sum(statement.source_kind is SourceKind.UNNAMED for statement in reading.statements)
    parts = [counted(len(reading.statements), "statement")]
    if nested:
        parts.append(f"{nested:,} inside another")
    if unnamed:
        parts.append(f"{unnamed:,} from unnamed sources")
    return " · ".join(parts)


def sureness(kind: str, confidence: float) -> Text:
    """`  mixed  93%`, in a warning colour where it is low."""
    return (
        Text()
        .append(f"  {kind} " if kind else " ", Style.QUIET)
        .append(f"{confidence:4.0%}", Style.DOUBT if confidence < _DOUBTFUL else "")
    )


def _branches(lasts: tuple[bool, ...]) -> tuple[str, str]:
    """Tree lines before a head, and before the lines below it. `lasts`: whether it is the last child, by level."""
    if not lasts:
        return "", " " * _INDENT
    trunk = " " * _INDENT + "".join("   " if last else "│  " for last in lasts[:-1])
    return trunk + ("└─ " if lasts[-1] else "├─ "), trunk + ("   " if lasts[-1] else "│  ") + " " * _INDENT


def _walk(reading: Reading) -> Iterator[tuple[Statement, tuple[bool, ...]]]:
    """Statements in the order of the list, each with whether it and its ancestors but the first are last children."""
    children: dict[str | None, list[Statement]] = defaultdict(list)
    for statement in sorted(reading.statements, key=lambda statement: (statement.spans, statement.id)):
        children[statement.parent].append(statement)

    def below(parent: str | None, lasts: tuple[bool, ...]) -> Iterator[tuple[Statement, tuple[bool, ...]]]:
        for index, statement in enumerate(children[parent], 1):
            here = () if parent is None else (*lasts, index == len(children[parent]))
            yield statement, here
            yield from below(statement.id, here)

    return below(None, ())
