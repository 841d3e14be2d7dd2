"""The records of a web archive, by warcio, within limits. Rule: no line, no head and no expansion is followed further
than an honest archive goes.
"""

import logging
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import ChunkedDataException, DecompressingBufferedReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.recordloader import ArcWarcRecord  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeadersParserException  # type: ignore[import-untyped]

from onrecord.ingest.intake import MIB

# What warcio raises on damaged archives: heads that are none, digests in no known form, lengths that are no figures.
DAMAGED: tuple[type[Exception], ...] = (
    ArchiveLoadFailed,
    ChunkedDataException,
    StatusAndHeadersParserException,
    EOFError,
    zlib.error,
)
DAMAGED += (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError)
_LONGEST_LINE = 65_536
_MOST_LINES = 10_000
_HARMLESS = 64 * MIB

# It warns of addresses with spaces on the terminal, where they do no harm here.
logging.getLogger("warcio").addHandler(logging.NullHandler())


class _Bounded(DecompressingBufferedReader):  # type: ignore[misc]
    """Expands an archive as it is read; ArchiveLoadFailed where it expands too far or its lines have no end."""

    def __init__(self, stream: BinaryIO, ratio: int) -> None:
        super().__init__(stream, block_size=65_536)
        self.lines = 0
        self.cut = False
        self._ratio = ratio
        self._packed = 0

    def readline(self, length: int | None = None) -> bytes:
        self.lines += 1
        line: bytes = super().readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
        if self.lines > _MOST_LINES or len(line) >= _LONGEST_LINE:
            raise ArchiveLoadFailed("a record's head has no end")
        return line

    def close_decompressor(self) -> None:
        expanding: Any = self.decompressor
        self.cut = bool(expanding and self.num_block_read and not expanding.eof)
        super().close_decompressor()

    def _decompress(self, data: bytes) -> bytes:
        self._packed += len(data)
        expanding: Any = self.decompressor
        if expanding:
            try:
                data = expanding.decompress(data)
            except zlib.error as error:
                if self.num_block_read:
                    raise ArchiveLoadFailed(f"damaged: {error}") from error
                self.decompressor: Any = None
        if self.num_read > max(_HARMLESS, self._ratio * self._packed):
            raise ArchiveLoadFailed(f"it expands to more than {self._ratio} times its size")
        return data


class _Records(ArchiveIterator):  # type: ignore[misc]
    """warcio's iterator over a bounded reader; it collects what is wrong with digests and writes nothing."""

    INC_RECORD = ""  # its warning, which would go to the terminal

    def __init__(self, stream: BinaryIO, ratio: int) -> None:
        super().__init__(stream, check_digests="collect")
        self.reader = _Bounded(stream, ratio)


def read_records(stream: BinaryIO, ratio: int) -> Iterator[ArcWarcRecord]:
    """The records in their order; each must be read before the next is asked for. Raises one of DAMAGED."""
    records = _Records(stream, ratio)
    reader = records.reader
    for record in records:
        yield record
        reader.lines = 0
    if reader.cut:
        raise ArchiveLoadFailed("it ends in the middle of a record")
