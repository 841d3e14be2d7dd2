"""Whether two propositions tell of one event in other words. The one rule: most of what the shorter one says is said by
the other, and nothing that both name differs; who says it, and when, is not asked, for one wording may be of many.

What a cue takes back is held against nothing but what is taken back, too: often it only refuses, bans or doubts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from onrecord.linking.frames.denying import PREPOSITIONS, denied_in
from onrecord.linking.frames.kin import families, family, in_family, lists, lowered, tells_something
from onrecord.linking.frames.tellings import telling
from onrecord.linking.happenings.lexicon import named, tokens
from onrecord.linking.pairing import days_meet, figures_meet
from onrecord.linking.wording import elsewhere, is_courtesy, leans, tells
from onrecord.records import Proposition, Relation

TELLING, PLAIN = 3, 3
"""Words that both say, at least, names and figures among them; and of these, such as are no names."""
OTHERS = 3
"""Words beside its head that a denial has at least which is found by them."""
MOSTLY, SHARE = 0.75, 0.5
"""Share of the shorter's words that the other has, and of the longer's, at least."""
ANCHORED, LOOSE = 0.6, 0.4
"""The same where both give one figure that tells."""
DENIED = 0.75
"""How surely a denial means what tells of its head with nearly all else that it says."""
_LONGEST = 80
"""Words of a proposition that are looked at."""
_GREAT = 10
_NEGATIONS = 2
_LEAST = 0.6
"""How surely two are of one event of which this is found, at least."""
_RELATIVE = frozenset({"who", "whose", "which"})
_ASKING = frozenset({"how", "what", "when", "where", "whether", "which", "who", "why"})
_CONTRAST = frozenset({"by", "because", "for", "in", "on", "at", "from", "with", "as", "the", "a", "an", "but"})
"""What stands behind a "not" that only sets one thing against another: "by a command, not by a fault"."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a proposition says, ready to be compared: families of its words, names, figures and days as words; how
    often it negates, whether it speaks of what is to come or may be, and whether it may be compared at all."""

    proposition: Proposition
    words: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    all: frozenset[str]
    negations: int
    open: bool
    comparable: bool
    ordinals: frozenset[str]
    agent: frozenset[str]
    before: Mapping[str, frozenset[str]]
    """Families of words that stand right before one that tells something, by its family."""
    asks: bool


@lru_cache(maxsize=4_096)
def said(one: Proposition) -> Said:
    """A proposition, ready to be compared."""
    written = tokens(one.words)[:_LONGEST]
    low = lowered(written)
    held = lists()
    negating = [at for at, word in enumerate(low) if word in held["negations"]]
    contrast = any(low[at] == "not" and low[at + 1 : at + 2] and low[at + 1] in _CONTRAST for at in negating)
    plain = (word for at, word in enumerate(low) if not _in_name(written, at))
    figures = frozenset(
        f"{figure.low} {figure.high} {figure.unit}"
        for figure in one.figures
        if figure.unit is not None or any(abs(one) >= _GREAT for one in (figure.low, figure.high) if one is not None)
    )
    names = named(written)
    words = families(plain) - names
    return Said(
        one,
        words,
        names,
        figures,
        words | names | figures,
        len(negating),
        any(word in held["unreal"] for word in low),
        not contrast
        and "?" not in low[-1:]
        and not held["addressing"] & set(low)
        and tells(one)
        and _finite(low)
        and not leans(one)
        and not is_courtesy(one),
        frozenset(low) & held["ordinals"],
        _agent(written, low),
        _before(low),
        low[:1] != [] and low[0] in _ASKING,
    )


def _before(low: Sequence[str]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for before, word in pairwise(low):
        if tells_something(before) and tells_something(word):
            found[family(word)].add(family(before))
    return {word: frozenset(befores) for word, befores in found.items()}


def _in_name(written: Sequence[str], at: int) -> bool:
    """Whether a word is of a name; the first one is, where another follows."""
    return written[at][:1].isupper() and (at > 0 or written[1:2] == [] or written[1][:1].isupper())


def _agent(written: Sequence[str], low: Sequence[str]) -> frozenset[str]:
    """The name with which words begin, where the verb comes right behind it."""
    end = next((at for at, word in enumerate(written) if not word[:1].isupper()), len(written))
    held = lists()
    acts = 0 < end < len(low) and (low[end] in held["finite"] | held["past"] or in_family(low[end]))
    return named(written[:end]) if acts else frozenset()


def _finite(low: Sequence[str]) -> bool:
    """Whether something is said to be so, and not only named, nor only of what is named ("people who are brave")."""
    held = lists()
    told = sum(word in held["finite"] for word in low) + sum(
        word.endswith("ed")
        and before not in held["determiners"]
        and before not in PREPOSITIONS
        and not before.endswith("ly")
        and behind not in {"by", "to", "in"}
        for before, word, behind in zip(low, low[1:], [*low[2:], "."], strict=False)
    )
    return told > sum(word in _RELATIVE for word in low)


def agreeing(one: Said, other: Said) -> tuple[Relation, float] | None:
    """Whether the two say the same of one event, or the one that it was not so, and how surely; None where that cannot
    be told."""
    here, there = one.proposition, other.proposition
    if here.denied != there.denied or len(one.all & other.all) < TELLING or _apart(here, there):
        return None
    if _denies(one, other) or _denies(other, one):
        return Relation.DENIES, DENIED
    negations = one.negations + other.negations
    opposed = negations % 2 == 1
    share = _share(one, other, anchored=not opposed)
    if share is None or negations > _NEGATIONS or not _comparable(one, other) or elsewhere(here, there):
        return None
    if opposed and not (_contradicts(here, there) or _contradicts(there, here)):
        return None
    return (Relation.DENIES if opposed else Relation.SAME), _LEAST + (1 - _LEAST) * share


def _comparable(one: Said, other: Said) -> bool:
    """Whether both say that something was, or both that it will or may be, and neither names another than the other."""
    if not (one.comparable and other.comparable) or one.open != other.open:
        return False
    if one.agent - other.names or other.agent - one.names or _exchanged(one, other) or one.asks != other.asks:
        return False
    return not (one.ordinals and other.ordinals) or one.ordinals == other.ordinals


def _exchanged(one: Said, other: Said) -> bool:
    """Whether one word stands in another's place before the same word: "the currency market", "the labour market"."""
    shared = one.all & other.all
    pairs = ((before, other.before[behind]) for behind, before in one.before.items() if behind in other.before)
    return any(here.isdisjoint(there) and shared.isdisjoint(here | there) for here, there in pairs)


def _denies(one: Said, other: Said) -> bool:
    """Whether the one denies, with nearly all that it says of it, what the other tells of."""
    if one.proposition.denied or not one.negations or len(one.words & other.words) <= OTHERS:
        return False
    found = [held for held in denied_in(one.proposition.words) if len(held.others) >= OTHERS]
    told = telling(other.proposition.words) if found else None
    return told is not None and any(
        held.head in told.heads
        and len(held.others & told.all) >= max(OTHERS, MOSTLY * len(held.others))
        and held.names <= told.names
        for held in found
    )


def _contradicts(one: Proposition, other: Proposition) -> bool:
    """Whether the one denies just what the other tells of."""
    heads = telling(other.words).heads
    return not one.denied and any(found.head in heads for found in denied_in(one.words))


def _share(here: Said, there: Said, *, anchored: bool) -> float | None:
    """How much of what the two say is said by both; None where it is too little, or one names whom the other does
    not."""
    mine, theirs = here.all, there.all
    if (here.names - there.names and len(mine) <= len(theirs)) or (
        there.names - here.names and len(theirs) <= len(mine)
    ):
        return None
    both, least, most = mine & theirs, *sorted((len(mine), len(theirs)))
    anchored = anchored and bool(here.figures & there.figures)
    mostly, share = (ANCHORED, LOOSE) if anchored else (MOSTLY, SHARE)
    if len(both) < TELLING or (len(here.words & there.words) < PLAIN and not anchored):
        return None
    return len(both) / most if len(both) >= mostly * least and len(both) >= share * most else None


def _apart(one: Proposition, other: Proposition) -> bool:
    """Whether both give figures of one unit that differ, or both name days that do."""
    for here, there in ((one.figures, other.figures), (other.figures, one.figures)):
        for figure in here:
            met = [known for known in (figures_meet(figure, against) for against in there) if known is not None]
            if met and not any(met):
                return True
    days = [days_meet(here, there) for here in one.days for there in other.days]
    return bool(days) and not any(days)
