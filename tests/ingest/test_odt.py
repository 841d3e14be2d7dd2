"""OpenDocument texts: what is text, what is marked, what is left out and told."""

from collections.abc import Callable

import pytest

from benchmarks.doors_texts import ARTICLE, flat
from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.records import Document, PassageKind, ProblemKind
from tests.ingest.offices import open_document, packed, sound_open_document

ENCRYPTED = "<manifest><file-entry><encryption-data/></file-entry></manifest>"


def read(data: bytes, name: str = "a.odt") -> tuple[Document, list[str]]:
    (found,) = ingest_bytes(data, name, Hints())
    assert found.document is not None
    return found.document, [one.message for one in found.problems if one.kind is not ProblemKind.LANGUAGE]


def test_a_document_is_read_in_its_order() -> None:
    document, problems = read(sound_open_document())
    assert document.text == (
        "Heading\n\nThe harbour   is shut.\n\nNobody 😀 signed.\n\none\n\nBoxed.\n\na\tb\n\n[endnote 1] Says Lisk."
    )
    assert (document.title, document.author) == ("Ports", "Ines Lisk")
    assert [one.label for one in document.locators] == ["1", "2", "3", "4", "5", "6", "2, endnote 1"]
    assert [(one.kind, one.span.cut(document.text)) for one in document.passages] == [
        (PassageKind.HEADING, "Heading"),
        (PassageKind.QUOTED, "Nobody 😀 signed."),
    ]
    assert problems == ["has tracked changes: 0 insertions read as text, 1 deletion left out", "1 hidden word not read"]


@pytest.mark.parametrize(
    ("inside", "text", "problems"),
    [
        ("a<text:tab/>b", "a\tb", []),
        ("a<text:line-break/>b", "a\nb", []),
        ("a<text:s/>b", "a b", []),
        ('a<text:s text:c="99999999999"/>b', "a b", []),
        ("a\n   b", "a b", []),
        ("co\u00adop", "coop", []),
        ("a<office:annotation><text:p>Says who?</text:p></office:annotation>b", "ab", ["1 comment not read"]),
        ('a<text:span text:style-name="H">b c</text:span>', "a", ["2 hidden words not read"]),
        ("<text:ruby><text:ruby-base>a</text:ruby-base><text:ruby-text>b</text:ruby-text></text:ruby>", "a", []),
        ("a<draw:frame><draw:image/></draw:frame>", "a", ["1 picture not read"]),
        ("a<draw:frame><draw:object/></draw:frame>", "a", ["1 embedded object not read"]),
        ("<text:title>Ports</text:title>", "Ports", []),
    ],
)
def test_running_text(inside: str, text: str, problems: list[str]) -> None:
    hidden = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    document, told = read(open_document(f"<text:p>{inside}</text:p>", hidden))
    assert (document.text, told) == (text, problems)


def test_a_section_that_is_not_shown_is_counted() -> None:
    body = '<text:p>a</text:p><text:section text:display="none"><text:p>b c</text:p></text:section>'
    document, problems = read(open_document(body))
    assert (document.text, problems) == ("a", ["2 hidden words not read"])


def test_a_flat_file_is_the_same_text() -> None:
    document, problems = read(flat(ARTICLE, "Article").encode(), "a.fodt")
    assert document.text.startswith("Kessaly port stays shut")
    assert (document.title, problems) == ("Article", [])


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"no archive", ProblemKind.MALFORMED, "is no .odt file that can be read"),
        (open_document("<text:p>a</text:p>", manifest=ENCRYPTED), ProblemKind.UNREADABLE, "save it without one"),
        (packed({"content.xml": "<a>"}), ProblemKind.MALFORMED, "save it again as .odt"),
        (open_document(""), ProblemKind.EMPTY, "has no text"),
    ],
)
def test_what_cannot_be_read_is_refused(
    data: bytes, kind: ProblemKind, words: str, only: Callable[..., Ingested]
) -> None:
    found = only(data, "a.odt")
    (problem,) = found.problems
    assert (found.document, problem.kind) == (None, kind)
    assert words in problem.message
