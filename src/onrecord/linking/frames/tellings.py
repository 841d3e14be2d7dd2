"""What words say to have been. The one rule: what is negated, planned or only taken for granted is not told."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.linking.frames.kin import families, family, lists, lowered, tells_something
from onrecord.linking.happenings.lexicon import named, tokens

_START = 4
"""Words from the beginning of a clause in which its subject ends."""
_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class Telling:
    """The families of the events that words tell of, of all that they say, and the names in them."""

    heads: frozenset[str]
    all: frozenset[str]
    names: frozenset[str]


def telling(words: str) -> Telling:
    """What words tell of."""
    written = tokens(words)
    low = lowered(written)
    heads: set[str] = set()
    held = lists()
    start, doubted = 0, "?" in low[-1:]
    for at, word in enumerate((*low, ".")):
        if word in held["stops"] or word in held["breaks"]:
            clause = low[start:at]
            doubted = doubted or any(other in held["negations"] or other in held["unreal"] for other in clause)
            if not doubted:
                heads.update(_heads(clause))
            doubted = doubted and word not in held["anew"]
            start = at + 1
    return Telling(frozenset(heads), families(low), named(written))


def _heads(clause: Sequence[str]) -> set[str]:
    return {family(word) for at, word in enumerate(clause) if tells_something(word) and not _granted(clause, at)}


def _granted(clause: Sequence[str], at: int) -> bool:
    """Whether a noun stands for what is taken for granted: "the call lasted", "criticised the order"."""
    held = lists()
    if clause[at].endswith("ed") or clause[at] in held["past"]:
        return False
    first = at
    while first and at - first < _ADJECTIVES and clause[first - 1] not in held["auxiliaries"]:
        first -= 1
        if clause[first] in held["determiners"]:
            behind = clause[at + 1 : at + 4]
            told = any(word in held["happening"] for word in behind) and at <= first + _ADJECTIVES
            light = first > 0 and clause[first - 1] in held["light"]
            return not (told or light)
    return False
