"""Where paragraphs begin and end, also in texts that were wrapped or torn in transit. Paragraphs never overlap."""

import re
from collections.abc import Iterator

from onrecord.records import Span

_LINE = re.compile(r"[^\n]+")
_FINISHED = frozenset(".!?:;…\"”»’')]")
_WRAPPED = 40
"""Characters from which on an unfinished line is taken for wrapped text, not for a heading or a list item."""


def split_paragraphs(text: str) -> list[Span]:
    """Paragraphs in order, white space trimmed.

    Every line is a paragraph of its own, unless the line before it breaks off in mid-sentence: a lower-case word goes
    on after an unfinished line (even over an empty one), or a long unfinished line is followed directly by another.
    """
    found: list[Span] = []
    for span in _lines(text):
        if found and _goes_on(text, found[-1], span):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _lines(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        line = match.group()
        words = line.strip()
        if words:
            start = match.start() + len(line) - len(line.lstrip())
            yield Span(start, start + len(words))


def _goes_on(text: str, before: Span, line: Span) -> bool:
    if text[before.end - 1] in _FINISHED:
        return False
    last = before.end - max(before.start, text.rfind("\n", before.start, before.end) + 1)
    directly = text.count("\n", before.end, line.start) == 1
    return text[line.start].islower() or (directly and last >= _WRAPPED and text[line.start].isalnum())
