"""Text as the patterns see it. The one rule: a folded text is as long as its original, so that places stay places."""

import re

_ALIKE = {
    **dict.fromkeys(
        "\t\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032`", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"),
    **dict.fromkeys("\u0085\u2028\u2029", "\n"),
}
_TABLE = str.maketrans(_ALIKE)
_SINGLE = re.compile(r"(?<!\n)\n(?! *\n)")


def folded(text: str) -> str:
    """Lower case, one kind of blank, hyphen and apostrophe; a line's end within a paragraph is a blank."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _SINGLE.sub(" ", lower.translate(_TABLE))
