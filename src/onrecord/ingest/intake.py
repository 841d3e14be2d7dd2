"""What goes into ingest and what comes out of it. Rule: these values know no format."""

import datetime as dt
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import BinaryIO

from onrecord.records import Document, Problem, ProblemKind

MIB = 1 << 20
_LONGEST_MESSAGE = 300
_SUFFIX = re.compile(r"\.(?=.*[a-z])[a-z0-9]{1,10}")
_DOUBLE = (".warc.gz",)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one input is taken in; what goes beyond becomes a Problem, never a silent cut.

    `document_bytes` is the most that one document may have (a file, a row of a table, an archive's member that is no
    table); `page_bytes` the same for a web page, whose tree takes many times its size in memory. Of an archive with
    all archives inside it at most `archive_members` members and `archive_bytes` expanded bytes are read, at most
    `archive_depth` archives deep, and no member that is `expansion_ratio` times its packed size.
    """

    document_bytes: int = 64 * MIB
    page_bytes: int = 16 * MIB
    archive_members: int = 100_000
    archive_bytes: int = 4096 * MIB
    archive_depth: int = 3
    expansion_ratio: int = 200


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user knows of the input; it outranks what a document says of itself.

    `mapping` pairs a field of Document (or `text`) with the table's column that holds it. `url` is where an input was
    fetched that is one document.
    """

    published: dt.date | dt.datetime | None = None
    publisher: str | None = None
    title: str | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    limits: Limits = field(default_factory=Limits)
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Ingested:
    """One document with the exact bytes it was read from, or why there is none.

    `location` is a path, `archive.zip/member` or `file.csv row 7`. Without a document `problems` is never empty; a
    document may have problems too.
    """

    original: bytes
    document: Document | None
    problems: tuple[Problem, ...]
    location: str


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes that can be opened, as often as needed, and the place they stand at. `ending` is that of their format where
    the name of the place does not tell it."""

    location: str
    size: int
    open: Callable[[], BinaryIO]
    ending: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case, with its dot; none where what follows the last dot is no ending."""
        if self.ending is not None:
            return self.ending
        name = PurePath(self.location.rpartition("/")[2]).name.lower()
        if double := next((ending for ending in _DOUBLE if name.endswith(ending)), None):
            return double
        suffix = PurePath(name).suffix
        return suffix if _SUFFIX.fullmatch(suffix) else ""


def refusal(problem: Problem, original: bytes = b"") -> Ingested:
    """What stands in the place of a document that could not be read."""
    return Ingested(original, None, (problem,), problem.where)


def stated_clearly(found: Ingested) -> Ingested:
    """The same with one short line for each problem: messages quote names and words from files, whatever these hold."""
    if not found.problems:
        return found
    return replace(found, problems=tuple(replace(one, message=_one_line(one.message)) for one in found.problems))


def _one_line(message: str) -> str:
    line = "".join(char if char.isprintable() else " " for char in message)
    return line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]} …"


def whole(source: Source, limit: int) -> bytes | Problem:
    """All bytes of the source, or the Problem that there are more than `limit`."""
    if source.size <= limit:
        with source.open() as stream:
            data = stream.read(limit + 1)
        if len(data) <= limit:
            return data
    message = f"larger than the limit of {readable_size(limit)}; split it, or raise the limit"
    return Problem(ProblemKind.LIMIT, message, source.location, 1.0)


def readable_size(size: int) -> str:
    """A number of bytes for a person: `512 bytes`, `1.5 MiB`."""
    for unit, name in ((MIB, "MiB"), (1024, "KiB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}" if size % unit else f"{size // unit} {name}"
    return f"{size} bytes"


def readable_path(path: str | os.PathLike[str]) -> str:
    """A path as text that can always be written: bytes that are no Unicode become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
