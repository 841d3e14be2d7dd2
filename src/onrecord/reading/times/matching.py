"""Where a language's patterns stand in a text. The one rule: the longest match wins, and none overlaps another."""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.reading.times.language import TOKEN, Language, Rule
from onrecord.records import Span

_FIGURES = re.compile(r"\d{4}|\d{1,2}[/:.-]\d|\d{1,2}['-]?[^\W\d_]")
_NEAR = 24
"""Characters before a match that its context is sought in."""
_REACH = 24
"""Words within which a match has come to a word of time."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's pattern in the text, with the surface of every slot, folded, and the rule's own constants."""

    span: Span
    rule: Rule
    surfaces: Mapping[str, str]


def find_matches(text: str, folded: str, language: Language) -> Iterator[Match]:
    """Every match, in the order of the text."""
    done = 0
    for starts in _runs(folded, language):
        for start in starts:
            if start < done:
                continue
            found = _longest(text, folded, start, language)
            if found is not None:
                done = found.span.end
                yield found


def _runs(folded: str, language: Language) -> Iterator[list[int]]:
    """Starts of words from which a match can reach a word of time over neighbours that the language's file knows."""
    starts: list[int] = []
    waiting: deque[int] = deque(maxlen=_REACH)
    for token in TOKEN.finditer(folded):
        word = token[0]
        digits = word[0].isdigit()
        if not digits and word not in language.known:
            if starts:
                yield starts
                starts = []
            waiting.clear()
            continue
        waiting.append(token.start())
        if word in language.core or (digits and _FIGURES.match(folded, token.start()) is not None):
            starts.extend(waiting)
            waiting.clear()
    if starts:
        yield starts


def _longest(text: str, folded: str, start: int, language: Language) -> Match | None:
    if start and (folded[start - 1].isalnum() or folded[start - 1] == "_"):
        return None
    if start and folded[start - 1] == "'" and folded[start].isdigit():
        start -= 1
    for rule in _candidates(folded, start, language):
        found = rule.pattern.match(folded, start)
        if found is not None and _fits(rule, found, text, folded, language):
            return Match(Span(found.start(), found.end()), rule, _surfaces(rule, found))
    return None


def _candidates(folded: str, start: int, language: Language) -> Iterator[Rule]:
    """Rules whose pattern stands at a place, the longest first, and among equals the earlier rule."""
    found = language.scan.match(folded, start)
    if found is None:
        return iter(())
    ends = [(-end, number) for number, (_, end) in enumerate(found.regs[1:]) if end > start]
    return (language.rules[number] for _, number in sorted(ends))


def _surfaces(rule: Rule, found: re.Match[str]) -> dict[str, str]:
    """What stands in each slot that is filled."""
    read = (
        (name, next((part for group in groups if (part := found[group]) is not None), None))
        for name, groups in rule.slots.items()
    )
    return {name: part for name, part in read if part is not None}


def _fits(rule: Rule, found: re.Match[str], text: str, folded: str, language: Language) -> bool:
    """Whether the words around a match, and its capitals, are as the rule wants them."""
    return (
        _allowed(rule, found)
        and _begun(rule, folded[max(0, found.start() - _NEAR) : found.start()])
        and _continued(rule, folded, found.end())
        and not (rule.no_name and _is_name(text, found.start(), found.end()))
        and all(
            text[found.start(group)].isupper()
            for groups in rule.slots.values()
            for group in groups
            if found[group] in language.cased
        )
    )


def _allowed(rule: Rule, found: re.Match[str]) -> bool:
    """Whether the matched words are none that the rule leaves out."""
    plain = found[0] not in rule.not_words and bool(found[0])
    return plain and (rule.unlike is None or rule.unlike.fullmatch(found[0]) is None)


def _begun(rule: Rule, before: str) -> bool:
    """Whether what stands before a match is as the rule wants it."""
    before = before.rstrip(" \"'(")
    after = not rule.after or any(ends_with(before, word) for word in rule.after)
    return after and not any(ends_with(before, word) for word in rule.not_after)


def _continued(rule: Rule, folded: str, end: int) -> bool:
    """Whether what stands behind a match is as the rule wants it."""
    if rule.followed is not None and rule.followed.match(folded, end) is None:
        return False
    return rule.not_followed is None or rule.not_followed.match(folded, end) is None


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether a word has a capital and so has the one before or behind it: the Daily Lamp, Kesta Weekly."""
    before, behind = text[max(0, start - _NEAR) : start].split(), text[end : end + _NEAR].lstrip(" \n\"'“")
    named = text[start].isupper() and bool(before) and before[-1][:1].isupper() and before[-1][-1].isalpha()
    return named or behind[:1].isupper()


def ends_with(before: str, word: str) -> bool:
    """Whether a text ends with a word, not with a part of a longer one."""
    return before.endswith(word) and not (before[: -len(word)][-1:].isalnum() and word[0].isalnum())
