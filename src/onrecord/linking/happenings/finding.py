"""Which events a proposition tells of, and which it denies. The one rule: what is planned, feared, asked or told in a
detail only is neither."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.linking.happenings.lexicon import Kind, key, listed, named, offices, tokens
from onrecord.linking.happenings.signs import VAGUE, Clause, Sign, signs_in
from onrecord.records import Act, Degree, Proposition

THREAT = Kind("threat")
_STOPS = frozenset(".,;:!?()–—")
_HEDGED = frozenset({Degree.POSSIBLE, Degree.UNCOMMITTED})
_SILENT = frozenset({Act.ASK, Act.DECLINE, Act.PREDICT, Act.DEMAND, Act.REQUEST, Act.OFFER, Act.ADVISE})
_HERSELF = (["He"], ["She"], ["I"])
_AROUND = 12
"""Words before and behind an event among which its parties are named."""
_OPENING = 4
_PHRASE = 9
"""The same of an event that is spoken of by the way: what its own phrase has."""
_UNDER = 6
"""Words before a clause that may put it in doubt."""
_MAIN = 9
"""Words before an event that a sentence is about, at most."""
_SHORT = 16
"""Words of what a cue takes back, at most: a long one has details, and which of them is denied is not said."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that is told of, or denied where `negative`. `names` are those who take part, as far as the words name
    anybody.

    `open` says that nobody is named to whom it was not done, `main` that the sentence is about the event, and does not
    speak of it by the way.
    """

    kind: Kind
    negative: bool
    names: frozenset[str] = frozenset()
    open: bool = False
    main: bool = False


@lru_cache(maxsize=4_096)
def happenings(one: Proposition) -> tuple[Happening, ...]:
    """The events that a proposition tells of or denies, each kind once; none of a kind of which it says two things."""
    written = tokens(one.words)
    if not _tells(one, written):
        return ()
    found: dict[Kind, list[Happening | None]] = {}
    for clause in _clauses(written):
        for at, kind, sign in signs_in(clause):
            found.setdefault(kind, []).append(_happening(one, written, clause.start + at, kind, sign))
    if _threatens(one, written):
        found[THREAT] = [Happening(THREAT, negative=False, names=_parties(written, places=True), main=True)]
    return tuple(some[0] for some in found.values() if some[0] is not None and _agree(some))


def kinds_in(written: Sequence[str]) -> frozenset[Kind]:
    """The kinds of events that a sentence speaks of in any way."""
    return frozenset(kind for clause in _clauses(written) for _, kind, _ in signs_in(clause))


def _tells(one: Proposition, written: Sequence[str]) -> bool:
    if one.act in _SILENT or "?" in written[-1:] or (one.denied and len(written) > _SHORT):
        return False
    untrue = listed().words["untrue"]
    return (one.denied or one.degree not in _HEDGED) and not any(word.casefold() in untrue for word in written)


def _threatens(one: Proposition, written: Sequence[str]) -> bool:
    """Whether it says what would be done unless something else were: that is a threat, whatever it is called."""
    low = {word.casefold() for word in written}
    return not one.denied and bool(low & listed().words["conditions"]) and bool(low & {"will", "would", "'ll", "'d"})


def _parties(written: Sequence[str], *, places: bool) -> frozenset[str]:
    return named(written, places=places) | offices(written)


def _agree(found: Sequence[Happening | None]) -> bool:
    return len({one and one.negative for one in found}) == 1


def _happening(one: Proposition, written: Sequence[str], at: int, kind: Kind, sign: Sign) -> Happening | None:
    """An event at a place; None where nothing is said about whether it was."""
    main = sign.main and at <= _MAIN
    if sign == VAGUE or (one.denied and (sign.negative or not main)):
        return None
    negative, is_open = sign.negative or one.denied, sign.open or one.denied
    before, behind = (_AROUND, _AROUND) if sign.main else (_OPENING, _PHRASE)
    around = written[max(0, at - before) : at + behind + 1]
    names = _parties(around, places=not (negative and is_open)) if sign.main or sign.phrased else frozenset()
    if one.speaker and written[:1] in _HERSELF:
        names |= {key(one.speaker)}
    return Happening(kind, negative, names, is_open, main)


def _clauses(written: Sequence[str]) -> Iterator[Clause]:
    """Clauses, with what puts them in doubt from outside."""
    held = listed()
    words = [word.casefold() for word in written]
    start, doubted = 0, False
    for at, word in enumerate((*words, ".")):
        paired = word == "and" and "between" in words[start:at]
        if paired or (word not in _STOPS and not held.has("breaks", word)):
            continue
        if at > start:
            under = any(held.has("doubting", other) for other in words[max(0, start - _UNDER) : start])
            yield Clause(tuple(words[start:at]), start, doubted, under, word)
            doubted = doubted or any(held.has("doubting", other) for other in words[start:at])
        start = at + 1
