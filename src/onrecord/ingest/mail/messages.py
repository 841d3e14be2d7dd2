"""EML: one message with its parts, by the standard library. Rule: a part is text, or an attachment, or named as
neither.
"""

import binascii
import email
from collections.abc import Iterator
from email.errors import MessageError
from email.generator import BytesGenerator
from email.message import Message
from io import BytesIO

from onrecord.ingest.archives import Budget, ReadMember
from onrecord.ingest.intake import Hints, Ingested, Source, refusal, whole
from onrecord.ingest.mail.bodies import Body, better, joined, page_body, plain_body
from onrecord.ingest.mail.headers import addresses, clean, header_words, message_id, sent
from onrecord.ingest.mail.letters import MEDIA_TYPE, Attachment, Delivery, Letter, deliver
from onrecord.records import Problem, ProblemKind

_DEEPEST = 50
_MOST_PARTS = 10_000
_HEADS = ("From", "To", "Cc", "Date", "Subject")
# What the library raises on parts that are broken in ways it does not mend: base64 and charsets that are none,
# parameters that contradict each other, boundaries inside one another deeper than Python goes.
BROKEN = (MessageError, binascii.Error, ValueError, LookupError, RecursionError)


def read_message(source: Source, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
    """The document of a file of one message, and those of its attachments."""
    data = whole(source, hints.limits.document_bytes)
    if isinstance(data, Problem):
        yield refusal(data)
        return
    yield from read_bytes(data, Delivery(data, source.location, hints, budget), read_member)


def read_bytes(data: bytes, to: Delivery, read_member: ReadMember) -> Iterator[Ingested]:
    """The documents of a message's bytes."""
    try:
        letter = _letter(email.message_from_bytes(data), data, to.location)
    except BROKEN as error:
        reason = "its parts are nested too deep" if isinstance(error, RecursionError) else str(error)
        problem = Problem(ProblemKind.MALFORMED, f"is no message that can be read: {reason}", to.location, 1.0)
        yield refusal(problem, to.original)
        return
    if letter is None:
        message = "has no From, To, Date or Subject line: no message"
        yield refusal(Problem(ProblemKind.MALFORMED, message, to.location, 1.0), to.original)
        return
    yield from deliver(letter, to, read_member)


def _letter(message: Message, data: bytes, where: str) -> Letter | None:
    """What a message says; None where none of the lines stands in it by which one knows a message."""
    author = addresses(message, "from")
    subject = header_words(message, "subject")
    said = (author, addresses(message, "to"), addresses(message, "cc"), header_words(message, "date"), subject)
    if not any(said):
        return None
    parts = _Parts(data, where)
    body = parts.read(message)
    return Letter(
        heads=tuple((name, words) for name, words in zip(_HEADS, said, strict=True) if words),
        text=body.text,
        passages=body.passages,
        title=subject,
        author=author,
        published=sent(message),
        message_id=message_id(message),
        attachments=tuple(parts.attachments),
        problems=tuple(dict.fromkeys((*body.problems, *parts.problems))),
    )


class _Parts:
    """Walks the parts of a message; gathers what was sent along."""

    def __init__(self, data: bytes, where: str) -> None:
        self.attachments: list[Attachment] = []
        self.problems: list[Problem] = []
        self._data = data
        self._where = where
        self._left = _MOST_PARTS

    def read(self, part: Message, depth: int = 0) -> Body:
        """The text of a part and of the parts in it."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            limit = (
                f"parts nested more than {_DEEPEST} deep" if depth > _DEEPEST else f"more than {_MOST_PARTS:,} parts"
            )
            self._say(ProblemKind.LIMIT, f"has {limit}; the rest is not read")
            return Body()
        kind = part.get_content_type()
        inside = part.get_payload()
        if kind == MEDIA_TYPE and isinstance(inside, list):
            self._enclosed(part, [one for one in inside if isinstance(one, Message)])
            return Body()
        if part.is_multipart() and isinstance(inside, list):
            bodies = [(one.get_content_type(), self.read(one, depth + 1)) for one in inside if isinstance(one, Message)]
            return _alternative(bodies) if kind == "multipart/alternative" else joined([body for _, body in bodies])
        if kind in {"text/plain", "text/html"} and not _is_attached(part):
            return plain_body(part, self._where) if kind == "text/plain" else page_body(part, self._where)
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload:
            self.attachments.append(Attachment(clean(part.get_filename() or ""), kind, payload))
        return Body()

    def _enclosed(self, part: Message, inside: list[Message]) -> None:
        """Keep a message that was sent along, in its own bytes where they can be made again."""
        for one in inside:
            data = _bytes_of(one, self._data)
            if data.strip() not in self._data:
                self._say(ProblemKind.INTEGRITY, "the bytes of a message sent along could only be made alike")
            self.attachments.append(Attachment(clean(part.get_filename() or ""), MEDIA_TYPE, data))

    def _say(self, kind: ProblemKind, message: str) -> None:
        self.problems.append(Problem(kind, message, self._where))


def _bytes_of(message: Message, around: bytes) -> bytes:
    written = BytesIO()
    BytesGenerator(written, mangle_from_=False, maxheaderlen=0).flatten(
        message, linesep="\r\n" if b"\r\n" in around else "\n"
    )
    return written.getvalue()


def _alternative(bodies: list[tuple[str, Body]]) -> Body:
    """Of several forms of one message the best; what is no plain text is a page, or holds one."""
    plain = joined([body for kind, body in bodies if kind == "text/plain"])
    page = joined([body for kind, body in bodies if kind != "text/plain"])
    return better(plain, page)


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"
