"""Phrases looked up in running words, in one pass. The one rule: no word of any language stands here.

A phrase is written as words parted by spaces. `stem*` stands for every word that begins so; `one|other` for either;
`{name}` for the words of a named set; `word?` may be absent; `~` lets up to five words pass, `~N` up to N.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

LONGEST_STEM = 20
REMEMBERED = 4096
"""How many words are remembered with what they fit: most of a text's words are few and come again."""
_GAP = 5
_BARRIERS = frozenset(".!?;:")


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Words `first` to `last`, not included, stand under `label`; `fixed` of them are named by the phrase."""

    first: int
    last: int
    label: str
    fixed: int


@dataclass(frozen=True, slots=True)
class _Step:
    """One part of a phrase: the number of its word pattern, or a gap where that is None."""

    pattern: int | None
    optional: bool = False
    widest: int = 0


@dataclass(frozen=True, slots=True)
class _Phrase:
    """What follows a phrase's first word, how many of its words it names, and the pattern of the second word, where
    there must be one: most phrases are ruled out by it."""

    label: str
    rest: tuple[_Step, ...]
    fixed: int
    second: int | None


class Phrasebook:
    """Labelled phrases, indexed by their first word."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], sets: Mapping[str, Sequence[str]]) -> None:
        self._sets = sets
        self._patterns_of = lru_cache(REMEMBERED)(self._look_up)
        self._opened_by = lru_cache(REMEMBERED)(self._look_up_opened)
        self._numbers: dict[str, int] = {}
        self._whole: dict[str, set[int]] = {}
        self._stems: dict[str, set[int]] = {}
        self._opening: dict[int, list[_Phrase]] = {}
        for label, written in phrases.items():
            for phrase in written:
                first, *rest = (self._step(part) for part in phrase.split())
                if first.pattern is None or first.optional:
                    raise ValueError(f"the phrase {phrase!r} must begin with a word")
                fixed = 1 + sum(step.pattern is not None for step in rest)
                second = rest[0].pattern if rest and not rest[0].optional else None
                self._opening.setdefault(first.pattern, []).append(_Phrase(label, tuple(rest), fixed, second))

    def matches(self, forms: Sequence[str]) -> list[Match]:
        """Every phrase that stands in the words, in their order; those that begin alike, the most specific first."""
        found: set[Match] = set()
        for at, form in enumerate(forms):
            opened = self._opened_by(form)
            following = self._patterns_of(forms[at + 1]) if opened and at + 1 < len(forms) else frozenset()
            for phrase in opened:
                if phrase.second is None or phrase.second in following:
                    end = self._end(phrase.rest, 0, at + 1, forms)
                    if end is not None:
                        found.add(Match(at, end, phrase.label, phrase.fixed))
        return sorted(found, key=lambda match: (match.first, -match.fixed, match.last, match.label))

    def _end(self, steps: Sequence[_Step], number: int, at: int, forms: Sequence[str]) -> int | None:
        """Where the steps from a number on end when they begin at a word; None where they do not fit."""
        while number < len(steps):
            step, number = steps[number], number + 1
            if step.pattern is None:
                return self._end_after_gap(steps, number, at, forms)
            if at < len(forms) and step.pattern in self._patterns_of(forms[at]):
                if step.optional and (end := self._end(steps, number, at + 1, forms)) is not None:
                    return end
                at += not step.optional
            elif not step.optional:
                return None
        return at

    def _end_after_gap(self, steps: Sequence[_Step], number: int, at: int, forms: Sequence[str]) -> int | None:
        """The same where the step before `number` is a gap."""
        for start in range(at, min(at + steps[number - 1].widest, len(forms)) + 1):
            end = self._end(steps, number, start, forms)
            if end is not None:
                return end
            if start < len(forms) and forms[start] in _BARRIERS:
                return None
        return None

    def _step(self, part: str) -> _Step:
        if part.startswith("~"):
            return _Step(None, widest=int(part[1:] or _GAP))
        optional = part.endswith("?") and len(part) > 1
        pattern = part.removesuffix("?") if optional else part
        number = self._numbers.get(pattern)
        if number is None:
            number = self._numbers[pattern] = len(self._numbers)
            for word in self._alternatives(pattern):
                stem = word.removesuffix("*")
                (self._whole if stem == word else self._stems).setdefault(stem[:LONGEST_STEM], set()).add(number)
        return _Step(number, optional)

    def _alternatives(self, pattern: str) -> Iterator[str]:
        for one in pattern.split("|"):
            if one.startswith("{") and one.endswith("}"):
                yield from self._sets[one[1:-1]]
            else:
                yield one

    def _look_up(self, form: str) -> frozenset[int]:
        """Numbers of the word patterns that a word fits."""
        found = set(self._whole.get(form, ()))
        for length in range(1, min(len(form), LONGEST_STEM) + 1):
            found.update(self._stems.get(form[:length], ()))
        return frozenset(found)

    def _look_up_opened(self, form: str) -> tuple[_Phrase, ...]:
        """The phrases that a word may open."""
        return tuple(phrase for number in self._patterns_of(form) for phrase in self._opening.get(number, ()))


def leading(matches: Sequence[Match]) -> list[Match]:
    """Matches that do not overlap, from the left; of those that overlap, the more specific one."""
    chosen: list[Match] = []
    for match in sorted(matches, key=lambda match: (-match.fixed, match.first, match.last - match.first, match.label)):
        if all(match.last <= other.first or other.last <= match.first for other in chosen):
            chosen.append(match)
    return sorted(chosen)
