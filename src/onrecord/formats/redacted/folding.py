"""Text as names are looked for in it: small Latin letters without marks, whatever the script. The one rule: every
letter of it leads back to its character."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from anyascii import anyascii

_CHARACTERS = 65_536
"""Characters whose letters are kept at hand."""
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})
_WRITTEN_OUT = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


class Folded:
    """A text's letters, and for each of them the place of its character."""

    def __init__(self, text: str) -> None:
        pieces = [_letters(character) for character in text]
        self.letters = "".join(pieces)
        self._ends = list(accumulate(map(len, pieces)))
        self._owners = [at for at, piece in enumerate(pieces) for _ in piece]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """From where to where the characters of some letters reach."""
        return self._owners[start], self._owners[end - 1] + 1


def folded(text: str) -> str:
    """The letters alone."""
    return "".join(map(_letters, text))


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, folded: `Sandoval-Ruck` is `sandoval` and `ruck`."""
    return tuple(_TOKEN.findall(folded(name)))


def spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name, in each way in which Latin letters are written for marked ones."""
    found = {tokens(name), tokens(unicodedata.normalize("NFC", name).translate(_UMLAUTS))}
    plain = folded(name)
    for long, short in _WRITTEN_OUT:
        plain = plain.replace(long, short)
    yield from sorted((*found, tuple(_TOKEN.findall(plain))))


@lru_cache(maxsize=_CHARACTERS)
def _letters(character: str) -> str:
    if unicodedata.category(character) == "Cf":  # soft hyphens and joiners, which nobody sees
        return ""
    return anyascii(character).lower()
