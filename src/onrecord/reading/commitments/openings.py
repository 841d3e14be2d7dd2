"""What the words around a time make of it: "by", "not after", "before the synod opens on". The one rule: they tell how
it limits and where its words begin, and leave its days alone."""

from collections.abc import Mapping
from types import MappingProxyType

from onrecord.reading.commitments.clauses import COMMA
from onrecord.reading.commitments.fixing import BEFORE, BY, FROM, ON, WITHIN
from onrecord.reading.commitments.scenes import Scene

NEAR = 5
"""How many words may stand between a limiting word and its time ("by no later than the close of")."""
EVENT = 10
"""How many words an event may have that something is to be done before: "before the synod opens on 5 May"."""

_LIMITS: Mapping[str, tuple[int, str | None]] = MappingProxyType(
    {
        "not_later": (1, BY),
        "earlier": (1, BEFORE),
        "within": (1, WITHIN),
        "deadline": (0, BY),
        "from": (1, FROM),
        "onward": (1, FROM),
        "elsewhere": (0, None),
    }
)
"""By the list of the word before: how many words of it belong to the limit, and how it limits."""
_PHRASES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("by_on", "or", "earlier"), BY),
    (("prior", "to"), BEFORE),
    (("up", "to"), BY),
    (("negations", "after"), BY),
    (("inner", "in_time", "for"), BY),
    (("inside_of", "of"), WITHIN),
)
"""Several words before a time, by their lists: on or before, prior to, up to, not after, in time for, inside of."""


def opening(scene: Scene, at: int) -> tuple[int, str | None]:
    """Where the words begin that limit a time, and how they do; None where they say something else."""
    first = at
    while first > max(0, at - NEAR) and scene.within(first - 1, "small"):
        first -= 1
    if scene.within(first - 1, "than"):
        start = first - 3 - scene.within(first - 4, "by_on")
        return max(0, start), BY if scene.within(first - 2, "later") else None
    for phrase, how in _PHRASES:
        if _stands(scene, phrase, first):
            return first - len(phrase), how
    if _stands(scene, ("as_of", "of"), first + 1):
        return first - 1, FROM
    found = next((name for name in _LIMITS if scene.within(first - 1, name)), None)
    if found is not None:
        start, how_ = _LIMITS[found]
        return (at if how_ is None else max(0, first - start)), how_
    return next((place for place in range(first, at) if scene.within(place, "inner")), first), ON


def _stands(scene: Scene, phrase: tuple[str, ...], end: int) -> bool:
    """Whether the words up to a place are on these lists, one by one."""
    return all(scene.within(end - len(phrase) + at, name) for at, name in enumerate(phrase))


def anchored(scene: Scene, at: int) -> bool:
    """Whether a length is counted from something else than the saying: "within ten days of delivery"; what somebody is
    bound by counts as said: "of signature", "of this ruling"."""
    if not scene.within(at, "anchors"):
        return False
    counted = next((place for place in range(at + 1, at + 4) if not scene.within(place, "determiners")), at + 1)
    return not (scene.within(counted, "now") or scene.within(counted, "deciding"))


def event_before(scene: Scene, at: int) -> int | None:
    """Where the words begin before whose event something is to be done, if a day is that of an event: "before the synod
    opens on 5 May"; nobody is done before who only stands there: "before the court on Friday"."""
    last = at - 1 - (scene.form(at - 1) == COMMA)
    if not scene.within(at, "by_on") or any(scene.within(last, name) for name in ("bodies", "officials", "groups_of")):
        return None
    for first in range(last, max(-1, at - EVENT), -1):
        if scene.mark(first) or first in scene.walls:
            return None
        if scene.within(first, "earlier"):
            person = scene.words[last].capital and not scene.within(first + 1, "determiners")
            return None if person or first == last or scene.within(first - 1, "standing") else first
    return None


def after_time(scene: Scene, at: int) -> int:
    """The words after a time that belong to it: "at the latest"."""
    return at + 3 if scene.within(at + 2, "latest") else at
