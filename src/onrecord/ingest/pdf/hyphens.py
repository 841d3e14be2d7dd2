"""Words that a line's end divides. Rule: a hyphen goes only where the document or the letters around it give no reason
to keep it.
"""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_LEFT = re.compile(r"(?P<word>[^\W_]+(?:[-‐‑.’'][^\W_]+)*\.?)(?P<hyphen>[-‐‑\u00ad])$")
_RIGHT = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_TIGHT = re.compile(r"\S[–—/]$")
_SOFT = "\u00ad"
_TENS = {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
# What begins a compound that English writes with a hyphen, before what is a word of its own.
_FIRST_HALVES = {"all", "ex", "full", "half", "high", "ill", "long", "low", "mid", "non", "part", "self", "so", "well"}


def known_words(lines: Iterable[str]) -> Counter[str]:
    """The words that stand undivided in lines, with those that have a hyphen inside."""
    return Counter(
        found.group().casefold()
        for line in lines
        for found in _WORD.finditer(line.replace(_SOFT, ""))
        if found.end() < len(line.rstrip()) - 1 or not line.rstrip().endswith(("-", "‐", "‑"))
    )


def join_lines(before: str, line: str, known: Counter[str]) -> tuple[str, str]:
    """What remains of a line before the next one, and what parts the two: a space or nothing."""
    before = before.rstrip()
    left, right = _LEFT.search(before), _RIGHT.match(line)
    if left and right:
        keep = _keeps(left["word"], left["hyphen"], right.group(), known)
        return (before if keep else before[:-1]), ""
    return before, "" if _TIGHT.search(before) and not line.startswith(("–", "—")) else " "


def _keeps(left: str, hyphen: str, right: str, known: Counter[str]) -> bool:
    """Whether the hyphen is the word's own."""
    if hyphen == _SOFT:
        return False
    first, second = left.casefold(), right.casefold()
    whole, compound = known[first + second], known[f"{first}-{second}"]
    if whole or compound:
        return compound > whole
    if not right[0].islower() or not left[-1].isalpha():
        return True
    if first in _TENS or (first in _FIRST_HALVES and known[second] > 0):
        return True
    return "-" in second and known[first] > 0
