"""What typography says before any model looks: letter case, and which words stand inside quotation marks.

Both are given to the encoder as one small number a word, because its vocabulary is lower-cased and a mark that
opened a hundred words ago is easily forgotten.
"""

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]

OUTSIDE, INSIDE, OPENS, CLOSES, UNCLOSED = range(5)
"""Quotation state of a character: outside, inside, the opening mark, the closing mark, inside a quotation that its
paragraph does not close."""

LOWER, TITLE, UPPER, MIXED, OTHER = range(5)
"""Letter case of a word; OTHER is a word without letters."""

FARTHEST = 3000
"""Characters within which a single mark must find its partner; keeps a text of nothing but marks linear."""

QUOTE_STATES, CASES = 5, 5
TYPES = QUOTE_STATES * CASES

_OPENING, _CLOSING, _EITHER = "“„«", "”»", ('"', "''")
_CURLY_END, _STRAIGHT_END = re.compile(r"[’'](?!\w)"), re.compile(r"[.,!?]'(?!\w)")
_MARK = re.compile(r"''|[“”„«»\"‘’']")


def quotation_states(paragraph: str) -> IntArray:
    """The quotation state of every character of one paragraph, shape `[len(paragraph)]`."""
    states = np.full(len(paragraph), OUTSIDE, dtype=np.int64)
    for start, end, closed in quotations(paragraph):
        states[start:end] = INSIDE if closed else UNCLOSED
        states[start] = OPENS
        if closed:
            states[end - 1] = CLOSES
    return states


def quotations(paragraph: str) -> list[tuple[int, int, bool]]:
    """Outermost quotations of one paragraph as `(start, end, closed)`, their marks included.

    A straight mark closes when one is open; so does an opening mark set by mistake after the end of a clause. A single
    mark counts only where it opens a word and its partner closes one; apostrophes do not. A quotation still open at the
    end of the paragraph runs to its last character.
    """
    found: list[tuple[int, int, bool]] = []
    opened: int | None = None
    single = False
    for match in _MARK.finditer(paragraph):
        mark = match.group()
        if opened is None:
            single = mark in "‘'"
            if (
                mark in _OPENING
                or (mark in _EITHER and _begins_word(paragraph, match.start()))
                or (single and _single_quotation(paragraph, match.start()))
            ):
                opened = match.start()
        elif _closes(paragraph, match, single=single):
            found.append((opened, match.end(), True))
            opened = None
    if opened is not None and (not single or opened == 0):
        found.append((opened, len(paragraph), False))
    return found


def _closes(paragraph: str, match: re.Match[str], *, single: bool) -> bool:
    mark, at = match.group(), match.start()
    if single:
        return mark in "’'" and _ends_word(paragraph, at)
    return mark in _CLOSING or mark in _EITHER or (mark == "“" and paragraph[max(at - 1, 0)] in ".,!?")


def _single_quotation(paragraph: str, at: int) -> bool:
    """Whether the single mark at `at` opens a quotation that is closed as quotations are, or all of a paragraph."""
    if (at and not paragraph[at - 1].isspace()) or not paragraph[at + 1 : at + 2].isalnum():
        return False
    if at == 0 and paragraph[at] == "‘":
        return True
    closing = _CURLY_END if paragraph[at] == "‘" else _STRAIGHT_END
    return closing.search(paragraph, at + 1, at + FARTHEST) is not None


def _begins_word(paragraph: str, at: int) -> bool:
    """Whether no letter or figure stands before: after one, a straight mark means inches, or closes nothing."""
    return not (at and paragraph[at - 1].isalnum())


def _ends_word(paragraph: str, at: int) -> bool:
    return bool(at) and not paragraph[at - 1].isspace() and not paragraph[at + 1 : at + 2].isalnum()


@lru_cache(maxsize=65536)
def letter_case(word: str) -> int:
    """Letter case of one word."""
    if not any(character.isalpha() for character in word):
        return OTHER
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[0].isupper() and word[1:].islower() else MIXED
