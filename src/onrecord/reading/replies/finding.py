"""Quoted messages with the words that name their writers: "On Monday, Mira Lisk wrote:" before a block, or lines
with "From:", "Sent:", "To:". The one rule: only what the source marks as quoted is anybody's, and only a lead that
names the writer makes it theirs.
"""

import re
from dataclasses import dataclass

from onrecord.records import Document, PassageKind, Span

_REACH = 600
_MOST_LINES = 3
_LONGEST_NAME = 100
_FEWEST_FIELDS = 3
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTHS = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?"
)
_MONTHS += "|Nov(?:ember)?|Dec(?:ember)?"
_CUE = re.compile(r"(?:wrote|writes)(?=[^\S\n]*:$)")
_DATED = re.compile(rf"[^\S\n]*[*_]?On\s(?=.*(?:\d|{_DAY}))", re.DOTALL)
_DATE = re.compile(rf".*(?:\d|{_DAY}\b)", re.DOTALL)
_AFTER_DATE = re.compile(
    rf"(?:\s+(?:{_MONTHS})\b)?(?:[\s,.;:–-]|\([^()]*\)|(?:[AaPp]\.?[Mm]\.?|UTC|GMT|Z|[CEMPW]E?[SD]?T|at)(?=[\s,.)]))*"
)
_ADDRESS = re.compile(r"\s*(?:<(?P<angled>[^<>]*)>|\[(?:mailto:)?(?P<boxed>[^\[\]]*)\]|\((?P<round>[^()]*)\))\s*$")
_NAME = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]*\s*){1,5}")
_FIELD = re.compile(
    r"[*_]?(?P<name>From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments)[*_]?:[*_]?[^\S\n]*", re.IGNORECASE
)
_AROUND = " \t\n\"'“”‘’*_,;"


@dataclass(frozen=True, slots=True)
class Reply:
    """A quoted message: where the lead begins, the block, and the words for its writer and the one that attributes it,
    which are both None where nothing tells who wrote it.
    """

    lead: int
    block: Span
    writer: Span | None = None
    cue: Span | None = None

    @property
    def whole(self) -> Span:
        """The block with what leads in to it."""
        return Span(self.lead, self.block.end)


def find_replies(document: Document) -> tuple[Reply, ...]:
    """The quoted messages in the order of the text, outer ones before what they hold; none where no writer is named."""
    quoted = {one.span for one in document.passages if one.kind is PassageKind.QUOTED}
    spans = sorted(quoted, key=lambda span: (span.start, -span.end))
    found = tuple(
        _wrote(document.text, span) or _headed(document.text, span) or Reply(span.start, span) for span in spans
    )
    return found if any(reply.writer for reply in found) else ()


def _wrote(text: str, block: Span) -> Reply | None:
    """The reply of a block before which somebody "wrote:", on one line or over a few."""
    least = max(0, block.start - _REACH)
    end = least + len(text[least : block.start].rstrip())
    cue = _CUE.search(text, max(least, end - len("writes   :")), end)
    if cue is None:
        return None
    start = cue.start()
    for lines in range(1, _MOST_LINES + 1):
        start = text.rfind("\n", least, max(least, start)) + 1 if lines == 1 else text.rfind("\n", least, start - 1) + 1
        if start <= least and start != 0:
            return None
        lead = Span(start, cue.start()) if start < cue.start() else None
        if lead is not None and (writer := _writer(text, lead, alone=lines == 1)):
            return Reply(start, block, writer, Span(*cue.span()))
        if start == 0:
            return None
    return None


def _writer(text: str, lead: Span, *, alone: bool) -> Span | None:
    """The name that stands last in a lead, or the address that stands for it."""
    words = lead.cut(text)
    if _DATED.match(words):
        body = _ADDRESS.sub("", words)
        date = _DATE.match(body)
        after = date.end() if date else 0
        rest = _AFTER_DATE.match(body, after)
        start = rest.end() if rest else after
        return _trimmed(text, lead.start + start, lead.start + len(body)) or _address(text, lead.start, lead.end)
    name = _ADDRESS.sub("", words)
    return _trimmed(text, lead.start, lead.start + len(name)) if alone and _NAME.fullmatch(name) else None


def _address(text: str, start: int, end: int) -> Span | None:
    """The address at the end of a lead that gives no name."""
    found = _ADDRESS.search(text, start, end)
    name = found.lastgroup if found else None
    return _trimmed(text, found.start(name), found.end(name)) if found and name else None


def _headed(text: str, block: Span) -> Reply | None:
    """The reply of a block before which stand a message's header lines; those at the head of a text are its own."""
    least = max(0, block.start - _REACH)
    fields = 0
    end = block.start
    while end > least:
        start = text.rfind("\n", least, end - 1) + 1 if end else 0
        line = text[start:end]
        found = _FIELD.match(line)
        if found is None and line.strip() and not (fields and line[0].isspace()):
            return None
        fields += found is not None
        if found and found["name"].lower() == "from":
            if not start or fields < _FEWEST_FIELDS:
                return None
            name = _ADDRESS.sub("", line[found.end() :])
            value = start + found.end()
            writer = _trimmed(text, value, value + len(name)) or _address(text, value, start + len(line.rstrip()))
            cue = Span(start + found.start("name"), start + found.end("name"))
            return Reply(start, block, writer, cue) if writer else None
        end = start
    return None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span of a name without what stands around it; None where nothing is left, or too much."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_AROUND))
    end -= len(words) - len(words.rstrip(_AROUND))
    named = 0 < end - start <= _LONGEST_NAME and any(character.isalpha() for character in text[start:end])
    return Span(start, end) if named and "\n\n" not in text[start:end] else None
