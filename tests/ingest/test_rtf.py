"""Rich text: characters of every kind, what is text, what is marked, what is left out and told."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.ingest.rtf_words import tokens
from onrecord.records import Document, PassageKind, ProblemKind
from tests.ingest.offices import RTF


def read(data: bytes) -> tuple[Document, list[str]]:
    (found,) = ingest_bytes(data, "a.rtf", Hints())
    assert found.document is not None
    return found.document, [one.message for one in found.problems if one.kind is not ProblemKind.LANGUAGE]


def test_a_document_is_read_in_its_order() -> None:
    document, problems = read(RTF)
    assert document.text == (
        "The port stays shut\n\n“No,” said Teodor Žalvic. new 😀\n\nNobody has signed.\n\n"
        "Порт café co‑op coop\n\n"
        "a\tb\nc\td\n\nthe link\ntwo\n\nBoxed words.\n\n[footnote 1] Says Lisk."
    )
    assert (document.title, document.author, document.published) == ("Ports", "Ines Lisk", None)
    assert [one.label for one in document.locators] == [*"12345678", "2, footnote 1"]
    assert [(one.kind, one.span.cut(document.text)) for one in document.passages] == [
        (PassageKind.HEADING, "The port stays shut"),
        (PassageKind.QUOTED, "Nobody has signed."),
    ]
    assert problems == [
        "has tracked changes: 1 insertion read as text, 1 deletion left out",
        "2 hidden words not read",
        "3 words of headers and footers not read",
        "1 picture not read",
        "1 symbol of a font of symbols not read",
        "was made on 2019-03-05, which need not be its date of publication; give that one",
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (rb"a\par b", "a\n\nb"),
        (rb"caf\'e9", "café"),
        (rb"\ansicpg1251 \'cf\'ee\'f0\'f2", "Порт"),
        (rb"{\fonttbl{\f3\fcharset128 M;}}\f3 \'8b\'63\'89\'ef", "議会"),
        (rb"{\fonttbl{\f3\fcharset204 A;}}{\f3 \'cf} caf\'e9", "П café"),
        (rb"\u1055?\u1086?", "По"),
        (rb"\uc0 \u55357\uc1 \u56832\'3f!", "😀!"),
        (rb"\uc2\u1055\'3f\'3fx", "Пx"),
        (rb"a\~b", "a\u00a0b"),
        (rb"a\{b\}\\", "a{b}\\"),
        (rb"a\emdash b\bullet", "a—b•"),
        (rb"a\tab b\line c", "a\tb\nc"),
        (rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt shown}}", "shown"),
        (rb"{\upr{ansi}{\*\ud{\u1055?}}}", "П"),
        (rb"{\listtext 1.\tab}one", "one"),
        (b"bin{\\pict\\bin5 {{{{{}ary", "binary"),
        (rb"{\nonesttables gone}kept", "kept"),
        (rb"\trowd\intbl one\par two\cell x\cell\row", "one\n\ntwo\n\nx"),
        (rb"{{{unclosed", "unclosed"),
        (rb"a}}}}b", "ab"),
    ],
)
def test_running_text(inside: bytes, text: str) -> None:
    assert read(b"{\\rtf1\\ansi " + inside + b"\\par}")[0].text == text


def test_bytes_that_are_no_characters_are_told() -> None:
    document, problems = read(rb"{\rtf1\ansi\ansicpg65001 a\'ff b}")
    assert document.text == "a\N{REPLACEMENT CHARACTER} b"
    assert [problem for problem in problems if "no characters" in problem]


def test_half_a_character_is_told() -> None:
    document, problems = read(rb"{\rtf1 a\u-10179?b}")
    assert document.text == "a\N{REPLACEMENT CHARACTER}b"
    assert len(problems) == 1


@given(st.binary(max_size=60))
def test_any_bytes_are_cut_into_tokens(data: bytes) -> None:
    assert sum(len(token.data) for token in tokens(data)) <= len(data)


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"plain", ProblemKind.MALFORMED, "is no RTF file"),
        (b"", ProblemKind.MALFORMED, "is no RTF file"),
        (rb"{\rtf1}", ProblemKind.EMPTY, "has no text"),
        (b"{\\rtf1" + b"{" * 200_000, ProblemKind.EMPTY, "has no text"),
    ],
)
def test_what_cannot_be_read_is_refused(
    data: bytes, kind: ProblemKind, words: str, only: Callable[..., Ingested]
) -> None:
    found = only(data, "a.rtf")
    (problem,) = found.problems
    assert (found.document, problem.kind) == (None, kind)
    assert words in problem.message
