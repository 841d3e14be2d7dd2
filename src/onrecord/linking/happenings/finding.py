"""Which events a proposition tells of, and which it denies. The one rule: what is planned, feared, asked or told in a
detail only is neither."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from onrecord.linking.happenings.lexicon import Kind, Lexicon, key, lexicon, named, stems, tokens
from onrecord.records import Act, Degree, Proposition

_STOPS = frozenset(".,;:!?()–—")
_HEDGED = frozenset({Degree.POSSIBLE, Degree.UNCOMMITTED})
_SILENT = frozenset({Act.ASK, Act.DECLINE, Act.PREDICT, Act.DEMAND, Act.REQUEST, Act.OFFER, Act.ADVISE})
_NEAR = 4
"""Words between a verb and what is before it that counts."""
_ADJECTIVES = 3
_BEHIND = 3
"""Words behind a verb among which the one may stand who makes it a denial: "threatened nobody"."""
_MAIN = 9
"""Words before an event that a cue takes back, at most: what comes later is a detail."""
_SHORT = 16
"""Words of what a cue takes back, at most: a long one has details, and which of them is denied is not said."""

Sign = tuple[bool, bool, bool]
"""Whether it is denied, whether nobody is named to whom it was not done, and whether it is what the clause is about."""
_NONE = Kind("")
_NOTHING: Sign = (False, False, False)
_DENIED: Sign = (True, False, False)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that is told of, or denied where `negative`. `names` are those who take part, as far as the words name
    anybody; `rest` are the beginnings of the other words. `open` says that nobody is named to whom it was not done, `main` that the sentence says no more than that it was or was not."""

    kind: Kind
    negative: bool
    names: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()
    open: bool = False
    main: bool = False


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, lower-cased, and its place among the tokens."""

    words: Sequence[str]
    start: int


def happenings(one: Proposition) -> tuple[Happening, ...]:
    """The events that a proposition tells of or denies, each kind once; none of a kind that it tells of and denies."""
    if one.act in _SILENT or one.words.rstrip().endswith("?"):
        return ()
    written, held = tokens(one.words), lexicon()
    if (one.denied and len(written) > _SHORT) or any(held.has("untrue", word.casefold()) for word in written):
        return ()
    found: dict[Kind, set[Sign]] = {}
    for clause in _clauses(written, held):
        for at, kind, sign in _events(clause, held):
            main = clause.start + at <= _MAIN and sign is not None and sign[2]
            if sign is None or (one.denied and (sign[0] or not main)):
                found.setdefault(kind, set()).update({_NOTHING, _DENIED})
            else:
                found.setdefault(kind, set()).add((sign[0] or one.denied, sign[1] or one.denied, main))
    hedged = one.degree in _HEDGED and not one.denied
    if hedged:
        return ()
    return tuple(
        _happening(one, written, kind, signs)
        for kind, signs in found.items()
        if len({negative for negative, _, _ in signs}) == 1
    )


def _happening(one: Proposition, written: Sequence[str], kind: Kind, signs: Set[Sign]) -> Happening:
    negative, is_open, main = (any(column) for column in zip(*signs, strict=True))
    names = named(written, places=not (negative and is_open))
    if one.speaker and written[:1] in (["He"], ["She"], ["I"]):
        names |= {key(one.speaker)}
    return Happening(kind, negative, names, stems(written), is_open, main)


def kinds_in(written: Sequence[str]) -> frozenset[Kind]:
    """The kinds of events that a sentence speaks of in any way."""
    held = lexicon()
    return frozenset(kind for clause in _clauses(written, held) for _, kind, _ in _events(clause, held))


def _clauses(written: Sequence[str], held: Lexicon) -> Iterator[_Clause]:
    words = [word.casefold() for word in written]
    start = 0
    for at, word in enumerate((*words, ".")):
        if word in _STOPS or held.has("breaks", word):
            if at > start:
                yield _Clause(words[start:at], start)
            start = at + 1




def _events(clause: _Clause, held: Lexicon) -> Iterator[tuple[int, Kind, Sign | None]]:
    """Where a clause names events, and what it makes of them: None for nothing that could be told."""
    words = clause.words
    unreal = any(held.has("unreal", word) for word in words)
    loose = any(held.has("loose", word) for word in words)
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else ""
        if word in held.nouns and (sign := _noun(words, at, held)) is not _NOTHING:
            vague = unreal or (loose and sign is not None and not (sign[0] or _any_such(words, at)))
            yield at, held.nouns[word], None if vague else sign
        elif (word in held.verbs and behind not in held.nouns) or (word in held.toward and behind in {"to", "with"}):
            kind = held.verbs.get(word) or held.toward[word]
            yield at, kind, None if unreal or (at and words[at - 1] == "to") else _verb(words, at, held)
        elif word in held.beside and any(held.nouns.get(other, _NONE).name == held.beside[word][1] for other in words):
            yield at, held.beside[word][0], None if unreal else _verb(words, at, held)




def _any_such(words: Sequence[str], at: int) -> bool:
    """ "Any call took place", which a cue takes back."""
    return "any" in words[max(0, at - 2) : at] and not {"if", "whether", "would", "will"} & set(words)


def _noun(words: Sequence[str], at: int, held: Lexicon) -> Sign | None:
    first = at
    while first and at - first < _ADJECTIVES and held.has("adjectives", words[first - 1]):
        first -= 1
    before = words[first - 1] if first else ""
    behind = words[at + 1 :]
    if before in {"no", "any"} or (
        before in {"a", "any", "one"} and first > 1 and words[first - 2] in {"not", "never"}
    ):
        negative = before == "no" or words[first - 2] in {"not", "never"}
        return _none_such(words[: first - 1], behind, held, negative=negative)
    negations = _negations(words, held)
    if negations:
        ends = [place for place in negations if place > at]
        denied = ends == negations and len(behind) >= 2 and any(word in _EXISTENCE for word in behind[-2:])
        return (True, True, True) if denied and not _detailed(behind, held) else None
    existential = words[0] == "there"
    if not existential and not held.has("determiners", before):
        return _NOTHING
    return False, existential, existential


_EXISTENCE = frozenset({"happened", "happen", "occurred", "occur", "place", "exist", "existed", "exists"})


def _none_such(before: Sequence[str], behind: Sequence[str], held: Lexicon, *, negative: bool) -> Sign | None:
    """ "There was no call", "no call took place", "received no threat"; what one has not seen may have been."""
    if behind and not (held.has("happening", behind[0]) or behind[0] in {"with", "between", "at"}):
        return None
    if _detailed(behind[1:], held) or any(held.has("seeing", word) for word in before[-1:]):
        return None
    if any(held.has("seeing", word) for word in before) and before[0] != "there":
        return None
    if before and not held.has("light", before[-1]) and before != ["that"]:
        return None
    if not before and not behind:
        return None
    if not negative and (_negations(before, held) or _negations(behind, held)):
        return None
    return negative, not behind or behind[0] not in {"with", "between"}, True


def _verb(words: Sequence[str], at: int, held: Lexicon) -> Sign | None:
    negations = _negations(words, held)
    behind = words[at + 1 : at + 1 + _BEHIND]
    first = at
    while first and (held.has("auxiliaries", words[first - 1]) or held.has("negations", words[first - 1])):
        first -= 1
    by_aux = any(held.has("negations", word) for word in words[first:at])
    subject = words[max(0, first - _NEAR) : first]
    by_subject = bool(subject) and (subject[-1] in held.words["nobody"] | {"noone"} or "no" in subject)
    by_object = [place for place, word in enumerate(behind) if word in {"nobody", "noone"}]
    if not negations:
        return False, False, first <= _NEAR
    if len(negations) > 1 or not (by_aux or by_subject or by_object):
        return None
    if _detailed(words[at + 1 :], held) or _detailed(words[first:at], held):
        return None
    rest = words[at + 1 :]
    is_open = bool(by_object) or by_subject or not rest or any(held.has("someone", word) for word in rest[:2])
    soul = rest[:3] in (["to", "a", "soul"], ["with", "a", "soul"])
    return True, is_open or soul, True


def _negations(words: Sequence[str], held: Lexicon) -> list[int]:
    """Where something is negated."""
    negating = held.words["negations"] | held.words["nobody"] | {"no", "without", "nor", "nothing"}
    return [place for place, word in enumerate(words) if word in negating]


def _detailed(words: Sequence[str], held: Lexicon) -> bool:
    return any(held.has("details", word) and word not in held.words["parties"] for word in words)
