"""Where sentences begin and end. The one rule: a line break always ends one, an abbreviation or initial never does."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.records import Span

_BREAK = re.compile(r"""[.!?…]["”’')\]]*[ \t\u00a0]+(?=["“‘'(\[]*[^\W_a-z])|\n+""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'’-])(?:[^\W\d_](?:\.[^\W\d_])*|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Sen|Sens|Rep|Reps|Gov|Rev|Hon|St|Jr|Sr|No|vs|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
_LONGEST = 12
"""Characters before a full stop that are enough to tell an abbreviation."""


def split_sentences(text: str) -> list[Span]:
    """Sentences in order, white space trimmed; together they hold every character that is no white space."""
    found, at = [], 0
    for end in (*_breaks(text, 0, len(text)), len(text)):
        found.extend(_trimmed(text, at, end))
        at = end
    return found


def sentences_around(text: str, span: Span, reach: int) -> Span:
    """The sentence that holds a span, or those that it runs through, looked for within `reach` characters of it."""
    start, end = max(0, span.start - reach), min(len(text), span.end + reach)
    for at in _breaks(text, start, end):
        if at <= span.start:
            start = at
        elif at >= span.end:
            end = at
            break
    return Span(start, end)


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin after the first."""
    for match in _BREAK.finditer(text, start, end):
        before = text[max(start, match.start() + 1 - _LONGEST) : match.start() + 1]
        if match.group().startswith("\n") or not _ABBREVIATION.search(before):
            yield match.end()


def sentence_at(sentences: Sequence[Span], place: int) -> int:
    """Number of the last sentence that begins at a place or before it; 0 where none does."""
    return max(0, bisect_right(sentences, place, key=lambda sentence: sentence.start) - 1)


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    held = text[start:end]
    words = held.strip()
    begin = start + len(held) - len(held.lstrip())
    return [Span(begin, begin + len(words))] if words else []
