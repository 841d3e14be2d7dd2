"""Tokenised corpora back to running text with the place of every token, as the program meets it."""

import re
from collections.abc import Sequence

_CLOSES = re.compile(r"[.,;:!?%)\]}”’]+|n[’']t|[’'](?:s|m|d|re|ve|ll|S)?|\.\.\.")
_OPENS = re.compile(r"[(\[{$£€“‘#]+")
_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}"}


def running_text(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text that the tokens were cut from, as far as can be told, and each token's `[start, end)` in it."""
    text, places, straight = "", [], False
    glue = True
    for token in tokens:
        word = _MARKS.get(token, token)
        opening = False
        if word == '"':
            straight, opening = not straight, not straight
            word = "“" if straight else "”"
        closes = _CLOSES.fullmatch(word) is not None and not opening
        hyphen = word in {"-", "–", "/"} and bool(text) and text[-1].isalnum()
        if not (glue or closes or hyphen):
            text += " "
        places.append((len(text), len(text) + len(word)))
        text += word
        glue = _OPENS.fullmatch(word) is not None or hyphen
    return text, places
