"""Words under one name: "ordered", "instruction" and "command" are one. The one rule: a word that stands in no family
is only like itself, in whatever form."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from onrecord.linking.lexicon import english, stem

_VOWELS = frozenset("aeiou")
_SHORT = 3
"""Letters of a word that tells something, at least."""


@lru_cache(maxsize=65536)
def family(word: str) -> str:
    """The name of a word's family; the word without its ending, where it is in none."""
    return _families().get(word) or stem(word)


def families(words: Iterable[str]) -> frozenset[str]:
    """The families of all words that tell something."""
    return frozenset(family(word) for word in words if tells_something(word))


def lowered(written: Sequence[str]) -> list[str]:
    """Words in lower case, the month of May told from what may be."""
    return ["month" if word == "May" else word.casefold() for word in written]


@lru_cache(maxsize=65536)
def tells_something(word: str) -> bool:
    """Whether a word in lower case is more than grammar."""
    plain = word in english().plain or word in _small() or len(word) < _SHORT
    return not plain and word[:1].isalpha()


def in_family(word: str) -> bool:
    """Whether a word stands in a family."""
    return word in _families()


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """The small words of `families.toml` by the names of their lists."""
    held = tomllib.loads(resources.files(__package__).joinpath("families.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in held["small"].items()}


@cache
def opposites() -> Mapping[str, frozenset[str]]:
    """The families that a word denies, by the family of the word; both ways."""
    held = tomllib.loads(resources.files(__package__).joinpath("families.toml").read_text(encoding="utf-8"))
    pairs = {(family(one), family(word)) for one, words in held["opposites"].items() for word in words.split()}
    both = pairs | {(other, one) for one, other in pairs}
    return {one: frozenset(other for here, other in both if here == one) for one, _ in both}


@cache
def _small() -> frozenset[str]:
    held = lists()
    return held["negations"] | held["beings"] | held["light"] | held["pronouns"] | held["grammar"]


@cache
def _families() -> Mapping[str, str]:
    held = tomllib.loads(resources.files(__package__).joinpath("families.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for line in held["families"]:
        name, *others = line.split()
        for word in (name, *others):
            found.setdefault(word, name)
    for word, name in tuple(found.items()):
        for form in _forms(word):
            found.setdefault(form, name)
    return found


def _forms(word: str) -> Iterator[str]:
    """A word with its regular endings."""
    if word.endswith("e"):
        yield from (f"{word}s", f"{word}d", f"{word[:-1]}ing")
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing")
    else:
        yield from (f"{word}s", f"{word}ed", f"{word}ing", f"{word}es")
        if word[-1] not in _VOWELS and word[-2:-1] in _VOWELS:
            yield from (f"{word}{word[-1]}ed", f"{word}{word[-1]}ing")
