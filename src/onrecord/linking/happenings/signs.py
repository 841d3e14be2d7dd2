"""What a clause says of an event that it names: that it was, that it was not, or neither. The one rule: a negation
counts only where it is the event that it negates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.happenings.lexicon import Kind, Lexicon, listed

_SUBJECT = 4
"""Words of a subject that is nobody: "no minister of the government"."""
_ADJECTIVES = 3
_BEHIND = 3
"""Words behind a verb among which the one may stand who makes it a denial: "threatened nobody"."""
_EXISTENCE = frozenset({"happened", "happen", "occurred", "occur", "place", "exist", "existed", "exists"})
_BETWEEN = frozenset({"between", "with", "from", "by"})
_SOULS = (["to", "a", "soul"], ["with", "a", "soul"])
_CALLED_FOR = frozenset({"for", "to", "on", "of"})
"""What makes of an event something else: "a call for a ban", "a signal to the markets"."""
_REASONS = frozenset({"because", "as", "but", "where"})
"""What says behind a denial that it is one of a detail only."""
_BEING = frozenset({"is", "was", "were", "are", "be", "been"})
_NO_KIND = Kind("")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, lower-cased, and its place among the tokens. `doubted` says that something before it in the sentence is
    negated or left open, `under` that this is right before it, `ended` is the word that ends it."""

    words: tuple[str, ...]
    start: int = 0
    doubted: bool = False
    under: bool = False
    ended: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """Whether an event is denied; whether nobody is named to whom it was not done; whether it is what the clause is
    about; and whether its own phrase names its parties."""

    negative: bool = False
    open: bool = False
    main: bool = False
    phrased: bool = False


VAGUE = Sign(negative=True, phrased=True)
"""Nothing is said about whether it was."""
_BY_THE_WAY, _TOLD, _DENIED = Sign(), Sign(main=True), Sign(negative=True, main=True)
_NONE_AT_ALL = Sign(negative=True, open=True, main=True)


def signs_in(clause: Clause) -> Iterator[tuple[int, Kind, Sign]]:
    """Where a clause names events, and what it says of them."""
    held, words = listed(), clause.words
    unreal = any(held.has("unreal", word) for word in words)
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else ""
        if word in held.nouns:
            found = None if behind in _CALLED_FOR else _noun(words, at, held)
            if found is not None:
                vague = unreal and not _any_such(words, at)
                yield at, held.nouns[word], VAGUE if vague else _weighed(found, clause, at)
            continue
        kind = _by_verb(words, at, held)
        if kind is not None:
            vague = unreal or (at > 0 and words[at - 1] == "to")
            yield at, kind, VAGUE if vague else _weighed(_verb(words, at, held), clause, at)


def _weighed(sign: Sign, clause: Clause, at: int) -> Sign:
    """What stands before it in the sentence may leave it open."""
    loose = not sign.negative and {"any", "ever"} & set(clause.words) and not _any_such(clause.words, at)
    doubted = clause.under if sign.negative else clause.doubted
    listed = clause.ended == "or" and at == len(clause.words) - 1
    further = sign.negative and (listed or clause.ended in _REASONS)
    return VAGUE if loose or doubted or further else sign


def _by_verb(words: Sequence[str], at: int, held: Lexicon) -> Kind | None:
    word, behind = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in held.verbs and behind not in held.nouns:
        return held.verbs[word]
    if word in held.toward and behind in {"to", "with"}:
        return held.toward[word]
    if word in held.beside:
        kind, other = held.beside[word]
        return kind if any(held.nouns.get(near, _NO_KIND).name == other for near in words) else None
    return None


def _any_such(words: Sequence[str], at: int) -> bool:
    """Whether it is any such event of which a cue says that there was none: "any call took place"."""
    return "any" in words[max(0, at - 2) : at] and not {"if", "whether", "would", "will"} & set(words)


def _noun(words: Sequence[str], at: int, held: Lexicon) -> Sign | None:
    """What is said of an event by its noun; None where the word is no such noun here."""
    first = at
    while first and at - first < _ADJECTIVES and held.has("adjectives", words[first - 1]):
        first -= 1
    before, further = words[first - 1] if first else "", words[first - 2] if first > 1 else ""
    behind = words[at + 1 :]
    if before in {"no", "any"} or (before in {"a", "one"} and further in {"not", "never"}):
        return _none_such(words[: first - 1], behind, held, negative=before == "no" or further in {"not", "never"})
    negations = _negations(words, held)
    if negations:
        denied = negations[0] > at and any(word in _EXISTENCE for word in behind[-2:])
        return _NONE_AT_ALL if denied and not _detailed(behind, held) else VAGUE
    if words[0] == "there":
        return _TOLD
    phrased = bool(_BETWEEN & set(behind[:2])) or before == "'s"
    return Sign(phrased=phrased) if held.has("determiners", before) else None


def _none_such(before: Sequence[str], behind: Sequence[str], held: Lexicon, *, negative: bool) -> Sign:
    """What "there was no call" and "received no threat" say; what one has not seen may have been."""
    seen = any(held.has("seeing", word) for word in before[-1:])
    seen = seen or (before[:1] != ("there",) and any(held.has("seeing", word) for word in before))
    led = not before or held.has("light", before[-1])
    followed = not behind or held.has("happening", behind[0]) or behind[0] in {"with", "between", "at"}
    negated = bool(_negations(before, held) or _negations(behind, held))
    bare = not before and not behind
    seen = seen or (before[:1] != ("there",) and before[-1:] != () and before[-1] in _BEING)
    if seen or bare or not (led and followed) or _detailed(behind[1:], held) or (negated and not negative):
        return VAGUE
    is_open = not behind or behind[0] not in {"with", "between"}
    return Sign(negative=negative, open=is_open, main=True)


def _verb(words: Sequence[str], at: int, held: Lexicon) -> Sign:
    """What is said of an event by its verb."""
    first = at
    while first and (held.has("auxiliaries", words[first - 1]) or held.has("negations", words[first - 1])):
        first -= 1
    negations = _negations(words, held)
    if not negations:
        return _TOLD if first <= _SUBJECT else _BY_THE_WAY
    subject, behind = words[max(0, first - _SUBJECT) : first], words[at + 1 :]
    by_aux = any(held.has("negations", word) for word in words[first:at])
    by_subject = bool(subject) and (held.has("nobody", subject[-1]) or subject[0] == "no")
    by_object = any(held.has("nobody", word) for word in behind[:_BEHIND])
    if len(negations) > 1 or not (by_aux or by_subject or by_object):
        return VAGUE
    if _detailed(behind, held) or _detailed(words[first:at], held):
        return VAGUE
    someone = not behind or any(held.has("someone", word) for word in behind[:2]) or list(behind[:3]) in _SOULS
    return _NONE_AT_ALL if by_object or by_subject or someone else _DENIED


def _negations(words: Sequence[str], held: Lexicon) -> list[int]:
    """Where something is negated."""
    negating = held.words["negations"] | held.words["nobody"] | {"no", "without", "nor", "nothing"}
    return [place for place, word in enumerate(words) if word in negating]


def _detailed(words: Sequence[str], held: Lexicon) -> bool:
    return any(held.has("details", word) and not held.has("parties", word) for word in words)
