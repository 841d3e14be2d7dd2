"""Lines of mail by how deep they are quoted. Rule: marks of quotation leave the text and come back as passages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.records import Passage, PassageKind, Span

_MARKS = re.compile(r">(?:[^\S\n]?>)*[^\S\n]?")
_FLOWED_MARKS = re.compile(r">*")
SIGNATURE = "-- "
# Deeper than people answer; beyond it a line is quoted no deeper, so that nobody can make a million passages of a line.
DEEPEST = 20
_FIELD = re.compile(
    r"\*?(From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments):\*?[^\S\n]*(?=\S|$)", re.IGNORECASE
)
_FIELDS_NEEDED = 3
_MOST_FORWARDED = 200
_WORD = re.compile(r"\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a message without its marks of quotation; `depth` is how many it had."""

    text: str
    depth: int = 0


def plain_lines(text: str) -> Iterator[Line]:
    """The lines of a plain message as they stand."""
    for line in text.split("\n"):
        found = _MARKS.match(line)
        if found is None:
            yield Line(line.rstrip())
        else:
            yield Line(line[found.end() :].rstrip(), min(DEEPEST, found[0].count(">")))


def flowed_lines(text: str, *, delete_space: bool) -> Iterator[Line]:
    """The paragraphs of a message in format=flowed (RFC 3676): a line that ends with a space goes on in the next."""
    pieces: list[str] = []
    depth = 0
    for line in text.split("\n"):
        found = _FLOWED_MARKS.match(line)
        marks = found.end() if found else 0
        said = line[marks:].removeprefix(" ")
        if pieces and (marks != depth or said == SIGNATURE):
            yield Line("".join(pieces).rstrip(), min(DEEPEST, depth))
            pieces = []
        depth = marks
        flows = said.endswith(" ") and said != SIGNATURE
        pieces.append(said[:-1] if flows and delete_space else said)
        if not flows:
            yield Line("".join(pieces).rstrip(), min(DEEPEST, depth))
            pieces = []
    if pieces:
        yield Line("".join(pieces).rstrip(), min(DEEPEST, depth))


def freeze_lines(lines: Iterable[Line]) -> tuple[str, tuple[Passage, ...]]:
    """The text of the lines with a passage for each stretch that is quoted, and for each inside it quoted deeper.

    An empty line parts what is quoted from what is not.
    """
    parted = _trimmed(list(_parted(lines)))
    starts = [0]
    for line in parted:
        starts.append(starts[-1] + len(line.text) + 1)
    text = "\n".join(line.text for line in parted)
    spans = [
        Span(starts[first], starts[last] + len(parted[last].text))
        for depth in range(1, max((line.depth for line in parted), default=0) + 1)
        for first, last in _runs(parted, depth)
    ]
    return text, tuple(
        Passage(span, PassageKind.QUOTED) for span in sorted(spans, key=lambda one: (one.start, -one.end))
    )


def _parted(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with an empty one where the depth changes between two that are none, and no two empty ones."""
    before = Line("")
    for line in lines:
        if not line.text:
            if before.text:
                yield Line("", line.depth)
        else:
            if before.text and before.depth != line.depth:
                yield Line("", min(before.depth, line.depth))
            yield line
        before = line


def _trimmed(lines: list[Line]) -> list[Line]:
    while lines and not lines[-1].text:
        lines.pop()
    return lines


def _runs(lines: list[Line], depth: int) -> Iterator[tuple[int, int]]:
    """First and last lines with text of each stretch of lines that are quoted at least so deep."""
    first = last = -1
    for number, line in enumerate(lines):
        if not line.text:
            continue
        if line.depth >= depth:
            first, last = (number, number) if first < 0 else (first, number)
        elif first >= 0:
            yield first, last
            first = -1
    if first >= 0:
        yield first, last


def mark_forwarded(text: str, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """The passages, and one for what follows each block of "From:", "Sent:", "To:" and "Subject:" lines, by which
    Outlook and forwarding programs quote a message without marks; it ends where what it stands in does.
    """
    known = {passage.span for passage in passages}
    marked = []
    for end in islice(_header_blocks(text), _MOST_FORWARDED):
        following = _WORD.search(text, end)
        stop = min((span.end for span in known if span.start <= end < span.end), default=len(text.rstrip()))
        if following and following.start() < stop and (span := Span(following.start(), stop)) not in known:
            marked.append(Passage(span, PassageKind.QUOTED))
    return tuple(sorted((*passages, *marked), key=lambda one: (one.span.start, -one.span.end)))


def _header_blocks(text: str) -> Iterator[int]:
    """Where each block of header lines that begins with "From:" ends; one empty line may stand between two of them."""
    names: list[str] = []
    end = start = blank = 0
    for line in (*text.split("\n"), "", ""):
        found = _FIELD.match(line)
        name = found[1].lower() if found else ""
        blank = 0 if line.strip() else blank + 1
        ended = name == "from" or blank > 1 or not (found or blank or line[0].isspace())
        if ended and len(names) >= _FIELDS_NEEDED:
            yield end
        if ended:
            names = []
        if name == "from" or (names and name):
            names.append(name)
            end = start + len(line)
        start += len(line) + 1
