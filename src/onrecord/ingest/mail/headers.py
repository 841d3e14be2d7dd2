"""What the lines at the head of a message say. Rule: headers are decoded here and nowhere else, and however they are
broken, they give words.

The library's own rich headers are not used: on a long or odd list of addresses they take minutes, or raise.
"""

import binascii
import datetime as dt
import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

LONGEST = 20_000
_SPACE = re.compile(r"\s+")
_UNWORDED = re.compile("[\0-\x1f\x7f]")


def header_words(message: Message, name: str) -> str | None:
    """A header as one line with its encoded words decoded (RFC 2047); None where it is missing or empty."""
    return clean(_raw(message, name)) or None


def clean(raw: str) -> str:
    """A header's value as one line of words."""
    written = raw[:LONGEST].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        pieces = decode_header(_SPACE.sub(" ", written))
    except (HeaderParseError, ValueError, binascii.Error):
        pieces = [(written, None)]
    said = "".join(_decoded(piece, charset) for piece, charset in pieces)
    return _SPACE.sub(" ", _UNWORDED.sub(" ", said)).strip()


def addresses(message: Message, name: str) -> str | None:
    """Who a header names, as people write it: `Teodor Žalvic <t.zalvic@kessaly.example>, press@kessaly.example`."""
    return people(_raw(message, name))


def people(raw: str) -> str | None:
    """Names and addresses as people write them; the words as they stand where they are neither."""
    pairs = getaddresses([_SPACE.sub(" ", raw[:LONGEST])])
    named = [(clean(person), address) for person, address in pairs if person or address]
    shown = [f"{person} <{address}>" if person and address else person or address for person, address in named]
    return clean(", ".join(shown)) or clean(raw) or None


def sent(message: Message) -> dt.date | dt.datetime | None:
    """The Date header: an instant where it names its zone, else a day; None where it is no date."""
    written = _raw(message, "date")[:LONGEST]
    try:
        instant = parsedate_to_datetime(written)
    except (ValueError, OverflowError, TypeError, IndexError):  # figures out of range, and lists that are too short
        return None
    if instant.tzinfo is not None:
        return instant
    # "-0000" is UTC, told by somebody who would not say where they are (RFC 5322).
    return instant.replace(tzinfo=dt.UTC) if "-0000" in written else instant.date()


def message_id(message: Message) -> str | None:
    """The Message-ID without its angle brackets."""
    return (header_words(message, "message-id") or "").strip("<> ") or None


def _raw(message: Message, name: str) -> str:
    return next((str(value) for key, value in message.raw_items() if key.lower() == name), "")


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "ascii")
    except (LookupError, UnicodeError, ValueError):
        return piece.decode("utf-8", "replace")
