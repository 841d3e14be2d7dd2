"""A message as every format of mail gives it, and the documents that it becomes. Rule: who wrote it, to whom, when and
about what stand in the text above the message, as they stand when it is printed.
"""

import datetime as dt
import io
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from onrecord.ingest.archives import Budget, ReadMember
from onrecord.ingest.decoding import writable
from onrecord.ingest.draft import Draft, freeze
from onrecord.ingest.intake import Hints, Ingested, Source, readable_size, refusal
from onrecord.ingest.mail.quotes import mark_forwarded
from onrecord.records import Locator, LocatorKind, Passage, Problem, ProblemKind, Span

MEDIA_TYPE = "message/rfc822"
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was sent along; its name is empty where none is told."""

    name: str
    media_type: str
    data: bytes

    def place(self, number: int) -> str:
        """Its name as the end of a location, with an ending where only its type is told."""
        name = writable(self.name)[0].replace("/", "_").strip()
        if self.media_type == MEDIA_TYPE and not name.lower().endswith(".eml"):
            name = f"{name or f'message-{number}'}.eml"
        ending = ".txt" if self.media_type.startswith("text/") else ".bin"
        return name or f"attachment-{number}{mimetypes.guess_extension(self.media_type) or ending}"


@dataclass(frozen=True, slots=True)
class Letter:
    """One message: `heads` are the lines that stand above its text, as `("From", "…")`; `passages` lie in `text`."""

    heads: tuple[tuple[str, str], ...]
    text: str
    passages: tuple[Passage, ...] = ()
    title: str | None = None
    author: str | None = None
    published: dt.date | dt.datetime | None = None
    message_id: str | None = None
    media_type: str = MEDIA_TYPE
    attachments: tuple[Attachment, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where a message was found, its bytes, and what may be read of what it brings along."""

    original: bytes
    location: str
    hints: Hints
    budget: Budget


def deliver(letter: Letter, to: Delivery, read_member: ReadMember) -> Iterator[Ingested]:
    """The document of a message, then those of its attachments; at last one Problem that names those without a
    reader.
    """
    yield freeze(_draft(letter, to.location), to.original, to.location, to.hints)
    if letter.attachments and not to.budget.depth:
        message = f"more than {to.hints.limits.archive_depth} messages or archives inside one another; save it first"
        yield refusal(Problem(ProblemKind.LIMIT, message, to.location, None))
        return
    to.budget.depth -= 1
    unread: list[tuple[str, int]] = []
    for number, attachment in enumerate(letter.attachments, start=1):
        where = f"{to.location}/{attachment.place(number)}"
        if problem := _refused(attachment, to):
            yield refusal(Problem(ProblemKind.LIMIT, problem, where, 1.0))
            continue
        to.budget.members -= 1
        to.budget.size -= len(attachment.data)
        source = Source(where, len(attachment.data), partial(io.BytesIO, attachment.data))
        found = read_member(source, to.hints, to.budget)
        first = next(found, None)
        if first is None or _is_unsupported(first, where):
            unread.append((attachment.place(number), len(attachment.data)))
        else:
            yield first
            yield from found
    to.budget.depth += 1
    if unread:
        yield refusal(_unread(unread, to))


def _is_unsupported(found: Ingested, where: str) -> bool:
    """Whether an attachment has no reader, and not only the first file in it."""
    return found.location == where and any(one.kind is ProblemKind.UNSUPPORTED for one in found.problems)


def _refused(attachment: Attachment, to: Delivery) -> str | None:
    """Why an attachment is not looked at."""
    limits = to.hints.limits
    if not to.budget.members:
        return f"more than {limits.archive_members:,} files in all"
    if len(attachment.data) > to.budget.size:
        return f"the files sent along exceed {readable_size(limits.archive_bytes)} in all"
    return None


def _draft(letter: Letter, location: str) -> Draft:
    heads = "".join(f"{name}: {writable(said)[0]}\n" for name, said in letter.heads if said)
    lead = f"{heads}\n" if heads and letter.text else heads
    text = f"{lead}{letter.text}".rstrip("\n")
    shifted = [
        Passage(Span(one.span.start + len(lead), one.span.end + len(lead)), one.kind)
        for one in mark_forwarded(letter.text, letter.passages)
    ]
    label = letter.message_id
    return Draft(
        text=text if letter.text.strip() else "",
        media_type=letter.media_type,
        passages=tuple(shifted) if letter.text.strip() else (),
        locators=(Locator(Span(0, len(text)), LocatorKind.MESSAGE, label),) if label and letter.text.strip() else (),
        title=letter.title,
        author=letter.author,
        published=letter.published,
        problems=(*letter.problems, *_dateless(letter, location)),
    )


def _dateless(letter: Letter, location: str) -> Iterator[Problem]:
    if letter.published is None:
        yield Problem(ProblemKind.METADATA, "its Date line is missing or is no date", location)


def _unread(unread: list[tuple[str, int]], to: Delivery) -> Problem:
    """The Problem of the attachments that have no reader."""
    names = ", ".join(f"{name} ({readable_size(size)})" for name, size in unread[:_SHOWN])
    more = f" and {len(unread) - _SHOWN} more" if len(unread) > _SHOWN else ""
    files = "1 attachment has" if len(unread) == 1 else f"{len(unread)} attachments have"
    share = min(1.0, sum(size for _, size in unread) / max(1, len(to.original)))
    return Problem(ProblemKind.NOT_READ, f"{files} no reader: {names}{more}", to.location, share)
