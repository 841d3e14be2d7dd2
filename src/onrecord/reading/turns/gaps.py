"""Whose words are missing from a transcript that lost its line breaks. The one rule: a turn ends before words that may
be somebody else's, whether a mark stands for them or a label that was not seen."""

import re

from onrecord.reading.turns.labels import Label

_OMITTED = ("<…>", "<...>", "[…]", "[...]", "(…)", "(...)")
_TOLD = (".)", "!)", "?)", ".”)", '.")')
"""Ends of an account in brackets of what somebody said: "(Ana Osk spoke of the dykes.)"."""
_LONGEST = 2_000
"""Characters of such an account, at most."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]+"
_UNSEEN = re.compile(rf"(?<= ){_CAPITAL} {_CAPITAL}:(?=\s?[“\"]?[^\W\d_a-zß-öø-ÿ]|\()")
"""What looks like the end of a label that is none by its form: one with an office of thirty words."""
_SENTENCE = re.compile(r"[.!?…>*][”\"’')\]]* ")


def end_of_words(text: str, label: Label, after: Label | None) -> tuple[int, bool]:
    """Where the words behind a label end at the latest, and whether the text says what comes between them and the label
    after it: somebody else's words, left out or behind a label that was not seen."""
    end = after.start if after is not None else len(text)
    mark = _left_out(text, end) if after is not None else None
    end = end if mark is None else max(label.end, mark)
    unseen = _UNSEEN.search(text, label.end, end)
    if unseen is None:
        return end, mark is not None
    before = (sentence.end() for sentence in _SENTENCE.finditer(text, label.end, unseen.start()))
    return max(before, default=label.end), True


def _left_out(text: str, place: int) -> int | None:
    """Where begins what stands for words that are left out right before a place; None where nothing does."""
    end = place
    while end and text[end - 1].isspace():
        end -= 1
    for mark in _OMITTED:
        if text.endswith(mark, 0, end):
            return end - len(mark)
    return _opening(text, end) if text.endswith(_TOLD, 0, end) else None


def _opening(text: str, end: int) -> int | None:
    """Where the bracket opens that closes at an end, if a sentence stands in it; no look goes further than _LONGEST, so
    that time grows in step with the text."""
    depth = 0
    for at in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        if text[at] == "\n":
            return None
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            return at if text[at + 1].isupper() else None
    return None
