"""Drafts of Word: the body gets references, the file notes, and all else stays as it was."""

import io
import zipfile

import pytest

from onrecord.errors import InputError
from onrecord.formats.footnoted import Mark, draft_of

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
    ' ContentType="application/xml"/></Types>'
)
BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Head"/></w:pPr><w:r><w:t>Harbour</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>“The </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>harbour is open,” said</w:t><w:tab/>"
    "<w:t>Mira.</w:t></w:r><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:hyperlink><w:r><w:t>A cell.</w:t></w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl>"
)
STYLES = f'<w:styles xmlns:w="{W}"><w:style w:styleId="Head"><w:name w:val="heading 1"/></w:style></w:styles>'


def package(body: str = BODY, **more: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        packed.writestr("word/styles.xml", STYLES)
        packed.writestr("docProps/thumb.bin", "\1\2")
        for name, data in more.items():
            packed.writestr(name, data)
    return made.getvalue()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name).decode()


def test_the_text_has_a_line_for_each_paragraph_and_no_deleted_words() -> None:
    draft = draft_of(package(), "draft.docx")
    assert draft.text == "Harbour\n“The harbour is open,” said Mira.\nA cell."
    assert [passage.span.cut(draft.text) for passage in draft.passages] == ["Harbour"]


def test_marks_part_runs_and_notes_are_word_footnotes() -> None:
    data = package()
    draft = draft_of(data, "draft.docx")
    places = [draft.text.index(" said"), draft.text.index("Mira."), len(draft.text)]
    written = draft.write([Mark(place, f"note {number}") for number, place in enumerate(places)])
    again = draft_of(written, "draft.docx")
    assert again.text == draft.text
    body = part(written, "word/document.xml")
    assert body.count("footnoteReference") == len(places)
    assert body.index("is open,”") < body.index('w:footnoteReference w:id="1"') < body.index("> said<")
    assert body.count("<w:i/>") > 1
    notes = part(written, "word/footnotes.xml")
    assert [f"note {number}" in notes for number in range(3)] == [True] * 3
    assert "footnotes+xml" in part(written, "[Content_Types].xml")
    assert "relationships/footnotes" in part(written, "word/_rels/document.xml.rels")
    assert part(written, "docProps/thumb.bin") == part(data, "docProps/thumb.bin")


def test_a_second_time_goes_on_counting() -> None:
    first = draft_of(package(), "draft.docx").write([Mark(12, "old")])
    second = draft_of(first, "draft.docx").write([Mark(20, "new")])
    notes = part(second, "word/footnotes.xml")
    assert 'w:id="1"' in notes
    assert 'w:id="2"' in notes
    assert part(second, "[Content_Types].xml").count("footnotes+xml") == 1


def test_what_is_no_word_text_is_refused() -> None:
    with pytest.raises(InputError, match="no Word text"):
        draft_of(package().replace(b"word/document.xml", b"word/documenu.xml"), "draft.docx")
