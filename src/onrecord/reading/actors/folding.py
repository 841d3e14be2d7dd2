"""Names as keys: accents, scripts and spellings folded away. The one rule: a key is to compare, never to show."""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

_WORD = re.compile(r"[a-z0-9&@]+(?:['.-][a-z0-9]+)*")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s?)$")
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(.)\1+", r"\1"),
        (r"ye(?=[a-z])", "e"),
        (r"shch|sch|sh|tsch", "s"),
        (r"kh|ch|ck|q|c", "k"),
        (r"ph|ff", "f"),
        (r"th", "t"),
        (r"ts|tz|dz|z", "s"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"(?<=.)h", ""),
        (r"[yj]", "i"),
        (r"ou|oo", "u"),
        (r"i(?=[aeiou])|(?<=[aeiou])i(?=.)", ""),
        (r"(?<=[aeo])i$", "i"),
        (r"e(?=[lmnr]$)", ""),
        (r"(.)\1+", r"\1"),
    )
)
"""From the romanisations that the press mixes (BGN/PCGN, ISO 9, GOST and national ones) to one rough spelling."""

_ALIKE = 0.94
_SHORTEST = 4


@lru_cache(maxsize=20_000)
def folded(text: str) -> tuple[str, ...]:
    """Lower-case ASCII words of a name, without possessive ending and full stops: ("hillary", "clinton")."""
    plain = anyascii(_POSSESSIVE.sub("", text)).lower()
    return tuple(word.replace(".", "") for word in _WORD.findall(plain))


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """One rough spelling for all romanisations of a folded word: Zelensky, Zelenskyy and Zelenskiy are "selenski"."""
    for pattern, plain in _SPELLINGS:
        word = pattern.sub(plain, word)
    return word


def spelt_alike(one: str, other: str) -> bool:
    """Whether two folded words may be spellings of the same name; short ones must be equal."""
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    first, second = skeleton(one), skeleton(other)
    return first == second or (
        min(len(one), len(other)) > _SHORTEST + 1 and JaroWinkler.similarity(first, second) >= _ALIKE
    )


def slug(name: str) -> str:
    """The id that a name gives: "Ana O'Kestrel" is "ana-o-kestrel"; "actor" where nothing can be spelt."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")[:80].strip("-") or "actor"
