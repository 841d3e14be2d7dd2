"""What a server sent, out of the form it was sent in. Rule: nothing is expanded beyond the limit, and what cannot be
undone is said.
"""

import io
import zlib
from collections.abc import Callable
from importlib import import_module

from warcio.bufferedreaders import ChunkedDataReader  # type: ignore[import-untyped]

_GZIP, _RAW_DEFLATE = 31, -15


class PayloadError(Exception):
    """A payload that cannot be had in the form it was made in; the message says why."""


def decode_payload(data: bytes, transfer: str, content: str, limit: int) -> bytes:
    """The bytes of the document, given those that were sent and the headers Transfer-Encoding and Content-Encoding."""
    if "chunked" in transfer.lower():
        # Chunks that are none are given as they stand: some archives keep the header and not the chunks.
        data = ChunkedDataReader(io.BytesIO(data)).read()
    for name in reversed([one.strip().lower() for one in content.split(",")]):
        expand = _EXPANDING.get(name)
        if expand is None:
            raise PayloadError(f"packed as {name[:40]}, which is not read")
        data = expand(data, limit + 1)
        if len(data) > limit:
            raise PayloadError("expands beyond the limit for one document")
    return data


def _as_it_is(data: bytes, _: int) -> bytes:
    return data


def _gzip(data: bytes, most: int) -> bytes:
    # Some archives keep the header and the expanded bytes.
    return _inflate(data, _GZIP, most) if data.startswith(b"\x1f\x8b") else data


def _deflate(data: bytes, most: int) -> bytes:
    return _inflate(data, zlib.MAX_WBITS if data[:1] == b"\x78" else _RAW_DEFLATE, most)


def _inflate(data: bytes, form: int, most: int) -> bytes:
    try:
        return zlib.decompressobj(form).decompress(data, most)
    except zlib.error as error:
        raise PayloadError(f"packed, and damaged: {error}") from error


def _brotli(data: bytes, most: int) -> bytes:
    try:
        brotli = import_module("brotli")
    except ImportError as error:
        raise PayloadError("packed as Brotli; install onrecord[archives] to read it") from error
    expanding = brotli.Decompressor()
    try:
        expanded: bytes = expanding.process(data, output_buffer_limit=most)
        while len(expanded) < most and not expanding.can_accept_more_data():
            expanded += expanding.process(b"", output_buffer_limit=most)
    except brotli.error as error:
        raise PayloadError(f"packed, and damaged: {error}") from error
    return expanded


_EXPANDING: dict[str, Callable[[bytes, int], bytes]] = {
    "": _as_it_is,
    "identity": _as_it_is,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
}
