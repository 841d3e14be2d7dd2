"""Whether a clause looks back or forward. The one rule: the nearest sign decides, and one before beats one after."""

import re

from onrecord.reading.times.language import Tenses

_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[;!?\n]|[^\W\d_]{3,}\.[\"'”)]?(?= |$)")
_REACH = 140
CLOSE = 6
"""Words within which a sign before is taken without a look at what follows."""

SHORT = 3
"""Letters of a word that is too short for its ending to say anything."""


def tense_at(folded: str, start: int, end: int, tenses: Tenses) -> tuple[int, bool]:
    """-1 for the past, 1 for the future, 0 where nothing tells; and whether the sign stands right before."""
    before = folded[max(0, start - _REACH) : start]
    stops = [found.end() for found in _BREAK.finditer(before)]
    words = _WORD.findall(before[stops[-1] if stops else 0 :])
    left = _sign_before(words, tenses)
    if left is not None and left[0] <= CLOSE:
        return left[1], left[0] == 0
    after = folded[end : end + _REACH]
    stop = _BREAK.search(after)
    right = _sign_after(_WORD.findall(after[: stop.end() if stop else None]), tenses)
    if left is None or (right is not None and right[0] <= left[0] - CLOSE):
        left = right
    return (left[1] if left else 0), False


def _sign_before(words: list[str], tenses: Tenses) -> tuple[int, int] | None:
    """How many words back the nearest sign is, and what it says."""
    apart = 0
    for distance in range(min(len(words), tenses.reach_before)):
        place = len(words) - 1 - distance
        apart = CLOSE if words[place] in tenses.clause else apart
        sign = _sign(words, place, tenses)
        if sign > 0 and tenses.undone.intersection(words[max(0, place - 2) : place]):
            sign = -1
        if sign:
            return distance + apart, sign
    return None


def _sign_after(words: list[str], tenses: Tenses) -> tuple[int, int] | None:
    for place in range(min(len(words), tenses.reach_after)):
        if sign := _sign(words, place, tenses):
            return place, sign
    return None


def _sign(words: list[str], place: int, tenses: Tenses) -> int:
    word = words[place]
    if place and words[place - 1] in tenses.passive:
        return 0
    known = tenses.signs.get(word)
    if known is not None:
        return known
    return -1 if len(word) > SHORT and word.endswith(tenses.past_endings) else 0
