"""How many people a description means, by its first words. The one rule: what the words leave open stays open."""

import re
from dataclasses import dataclass

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
)
_NUMBERS = {word: number for number, word in enumerate(_UNITS, start=1)} | {
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "half a dozen": 6,
    "half-dozen": 6,
    "a dozen": 12,
    "a couple": 2,
    "a pair": 2,
    "a trio": 3,
    "a hundred": 100,
}
_OPEN = {
    "several": 2,
    "some": 2,
    "multiple": 2,
    "numerous": 2,
    "various": 2,
    "certain": 2,
    "a few": 2,
    "a handful": 2,
    "a group": 2,
    "a number": 2,
    "a band": 2,
    "a series": 2,
    "a string": 2,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
}
_ANY = "|".join(sorted((*_NUMBERS, *_OPEN), key=len, reverse=True))
_COUNT = re.compile(
    r"(?P<known>(?:the|these|those|all|other|both)\s+)*(?P<group>a\s+(?:[\w-]+\s+)?(?:group|panel|team|trio|list)\s+of\s+(?=\w+\s))?"
    r"(?P<bound>more\s+than|at\s+least|over|about|nearly|almost|roughly|around|only|just|fewer\s+than|up\s+to)?\s*"
    rf"(?P<number>{_ANY}|\d{{1,3}}(?:,\d{{3}})*|\d{{1,6}})(?:\s+(?P<dozen>dozen))?"
    r"(?P<more>\s+or\s+(?:more|so|two))?(?P<other>\s+others?)?(?P<of>\s+(?:out\s+)?(?:of|in|from\s+among)\b)?(?![\w%]|-\w|\s+(?:per\s?cent|million|billion|thousand|hundred))",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:a|an|another|someone|somebody|yet\s+another)\b", re.IGNORECASE)
_LEAST = frozenset(("more than", "at least", "over"))
_MORE = frozenset(("more than", "over"))


@dataclass(frozen=True, slots=True)
class Count:
    """How many the first words say: at `least`, at `most` (None where open); `end` is the place after them in the
    phrase, `of` says that they are some of a group, `known` that the words point at people already spoken of."""

    least: int
    most: int | None
    end: int = 0
    of: bool = False
    known: bool = False


def read_count(phrase: str) -> Count | None:
    """The number that a phrase begins with, an article counting for one; None where it begins with neither."""
    match = _COUNT.match(phrase)
    if match is None:
        one = _ONE.match(phrase)
        return Count(1, 1, 0) if one else None
    words = " ".join(match["number"].lower().split())
    bound = " ".join((match["bound"] or "").lower().split())
    known, of = match["known"] is not None, match["of"] is not None
    if words in _OPEN:
        return Count(_OPEN[words], None, match.end(), of, known)
    number = _NUMBERS.get(words) or int(words.replace(",", "")) or 1
    number *= 12 if match["dozen"] else 1
    if bound in _LEAST or match["more"]:
        return Count(number + (bound in _MORE), None, match.end(), of, known)
    if bound in {"up to", "fewer than"}:
        return Count(1, number, match.end(), of, known)
    return Count(number, number, match.end(), of, known)
