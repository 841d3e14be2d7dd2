"""Outlook's MSG files, by python-oxmsg. Rule: nothing is read out of a file that says it holds more than its size."""

import io
import struct
from collections.abc import Iterator
from email.message import Message as Headers

from olefile import OleFileIO  # type: ignore[import-untyped]
from olefile.olefile import STGTY_STREAM  # type: ignore[import-untyped]
from oxmsg import Message
from oxmsg.attachment import Attachment as Enclosed
from oxmsg.storage import Storage

from onrecord.ingest.archives import Budget, ReadMember
from onrecord.ingest.decoding import line_feeds
from onrecord.ingest.intake import MIB, Hints, Ingested, Source, refusal, whole
from onrecord.ingest.mail.bodies import Body, better, page_text
from onrecord.ingest.mail.headers import addresses, header_words, message_id, people, sent
from onrecord.ingest.mail.letters import Attachment, Delivery, Letter, deliver
from onrecord.ingest.mail.quotes import freeze_lines, plain_lines
from onrecord.records import Problem, ProblemKind

MEDIA_TYPE = "application/vnd.ms-outlook"
# What olefile and oxmsg raise on damaged files: sectors and streams that are not there, figures out of range, names of
# encodings that nobody knows, properties without a stream, folders inside one another without an end.
_DAMAGED: tuple[type[Exception], ...] = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
)
_DAMAGED += (struct.error,)
_RTF = 0x1009


def read_outlook(source: Source, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
    """The document of a message that Outlook saved, and those of its attachments."""
    data = whole(source, hints.limits.document_bytes)
    if isinstance(data, Problem):
        yield refusal(data)
        return
    try:
        letter = _letter(*_load(data), source.location)
    except _DAMAGED as error:
        message = f"is no Outlook message that can be read: {error}"
        yield refusal(Problem(ProblemKind.MALFORMED, message, source.location, 1.0), data)
        return
    yield from deliver(letter, Delivery(data, source.location, hints, budget), read_member)


def _load(data: bytes) -> tuple[Message, bool]:
    """The message, and whether the file is damaged so that parts of it may be missing."""
    with OleFileIO(io.BytesIO(data)) as opened:
        streams = [one.size for one in opened.direntries if one is not None and one.entry_type == STGTY_STREAM]
        if sum(streams) > 2 * len(data) + MIB:
            raise ValueError("it says that it holds more than its own size")
        return Message(Storage.from_ole(opened)), bool(opened.parsing_issues)


def _letter(message: Message, damaged: bool, where: str) -> Letter:  # noqa: FBT001
    """What a message says: its internet headers where it has them, else Outlook's own properties."""
    headers = Headers()
    for name, value in message.message_headers.items():
        headers[name] = value
    published = sent(headers) or message.sent_date
    named = [f"{one.name} <{one.email_address}>" if one.name else one.email_address for one in message.recipients]
    author = addresses(headers, "from") or people(message.sender or "")
    title = header_words(headers, "subject") or message.subject or None
    receivers = (addresses(headers, "to") or ", ".join(named), addresses(headers, "cc"))
    date = header_words(headers, "date") or (published and published.isoformat())
    said = (("From", author), ("To", receivers[0]), ("Cc", receivers[1]), ("Date", date), ("Subject", title))
    body = _body(message, where)
    attachments, problems = _attachments(message, where)
    if damaged:
        problems.append(Problem(ProblemKind.MALFORMED, "is damaged; parts of it may be missing", where))
    return Letter(
        heads=tuple((name, words) for name, words in said if words),
        text=body.text,
        passages=body.passages,
        title=title,
        author=author,
        published=published,
        message_id=message_id(headers),
        media_type=MEDIA_TYPE,
        attachments=attachments,
        problems=(*body.problems, *problems),
    )


def _body(message: Message, where: str) -> Body:
    text, page = message.body or "", message.html_body or ""
    body = better(Body(*freeze_lines(plain_lines(line_feeds(text)))), page_text(page, where) if page else Body())
    if not body.text and any(one.pid == _RTF for one in message.properties):
        reason = "its text is there as RTF only; save it as .eml, or as text"
        return Body(problems=(Problem(ProblemKind.UNSUPPORTED, reason, where, 1.0),))
    return body


def _attachments(message: Message, where: str) -> tuple[tuple[Attachment, ...], list[Problem]]:
    """The files that were sent along; a message that was is kept by Outlook in a form of its own, which is not read."""
    read = [_attachment(one) for one in message.attachments]
    found = tuple(one for one in read if one is not None)
    unread = len(read) - len(found)
    reason = f"{unread} attachments are messages, links or damaged; save them as files of their own"
    return found, [Problem(ProblemKind.NOT_READ, reason, where)] if unread else []


def _attachment(one: Enclosed) -> Attachment | None:
    try:
        data = one.file_bytes if one.attached_by_value else None
        return None if data is None else Attachment(one.file_name or "", one.mime_type or "", data)
    except _DAMAGED:
        return None
