"""From bytes to characters. Rule: what could not be decoded is counted, and no text that leaves has a lone surrogate.

Line ends become LF, so that a line means the same everywhere; nothing else is normalised, since the original bytes are
kept and hashed beside the text.
"""

import codecs
import re
from dataclasses import dataclass

from onrecord.records import Problem, ProblemKind

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A page that says Latin-1 means Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
_WEB_NAMES = {"ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "iso8859-9": "cp1254"}
# Charsets that a page may declare: they extend ASCII, and decoding them fails in no other way than UnicodeDecodeError.
_DECLARABLE = ("ascii", "utf-8", "cp125", "cp8", "cp9", "iso8859", "koi8", "mac-", "euc", "shift", "big5", "gb", "tis")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
# English with a few accents or curly quotes has under 3% of such bytes; there, charset-normalizer took 16% of 105
# Wikinews articles in Windows-1252 for something else, and so it is asked only about the rest.
_MOSTLY_ASCII = 0.03
_SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes are to be decoded: the codec, the length of the byte order mark, and whether it is a guess."""

    codec: str
    mark: int = 0
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, and the share of the bytes, 0 to 1, that gave none."""

    text: str
    unread: float
    encoding: Encoding

    def problems(self, where: str) -> tuple[Problem, ...]:
        """The ENCODING problem, if some bytes were not read or the codec is a guess."""
        if self.encoding.guessed and not self.unread:
            return (guess(self.encoding, where),)
        return damage(self.unread, self.encoding, where)


def damage(unread: float, encoding: Encoding, where: str) -> tuple[Problem, ...]:
    """The Problem of bytes that could not be decoded, with their share; none where that is 0."""
    message = f"has bytes that are not valid {encoding.codec}; {REPLACEMENT} stands in their place"
    return (Problem(ProblemKind.ENCODING, message, where, unread),) if unread else ()


def guess(encoding: Encoding, where: str) -> Problem:
    """The Problem of an encoding that nothing tells."""
    message = f"neither UTF-8 nor marked as something else; read as {encoding.codec}, which is a guess"
    return Problem(ProblemKind.ENCODING, message, where, 0.0)


def decode(data: bytes, where: str, declared: str | None = None) -> Decoded | Problem:
    """The text of a whole file, with LF line ends; a Problem where it is binary.

    UTF-8 or a byte order mark first, then the `declared` charset, then a guess.
    """
    encoding = find_encoding(data, declared)
    if encoding is None:
        return binary(where)
    decoded = decode_as(data[encoding.mark :], encoding)
    return binary(where) if "\0" in decoded.text else decoded


def binary(where: str) -> Problem:
    """The Problem with bytes that are no text."""
    return Problem(ProblemKind.UNREADABLE, "has NUL bytes: a binary file, or UTF-16 without its mark", where, 1.0)


def find_encoding(data: bytes, declared: str | None = None) -> Encoding | None:
    """How to decode `data`; None where it has NUL bytes that no byte order mark explains."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Encoding(codec, len(mark))
    if b"\0" in data:
        return None
    if _is_utf8(data):
        return Encoding("utf-8")
    known = None if declared is None else _known(declared)
    return Encoding(_guess(data), guessed=True) if known is None else Encoding(known)


def decode_as(data: bytes, encoding: Encoding) -> Decoded:
    """The characters of `data`, which has no byte order mark, with LF line ends."""
    unread = 0
    try:
        text = data.decode(encoding.codec)
    except UnicodeDecodeError:
        text, unread = _decode_damaged(data, encoding.codec)
    return Decoded(line_feeds(text), unread / max(1, len(data)), encoding)


def line_feeds(text: str) -> str:
    """The text with CRLF and CR as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def writable(text: str) -> tuple[str, int]:
    """The text with lone surrogates and NUL as U+FFFD, character for character, and how many there were."""
    return _UNWRITABLE.subn(REPLACEMENT, text)


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, or was before a few bytes were damaged."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        readable = data.decode("utf-8", "ignore").encode()
        return len(_MULTIBYTE.findall(readable)) > len(data) - len(readable) or _has_surrogates(data)
    return True


def _has_surrogates(data: bytes) -> bool:
    """Whether it is UTF-8 but for encoded surrogates, as CESU-8 and Windows file names have them."""
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _decode_damaged(data: bytes, codec: str) -> tuple[str, int]:
    """The text with U+FFFD for what cannot be decoded, and the number of those bytes."""
    if codec == "utf-8" and _has_surrogates(data):
        # Through UTF-16 a pair that was encoded as two surrogates becomes its one character again.
        paired = data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
        lone = len(_SURROGATE.findall(paired.decode("utf-16", "surrogatepass")))
        return paired.decode("utf-16", "replace"), 3 * lone
    # What the way back does not bring was not read.
    readable = data.decode(codec, "ignore").encode(codec, "replace")
    return data.decode(codec, "replace"), max(1, len(data) - len(readable))


def _known(declared: str) -> str | None:
    """Python's name of a declared charset; None for one that it does not know or a page cannot be in."""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return _WEB_NAMES.get(name, name) if name.startswith(_DECLARABLE) else None


def _guess(data: bytes) -> str:
    """The likeliest codec of bytes that are not UTF-8."""
    # Whole lines, so that no character is cut.
    sample = data if len(data) <= _SAMPLE else data[:_SAMPLE].rpartition(b"\n")[0] or data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)  # noqa: PLR2004 - the last ASCII code
    if high <= _MOSTLY_ASCII * len(sample):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - it takes long to load, and few files need it

    best = from_bytes(sample).best()
    return "cp1252" if best is None else best.encoding
