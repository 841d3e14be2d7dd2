"""The terminal: its width, its colours, its words. The one rule: a source's text never reaches it as control codes.

Where colour is off, nothing is said by colour alone.
"""

import codecs
import datetime as dt
import json
import sys
from enum import StrEnum
from typing import TextIO

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

WIDEST = 100
"""Columns that a line of prose may take; longer ones are hard to read."""


class Style(StrEnum):
    """Names of the theme below."""

    SOURCE = "source"
    UNNAMED = "unnamed"
    CUE = "cue"
    CONTENT = "content"
    NESTED = "nested"
    QUIET = "quiet"
    TITLE = "title"
    TREE = "tree"
    DOUBT = "doubt"
    GOOD = "good"
    BAD = "bad"
    FOUND = "found"
    HEDGE = "hedge"
    NEGATION = "negation"


# The sixteen named colours only: the user's own palette makes them fit a dark or a light background.
_THEME = Theme(
    {
        Style.SOURCE: "bold cyan",
        Style.UNNAMED: "bold yellow",
        Style.CUE: "italic magenta",
        Style.CONTENT: "green",
        Style.NESTED: "green underline",
        Style.QUIET: "dim",
        Style.TITLE: "bold",
        Style.TREE: "dim",
        Style.DOUBT: "yellow",
        Style.GOOD: "green",
        Style.BAD: "bold red",
        Style.FOUND: "bold reverse",
        Style.HEDGE: "italic yellow",
        Style.NEGATION: "red",
        "repr.number": "none",
    }
)

_LINE_BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_PRINTABLE = {
    **dict.fromkeys((*range(32), *range(127, 160)), "�"),
    **dict.fromkeys(range(55296, 57344), "�"),
    **{ord(character): "\n" for character in _LINE_BREAKS},
    ord("\n"): "\n",
    ord("\t"): " ",
    ord("\r"): " ",
}


def output(width: int | None = None, *, wide: bool = False) -> Console:
    """Standard output: as wide as the terminal (`COLUMNS` or 80 where there is none), prose at most WIDEST."""
    console = _console(sys.stdout, width)
    if width is None and not wide and console.width > WIDEST:
        console.width = WIDEST
    return console


def errors() -> Console:
    """Standard error, for progress and what is not the answer."""
    return _console(sys.stderr, None)


def _console(stream: TextIO, width: int | None) -> Console:
    return Console(file=stream, width=width, theme=_THEME, highlight=False, markup=False, emoji=False)


def json_text(found: object, indent: int | None = None) -> str:
    """JSON that standard output can carry: escaped where it is not Unicode."""
    unicode = codecs.lookup(sys.stdout.encoding or "ascii").name.startswith("utf")
    return json.dumps(found, ensure_ascii=not unicode, indent=indent)


def marks_needed(console: Console) -> bool:
    """Whether roles must be told by brackets, because colours will not show."""
    return console.no_color or console.color_system is None or not console.is_terminal


def printable(text: str) -> str:
    """The same text, character for character, without anything that a terminal would obey."""
    return text.translate(_PRINTABLE)


def line(text: str) -> str:
    """The text on one line, printable, white space closed up."""
    return " ".join(printable(text).split())


def styled(text: str, style: Style | None = None) -> Text:
    """One line of foreign text, safe to print."""
    return Text(line(text), style=style or "")


def print_wrapped(console: Console, text: Text, hang: int = 0, prefix: str = "") -> None:
    """Print text set to the console's width behind `prefix`, further lines indented by `hang`, no blanks at ends."""
    room = max(console.width - len(prefix), 20)
    wrapped = list(text.wrap(console, room))
    if hang and len(wrapped) > 1:
        rest = text[len(wrapped[0].plain) :]
        wrapped[1:] = rest[len(rest.plain) - len(rest.plain.lstrip()) :].wrap(console, room - hang)
    lines: list[Text] = []
    for one in wrapped:
        one.rstrip()
        lines.append(Text().append(prefix, Style.TREE).append(" " * hang if lines else "").append_text(one))
    console.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)


def date_text(moment: dt.date | dt.datetime | None) -> str:
    """`12 March 2026`, with the time and zone where they are known; empty where nothing is."""
    if moment is None:
        return ""
    day = f"{moment.day} {moment:%B} {moment.year}"
    return f"{day}, {moment:%H:%M %Z}".rstrip() if isinstance(moment, dt.datetime) else day


def day_text(moment: dt.date | dt.datetime | None) -> str:
    """`2026-03-12`, or `undated`."""
    if moment is None:
        return "undated"
    return (moment.date() if isinstance(moment, dt.datetime) else moment).isoformat()


def counted(number: int, one: str, many: str | None = None) -> str:
    """`1 document`, `1,312 documents`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
