"""PDF files put together by hand, for what no program that makes PDFs would make."""

import zlib


def stream(content: bytes, entries: str = "", *, packed: bool = True) -> bytes:
    data = zlib.compress(content, 9) if packed else content
    flate = " /Filter /FlateDecode" if packed else ""
    return f"<< /Length {len(data)}{flate} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def file(objects: list[bytes]) -> bytes:
    """The file of numbered objects; the first is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def paged(
    content: bytes, *, page: str = "", more: tuple[bytes, ...] = (), kids: int = 1, count: int | None = None
) -> bytes:
    """A file whose `kids` pages are all one page with that content; objects from 6 on are `more`."""
    return file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{'3 0 R ' * kids}] /Count {kids if count is None else count} >>".encode(),
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                f"/Resources << /Font << /F 5 0 R >> {page} >> >>"
            ).encode(),
            stream(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ]
    )
