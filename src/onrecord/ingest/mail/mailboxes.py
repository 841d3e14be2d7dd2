"""MBOX: many messages in one file. Rule: the file is read as a stream, one message in memory at a time.

The standard library's mailbox goes through the whole file first and takes any line that begins with "From " for the
start of a message.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.ingest.archives import Budget, ReadMember
from onrecord.ingest.intake import MIB, Hints, Ingested, Source, readable_size, refusal
from onrecord.ingest.mail.letters import Delivery
from onrecord.ingest.mail.messages import read_bytes
from onrecord.records import Problem, ProblemKind

_START = re.compile(rb"From \S.*\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b\d{4}\b|From \S+@\S+\s*$")
_MANGLED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def read_mailbox(source: Source, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
    """The documents of each message, numbered from 1; a message's original are its bytes after its "From " line."""
    number = 0
    with source.open() as stream:
        for number, (data, size) in enumerate(_messages(stream, hints.limits.document_bytes), start=1):
            where = f"{source.location} message {number}"
            if data is None:
                message = (
                    f"of {readable_size(size)}, more than the limit of {readable_size(hints.limits.document_bytes)}"
                )
                yield refusal(Problem(ProblemKind.LIMIT, message, where, 1.0))
                continue
            # Each message may bring as many files along as an archive may hold; what they unpack to is counted for all.
            own = Budget(hints.limits.archive_members, budget.size, budget.depth)
            yield from read_bytes(_MANGLED.sub(b"", data), Delivery(data, where, hints, own), read_member)
            budget.size = own.size
    if not number:
        message = (
            "is no mailbox: it does not begin with a line like “From someone@example.org Mon Nov 11 08:00:00 2024”"
        )
        yield refusal(Problem(ProblemKind.MALFORMED, message, source.location, 1.0))


def _messages(stream: BinaryIO, longest: int) -> Iterator[tuple[bytes | None, int]]:
    """The bytes of each message and their number; None for the bytes of one that has more than `longest`."""
    lines: list[bytes] = []
    size = 0
    opened = False
    after_empty = True
    while line := stream.readline(MIB):
        if after_empty and _START.match(line):
            if opened:
                yield (_message(lines) if size <= longest else None), size
            lines, size, opened = [], 0, True
        elif not opened:
            return
        else:
            size += len(line)
            if size <= longest:
                lines.append(line)
            else:
                lines.clear()
        after_empty = not line.strip()
    if opened:
        yield (_message(lines) if size <= longest else None), size


def _message(lines: list[bytes]) -> bytes:
    """The bytes of a message without the empty line that parts it from the next."""
    parted = len(lines) > 1 and not lines[-1].strip()
    return b"".join(lines[:-1] if parted else lines)
