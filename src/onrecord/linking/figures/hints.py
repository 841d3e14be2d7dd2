"""As of when a figure holds, over what it counts, and whether it stands for itself. The one rule: what the words around
a figure leave open stays open."""

import re
from collections.abc import Iterable
from itertools import chain, pairwise

from onrecord.linking.figures.lexicon import Lexicon
from onrecord.linking.figures.wording import Token, Window
from onrecord.records import Act, Dating, Degree, Interval, Polarity, Quantity, SourceKind, Stretch, Told

_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_NEGATIVE = re.compile(r"\b(?:not|no|never)\b", re.IGNORECASE)
_NEAR, _BESIDE, _BEHIND = 10, 3, 6
"""Words that are looked at: of the clause, right beside the figure, and behind it."""
_NOT_HELD = frozenset(
    {
        Act.ADVISE,
        Act.ASK,
        Act.DECLINE,
        Act.DEMAND,
        Act.DENY,
        Act.OFFER,
        Act.PREDICT,
        Act.PROMISE,
        Act.REFUSE,
        Act.REQUEST,
        Act.THREATEN,
    }
)
_MARKS = frozenset(';:.!?()“”"—–…,')
_WHOLES = frozenset({"the", "these", "those", "its", "their", "our"})
_PERIOD = 3
"""Days from which on a stated interval is a period over which something was counted."""


def dated(told: Told, quantity: Quantity, window: Window, lexicon: Lexicon) -> tuple[Interval | None, Dating]:
    """As of when, and by what that is known. "Since October" is no date but a beginning."""
    statement, day = told.statement, told.day
    stated = quantity.as_of
    if stated is not None and stated.end is not None and not _rolling(window, lexicon):
        return stated, Dating.STATED
    about = statement.about
    if about is not None and about.start is not None and about.start == about.end:
        return about, Dating.SPOKEN_OF
    said = statement.said
    if said is not None and said.start is not None:
        return said, Dating.SAID
    return (Interval(day, day), Dating.PUBLISHED) if day is not None else (None, Dating.UNDATED)


def stretch_of(quantity: Quantity, window: Window, lexicon: Lexicon) -> Stretch:
    """Over what stretch of time it is counted."""
    lower = [token.lower for token in window.tokens]
    stated = quantity.as_of
    if _rolling(window, lexicon):
        return Stretch.ROLLING
    if _begins(lower, lexicon):
        return Stretch.SINCE
    if ("as", "of") in pairwise(lower):
        return Stretch.AS_OF
    if stated is not None and stated.start is not None and stated.end is not None:
        return Stretch.PERIOD if (stated.end - stated.start).days >= _PERIOD else Stretch.DAY
    behind = (token.lower for token in window.after[:_BEHIND])
    return Stretch.RELATIVE if any(lexicon.hint("relative", word) for word in behind) else Stretch.OPEN


def is_part(window: Window, lexicon: Lexicon) -> bool:
    """Whether the figure is a part of another one, or one more."""
    before, after = _beside(reversed(window.before)), _beside(window.after)
    if any(lexicon.hint("part_before", word) for word in before) or before[:2] == ["which", "of"]:
        return True
    if after[:1] == ["of"] and after[1:2] and (after[1] in _WHOLES or after[1][0].isdigit()):
        return True
    joined = {"-".join(pair) for pair in pairwise(after)}
    near = [token.lower for token in window.after[:_NEAR]]
    return any(lexicon.hint("part_after", word) for word in chain(after, joined)) or "alone" in near


def is_earlier(window: Window, lexicon: Lexicon) -> bool:
    """Whether the figure is told as one that no longer holds."""
    before = [token.lower for token in window.before[-_NEAR:]]
    beside = before[-1:]
    if beside and lexicon.hint("earlier_before", beside[0]):
        return True
    if any(_ORDINAL.fullmatch(token.lower) for token in window.tokens):
        return True  # "said on the 4th", told on the 23rd
    return any(lexicon.hint("earlier", token.lower) for token in _clause(window))


def is_credited(told: Told, window: Window, lexicon: Lexicon) -> bool:
    """Whether a document's own words give something as somebody's: a speaker's turn, "I" and "we", "according to"."""
    if told.statement.source_kind is SourceKind.IMPLICIT:
        return True
    return any(lexicon.hint("credited", token.lower) for token in window.tokens)


def has_moved(window: Window, lexicon: Lexicon) -> bool:
    """Whether the words say that the figure has changed of late: "has since grown to"."""
    return any(lexicon.hint("moved", token.lower) for token in window.before[-_BESIDE:])


def is_held(told: Told, quantity: Quantity, window: Window, lexicon: Lexicon) -> bool:
    """Whether the speaker says that it is so: no denial, demand, question, plan or guess. "Did not exceed 800" is."""
    statement = told.statement
    certainty = statement.certainty
    if statement.act in _NOT_HELD:
        return False
    if certainty is not None and (
        (certainty.polarity is Polarity.NEGATIVE and not _NEGATIVE.search(quantity.comparison or ""))
        or certainty.degree in {Degree.UNCOMMITTED, Degree.POSSIBLE}
    ):
        return False
    if any(token.text == "?" for token in window.after[-2:]):
        return False
    return not any(lexicon.hint("supposed", token.lower) or token.lower.endswith("n't") for token in _clause(window))


def _rolling(window: Window, lexicon: Lexicon) -> bool:
    near = [token.lower for token in (*window.before[-_NEAR:], *window.inside, *window.after[:_NEAR])]
    pairs = {"-".join(pair) for pair in pairwise(near)}
    phrases = lexicon.hints["rolling_phrases"]
    return bool(pairs & phrases) or any(lexicon.hint("rolling", word) for word in near)


def _clause(window: Window) -> list[Token]:
    """Words before the figure back to a mark, and some after it."""
    found: list[Token] = []
    for tokens in (reversed(window.before[-_NEAR:]), window.after[:_BEHIND]):
        for token in tokens:
            if token.text in _MARKS or token.lower in {"and", "but"}:
                break
            found.append(token)
    return found


def _beside(tokens: Iterable[Token]) -> list[str]:
    found: list[str] = []
    for token in tokens:
        if len(found) == _BESIDE or token.text in _MARKS - {","}:
            break
        if token.is_word:
            found.append(token.lower)
    return found


def _begins(words: list[str], lexicon: Lexicon) -> bool:
    """Whether it is counted from a beginning on: "since October", not "unchanged since" or "has since grown"."""
    return any(
        word == "since" and not any(lexicon.hint("since_not", beside) for beside in words[max(at - 1, 0) : at + 2])
        for at, word in enumerate(words)
    )
