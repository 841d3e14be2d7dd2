"""ZIP archives. Rule: nothing is unpacked to disk, and nothing is read that its headers declare beyond the limits.

A member's name is only shown and looked at for its ending, so a name that climbs out of a folder does no harm.
"""

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, BinaryIO

from onrecord.ingest.decoding import writable
from onrecord.ingest.intake import MIB, Hints, Ingested, Limits, Source, readable_size, refusal, whole
from onrecord.records import Problem, ProblemKind

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# What zipfile raises, as it opens or reads, where an archive is damaged or packed in a way it does not know.
DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, RuntimeError, ValueError)
_ENCRYPTED = 0x1
_HARMLESS = MIB


class Budget:
    """What may still be read of one archive and of all archives inside it; spent as members are read."""

    def __init__(self, members: int, size: int, depth: int) -> None:
        self.members = members
        self.size = size
        self.depth = depth

    @classmethod
    def of(cls, limits: Limits) -> "Budget":
        """All that the limits allow."""
        return cls(limits.archive_members, limits.archive_bytes, limits.archive_depth)


ReadMember = Callable[[Source, Hints, Budget], Iterator[Ingested]]


def read_archive(source: Source, hints: Hints, budget: Budget, read_member: ReadMember) -> Iterator[Ingested]:
    """What `read_member` makes of each member, in the order of their names; hidden ones are left out."""
    if not budget.depth:
        message = f"more than {hints.limits.archive_depth} archives inside one another; unpack it first"
        yield refusal(Problem(ProblemKind.LIMIT, message, source.location, 1.0))
        return
    with ExitStack() as opened:
        try:
            # One inside another is held in memory, since zipfile jumps to and fro in it.
            held = whole(source, hints.limits.document_bytes) if budget.depth < hints.limits.archive_depth else b""
            if isinstance(held, Problem):
                yield refusal(held)
                return
            stream = opened.enter_context(io.BytesIO(held) if held else source.open())
            archive = opened.enter_context(zipfile.ZipFile(stream))
        except DAMAGED as error:
            message = f"is no ZIP archive that can be read: {error}"
            yield refusal(Problem(ProblemKind.MALFORMED, message, source.location, 1.0))
            return
        budget.depth -= 1
        for member in _members(archive, source.location, hints.limits, budget):
            if isinstance(member, Problem):
                yield refusal(member)
            else:
                yield from read_member(member, hints, budget)
        budget.depth += 1


def _members(archive: zipfile.ZipFile, location: str, limits: Limits, budget: Budget) -> Iterator[Source | Problem]:
    """The members that may be read, and the Problems of the others."""
    infos = sorted((info for info in archive.infolist() if _is_visible(info)), key=lambda info: info.filename)
    if not infos:
        yield Problem(ProblemKind.EMPTY, "has no files", location)
    for number, info in enumerate(infos):
        if not budget.members:
            message = f"more than {limits.archive_members:,} files; {len(infos) - number:,} of them are not read"
            yield Problem(ProblemKind.LIMIT, message, location, 1 - number / len(infos))
            return
        budget.members -= 1
        where = f"{location}/{writable(info.filename)[0]}"
        reason = refused_member(info, limits, budget)
        if reason is None:
            yield Source(where, info.file_size, partial(_open_member, archive, info, budget))
        else:
            yield Problem(*reason, where, 1.0)


def _is_visible(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    hidden = any(part == "__MACOSX" or (part.startswith(".") and part not in (".", "..")) for part in parts)
    return not info.filename.endswith("/") and not hidden


def refused_member(info: zipfile.ZipInfo, limits: Limits, budget: Budget) -> tuple[ProblemKind, str] | None:
    """Why a member is not read, going by what its header declares, beyond which zipfile does not read."""
    if info.flag_bits & _ENCRYPTED:
        return ProblemKind.UNREADABLE, "is encrypted; unpack it first"
    if stat.S_ISLNK(info.external_attr >> 16):
        return ProblemKind.UNSUPPORTED, "is a link"
    if info.file_size > max(_HARMLESS, limits.expansion_ratio * info.compress_size):
        ratio = info.file_size // max(1, info.compress_size)
        message = f"expands to {ratio:,} times its size in the archive, where {limits.expansion_ratio} is the limit"
        return ProblemKind.LIMIT, message
    if info.file_size > budget.size:
        return ProblemKind.LIMIT, f"the files of the archive exceed {readable_size(limits.archive_bytes)} in all"
    return None


def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> BinaryIO:
    budget.size -= info.file_size
    with _damage_as_oserror():
        return io.BufferedReader(_Member(archive.open(info)))


@contextmanager
def _damage_as_oserror() -> Iterator[None]:
    try:
        yield
    except DAMAGED as error:
        raise OSError(f"damaged: {error}") from error


class _Member(io.RawIOBase):
    """The bytes of a member; damage that shows while it is read is an OSError, as with any file."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _damage_as_oserror():
            return self._stream.seek(offset, whence)

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        with _damage_as_oserror():
            data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
