"""What a proposition says not to have been. The one rule: what is only not planned, not known, not clear or not yet so
is no denial."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.frames.kin import families, family, in_family, lists, lowered, opposites, tells_something
from onrecord.linking.happenings.lexicon import named, tokens
from onrecord.records import Act, Degree, Proposition

_SILENT = frozenset({Act.ASK, Act.DECLINE, Act.PREDICT, Act.DEMAND, Act.REQUEST, Act.OFFER, Act.ADVISE, Act.PROMISE})
_HEDGED = frozenset({Degree.POSSIBLE, Degree.UNCOMMITTED})
_NOUNS = 4
"""Words of "no such written instruction"."""
_NEAR = 3
_LONGEST = 24
"""Words of what a cue takes back, at most: which part of more is denied is not said."""
PREPOSITIONS = frozenset(
    {"of", "with", "between", "in", "on", "to", "from", "by", "at", "for", "about", "into", "against"}
)


@dataclass(frozen=True, slots=True)
class Denied:
    """Something that is denied: the family of its head, the families of what else the clause says of it, the names in
    the clause.

    `open` says that all there is to it is the head ("there was no call", "threatened nobody"), `existential` that it is
    a thing or an event of which there was none; `agent` is who is said not to have done it, by a noun ("no minister");
    `opposed` that it is denied by a word for the opposite.
    """

    head: str
    others: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    open: bool = False
    existential: bool = False
    agent: str = ""
    opposed: bool = False


def denials(one: Proposition) -> tuple[Denied, ...]:
    """What a proposition denies, in the order of its words."""
    if one.act in _SILENT or (not one.denied and one.degree in _HEDGED):
        return ()
    return denied_in(one.words, taken_back=one.denied)


def denied_in(words: str, *, taken_back: bool = False) -> tuple[Denied, ...]:
    """What words deny, or what is denied of words that a cue takes back."""
    written = tokens(words)
    if "?" in written[-1:] or (taken_back and len(written) > _LONGEST):
        return ()
    found: list[Denied] = []
    for clause, rest, behind in _clauses(written):
        low = lowered(clause)
        head = _taken_back(low) if taken_back else _negated(low, behind)
        if head is None and not taken_back:
            found.extend(_opposed(rest, lowered(rest)))
        if head is not None and not (head and rest[head][:1].isupper()):
            found.append(_denied(rest, lowered(rest), head))
    return tuple(dict.fromkeys(found))


def _clauses(written: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str], str]]:
    """Clauses, each also with what hangs on it, and the word that ends it; what stands under a doubt is none, nor what
    describes a place ("a town where there are no barriers")."""
    held = lists()
    start, doubted, before = 0, False, ""
    for at, low in enumerate((*lowered(written), ".")):
        if low not in held["stops"] and low not in held["breaks"]:
            continue
        clause = written[start:at]
        if clause:
            unreal = any(other in held["unreal"] for other in lowered(clause))
            if not doubted and not unreal and before != "where":
                yield clause, written[start : _end(written, start)], low
            doubted = (doubted and low != ".") or (unreal and low in {"that", "as"})
        start, before = at + 1, low


def _opposed(clause: Sequence[str], low: Sequence[str]) -> Iterator[Denied]:
    """What is denied by a word for the opposite: "it looked genuine", where another calls it forged."""
    held = lists()
    if any(word in held["negations"] for word in low):
        return
    for at in range(1, len(low)):
        if low[at - 1] in held["copulas"] and family(low[at]) in opposites():
            others = families(word for place, word in enumerate(low[: at - 1]) if not clause[place][:1].isupper())
            for head in sorted(opposites()[family(low[at])]):
                yield Denied(head, others, named(clause[:at]), not others, opposed=True)


def _end(written: Sequence[str], start: int) -> int:
    """Where that ends which hangs on a clause."""
    held = lists()
    ends = held["stops"] | held["parting"]
    return next((at for at in range(start, len(written)) if written[at].casefold() in ends), len(written))


def _denied(clause: Sequence[str], low: Sequence[str], head: int) -> Denied:
    others = families(word for at, word in enumerate(low) if at != head and not clause[at][:1].isupper())
    own = family(low[head])
    there = low[0] in {"there", "any"} or "exists" in low[head + 1 : head + 3]
    agent = _agent(low, head)
    return Denied(
        own, others - {own}, named(clause), not others - {own}, there or (low[0] == "no" and not agent), agent
    )


def _agent(low: Sequence[str], head: int) -> str:
    """The noun behind "no" where it is not what is denied, but who did not do it."""
    if low[0] != "no":
        return ""
    end = next((at for at in range(1, head) if not _is_noun(low[at]) or low[at] in lists()["light"]), 0)
    return low[end - 1] if end > 1 else ""


def _taken_back(low: Sequence[str]) -> int | None:
    """The head of words that a cue takes back."""
    if low[0] == "to" or any(word in lists()["negations"] for word in low):
        return None
    known = [at for at, word in enumerate(low) if in_family(word) and tells_something(word)]
    return known[0] if known else None


def _negated(low: Sequence[str], behind: str) -> int | None:
    """The place of the word that a clause negates; None where it negates nothing that one could tell of."""
    held = lists()
    negations = [at for at, word in enumerate(low) if word in held["negations"]]
    if len(negations) != 1 or behind in {"because", "but", "as"} or any(word in held["details"] for word in low):
        return None
    at = negations[0]
    if low[at] == "no":
        return _no_noun(low, at)
    if low[at] in held["nobody"]:
        return _nobody(low, at)
    said = low[at] == "never" or (at > 0 and low[at - 1] in held["auxiliaries"])
    return _verb_behind(low, at + 1) if said and low[0] not in held["auxiliaries"] else None


def _no_noun(low: Sequence[str], at: int) -> int | None:
    """The noun behind "no" that there was none of, or the verb of what nobody of a kind did."""
    held = lists()
    end = at + 1
    while end < len(low) and end - at <= _NOUNS and _is_noun(low[end]):
        end += 1
    if end == at + 1 or low[end - 1] in held["abstract"]:
        return None
    before = set(low[:at])
    if "there" in before or (before and before <= held["light"] | held["pronouns"] | held["auxiliaries"]):
        return end - 1
    done = in_family(low[at - 1]) and low[at - 1] not in held["minds"] if at else False
    if before and low[at - 1] not in held["light"] and not done:
        return None
    if not before and end < len(low) and not set(low[end : end + _NEAR]) & held["happening"]:
        if low[end] in PREPOSITIONS:
            return end - 1 if set(low[end:]) & held["happening"] else None
        return _verb_behind(low, end)
    return end - 1


def _is_noun(word: str) -> bool:
    held = lists()
    grammar = held["auxiliaries"] | held["happening"] | PREPOSITIONS | held["pronouns"]
    return word not in grammar and word[:1].isalpha()


def _nobody(low: Sequence[str], at: int) -> int | None:
    """The verb of "threatened nobody" and of "nobody threatened her"."""
    held = lists()
    for place in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        if in_family(low[place]) and low[place] not in held["minds"]:
            return place
    head = _verb_behind(low, at + 1) if at == 0 else None
    return head if head is not None and in_family(low[head]) else None


def _verb_behind(low: Sequence[str], start: int) -> int | None:
    """The verb or the adjective from a place on; the noun where the verb is light."""
    held = lists()
    light = False
    for place in range(start, min(len(low), start + 2 * _NEAR)):
        word = low[place]
        if (word in held["minds"] and not light) or (word == "to" and light):
            return None
        if word in held["light"]:
            light = True
        elif tells_something(word):
            return place
        elif word in PREPOSITIONS and not light:
            return None
    return None
