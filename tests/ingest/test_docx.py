"""Word documents: what is text, what is marked, what is left out and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.doors import LEAST, recovered
from benchmarks.doors_texts import TEXTS
from onrecord.ingest import Hints, Ingested, ingest_bytes
from onrecord.ingest.packages import MOST_MARKUP
from onrecord.records import Document, PassageKind, ProblemKind
from tests.ingest.offices import packed, sound_word, word, written_by_library

Of = Callable[..., Document]


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def read(data: bytes) -> tuple[Document, list[str]]:
    (found,) = ingest_bytes(data, "a.docx", Hints())
    assert found.document is not None
    return found.document, [one.message for one in found.problems if one.kind is not ProblemKind.LANGUAGE]


def passages(document: Document, kind: PassageKind) -> list[str]:
    return [one.span.cut(document.text) for one in document.passages if one.kind is kind]


def test_a_document_of_a_library_is_read_whole() -> None:
    document, problems = read(written_by_library())
    assert document.text == (
        "The port stays shut\n\nThe minister, Teodor Žalvic, said that the port “stays shut”\n\nNobody has signed.\n\n"
        "Nobody will sign.\n\nthe quays\nthe cranes\n\na\tb\nc\td\n\nIt was seen"
    )
    assert (document.title, document.author, document.published) == ("Ports of Kessaly", "Ines Lisk", None)
    assert passages(document, PassageKind.HEADING) == ["The port stays shut"]
    assert passages(document, PassageKind.QUOTED) == ["Nobody has signed.\n\nNobody will sign."]
    assert problems == [
        "1 comment not read",
        "2 hidden words not read",
        "3 words of headers and footers not read",
        "was made on 2013-12-23, which need not be its date of publication; give that one",
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a\tb"),
        (run("a") + "<w:r><w:br/></w:r>" + run("b"), "a\nb"),
        (run("co") + "<w:r><w:noBreakHyphen/></w:r>" + run("op"), "co‑op"),
        (run("co") + "<w:r><w:softHyphen/></w:r>" + run("op"), "coop"),
        (run("co\u00adop\u200b"), "coop"),
        ("<w:hyperlink>" + run("the link") + "</w:hyperlink>", "the link"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("filled in") + "</w:sdtContent></w:sdt>", "filled in"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("7"), "7"),
        ("<w:ruby><w:rt>" + run("above") + "</w:rt><w:rubyBase>" + run("base") + "</w:rubyBase></w:ruby>", "base"),
        (run("shown", '<w:vanish w:val="0"/>'), "shown"),
    ],
)
def test_running_text(inside: str, text: str) -> None:
    document, problems = read(word(paragraph(inside)))
    assert (document.text, problems) == (text, [])


def test_insertions_are_text_and_deletions_are_not() -> None:
    inside = (
        run("He said ") + "<w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>" + run("nothing") + "</w:ins>"
    )
    document, problems = read(word(paragraph(inside)))
    assert document.text == "He said nothing"
    assert problems == ["has tracked changes: 1 insertion read as text, 1 deletion left out"]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    document, _ = read(word(paragraph(run("He said "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("no."))))
    assert document.text == "He said no."


def test_notes_stand_at_the_end_and_name_their_paragraph() -> None:
    document, _ = read(sound_word())
    assert document.text.endswith("[footnote 1] Says Lisk.")
    assert [(one.label, one.span.cut(document.text)) for one in document.locators][1::4] == [
        ("2", "“The harbour is shut,” said Žalvic. Today."),
        ("2, footnote 1", "[footnote 1] Says Lisk."),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = "<w:txbxContent>" + paragraph(run("Boxed.")) + "</w:txbxContent>"
    choice = f'<mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>'
    inside = f"<w:r>{choice}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    document, problems = read(word(paragraph(run("Before.") + inside) + paragraph(run("After."))))
    assert (document.text, problems) == ("Before.\n\nBoxed.\n\nAfter.", [])


def test_a_cell_of_several_paragraphs_keeps_them() -> None:
    cell = "<w:tc>" + paragraph(run("He said no.")) + paragraph(run("She agreed.")) + "</w:tc>"
    document, _ = read(word(f"<w:tbl><w:tr>{cell}<w:tc>{paragraph(run('x'))}</w:tc></w:tr></w:tbl>"))
    assert document.text == "He said no.\n\nShe agreed.\n\nx"


def test_a_style_takes_after_the_one_it_is_based_on() -> None:
    styles = (
        '<w:style w:styleId="Z"><w:name w:val="Zitat"/><w:basedOn w:val="Q"/></w:style>'
        '<w:style w:styleId="Q"><w:name w:val="Quote"/><w:basedOn w:val="Z"/></w:style>'
    )
    document, _ = read(word(paragraph(run("No."), '<w:pStyle w:val="Z"/>'), {"styles": styles}))
    assert passages(document, PassageKind.QUOTED) == ["No."]


def test_pictures_are_counted() -> None:
    _, problems = read(word(paragraph(run("a") + "<w:r><w:drawing/></w:r><w:r><w:object/></w:r>")))
    assert problems == ["1 picture not read", "1 embedded object not read"]


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"no archive", ProblemKind.MALFORMED, "is no .docx file that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ProblemKind.UNREADABLE, "protected with a password, or an old Word file"),
        (packed({"a.txt": "x"}), ProblemKind.MALFORMED, "save it again as .docx"),
        (packed({"word/document.xml": "<a><b></a>"}), ProblemKind.MALFORMED, "save it again as .docx"),
        (packed({"word/document.xml": " " * 5_000_000}), ProblemKind.LIMIT, "expands to"),
        (
            packed({"word/document.xml": "".join(map(chr, range(32, 127))) * (MOST_MARKUP // 95 + 1)}),
            ProblemKind.LIMIT,
            "document.xml",
        ),
        (word(""), ProblemKind.EMPTY, "has no text"),
    ],
)
def test_what_cannot_be_read_is_refused(
    data: bytes, kind: ProblemKind, words: str, only: Callable[..., Ingested]
) -> None:
    found = only(data, "a.docx")
    (problem,) = found.problems
    assert (found.document, problem.kind) == (None, kind)
    assert words in problem.message


def test_entities_are_not_expanded() -> None:
    body = f'{LAUGHS}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>He &b;&f;</w:t></w:r></w:p></w:body></w:document>'
    document, problems = read(packed({"word/document.xml": body}))
    assert (document.text, problems) == ("He", ["2 entities not expanded"])


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf", "epub"])
def test_every_word_comes_back_from_an_office_program(
    ending: str, made_by_office: Callable[[str], dict[str, Path]], document: Of
) -> None:
    for name, path in made_by_office(ending).items():
        found = document(path.read_bytes(), path.name)
        words, back = recovered(TEXTS[name], found.text)
        assert 100 * back >= LEAST * words, name
        assert found.title == name.title()


@pytest.mark.parametrize("ending", ["docx", "odt", "rtf"])
def test_headings_quotes_and_tables_come_back_from_an_office_program(
    ending: str, made_by_office: Callable[[str], dict[str, Path]], document: Of
) -> None:
    path = made_by_office(ending)["article"]
    found = document(path.read_bytes(), path.name)
    (quoted,) = passages(found, PassageKind.QUOTED)
    assert quoted.startswith("We were told") and quoted.endswith("all 1,204 of them.")  # noqa: PT018 - one passage
    assert passages(found, PassageKind.HEADING)[1:] == ["What the paper claimed"]
    assert "\nMinistry of Transport\tnearly 300\t5 March\n" in found.text
    assert found.locators[-1].label == "8, footnote 2"
