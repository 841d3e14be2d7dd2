"""A text as its words, with their places. The one rule: case, quotation marks and line ends make no difference."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise

from onrecord.records import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP = re.compile(r"[.!?…]['\"”’»)\]]*\s|\n")
"""Where a sentence may end. An abbreviation ends one, too, but it does so in both documents."""
_LEAST, _MOST = 16, 60
"""Words of a passage: shorter sentences of a paragraph join the next one, longer ones are cut."""
_LETTERS = 4
_LINE = 200
"""Characters of the longest sentence that stands under every page; a longer one may use such words in passing."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Words without case, the place of each, and the numbers of those that say something: not mere grammar, and no
    names, of which the same lists stand in many texts. `begins` are the numbers of those that begin a sentence."""

    words: tuple[str, ...]
    places: tuple[Span, ...]
    telling: frozenset[int]
    begins: frozenset[int]

    def span(self, first: int, end: int) -> Span:
        """The place of the words from `first` up to `end`, which is not one of them."""
        return Span(self.places[first].start, self.places[end - 1].end)


@lru_cache(maxsize=4)
def worded(text: str) -> Worded:
    """The words of a text, without those of lines that stand under every page of an outlet; kept for the next look, for
    one text is held against many."""
    found = list(_WORD.finditer(text))
    for line in reversed(list(_standing(text))):
        first, end = (bisect_left(found, edge, key=re.Match.start) for edge in (line.start, line.end))
        del found[first:end]
    words = tuple(one.group().casefold().replace("’", "'") for one in found)
    told = enumerate(zip(words, found, strict=True))
    telling = frozenset(number for number, (word, one) in told if word == one.group() and longer(word))
    starts = [one.start() for one in found]
    begins = frozenset(bisect_left(starts, stop.end()) for stop in _STOP.finditer(text))
    return Worded(words, tuple(Span(one.start(), one.end()) for one in found), telling, begins)


def longer(word: str) -> bool:
    """Whether a word has so many letters that it is likely to say something; shorter ones are mostly grammar."""
    return len(word) >= _LETTERS


def passages(text: str, told: Worded) -> Iterator[tuple[int, int]]:
    """Passages as numbers of words, [first, end): sentences, short ones joined as far as their paragraph goes."""
    starts = [place.start for place in told.places]
    first = 0
    for sentence in _sentences(text):
        end = bisect_left(starts, sentence.end)
        if end - first >= _LEAST or (end > first and text[sentence.end - 1] == "\n"):
            yield from _cut(first, end)
            first = end
    if first < len(starts):
        yield from _cut(first, len(starts))


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for stop in _STOP.finditer(text):
        yield Span(start, stop.end())
        start = stop.end()
    if start < len(text):
        yield Span(start, len(text))


def _standing(text: str) -> Iterator[Span]:
    """Sentences that stand under every page."""
    if _standing_words().search(text):
        for sentence in _sentences(text):
            if len(sentence) <= _LINE and _standing_words().search(sentence.cut(text)):
                yield sentence


@cache
def _standing_words() -> re.Pattern[str]:
    listed = tomllib.loads((resources.files("onrecord.linking.reuse") / "standing.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(rf"\b{re.escape(words)}" for words in listed["words"]), re.IGNORECASE)


def _cut(first: int, end: int) -> Iterator[tuple[int, int]]:
    """The passage, or pieces of about one length where it is too long."""
    pieces = -(-(end - first) // _MOST)
    edges = [first + (end - first) * piece // pieces for piece in range(pieces + 1)]
    yield from pairwise(edges)
