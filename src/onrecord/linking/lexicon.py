"""The words of a proposition as two propositions are compared by them. The one rule: no word of a language outside
`pairing.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

WORD = re.compile(r"n['’]t\b|\w+?(?=n['’]t\b)|\w+")
_ENDINGS = ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s", "e")
_STEM = 3
"""Letters that are left of a word at least."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of `pairing.toml`; `opposites` are pairs of stems, both ways."""

    negations: frozenset[str]
    denials: frozenset[str]
    hedges: frozenset[str]
    open: frozenset[str]
    future: frozenset[str]
    plain: frozenset[str]
    opposites: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Words:
    """One side's words, lower-cased: all; stems of those that carry meaning; how often it negates, denies, hedges,
    leaves open; and its words with a capital within a sentence, in the order of the text."""

    all: tuple[str, ...]
    stems: frozenset[str]
    negated: int
    denied: int
    hedged: int
    open: int
    names: tuple[str, ...]


def words_of(text: str, lexicon: Lexicon) -> Words:
    """One side's words, sorted by what they do."""
    shown = WORD.findall(text)
    words = tuple(word.casefold().replace("’", "'") for word in shown)
    within = {word.casefold() for _, word in pairwise(shown) if word[0].isupper()}
    names = tuple(
        low
        for shows, low in zip(shown, words, strict=True)
        if shows[0].isupper() and low in within and low not in lexicon.plain
    )
    return Words(
        words,
        frozenset(stem(word) for word in words if word not in lexicon.plain and word not in lexicon.negations),
        sum(word in lexicon.negations for word in words),
        sum(word in lexicon.denials for word in words),
        sum(word in lexicon.hedges for word in words),
        sum(word in lexicon.open for word in words),
        names,
    )


def stem(word: str) -> str:
    """A word without its commonest endings: enough to find it again, no dictionary form."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


@cache
def english() -> Lexicon:
    """The words of English."""
    held = tomllib.loads(resources.files(__package__).joinpath("pairing.toml").read_text(encoding="utf-8"))
    pairs = [tuple(stem(word) for word in pair.split()) for pair in held["opposites"]]
    both = frozenset((a, b) for one, other in pairs for a, b in ((one, other), (other, one)) if a != b)
    lists = {name: frozenset(held[name]) for name in ("negations", "denials", "hedges", "open", "future", "plain")}
    return Lexicon(**lists, opposites=both)
