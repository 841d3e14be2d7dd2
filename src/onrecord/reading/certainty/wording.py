"""Words of a stretch of text, each with its place. The one rule: a word's form is for comparing, its span is true."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Span, Spans

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*(?:['’][^\W_]+)?|\S")
_QUOTES = frozenset("\"'“”„‟«»‘’")
_ENDS = frozenset(".!?…")
_MARKS = _QUOTES | _ENDS
MOST_QUOTES = 3
"""How many quotation marks may close after the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark; `form` is lower-case with straight apostrophes, `capital` whether it begins with a capital."""

    span: Span
    form: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Splitter:
    """Cuts text into words. `clitics` are split off what they lean on ("n't", "'ll"); a full stop after one of the
    `abbreviations`, after a single letter, or inside a word ends no sentence. Both in lower case, the longest first."""

    clitics: tuple[str, ...]
    abbreviations: frozenset[str]

    def words(self, text: str, spans: Sequence[Span]) -> list[Word]:
        """The words of the spans, in the order given."""
        found: list[Word] = []
        for span in spans:
            for match in _WORD.finditer(text, span.start, min(span.end, len(text))):
                word = match[0]
                if "'" in word or "’" in word:
                    found.extend(self._parted(word, match.start()))
                else:
                    found.append(Word(Span(*match.span()), word.lower(), word[0].isupper()))
        return found

    def _parted(self, word: str, start: int) -> Iterator[Word]:
        """A word, and apart from it what leans on it."""
        form = word.replace("’", "'")
        leaning = next((one for one in self.clitics if form.lower().endswith(one)), "")
        own = len(form) - len(leaning)
        for first, last in ((0, own), (own, len(form))):
            if first < last:
                span = Span(start + first, start + last)
                yield Word(span, form[first:last].lower(), form[first].isupper())

    def sentences(self, words: Sequence[Word], text: str) -> list[Sequence[Word]]:
        """The words sentence by sentence; a blank line ends one as well."""
        ends = [at + 1 for at in range(len(words) - 1) if self._ends(words, at, text)]
        return [words[first:last] for first, last in pairwise((0, *ends, len(words))) if first < last]

    def sentence_at(self, words: Sequence[Word], at: int, text: str) -> Sequence[Word]:
        """The one of their sentences that holds word number `at`."""
        first = last = at
        while first and not self._ends(words, first - 1, text):
            first -= 1
        while last + 1 < len(words) and not self._ends(words, last, text):
            last += 1
        return words[first : last + 1]

    def _ends(self, words: Sequence[Word], at: int, text: str) -> bool:
        end, start = words[at].span.end, words[at + 1].span.start
        if start - end > 1 and text.count("\n", end, start) > 1:
            return True
        if words[at].form not in _MARKS:
            return False
        mark = at
        while mark > max(0, at - MOST_QUOTES) and words[mark].form in _QUOTES and not _space(words, mark):
            mark -= 1
        if words[mark].form not in _ENDS or (words[at + 1].form in _MARKS and start == end):
            return False
        before = words[mark - 1].form if mark else ""
        short = words[mark].form == "." and (len(before) == 1 or "." in before or before in self.abbreviations)
        following = words[at + 1]
        return not short and (following.capital or not following.form.isalpha())


def is_mark(word: Word) -> bool:
    """Whether it is punctuation."""
    return len(word.form) == 1 and not word.form.isalnum()


def touched(words: Sequence[Word], spans: Spans) -> set[int]:
    """Numbers of the words, in the order of the text, that have a character in one of the spans."""
    return {
        number
        for span in spans
        for number in range(bisect_right(words, span.start, key=end_of), bisect_left(words, span.end, key=start_of))
    }


def start_of(word: Word) -> int:
    """Where a word begins."""
    return word.span.start


def end_of(word: Word) -> int:
    """Where a word ends."""
    return word.span.end


def _space(words: Sequence[Word], at: int) -> bool:
    """Whether a word stands apart from the one before it."""
    return words[at].span.start > words[at - 1].span.end
