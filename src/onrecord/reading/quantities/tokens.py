"""Words, numbers and signs with their places, in sentences. The one rule: a token's characters are the text's own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeVar

from onrecord.reading.quantities.lexicon import Lexicon, Phrase
from onrecord.records import Span

LONGEST = 400
"""Tokens of a sentence; what goes on longer is cut, so that no look around costs more than this."""


class Kind(Enum):
    """What a token is made of."""

    NUMBER = auto()
    FRACTION = auto()
    WORD = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign; `joined` says that nothing stands between it and the one before, `opens` that it is the
    first of its line."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind
    joined: bool
    opens: bool

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.kind is Kind.WORD

    @property
    def is_number(self) -> bool:
        """Whether it is made of digits."""
        return self.kind is Kind.NUMBER

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.is_word and self.text[0].isupper()


Meaning = TypeVar("Meaning")
Sentence = Sequence[Token]
LONGEST_PHRASE = 5
"""Tokens of the longest phrase in the word lists."""

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<fraction>[¼-¾⅐-⅞])"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|['’]s\b|(?:(?![¼-¾⅐-⅞])[^\W\d_])+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<sign>\S)"
)
_BREAK = re.compile(r"\n\s*\n|\r")
_KINDS = {"number": Kind.NUMBER, "fraction": Kind.FRACTION, "word": Kind.WORD, "sign": Kind.SIGN}
HYPHENS = frozenset("-‐‑")
_STOPS, _CLOSES = frozenset(".!?…"), frozenset("\"”’»')")


def tokens_of(text: str, within: Span | None = None) -> Iterator[Token]:
    """The tokens of a text or of a stretch that begins and ends between two of them, in order."""
    last, end = (0, len(text)) if within is None else (within.start, within.end)
    for found in _TOKEN.finditer(text, last, end):
        kind = _KINDS[found.lastgroup or "sign"]
        word = found.group()
        opens = not last or "\n" in text[last : found.start()]
        yield Token(found.start(), found.end(), word, word.lower(), kind, found.start() == last, opens)
        last = found.end()


def sentences_of(text: str, lexicon: Lexicon, within: Span | None = None) -> Iterator[list[Token]]:
    """Runs of tokens up to a full stop that ends a sentence, an empty line, or LONGEST."""
    run: list[Token] = []
    for token in tokens_of(text, within):
        if run and (len(run) >= LONGEST or _parts(text, run, token, lexicon)):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _parts(text: str, run: list[Token], token: Token, lexicon: Lexicon) -> bool:
    """Whether a new sentence begins with `token`."""
    last = run[-1]
    if token.start - last.end > 1 and _BREAK.search(text, last.end, token.start):
        return True
    at = len(run) - 1
    while at > 0 and run[at].text in _CLOSES:
        at -= 1
    if run[at].text not in _STOPS or token.joined or token.text in _CLOSES or token.text[0].islower():
        return False
    before = run[at - 1] if at else run[at]
    initial = before.capital and len(before.text) == 1
    short = initial or lexicon.has("sentences", "abbreviations", before.lower)
    return not (run[at].text == "." and run[at].joined and short)


def phrase_at(phrases: Mapping[Phrase, Meaning], sentence: Sentence, at: int) -> tuple[int, Meaning] | None:
    """The longest phrase that begins at token `at`: the token after it, and its meaning."""
    for end in range(min(at + LONGEST_PHRASE, len(sentence)), at, -1):
        meaning = phrases.get(tuple(token.lower for token in sentence[at:end]))
        if meaning is not None:
            return end, meaning
    return None


def phrase_before(phrases: Mapping[Phrase, Meaning], sentence: Sentence, end: int) -> tuple[int, Meaning] | None:
    """The longest phrase that ends before token `end`: its first token, and its meaning."""
    for at in range(max(end - LONGEST_PHRASE, 0), end):
        meaning = phrases.get(tuple(token.lower for token in sentence[at:end]))
        if meaning is not None:
            return at, meaning
    return None


def joined_span(sentence: Sentence, first: int, end: int) -> Span:
    """The characters from token `first` to token `end`, which is not included."""
    return Span(sentence[first].start, sentence[end - 1].end)


def word_at(sentence: Sentence, at: int) -> str:
    """The token at `at` in lower case; nothing where there is none."""
    return sentence[at].lower if 0 <= at < len(sentence) else ""


def hyphen_at(sentence: Sentence, at: int) -> bool:
    """Whether token `at` is a hyphen that joins its neighbours."""
    return at + 1 < len(sentence) and sentence[at].text in HYPHENS and sentence[at].joined and sentence[at + 1].joined
