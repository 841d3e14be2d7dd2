"""The words of a whole text. The one rule: each is cut once for all that ask for it, and only those last asked for are
kept."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from onrecord.reading.certainty.languages import splitter
from onrecord.reading.certainty.wording import Word, end_of, start_of
from onrecord.records import Document, Span

STRETCH = 4096
"""Characters that are cut at a time, as far as words allow."""
KEPT = 16
"""How many such stretches are kept: a statement's parts, and the next statement, lie near one another."""
_REST = re.compile(r"\S*")


class RunningWords:
    """The words of one document, cut as they are asked for."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.language = document.language or ""
        self.splitter = splitter(self.language)
        self._stretch = lru_cache(KEPT)(self._cut)

    def within(self, span: Span) -> list[Word]:
        """The words of a span; of a word that the span cuts through, what lies inside."""
        found: list[Word] = []
        for number in range(max(0, span.start // STRETCH - 1), (span.end - 1) // STRETCH + 1):
            words = self._stretch(number)
            if not words or words[-1].span.end <= span.start:
                continue
            first = bisect_right(words, span.start, key=end_of)
            found.extend(words[first : bisect_left(words, span.end, lo=first, key=start_of)])
        if found and found[0].span.start < span.start:
            found[:1] = self._clipped(span.start, min(found[0].span.end, span.end))
        if found and found[-1].span.end > span.end:
            found[-1:] = self._clipped(found[-1].span.start, span.end)
        return found

    def sentence_at(self, near: Span, place: int) -> Sequence[Word]:
        """The words of the sentence at a place, as far as they lie in the span `near`."""
        words = self.within(near)
        at = bisect_right(words, place, key=end_of)
        return self.splitter.sentence_at(words, at, self.text) if at < len(words) else ()

    def sentences(self, span: Span) -> list[Sequence[Word]]:
        """The words of a span, sentence by sentence."""
        return self.splitter.sentences(self.within(span), self.text)

    def _cut(self, number: int) -> list[Word]:
        first, last = self._edge(number), self._edge(number + 1)
        return self.splitter.words(self.text, [Span(first, last)] if first < last else [])

    def _edge(self, number: int) -> int:
        """Where a stretch begins: after the word that reaches into it, unless that one fills a whole stretch."""
        start = min(number * STRETCH, len(self.text))
        found = _REST.match(self.text, start, start + STRETCH) if number else None
        return start if found is None else found.end()

    def _clipped(self, start: int, end: int) -> list[Word]:
        return self.splitter.words(self.text, [Span(start, end)])
