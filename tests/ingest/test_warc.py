"""Web archives, written by warcio: pages with the place of their record, out of every packing, within limits."""

import gzip
import io
import sys
import zipfile
from collections.abc import Sequence

import brotli  # type: ignore[import-untyped]
import pytest
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

from onrecord.ingest import Hints, Ingested, Limits, ingest_bytes
from onrecord.records import ProblemKind
from tests.ingest.posted import Writer

TEXT = "The minister said that the harbour is shut, and that it will stay so “until spring”, whatever comes."
PAGE = f"<html><head><title>Varn</title></head><body><p>{TEXT}</p></body></html>".encode()
HTML = ("Content-Type", "text/html; charset=utf-8")
Answer = tuple[bytes, Sequence[tuple[str, str]]]


def chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 40] for at in range(0, len(data), 40)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def archive(*answers: Answer, status: str = "200 OK", packed: bool = True) -> bytes:
    held = io.BytesIO()
    writer = Writer(held, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for number, (payload, heads) in enumerate(answers, start=1):
        told = StatusAndHeaders(status, list(heads), protocol="HTTP/1.1")
        address = f"https://harbourpost.example/{number}"
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(payload), http_headers=told)
        record.rec_headers.replace_header("WARC-Record-ID", f"<urn:uuid:{number}>")
        record.rec_headers.replace_header("WARC-Date", "2024-11-13T10:00:00Z")
        writer.write_record(record)
    return held.getvalue()


def read(data: bytes, name: str = "a.warc.gz", hints: Hints | None = None) -> list[Ingested]:
    return list(ingest_bytes(data, name, hints or Hints()))


def kinds(found: list[Ingested]) -> list[ProblemKind]:
    return [problem.kind for one in found for problem in one.problems]


@pytest.mark.parametrize(("packed", "name"), [(True, "a.warc.gz"), (False, "a.warc"), (True, "A.WARC.GZ")])
def test_a_page_is_a_document_at_its_record(packed: bool, name: str) -> None:  # noqa: FBT001
    (found,) = read(archive((PAGE, [HTML]), packed=packed), name)
    document = found.document
    assert document is not None
    assert (document.text, document.title, found.original) == (TEXT, "Varn", PAGE)
    assert (document.url, document.publisher) == ("https://harbourpost.example/1", "harbourpost.example")
    assert document.published is None
    record, captured, digest = found.location.removeprefix(f"{name} ").split(", ")
    assert (record, captured) == ("record urn:uuid:1", "captured 2024-11-13T10:00:00Z")
    assert digest.startswith("sha1:")


@pytest.mark.parametrize(
    ("payload", "heads"),
    [
        (gzip.compress(PAGE), [("Content-Encoding", "gzip")]),
        (chunked(PAGE), [("Transfer-Encoding", "chunked")]),
        (chunked(gzip.compress(PAGE)), [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
        (brotli.compress(PAGE), [("Content-Encoding", "br")]),
        (PAGE, [("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")]),
    ],
    ids=["gzip", "chunks", "both", "brotli", "neither"],
)
def test_payloads_are_unpacked(payload: bytes, heads: list[tuple[str, str]]) -> None:
    (found,) = read(archive((payload, [HTML, *heads])))
    assert found.original == PAGE
    assert kinds([found]) == []


def test_without_brotli_its_absence_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "brotli", None)
    (found,) = read(archive((brotli.compress(PAGE), [HTML, ("Content-Encoding", "br")])))
    assert "install onrecord[archives]" in found.problems[0].message


@pytest.mark.parametrize("packing", ["zstd", "gzip, zstd", "x"])
def test_an_unknown_packing_is_said(packing: str) -> None:
    found = read(archive((PAGE, [HTML, ("Content-Encoding", packing)]), (PAGE, [HTML])))
    assert [one.document is None for one in found] == [True, False]
    assert kinds(found) == [ProblemKind.UNREADABLE]


def test_a_charset_that_the_server_told_is_believed() -> None:
    page = f"<p>{TEXT}</p>".encode("windows-1252")
    (found,) = read(archive((page, [("Content-Type", 'text/html; charset="Windows-1252"')])))
    assert found.document is not None
    assert found.document.text == TEXT


def test_other_formats_go_to_their_readers() -> None:
    (found,) = read(archive((TEXT.encode(), [("Content-Type", "text/plain")])))
    assert found.document is not None
    assert (found.document.text, found.document.url) == (TEXT, "https://harbourpost.example/1")
    assert ".txt" not in found.location


def test_what_is_no_document_is_counted() -> None:
    found = read(
        archive((b"1", [("Content-Type", "image/png")]), (b"2", [("Content-Type", "image/gif")]), (PAGE, [HTML]))
    )
    assert [problem.message for problem in found[-1].problems] == ["not read: 2 image files"]
    found = read(archive((PAGE, [HTML]), status="404 Not Found"))
    assert [one.problems[0].message for one in found] == ["not read: 1 answers without a page (redirects, errors)"]
    held = io.BytesIO()
    writer = Writer(held, gzip=True)
    writer.write_record(
        writer.create_revisit_record("https://a.example", "sha1:A", "https://a.example", "2024-01-01T00:00:00Z")
    )
    assert "only point to an earlier one" in read(held.getvalue())[0].problems[0].message


def test_bytes_that_are_not_those_of_the_digest_are_reported() -> None:
    (found,) = read(archive((PAGE, [HTML]), packed=False).replace(b"shut", b"open"), "a.warc")
    assert found.document is not None
    assert kinds([found]) == [ProblemKind.INTEGRITY]


def test_a_cut_archive_is_reported() -> None:
    whole = archive((PAGE, [HTML]), (PAGE, [HTML]), packed=False)
    found = read(whole[:-60], "a.warc")
    assert [one.document is not None for one in found] == [True, True]
    assert kinds(found)[0] is ProblemKind.NOT_READ
    packed = archive((PAGE, [HTML]), (PAGE, [HTML]))
    assert ProblemKind.MALFORMED in kinds(read(packed[:-30]))


@pytest.mark.parametrize("data", [b"hello\n" * 9, b"\x1f\x8b\x08" + b"x" * 99, b"WARC/1.0\r\n" + b"a" * 99_999])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    assert kinds(read(data)) == [ProblemKind.MALFORMED]


def test_an_empty_archive_is_empty() -> None:
    assert kinds(read(b"")) == [ProblemKind.EMPTY]


HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(HEAD % (400 << 20) + b"\0" * (400 << 20), 9),
        gzip.compress(b"WARC/1.0\r\n" + b"a: b\r\n" * 2_000_000),
        gzip.compress(b"WARC/1.0\r\na: " + b"b" * (100 << 20)),
        archive((gzip.compress(b"\0" * (100 << 20)), [HTML, ("Content-Encoding", "gzip")])),
        archive((brotli.compress(b"\0" * (100 << 20), quality=1), [HTML, ("Content-Encoding", "br")])),
        archive((b"7fffffff\r\n" + PAGE, [HTML, ("Transfer-Encoding", "chunked")])),
        HEAD.replace(b"%d", b"-5") * 1000,
        HEAD.replace(b"%d", b"9" * 400) + PAGE,
    ],
    ids=["body", "heads", "line", "gzip", "brotli", "chunk", "negative", "endless"],
)
def test_bombs_and_lies_end(data: bytes) -> None:
    found = read(data)
    assert found
    assert all(one.document or one.problems for one in found)


def test_documents_are_counted() -> None:
    found = read(archive((PAGE, [HTML]), (PAGE, [HTML])), hints=Hints(limits=Limits(archive_members=1)))
    assert [one.document is not None for one in found] == [True, False]
    assert kinds(found) == [ProblemKind.LIMIT]


def test_nothing_is_written_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    read(archive((PAGE, [HTML]), packed=False).replace(b"\r\n\r\nWARC", b"garbage\r\nWARC"), "a.warc")
    read(archive((b"\x1f\x8b\x08" + PAGE, [HTML, ("Content-Encoding", "gzip")])))
    assert capsys.readouterr() == ("", "")


def packed_archive(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as opened:
        for name, data in files.items():
            opened.writestr(name.replace("__", "/").replace("_", "."), data)
    return held.getvalue()


def test_a_packed_archive_gives_titles_to_pages() -> None:
    pages = b'{"format": "json-pages-1.0"}\nbroken\n{"url": "https://harbourpost.example/1", "title": "A  title"}\n'
    warc = archive((TEXT.encode(), [("Content-Type", "text/plain")]))
    (found,) = read(packed_archive(archive__data_warc_gz=warc, pages__pages_jsonl=pages), "a.wacz")
    assert found.document is not None
    assert (found.document.title, found.document.text) == ("A title", TEXT)
    assert found.location.startswith("a.wacz/archive/data.warc.gz record urn:uuid:1, captured 2024")


@pytest.mark.parametrize(
    ("data", "kind"), [(b"hello", ProblemKind.MALFORMED), (packed_archive(a_txt=b"x"), ProblemKind.EMPTY)]
)
def test_what_is_no_packed_archive_is_refused(data: bytes, kind: ProblemKind) -> None:
    assert kinds(read(data, "a.wacz")) == [kind]
