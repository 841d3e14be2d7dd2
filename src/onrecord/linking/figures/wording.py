"""The words around a figure. The one rule: a window stays within its sentence and is never longer than REACH on either
side, so that no text is slow."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records import Span

REACH = 300
"""Characters of a sentence that are looked at on either side of a figure."""
_NAME_KEY = 6
"""Letters that a name and its adjective share: Kessaly, Kessalian."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*|[.,;:!?()“”\"—–…]")
_END = re.compile(r"(?<=[\w%)”\"’][.!?…])[\"”’)]*\s+(?=[\W\d]*[A-ZÀ-Þ])|\n")
_TITLE_END = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Gov|Sen|Rep|No|Prof|Capt|Maj|Sgt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z])\.$"
)
_OWNERS = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark with its place; `lower` is the word in lower case, without an owner's 's."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is no mark."""
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Window:
    """The sentence of a figure: tokens before it, in it and after it. `others` are the places of other figures."""

    start: int
    end: int
    before: tuple[Token, ...]
    inside: tuple[Token, ...]
    after: tuple[Token, ...]
    others: frozenset[int] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All of them."""
        return (*self.before, *self.inside, *self.after)


def tokens_of(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Words and marks of a stretch of text."""
    return tuple(
        Token(found.group(), _unowned(found.group()), found.start(), found.end())
        for found in _TOKEN.finditer(text, start, end)
    )


def _unowned(word: str) -> str:
    """In lower case, without an owner's ending."""
    lower = word.casefold()
    for ending in _OWNERS:
        if lower.endswith(ending) and len(lower) > len(ending):
            return lower[: -len(ending)]
    return lower


def window_of(text: str, span: Span, others: Iterable[Span] = ()) -> Window:
    """The sentence that holds a span, cut off at REACH on either side; `others` are the spans of other figures."""
    start, end = max(span.start - REACH, 0), min(span.end + REACH, len(text))
    head, tail = text[start : span.start], text[span.end : end]
    for found in _END.finditer(head):
        if not _TITLE_END.search(head[max(found.start() - len("Sept."), 0) : found.start()]):
            start = span.start - len(head) + found.end()
    for found in _END.finditer(tail):
        if not _TITLE_END.search(tail[max(found.start() - len("Sept."), 0) : found.start()]):
            end = span.end + found.start()
            break
    tokens = tokens_of(text, start, end)
    near = [other for other in others if start <= other.start < end]
    return Window(
        start,
        end,
        tuple(token for token in tokens if token.end <= span.start),
        tuple(token for token in tokens if token.end > span.start and token.start < span.end),
        tuple(token for token in tokens if token.start >= span.end),
        frozenset(
            token.start
            for token in tokens
            if any(other.start <= token.start < other.end and not other.overlaps(span) for other in near)
        ),
    )


def stem(word: str) -> str:
    """A noun without its plural's ending, in lower case: `refineries` is `refinery`."""
    word = _unowned(word)
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > len("gas") else word
    )


def name_stem(word: str) -> str:
    """A name cut so that it meets its adjective, without case and diacritics: `Kessaly`, `Kessalian`: `kessal`."""
    folded = unicodedata.normalize("NFKD", _unowned(word))
    return "".join(letter for letter in folded if not unicodedata.combining(letter))[:_NAME_KEY]


def name_stems(text: str) -> frozenset[str]:
    """All words of a name, shortened."""
    return frozenset(name_stem(token.text) for token in tokens_of(text, 0, len(text)) if token.is_word)
