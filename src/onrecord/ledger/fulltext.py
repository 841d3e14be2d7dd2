"""What a person types, as an FTS5 expression; the one rule: no input is an error of syntax, all of it is quoted."""

import re
import unicodedata

from onrecord.errors import InputError

_TERM = re.compile(r'"(?P<phrase>[^"]*)"?(?P<open>\*?)|(?P<word>[^\s"]+)')
_QUOTES = str.maketrans("“”„‟«»\0", '"""""" ')


def expression(query: str, *columns: str) -> str:
    """All words must be there, in any order; `"…"` is a phrase, `word*` a beginning.

    `columns` limits where they are looked for. InputError where there is no word at all.
    """
    printable = query.encode("utf-8", "ignore").decode("utf-8").translate(_QUOTES)
    terms = []
    for match in _TERM.finditer(printable):
        words = match["phrase"] if match["word"] is None else match["word"].rstrip("*")
        if not _has_letters(words):
            continue
        beginning = match["open"] or (match["word"] or "").endswith("*")
        terms.append(f'"{words}"*' if beginning else f'"{words}"')
    if not terms:
        raise InputError(f"there is no word to look for in {query!r}")
    joined = " AND ".join(terms)
    return f"{{{' '.join(columns)}}} : ({joined})" if columns else f"({joined})"


def _has_letters(words: str) -> bool:
    """Whether FTS5's unicode61 finds a token: letters, numbers and private characters are its tokens."""
    return any(unicodedata.category(letter)[0] in "LN" or unicodedata.category(letter) == "Co" for letter in words)
