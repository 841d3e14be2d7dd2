"""The lines of a table's file. Rule: whoever reads a row gets its exact bytes, without the end of its line."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import BinaryIO

from onrecord.ingest.decoding import Encoding, binary, decode_as, find_encoding, guess
from onrecord.ingest.intake import MIB, Hints, Ingested, Source, refusal


class RecordTooLongError(Exception):
    """A record of more bytes than one document may have."""


def stream_encoding(stream: BinaryIO, longest: int) -> Encoding | None:
    """How to decode the stream, which is read to its end in pieces of whole lines; None where its first line is binary.

    It is UTF-8, or what its byte order mark says, or else what the first lines that are neither look like.
    """
    piece = _piece(stream, longest)
    first_line, _, _ = piece.partition(b"\n")
    encoding = find_encoding(first_line)
    if encoding is None or encoding.mark:
        return encoding
    while piece:
        # A NUL further down is the trouble of its row.
        found = find_encoding(piece.replace(b"\0", b""))
        if found is not None and found.guessed:
            return found
        piece = _piece(stream, longest)
    return Encoding("utf-8")


def _piece(stream: BinaryIO, longest: int) -> bytes:
    return stream.read(MIB) + stream.readline(longest)


class LineReader:
    """Iterates over the decoded lines of a stream and keeps the bytes of those that make up the present record."""

    def __init__(self, stream: BinaryIO, encoding: Encoding, longest: int) -> None:
        stream.seek(encoding.mark)
        self._stream = stream
        self.encoding = encoding
        self.longest = longest
        self._end = "\n".encode(encoding.codec)
        self._waiting: deque[bytes] = deque()
        self._record: list[bytes] = []
        self._size = 0
        self._unread = 0.0
        self.ended = False

    def __iter__(self) -> "LineReader":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._read_line()
        self.ended = not line
        if self.ended:
            raise StopIteration
        self._record.append(line)
        self._size += len(line)
        if self._size > self.longest:
            raise RecordTooLongError
        decoded = decode_as(line, self.encoding)
        self._unread += decoded.unread * len(line)
        return decoded.text

    def take(self) -> tuple[bytes, float]:
        """The bytes of the record, which ends here, and the share of them that could not be decoded."""
        record = b"".join(self._record)
        unread = self._unread / max(1, len(record))
        self._record.clear()
        self._size = 0
        self._unread = 0.0
        return record.removesuffix(self._end).removesuffix("\r".encode(self.encoding.codec)), unread

    def put_back(self, keep: int) -> None:
        """Give the record's lines out again, but for the first `keep`."""
        self._waiting.extendleft(reversed(self._record[keep:]))
        del self._record[keep:]
        self._size = sum(map(len, self._record))
        self._unread = 0.0

    def _read_line(self) -> bytes:
        """The next line's bytes with its end; it is found by whole units, of which UTF-16 has two bytes."""
        line = b""
        while chunk := self._stream.readline(self.longest + 1):
            line += chunk
            line += self._stream.read(-len(line) % len(self._end))
            if line.endswith(self._end):
                break
            if len(line) > self.longest:
                self._skip_line()
                raise RecordTooLongError
        return line

    def _skip_line(self) -> None:
        while (chunk := self._stream.readline(MIB)) and not chunk.endswith(b"\n"):
            pass


def read_lines(source: Source, hints: Hints, read: Callable[[LineReader], Iterator[Ingested]]) -> Iterator[Ingested]:
    """What `read` makes of the lines of a file, after a Problem where its encoding had to be guessed or is none."""
    with source.open() as stream:
        encoding = stream_encoding(stream, hints.limits.document_bytes)
        if encoding is None:
            yield refusal(binary(source.location))
            return
        if encoding.guessed:
            yield refusal(guess(encoding, source.location))
        yield from read(LineReader(stream, encoding, hints.limits.document_bytes))
