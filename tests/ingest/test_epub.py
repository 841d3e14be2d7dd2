"""Books: chapters in their order with their titles, notes that leave the sentences, protection told in one line."""

import datetime as dt
from collections.abc import Callable

import pytest

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import Document, PassageKind, ProblemKind
from tests.ingest.offices import book, packed, sound_book


def read(data: bytes) -> tuple[Document, list[str]]:
    (found,) = ingest_bytes(data, "a.epub", Hints())
    assert found.document is not None
    return found.document, [one.message for one in found.problems if one.kind is not ProblemKind.LANGUAGE]


def labels(document: Document) -> list[tuple[str, str]]:
    return [(one.label, one.span.cut(document.text)) for one in document.locators]


def test_a_book_is_read_chapter_by_chapter() -> None:
    document, problems = read(sound_book())
    assert labels(document) == [
        ("The port", "Port\n\nHe said no.\n\nShut.\n\n[1] Says Lisk."),
        ("Порт", "Порт\n\na\tb"),
    ]
    assert (document.title, document.author, document.language) == ("Ports", "Ines Lisk", "en")
    assert document.published == dt.date(2019, 3, 5)
    assert [one.span.cut(document.text) for one in document.passages if one.kind is PassageKind.QUOTED] == ["Shut."]
    assert problems == []


def test_the_table_of_contents_of_an_older_book_names_chapters() -> None:
    point = '<navPoint><navLabel><text>The lease</text></navLabel><content src="a.xhtml#x"/></navPoint>'
    item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    parts = {"items": item, "OEBPS/toc.ncx": f"<ncx><navMap>{point}</navMap></ncx>"}
    document, _ = read(book({"a.xhtml": "<p>One.</p>"}, parts=parts))
    assert labels(document) == [("The lease", "One.")]


def test_chapters_without_titles_are_numbered_and_never_run_together() -> None:
    pages = {"a.xhtml": "<p>One.</p>", "b.xhtml": "<h2>Port</h2>", "c.xhtml": "<h2>Port</h2>", "d.xhtml": "<p/>"}
    document, _ = read(book(pages))
    assert labels(document) == [("1", "One."), ("Port", "Port"), ("Port (3)", "Port")]


def test_quotations_of_two_chapters_are_two() -> None:
    page = "<blockquote>No.</blockquote>"
    document, _ = read(book({"a.xhtml": page, "b.xhtml": page}))
    assert len(document.passages) == 2


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<script src="x"/><p>a</p>', "a"),
        ('<p><a id="x"/>a</p>', "a"),
        ('<p>said.<a epub:type="noteref" href="#n">1</a> Then</p>', "said. Then"),
        ('<p>said <a epub:type="noteref" href="#n">as told here</a></p>', "said as told here"),
        ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>", "a\tb"),
        ("<p>&nbsp;a&#8212;b</p>", "a—b"),
    ],
)
def test_a_page_of_a_book(page: str, text: str) -> None:
    document, _ = read(book({"a.xhtml": page}))
    assert document.text == text


def test_the_date_of_publication_is_not_that_of_the_last_change() -> None:
    dates = (
        '<dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="publication">2019-03-05</dc:date>'
    )
    document, _ = read(book({"a.xhtml": "<p>a</p>"}, dates))
    assert document.published == dt.date(2019, 3, 5)


def test_a_chapter_that_is_missing_is_told() -> None:
    lost = book({"a.xhtml": "<p>a</p>", "b.xhtml": "<p>b</p>"}).replace(b"OEBPS/b.xhtml", b"OEBPS/x.xhtml")
    document, problems = read(lost)
    assert (document.text, problems) == ("a", ["is missing or damaged, and not read"])


def encryption(algorithm: str, page: str) -> dict[str, str]:
    cipher = f'<CipherData><CipherReference URI="OEBPS/{page}"/></CipherData>'
    method = f'<EncryptionMethod Algorithm="{algorithm}"/>'
    return {"META-INF/encryption.xml": f"<encryption><EncryptedData>{method}{cipher}</EncryptedData></encryption>"}


def test_fonts_that_are_scrambled_do_no_harm() -> None:
    parts = encryption("http://www.idpf.org/2008/embedding", "font.otf")
    document, _ = read(book({"a.xhtml": "<p>a</p>"}, parts=parts))
    assert document.text == "a"


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"no archive", ProblemKind.MALFORMED, "is no .epub file that can be read"),
        (packed({"a": "b"}), ProblemKind.MALFORMED, "no list of chapters"),
        (book({"a.xhtml": "x"}, parts=encryption("aes", "a.xhtml")), ProblemKind.UNREADABLE, "(DRM)"),
        (book({}), ProblemKind.EMPTY, "has no text"),
    ],
)
def test_what_cannot_be_read_is_refused(
    data: bytes, kind: ProblemKind, words: str, only: Callable[..., Ingested]
) -> None:
    found = only(data, "a.epub")
    (problem,) = found.problems
    assert (found.document, problem.kind) == (None, kind)
    assert words in problem.message
