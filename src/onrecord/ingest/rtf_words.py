"""RTF cut into what it is written in: groups, control words, text. Rule: every byte of the file is in a token."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_BINARY = b"bin"


class Kind(StrEnum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SIGN = "sign"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of RTF: a control word or sign with its figure, or bytes of text."""

    kind: Kind
    word: str = ""
    figure: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens in their order; binary data is passed over by the length that it declares."""
    place = 0
    while found := _TOKEN.match(data, place):
        place = found.end()
        word, figure, code, sign, brace, text = found.groups()
        if word == _BINARY:
            place += max(0, int(figure or 0))
        elif word:
            yield Token(Kind.WORD, word.decode("ascii"), None if figure is None else int(figure))
        elif code:
            yield Token(Kind.TEXT, data=bytes.fromhex(code.decode("ascii")))
        elif sign:
            yield Token(Kind.SIGN, sign.decode("latin-1"))
        elif brace:
            yield Token(Kind.OPEN if brace == b"{" else Kind.CLOSE)
        elif text:
            yield Token(Kind.TEXT, data=text)
