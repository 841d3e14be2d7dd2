"""Two propositions held against each other: what can be compared without a model, and what follows from a model's
answer. Pure. The one rule: what differs in a figure or a day is no denial, and whoever is not sure says so."""

import math
import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from onrecord.linking.lexicon import WORD, Lexicon, Words, english, words_of
from onrecord.records import Degree, Figure, Interval, Proposition, Relation

if TYPE_CHECKING:  # those who only ask need not wait for the models
    from onrecord.models import PairThresholds

FEATURES = (
    "figures equal",
    "figures differ",
    "figures only here",
    "figures only there",
    "digits equal",
    "digits differ",
    "days equal",
    "days differ",
    "days only here",
    "days only there",
    "negated here",
    "negated there",
    "negated otherwise",
    "denied here",
    "denied there",
    "denied otherwise",
    "hedged here",
    "hedged there",
    "open here",
    "open there",
    "opposites",
    "names here found",
    "names there found",
    "names only here",
    "names only there",
    "names turned",
    "words here found",
    "words there found",
    "words shared",
    "words only here",
    "words only there",
    "longer here",
)
"""What `features` tells, in its order. "Here" is of the one, "there" of the other."""

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")
_NEARLY = 0.75
"""Share of the shorter's words that the longer has, from which on they are nearly the same words."""
_MOSTLY = 0.5
"""Share of the longer's words that the shorter must have at least."""
_TURNING = frozenset({"by", "from"})
"""Words with which the one who acts comes last."""
_MANY = 8.0
"""Words that the other side lacks, from which on more of them tell no more."""


_HEDGES = {Degree.POSSIBLE, Degree.UNCOMMITTED}
_Part = TypeVar("_Part")


def features(one: Proposition, other: Proposition) -> tuple[float, ...]:
    """What can be compared of two propositions without a model, each from -1 to 1, in the order of FEATURES."""
    lexicon = english()
    here, there = words_of(one.words, lexicon), words_of(other.words, lexicon)
    shared = here.stems & there.stems
    return (
        *_compared(one.figures, other.figures, figures_meet),
        *_digits(one.words, other.words),
        *_compared(one.days, other.days, days_meet),
        *_flags(here.negated, there.negated),
        *_flags(here.denied, there.denied),
        float(bool(here.hedged)),
        float(bool(there.hedged)),
        float(bool(here.open)),
        float(bool(there.open)),
        float(_opposed(here.stems - shared, there.stems - shared, lexicon)),
        *_named(here, there),
        _share(len(shared), len(here.stems)),
        _share(len(shared), len(there.stems)),
        _share(len(shared), len(here.stems | there.stems)),
        min(len(here.stems - shared) / _MANY, 1.0),
        min(len(there.stems - shared) / _MANY, 1.0),
        math.tanh(math.log((len(here.all) + 1) / (len(there.all) + 1))),
    )


def decide(
    onward: Sequence[float], back: Sequence[float], one: Proposition, other: Proposition, thresholds: "PairThresholds"
) -> tuple[Relation, float]:
    """How the one stands to the other, and how surely.

    `onward` and `back` are the model's probabilities that the one entails the other, contradicts it, or neither, and
    the same of the other.
    """
    same, denies, neither = combined(onward, back)
    if one.denied != other.denied:
        same, denies = denies, same
    apart = _apart(one, other)
    line = min(thresholds.denies, thresholds.marked) if negates(one, other) else thresholds.denies
    sure, relation = max((same - thresholds.same, Relation.SAME), (denies - line, Relation.DENIES))
    if sure < 0:
        return (Relation.COMPATIBLE, neither) if neither >= thresholds.compatible else (Relation.UNSURE, 1.0 - neither)
    held = same if relation is Relation.SAME else denies
    if apart:
        return Relation.COMPATIBLE, held
    return (Relation.UNSURE, 1.0 - held) if _strangers(one, other, relation) else (relation, held)


def combined(onward: Sequence[float], back: Sequence[float]) -> tuple[float, float, float]:
    """How sure it is from both ways together that the two say the same, deny each other, or neither.

    The same is what follows both ways; a denial holds both ways, so the two answers are two looks at one thing.
    """
    return math.sqrt(onward[0] * back[0]), (onward[1] + back[1]) / 2, (onward[2] + back[2]) / 2


def _apart(one: Proposition, other: Proposition) -> bool:
    """Whether they speak of other figures or other days."""
    return bool(_compared(one.figures, other.figures, figures_meet)[1] or _compared(one.days, other.days, days_meet)[1])


def negates(one: Proposition, other: Proposition) -> bool:
    """Whether the one says in nearly the words of the other that it is not so: one is negated, or called untrue, or has
    the opposite of a word of the other, and most words of both are shared."""
    lexicon = english()
    here, there = words_of(one.words, lexicon), words_of(other.words, lexicon)
    shared = here.stems & there.stems
    fewer, more = sorted((len(here.stems), len(there.stems)))
    near = len(shared) > 1 and len(shared) >= _NEARLY * fewer and len(shared) >= _MOSTLY * more
    marked = (here.negated + there.negated) % 2 or (here.denied + there.denied) % 2
    return near and bool(marked or _opposed(here.stems - shared, there.stems - shared, lexicon))


def _strangers(one: Proposition, other: Proposition, relation: Relation) -> bool:
    """Whether something forbids what the model holds: they name nobody in common, one tells of what is to come, who did
    it to whom is turned about, or a hedge would be a denial."""
    lexicon = english()
    here, there = words_of(one.words, lexicon), words_of(other.words, lexicon)
    if one.names and other.names and not one.names & other.names:
        return True
    if lexicon.future.isdisjoint(here.all) != lexicon.future.isdisjoint(there.all):
        return True
    if relation is Relation.DENIES:
        return bool({one.degree, other.degree} & _HEDGES) or bool(here.hedged) != bool(there.hedged)
    return _turned(one.words, other.words, lexicon)


def _turned(one: str, other: str, lexicon: Lexicon) -> bool:
    """Whether two names come the other way round, with nothing that would make it the same ("by", "from", "and")."""
    told = [WORD.findall(text) for text in (one, other)]
    first, second = (
        [word for word in words if word[0].isupper() and word.casefold() not in lexicon.plain] for words in told
    )
    shared = [name for name in dict.fromkeys(first) if name in second]
    if shared == [name for name in dict.fromkeys(second) if name in first] or any("and" in words for words in told):
        return False
    return len({_TURNING.isdisjoint(words) for words in told}) == 1


def figures_meet(one: Figure, other: Figure) -> bool | None:
    """Whether two figures of one unit can be the same number; None where their units are not one."""
    if one.unit != other.unit:
        return None
    lows, highs = (
        [low for low in (one.low, other.low) if low is not None],
        [high for high in (one.high, other.high) if high is not None],
    )
    return not lows or not highs or max(lows) <= min(highs)


def days_meet(one: Interval, other: Interval) -> bool:
    """Whether two stretches of time share a day."""
    starts, ends = [day for day in (one.start, other.start) if day], [day for day in (one.end, other.end) if day]
    return not starts or not ends or max(starts) <= min(ends)


def _compared(
    here: Sequence[_Part], there: Sequence[_Part], meet: Callable[[_Part, _Part], bool | None]
) -> tuple[float, ...]:
    """Whether some are equal, some of one side meet none of the other's, and whether one side alone has any."""
    rows = [[meet(one, other) for other in there] for one in here]
    columns = [list(column) for column in zip(*rows, strict=True)]
    equal = any(True in row for row in rows)
    differ = any(False in row and True not in row for row in (*rows, *columns))
    return float(equal), float(differ), float(bool(here) and not there), float(bool(there) and not here)


def _digits(one: str, other: str) -> tuple[float, float]:
    here, there = set(_DIGITS.findall(one)), set(_DIGITS.findall(other))
    return float(bool(here & there)), float(bool(here - there) and bool(there - here))


def _flags(here: int, there: int) -> tuple[float, float, float]:
    """Whether it stands here, there, and an odd number of times in both together."""
    return float(here > 0), float(there > 0), float((here + there) % 2)


def _named(here: Words, there: Words) -> tuple[float, ...]:
    """Shares of each side's names that the other has, how many it lacks, and whether shared names come turned about."""
    first, second = list(dict.fromkeys(here.names)), list(dict.fromkeys(there.names))
    shared = [name for name in first if name in second]
    turned = len(shared) > 1 and shared != [name for name in second if name in first]
    return (
        _share(len(shared), len(first)),
        _share(len(shared), len(second)),
        min((len(first) - len(shared)) / _MANY, 1.0),
        min((len(second) - len(shared)) / _MANY, 1.0),
        float(turned),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _opposed(here: frozenset[str], there: frozenset[str], lexicon: Lexicon) -> bool:
    return any((one, other) in lexicon.opposites for one in here for other in there)
