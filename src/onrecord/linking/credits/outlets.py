"""Which outlet some words mean. The one rule: a short name that might be two outlets' is nobody's."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources

from onrecord.linking.names import name_key


@cache
def listed() -> dict[str, list[str]]:
    """The lists of words, without the names."""
    return {name: words for name, words in _table().items() if isinstance(words, list)}


@cache
def _table() -> dict[str, list[str] | dict[str, list[str]]]:
    return tomllib.loads((resources.files("onrecord.linking.credits") / "words.toml").read_text(encoding="utf-8"))


@cache
def _known() -> dict[str, str]:
    """Keys of names that the press uses, to the full name."""
    tables = [found for found in _table().values() if isinstance(found, dict)]
    return {name_key(short): full for names in tables for full, shorts in names.items() for short in (full, *shorts)}


class Outlets:
    """The outlets that are known by name: those that are given, and those that everybody knows."""

    def __init__(self, names: Iterable[str]) -> None:
        self._publishers = {name_key(name): name for name in sorted(names) if name_key(name)}
        self._parts: dict[str, set[str]] = defaultdict(set)
        for key in self._publishers:
            for word in key.split():
                self._parts[word].add(key)

    def find(self, words: str) -> str | None:
        """The name of the outlet that the words are a name of; None where they are none, or may be several."""
        key = name_key(words)
        full = name_key(_known().get(key, ""))
        for exact in (key, full):
            if exact in self._publishers:
                return self._publishers[exact]
        parts = [self._parts.get(word, set()) for word in key.split()]
        fitting = set.intersection(*parts) if parts and any(letter.isupper() for letter in words) else set()
        if len(fitting) == 1:
            return self._publishers[fitting.pop()]
        if full:
            return _known()[key]
        return plain_name(words) if not fitting and _ends_so(words) else None


def plain_name(words: str) -> str:
    """The name without its article."""
    return words.removeprefix("the ").removeprefix("The ").strip()


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names are written alike; nobody is the same as nobody."""
    return one is not None and other is not None and name_key(one) == name_key(other)


def is_generic(words: str) -> bool:
    """Whether the words stand for an outlet that was named before."""
    return words.casefold().strip() in _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(listed()["generic"])


def is_body(name: str) -> bool:
    """Whether the name is one of a body that publishes its own words, and no outlet's."""
    return not frozenset(listed()["bodies"]).isdisjoint(name_key(name).split())


def _ends_so(words: str) -> bool:
    named = [word for word in words.split() if word not in {"The", "the"}]
    if not named or not all(word[0].isupper() for word in named):
        return False
    return named[-1] in listed()["endings" if len(named) > 1 else "alone"]
