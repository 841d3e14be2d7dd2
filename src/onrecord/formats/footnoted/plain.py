"""Drafts in Markdown and plain text. The one rule: each character of the text that is read stands where the file has
it, so that marks can be put between the file's own characters."""

import re
from collections.abc import Callable, Iterable, Sequence

from onrecord.errors import InputError
from onrecord.formats.footnoted.marks import Mark
from onrecord.ingest.decoding import find_encoding, writable
from onrecord.records import Passage, PassageKind, Span

Writer = Callable[[Sequence[Mark]], bytes]
Taken = tuple[str, tuple[Passage, ...], Writer]

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n.*?^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)[`~]*[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(
    r"^ {0,3}#{1,6}[ \t]+(?P<words>[^\r\n]+)|^(?P<under>[^\r\n]+)\r?\n(?:=+|-+)[ \t]*\r?$", re.MULTILINE
)
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:[^\n]*(?:\n[ \t]+[^\n]+)*", re.MULTILINE)
_MARKUP = re.compile(
    r"!\[[^\]]*\]\([^)]*\)"  # a picture
    r"|\[\^[^\]\s]+\]"  # the mark of a footnote
    r"|<(?:https?:|/?[a-zA-Z])[^>\n]*>"
    r"|^[ \t]*>[> \t]*|^[ \t]*(?:[-*+]|\d+[.)])[ \t]+|^ {0,3}#{1,6}(?=[ \t])"
    r"|\*+|(?<!\w)_+|_+(?!\w)|`+|~~|\\(?=[\\`*_{}\[\]()#+.!-])",
    re.MULTILINE,
)
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]+)\](?P<to>\([^()\s]*(?:\s\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])")
_RULE = re.compile(r"^(?:=+|-+|(?:[*_-][ \t]*){3,})[ \t]*\r?$", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=\S)[ \t]*\r?\n(?=[ \t]*\S)(?![ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|\d+[.)][ \t]|\||```|~~~))")
_LABEL = re.compile(r"\[\^(\d+)\]")


def markdown(data: bytes, name: str) -> Taken:
    """A Markdown draft: its words in their places, markup blanked, and its headings."""
    written, codec, mark = _decoded(data, name)
    read = written
    for pattern in (_FRONT, _FENCE, _NOTE):
        read = pattern.sub(_blank, read)
    headings = tuple(
        Passage(Span(*match.span("words" if match["words"] else "under")), PassageKind.HEADING)
        for match in _HEADING.finditer(read)
    )
    read = _unwrapped(_RULE.sub(_blank, read), headings)
    read = _MARKUP.sub(_blank, _LINK.sub(_linked, read))

    def write(marks: Sequence[Mark]) -> bytes:
        return _encoded(_marked(written, marks, _numbers(written, len(marks)), "[^{}]", "[^{}]: {}"), codec, mark)

    return _safe(read), headings, write


def text(data: bytes, name: str) -> Taken:
    """A draft in plain text."""
    written, codec, mark = _decoded(data, name)

    def write(marks: Sequence[Mark]) -> bytes:
        numbers = [str(number) for number in range(1, len(marks) + 1)]
        return _encoded(_marked(written, marks, numbers, "[{}]", "[{}] {}"), codec, mark)

    return _safe(written), (), write


def _decoded(data: bytes, name: str) -> tuple[str, str, bytes]:
    encoding = find_encoding(data)
    if encoding is None:
        raise InputError(f"{name} has NUL bytes: it is no text; save it as UTF-8")
    try:
        return data[encoding.mark :].decode(encoding.codec), encoding.codec, data[: encoding.mark]
    except UnicodeDecodeError:
        raise InputError(f"{name} is no valid {encoding.codec}; save it as UTF-8") from None


def _encoded(written: str, codec: str, mark: bytes) -> bytes:
    try:
        return mark + written.encode(codec)
    except UnicodeEncodeError:
        raise InputError(f"the notes have letters that {codec} lacks; save the draft as UTF-8") from None


def _safe(read: str) -> str:
    """The text with line feeds alone, character for character."""
    return writable(read.replace("\r", " "))[0]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _linked(match: re.Match[str]) -> str:
    """The words of a link alone."""
    return f" {match['words']} {' ' * len(match['to'])}"


def _unwrapped(read: str, headings: Iterable[Passage]) -> str:
    """The text with a blank for each line feed within a paragraph; a heading ends with its line."""
    ends = {heading.span.end for heading in headings}

    def joined(match: re.Match[str]) -> str:
        return match.group() if match.start() in ends else " " * len(match.group())

    return _WRAPPED.sub(joined, read)


def _numbers(written: str, count: int) -> list[str]:
    """Numbers that the draft's own footnotes do not have."""
    taken = {int(found) for found in _LABEL.findall(written)}
    first = max(taken, default=0) + 1
    return [str(number) for number in range(first, first + count)]


def _marked(written: str, marks: Sequence[Mark], numbers: Sequence[str], there: str, note: str) -> str:
    """The draft with the marks in their places and the notes behind it, in its own line ends."""
    feed = "\r\n" if "\r\n" in written else "\n"
    pieces, at = [], 0
    for mark, number in zip(marks, numbers, strict=True):
        pieces += [written[at : mark.at], there.format(number)]
        at = mark.at
    pieces.append(written[at:])
    if marks:
        pieces.append("" if written.endswith("\n") else feed)
        pieces += [feed + note.format(number, mark.line) + feed for mark, number in zip(marks, numbers, strict=True)]
    return "".join(pieces)
