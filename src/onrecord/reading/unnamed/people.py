"""What people are called when they are not called by their names: people.toml, read once. The one rule: words here are
general vocabulary, never anybody's name."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.records import UnnamedKind

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
}
_WORD = re.compile(r"[^\W\d_]+")
_UNCOUNTED = {"counsel"}
_AGENT = ("ologist", "woman", "women", "activist")
"""Endings that make a word for somebody of any stem."""


@dataclass(frozen=True, slots=True)
class People:
    """Nouns for people. `kinds` gives what a noun says of them, in the singular and in the plural; `camps`, `unique`
    and `crowds` are explained in the file; `plurals` gives the singular of each plural."""

    kinds: dict[str, UnnamedKind]
    modifiers: dict[str, UnnamedKind]
    camps: frozenset[str]
    unique: frozenset[str]
    crowds: frozenset[str]
    plurals: dict[str, str]
    speech: tuple[str, ...]

    def singular(self, noun: str) -> str:
        """The noun in the singular, in lower case."""
        lower = noun.lower()
        last = (
            lower if lower in self.kinds or lower in self.plurals or lower in self.camps else lower.rpartition("-")[2]
        )
        return self.plurals.get(last, last)

    def holds(self, noun: str) -> bool:
        """Whether a noun is a word for people."""
        one = self.singular(noun)
        return one in self.kinds or one in self.camps or one in self.unique or one.endswith(_AGENT)

    def is_speech(self, cue: str) -> bool:
        """Whether the words of a cue tell of speech."""
        return any(word.startswith(self.speech) for word in _WORD.findall(cue.lower()))

    def is_plural(self, noun: str) -> bool:
        """Whether a noun stands for more than one."""
        lower = noun.lower()
        return lower in self.plurals or lower.rpartition("-")[2] in self.plurals or lower.endswith("ists")

    def kind(self, noun: str) -> UnnamedKind:
        """What a noun for people says of them."""
        one = self.singular(noun)
        return self.kinds.get(one, UnnamedKind.EXPERT if one.endswith("ologist") else UnnamedKind.PERSON)


def listed(words: str) -> frozenset[str]:
    """The words of a text, parted by white space, as a set."""
    return frozenset(words.split())


@cache
def load_people() -> People:
    """The words of people.toml."""
    held = tomllib.loads(resources.files(__package__).joinpath("people.toml").read_text(encoding="utf-8"))
    kinds = {word: UnnamedKind(kind) for kind, words in reversed(held["kind"].items()) for word in words.split()}
    camps, unique, crowds = (listed(held[name]["words"]) for name in ("camp", "unique", "crowd"))
    nouns = {*kinds, *camps, *unique} - _UNCOUNTED
    return People(
        kinds,
        {word: UnnamedKind(kind) for kind, words in held["modifier"].items() for word in words.split()},
        camps,
        unique,
        crowds,
        {plural(noun): noun for noun in sorted(nouns)} | {"people": "person"},
        tuple(held["speech"]["words"].split()),
    )


def plural(noun: str) -> str:
    """The plural of an English noun for people."""
    if noun.endswith("-by"):
        return f"{noun.removesuffix('-by')}s-by"
    for one, many in _IRREGULAR.items():
        if noun.endswith(one):
            return noun.removesuffix(one) + many
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "ch", "sh", "x")) else f"{noun}s"
