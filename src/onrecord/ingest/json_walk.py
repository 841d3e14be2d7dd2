"""A JSON file of any size, walked value by value. Rule: what is given is the file's own text, which gives its bytes."""

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.ingest.intake import MIB

_WHITE = re.compile(r"[ \t\r\n]*")
_MARK = "\ufeff"


class NotJsonError(Exception):
    """What is not JSON, or no JSON as it is looked for here; the message says from where on."""


class ValueTooLongError(Exception):
    """A value of more characters than one may have."""


class JsonWalk:
    """A place in a JSON file. `read` counts the bytes that were taken from it."""

    def __init__(self, stream: BinaryIO, longest: int) -> None:
        self._stream = stream
        self._longest = longest
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._ended = False
        self.read = 0

    def next(self) -> str:
        """The next character that is no white space, which is not taken; none at the end of the file."""
        while True:
            found = _WHITE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                if self._text[self._at] == _MARK and self.read <= MIB and self._at == 0:
                    self._at = 1
                    continue
                return self._text[self._at]
            if not self._fill(MIB):
                return ""

    def take(self, character: str) -> None:
        """Go behind a character, which must be the next."""
        if self.next() != character:
            raise NotJsonError(f"lacks a {character!r} after about {self.read:,} bytes")
        self._at += 1

    def end(self) -> None:
        """Nothing may follow."""
        if self.next():
            raise NotJsonError("has text after its end")

    def value(self) -> tuple[object, str]:
        """The next value, and its text."""
        self.next()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if self._ended or isinstance(error, RecursionError):
                    raise NotJsonError(f"is not well-formed after about {self.read:,} bytes") from error
            else:
                # A number at the end of what was read so far may go on.
                if end < len(self._text) or self._ended:
                    text, self._at = self._text[self._at : end], end
                    return value, text
            if len(self._text) - self._at > self._longest:
                raise ValueTooLongError
            self._fill(max(MIB, len(self._text) - self._at))

    def members(self) -> Iterator[str]:
        """The names of an object's members; whoever is given one takes its value."""
        self.take("{")
        while self.next() != "}":
            name, _ = self.value()
            if not isinstance(name, str):
                raise NotJsonError(f"has a name that is no text after about {self.read:,} bytes")
            self.take(":")
            yield name
            if self.next() != "}":
                self.take(",")
        self.take("}")

    def items(self) -> Iterator[None]:
        """Stand before each item of a list; whoever is given the place takes the item."""
        self.take("[")
        while self.next() != "]":
            yield
            if self.next() != "]":
                self.take(",")
        self.take("]")

    def _fill(self, size: int) -> bool:
        """Read on; whether there was more."""
        if self._ended:
            return False
        data = self._stream.read(size)
        self.read += len(data)
        self._ended = not data
        try:
            more = self._decoder.decode(data, final=self._ended)
        except UnicodeDecodeError as error:
            raise NotJsonError(f"is not valid UTF-8, which JSON is, after about {self.read:,} bytes") from error
        self._text = self._text[self._at :] + more
        self._at = 0
        return bool(data)
