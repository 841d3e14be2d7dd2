"""The text of one part of a message. Rule: the plain part and the page give the same kind of text, with passages for
what is quoted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from onrecord.ingest.blocks import PARAGRAPH, Block
from onrecord.ingest.decoding import Decoded, Encoding, decode, line_feeds
from onrecord.ingest.mail.quotes import DEEPEST, Line, flowed_lines, freeze_lines, plain_lines
from onrecord.ingest.markup import parse_markup, visible_blocks
from onrecord.records import Passage, Problem, Span

# Encodings of seven bits, whose bytes look like ASCII, so that only the part's own word tells them.
_SHIFTING = ("iso-2022", "iso2022", "hz", "utf-7", "utf-16")
_GAP = "\n\n"
# A plain part with less than this share of the page's words is a line for programs that show no pages.
_SHELL = 3


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a part, what is quoted in it, and what could not be read."""

    text: str = ""
    passages: tuple[Passage, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def plain_body(part: Message, where: str) -> Body:
    """The text of a plain part: paragraphs of format=flowed are joined, marks of quotation become passages."""
    decoded = _text(part, where)
    if isinstance(decoded, Problem):
        return Body(problems=(decoded,))
    flowed = _parameter(part, "format") == "flowed"
    delete_space = _parameter(part, "delsp") == "yes"
    lines = flowed_lines(decoded.text, delete_space=delete_space) if flowed else plain_lines(decoded.text)
    return Body(*freeze_lines(lines), decoded.problems(where))


def page_body(part: Message, where: str) -> Body:
    """The text that a reader sees of an HTML part."""
    decoded = _text(part, where)
    if isinstance(decoded, Problem):
        return Body(problems=(decoded,))
    return page_text(decoded.text, where, decoded.problems(where))


def page_text(page: str, where: str, problems: tuple[Problem, ...] = ()) -> Body:
    """The text that a reader sees of a page."""
    markup = parse_markup(page)
    lines = (line for block in visible_blocks(markup.tree) for line in _block_lines(block))
    return Body(*freeze_lines(lines), (*problems, *markup.problems(where)))


def _block_lines(block: Block) -> Iterator[Line]:
    """A block as lines, after an empty one where it is a paragraph."""
    depth = min(DEEPEST, block.depth)
    if block.gap == PARAGRAPH:
        yield Line("", depth)
    for line in block.text.split("\n"):
        yield Line(line, depth)


def better(plain: Body, page: Body) -> Body:
    """Of two forms of the same message the plain one, unless it is an empty shell beside the page."""
    return page if page.words and plain.words * _SHELL < page.words else plain


def joined(bodies: list[Body]) -> Body:
    """Parts one after another."""
    text, passages, problems = "", list[Passage](), list[Problem]()
    for body in bodies:
        problems += body.problems
        if not body.text.strip():
            continue
        start = len(text) + len(_GAP) if text else 0
        text = f"{text}{_GAP}{body.text}" if text else body.text
        passages += [Passage(Span(one.span.start + start, one.span.end + start), one.kind) for one in body.passages]
    return Body(text, tuple(passages), tuple(problems))


def _text(part: Message, where: str) -> Decoded | Problem:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = _parameter(part, "charset")
    if charset.startswith(_SHIFTING):
        try:
            return Decoded(line_feeds(data.decode(charset, "replace")), 0.0, Encoding(charset))
        except (LookupError, UnicodeError):
            pass
    return decode(data, where, charset or None)


def _parameter(part: Message, name: str) -> str:
    """A parameter of the part's Content-Type in lower case; empty where there is none."""
    try:
        said = part.get_param(name)
    except (ValueError, LookupError, TypeError):  # parameters in pieces (RFC 2231) that contradict each other
        return ""
    return (said if isinstance(said, str) else said[2] if said else "").strip().lower()
