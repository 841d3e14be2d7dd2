"""The words of `kinds.toml`, and texts cut into what is compared with them. The one rule: words are compared in lower
case, and names by their last part."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.linking.names import name_key

_TOKEN = re.compile(
    r"no one|no-one|n['’]t\b|['’](?:s|d|ll|ve|re)\b|\w+?(?=n['’]t\b)|\w+(?:-\w+)*|[.,;:!?()–—]", re.IGNORECASE
)
_LONG = 6
"""Letters of a name that are compared, so that a country and its people are one."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event, and whether parties have many of it."""

    name: str
    often: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Kinds by their nouns and verbs, and the small words around them. `beside` are verbs that tell of a kind only
    where the sentence speaks of another, too."""

    nouns: Mapping[str, Kind]
    verbs: Mapping[str, Kind]
    toward: Mapping[str, Kind]
    beside: Mapping[str, tuple[Kind, str]]
    words: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether a word stands on a list."""
        return word in self.words[name]


@cache
def listed() -> Lexicon:
    """What `kinds.toml` holds."""
    held = tomllib.loads(resources.files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8"))
    kinds = [(Kind(one["name"], one.get("often", False)), one) for one in held["kinds"]]
    nouns, verbs, toward = (
        {word: kind for kind, one in kinds for word in one.get(part, ())} for part in ("nouns", "verbs", "toward")
    )
    beside = {
        word: (kind, other) for kind, one in kinds for other, told in one.get("beside", {}).items() for word in told
    }
    return Lexicon(nouns, verbs, toward, beside, {name: frozenset(words) for name, words in held["words"].items()})


def tokens(text: str) -> list[str]:
    """Words and stops, as they are written; "didn't" is two."""
    return [_plain(found) for found in _TOKEN.findall(text)]


def named(written: Sequence[str], *, places: bool = True) -> frozenset[str]:
    """Keys of the names among tokens: of each run of words with capitals, the last one that is no title; those of
    `places` in which something was may be left out."""
    found: set[str] = set()
    run: list[str] = []
    before = ""
    for word in (*written, "."):
        if word[:1].isupper() and (len(word) > 1 or run):
            run.append(word)
            continue
        if places or before not in listed().words["places"]:
            found.update(_last(run))
        run, before = [], word
    return frozenset(found)


def offices(written: Sequence[str]) -> frozenset[str]:
    """Keys of the offices that tokens speak of: "the prime minister", "Kessaly's energy minister".

    They begin with a mark that no name has.
    """
    words, low = listed().words, [word.casefold() for word in written]
    found: set[str] = set()
    for at, word in enumerate(low):
        if word in words["offices"]:
            before = low[at - 1] if at and low[at - 1] in words["portfolios"] else ""
            if before or word not in words["common"]:
                found.add(f"={before} {word}".replace("= ", "="))
    return frozenset(found)


def real(names: Iterable[str]) -> frozenset[str]:
    """Those that are names, and no offices."""
    return frozenset(name for name in names if not name.startswith("="))


def key(name: str) -> str:
    """By what a name is compared."""
    return name_key(name)[:_LONG]


def _last(run: Sequence[str]) -> Iterator[str]:
    plain = listed().words["plain"]
    told = [word for word in run if word.casefold() not in plain]
    if told:
        yield key(told[-1])


def _plain(token: str) -> str:
    token = token.replace("’", "'")
    return "noone" if token.casefold() in {"no one", "no-one"} else token
