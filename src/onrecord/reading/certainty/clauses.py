"""The main clause of what is said, found from words alone. The one rule: what a clause inside another says is not what
the other says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.reading.certainty.wording import Word, is_mark

COMMA = ","
FENCES = frozenset({COMMA, ":"})
"""Marks after which the main clause may begin."""
SHORTEST = 2
"""How many words may be no more than a subject."""
FAR = 3
"""How many words after its pronoun a relative clause must have had its verb."""
INTERRUPTION = 3
"""From how many characters on what stands between two words is more than a mark and spaces."""
REACH = 14
"""How many words a relative clause without a comma may run before it is given up."""

Lists = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Clause:
    """A main clause: its words without those of the clauses inside it, what stands before it, and what follows."""

    front: tuple[Word, ...]
    words: tuple[Word, ...]
    rest: tuple[Word, ...]


def main_clause(sentence: Sequence[Word], lists: Lists) -> Clause:
    """The main clause of a sentence."""
    opened = _without_openers(list(sentence), lists)
    words = _without_front(opened, lists)
    kept: list[Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        if _is_relative(words, at, kept, lists):
            at = _relative_end(words, at, lists)
            continue
        if (end := _aside_end(words, at, lists)) is not None:
            at = end
            continue
        if _closes(words, at, kept, lists):
            break
        kept.append(word)
        at += 1
    return Clause(tuple(opened[: len(opened) - len(words)]), tuple(kept), tuple(words[at:]))


def _without_openers(words: list[Word], lists: Lists) -> list[Word]:
    at = 0
    while at < len(words) and (is_mark(words[at]) or _is_opener(words, at, lists)):
        at += 1
    return words[at:] or words


def _is_opener(words: Sequence[Word], at: int, lists: Lists) -> bool:
    """Conjunctions open; a word such as "no" or "well" only before a comma or a full stop."""
    if words[at].form in lists["answers"]:
        return at + 1 < len(words) and is_mark(words[at + 1])
    return words[at].form in lists["openers"] and at + 1 < len(words)


def _without_front(words: list[Word], lists: Lists) -> list[Word]:
    """Without a clause or phrase that stands before the main clause and ends with a comma."""
    if not words or words[0].form not in lists["fronted"]:
        return words
    comma = next((at for at, word in enumerate(words) if word.form in FENCES or _parted(words, at)), None)
    if comma is None or comma + SHORTEST >= len(words):
        return words
    rest = words[comma + 1 :]
    if rest[0].form in lists["relatives"]:
        return words
    opened = _without_openers(rest, lists)
    return _without_front(opened, lists) if opened[0].form in lists["subordinators"] else opened


def _parted(words: Sequence[Word], at: int) -> bool:
    """Whether the content is interrupted after a word, as by "he said"."""
    return at + 1 < len(words) and words[at + 1].span.start - words[at].span.end > INTERRUPTION


def _is_relative(words: Sequence[Word], at: int, kept: Sequence[Word], lists: Lists) -> bool:
    if words[at].form not in lists["relatives"] or not kept:
        return False
    if words[at].form not in lists["embedding"]:
        return True
    return not _has_verb(kept, lists) and at + 1 < len(words) and words[at + 1].form in lists["auxiliaries"]


def _relative_end(words: Sequence[Word], at: int, lists: Lists) -> int:
    """Where a relative clause ends: at the comma that closes it, or before the next verb that is not its own."""
    fenced = at > 0 and words[at - 1].form == COMMA
    own = False
    for place in range(at + 1, min(at + 1 + (len(words) if fenced else REACH), len(words))):
        form = words[place].form
        if form == COMMA:
            return place + 1
        if not fenced and form in lists["auxiliaries"] and words[place - 1].form not in lists["auxiliaries"]:
            if own or place > at + FAR:
                return place
            own = True
    return len(words)


def _aside_end(words: Sequence[Word], at: int, lists: Lists) -> int | None:
    """Where an aside between two commas ends ("not, as they claim, sold"); None where none begins or it never ends."""
    if not at or words[at - 1].form != COMMA or words[at].form not in lists["asides"]:
        return None
    for place in range(at + 1, min(at + REACH, len(words) - 1)):
        if words[place].form == COMMA:
            return None if words[place + 1].form in lists["coordinators"] else place + 1
        if words[place].form in lists["breaks"]:
            return None
    return None


def _has_verb(words: Sequence[Word], lists: Lists) -> bool:
    return any(word.form in lists["auxiliaries"] for word in words)


def _closes(words: Sequence[Word], at: int, kept: Sequence[Word], lists: Lists) -> bool:
    """Whether another clause begins here."""
    form = words[at].form
    if kept and form in lists["firm"]:
        return True
    if len(kept) < SHORTEST:
        return False
    pair = " ".join(word.form for word in words[at : at + 2])
    if form in lists["subordinators"] and pair not in lists["set_pairs"] and _verbal(kept, lists):
        return True
    if form in lists["embedding"] and _verbal(kept, lists):
        return True
    if form in lists["breaks"]:
        return len(kept) > SHORTEST
    after_comma = words[at - 1].form == COMMA or _resumes(words, at, lists)
    return form in lists["coordinators"] and (after_comma or form in lists["contrast"]) and _verbal(kept, lists)


def _resumes(words: Sequence[Word], at: int, lists: Lists) -> bool:
    """Whether an auxiliary begins another predicate here ("it was late and did not stop", but not "did and will")."""
    following, before = words[at + 1].form if at + 1 < len(words) else "", words[at - 1].form
    return following in lists["auxiliaries"] and before not in lists["auxiliaries"] | lists["negations"]


def _verbal(kept: Sequence[Word], lists: Lists) -> bool:
    """Whether the main clause can have had its verb; two words may be no more than a subject."""
    return _has_verb(kept, lists) or len(kept) > SHORTEST
