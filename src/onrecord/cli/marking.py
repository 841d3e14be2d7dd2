"""A document's text with its sources, cues and contents made visible: by colour, or by brackets where there is none."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Console
from rich.text import Text

from onrecord.cli.terminal import Style, marks_needed, printable
from onrecord.records import PassageKind, Reading, SourceKind, Span, Statement

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Brackets:
    """What stands before and after the words of each role."""

    source: tuple[str, str]
    unnamed: tuple[str, str]
    cue: tuple[str, str]
    content: tuple[str, str]


NO_BRACKETS = Brackets(("", ""), ("", ""), ("", ""), ("", ""))
BRACKETS = Brackets(("⟦", "⟧"), ("⟦?", "⟧"), ("‹", "›"), ("«", "»"))


def brackets_for(console: Console) -> Brackets:
    """Brackets where colours will not show."""
    return BRACKETS if marks_needed(console) else NO_BRACKETS


def marked_text(reading: Reading, numbers: dict[str, int], brackets: Brackets, window: Span | None = None) -> Text:
    """The text, or what `window` cuts from it; `numbers`, by statement id, stand behind cues, or else contents."""
    text = printable(reading.document.text)
    first, last = (window.start, window.end) if window else (0, len(text))
    inserts = _inserts(reading.statements, numbers, brackets)
    layers = _Layers(reading)
    cuts = sorted({first, last, *(place for place in (*inserts, *layers.cuts) if first <= place <= last)})
    marked = Text()
    for start, end in pairwise([*cuts, last]):
        for mark in inserts.get(start, ()):
            marked.append(mark, Style.QUIET)
        marked.append(text[start:end], layers.style(start))
    return marked


def number_mark(number: int) -> str:
    """`¹²`: the number of a statement, small."""
    return str(number).translate(_SUPERSCRIPT)


def legend(brackets: Brackets) -> Text:
    """One line that explains the marks, in the marks themselves."""
    shown = (
        ("source", brackets.source, Style.SOURCE),
        ("unnamed source", brackets.unnamed, Style.UNNAMED),
        ("cue", brackets.cue, Style.CUE),
        ("content", brackets.content, Style.CONTENT),
        ("content inside", brackets.content, Style.NESTED),
    )
    text = Text()
    for word, (before, after), style in shown:
        text.append(before, Style.QUIET).append(word, style).append(after, Style.QUIET).append("  ")
    return text.append(f"{number_mark(1)} number below", Style.QUIET)


class _Layers:
    """Which roles cover a place. Overlapping spans of one role are counted, so that contents in contents show."""

    def __init__(self, reading: Reading) -> None:
        sources = {True: list[Span](), False: list[Span]()}
        for statement in reading.statements:
            sources[statement.source_kind is SourceKind.UNNAMED].extend(statement.source)
        headings = [passage.span for passage in reading.document.passages if passage.kind is PassageKind.HEADING]
        self._layers = {
            Style.UNNAMED: _Cover(sources[True]),
            Style.SOURCE: _Cover(sources[False]),
            Style.CUE: _Cover(span for statement in reading.statements for span in statement.cue),
            Style.CONTENT: _Cover(span for statement in reading.statements for span in statement.content),
            Style.TITLE: _Cover(headings),
        }

    @property
    def cuts(self) -> Iterator[int]:
        """Every place where a style may change."""
        for cover in self._layers.values():
            yield from cover.places

    def style(self, place: int) -> str:
        """All styles at a place, joined as rich reads them; the surest mark last, where it wins."""
        depth = self._layers[Style.CONTENT].depth(place)
        styles = [Style.TITLE] if self._layers[Style.TITLE].depth(place) else []
        if depth:
            styles.append(Style.CONTENT if depth == 1 else Style.NESTED)
        styles.extend(role for role in (Style.CUE, Style.SOURCE, Style.UNNAMED) if self._layers[role].depth(place))
        return styles[-1] if styles else ""


class _Cover:
    """How many spans cover a place; built once, asked in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        steps: dict[int, int] = defaultdict(int)
        for span in set(spans):
            steps[span.start] += 1
            steps[span.end] -= 1
        self.places = sorted(steps)
        self._depths = [0]
        for place in self.places:
            self._depths.append(self._depths[-1] + steps[place])

    def depth(self, place: int) -> int:
        return self._depths[bisect_left(self.places, place + 1)]


def _inserts(statements: Iterable[Statement], numbers: dict[str, int], brackets: Brackets) -> dict[int, list[str]]:
    """Marks by place. Where several meet: what closes (shortest first), numbers, what opens (longest first)."""
    marks: dict[tuple[int, int, int, str], None] = {}
    for statement in statements:
        unnamed = statement.source_kind is SourceKind.UNNAMED
        parts = (
            (statement.source, brackets.unnamed if unnamed else brackets.source),
            (statement.cue, brackets.cue),
            (statement.content, brackets.content),
        )
        for spans, (before, after) in parts:
            for span in spans:
                marks[span.start, 2, -len(span), before] = None
                marks[span.end, 0, len(span), after] = None
        if statement.id in numbers:
            where = (statement.cue or statement.content)[-1].end
            marks[where, 1, numbers[statement.id], number_mark(numbers[statement.id])] = None
    placed: dict[int, list[str]] = defaultdict(list)
    for place, _, _, mark in sorted(marks):
        placed[place].append(mark)
    return placed
