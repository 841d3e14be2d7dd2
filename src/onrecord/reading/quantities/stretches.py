"""Stretches of a text in which a number stands, so that nothing else is looked at word by word. The one rule: no
sentence reaches from one stretch into another."""

import re
from collections.abc import Iterator

from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.records import Span

_END = re.compile(r"(?<=[A-Za-z]{2})[.!?…][\"”’»')]*(?=\s+[A-Z“‘])|\n\s*\n")
"""Where a sentence ends for certain, unless an abbreviation stands there; or an empty line."""
_LAST_WORD = re.compile(r"[A-Za-z]+\Z")
_LONGEST_ABBREVIATION = 12
_FIGURE = re.compile(r"[\d¼-¾⅐-⅞]")
_WORD = re.compile(r"[^\W\d_]+")


def numbered_stretches(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """The stretches that hold a digit or a number word, in order."""
    first = 0
    for last in (*_ends(text, lexicon), len(text)):
        if first < last and _is_numbered(text, first, last, lexicon):
            yield Span(first, last)
        first = last


def _ends(text: str, lexicon: Lexicon) -> Iterator[int]:
    for found in _END.finditer(text):
        if text[found.start()] == "\n":
            yield found.start()
            continue
        word = _LAST_WORD.search(text, max(0, found.start() - _LONGEST_ABBREVIATION), found.start())
        if word is not None and not lexicon.has("sentences", "abbreviations", word[0].lower()):
            yield found.end()


def _is_numbered(text: str, first: int, last: int, lexicon: Lexicon) -> bool:
    if _FIGURE.search(text, first, last):
        return True
    return not lexicon.numbers.isdisjoint(_WORD.findall(text[first:last].lower()))
