"""Documents of office programs as bytes, written by hand or by python-docx. Rule: each holds one thing to look for."""

import io
import zipfile
from collections.abc import Mapping

import docx

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "text", "table", "style", "meta")
)
_ODF += ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def packed(parts: Mapping[str, str]) -> bytes:
    """A ZIP archive of these parts, in their order."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return held.getvalue()


def word(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word document with this XML in its body; `parts` are more files of its folder, named for their kind."""
    more = parts or {}
    related = "".join(f'<Relationship Id="r{kind}" Type="{_TYPES}/{kind}" Target="{kind}.xml"/>' for kind in more)
    return packed(
        {
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>",
        }
        | {f"word/{kind}.xml": f'<w:{kind} xmlns:w="{_W}">{xml}</w:{kind}>' for kind, xml in more.items()}
    )


def written_by_library() -> bytes:
    """A Word document by python-docx, with something of everything that it can write."""
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = "Ports of Kessaly", "Ines Lisk"
    made.add_heading("The port stays shut", 0)
    paragraph = made.add_paragraph("The minister, Teodor Žalvic, said that the port ")
    paragraph.add_run("“stays shut”").bold = True
    made.add_paragraph("Nobody has signed.", style="Quote")
    made.add_paragraph("Nobody will sign.", style="Intense Quote")
    made.add_paragraph("the quays", style="List Bullet")
    made.add_paragraph("the cranes", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, words in zip((table.cell(r, c) for r in range(2) for c in range(2)), "abcd", strict=True):
        cell.text = words
    made.add_paragraph("It was seen ").add_run("by nobody").font.hidden = True
    made.sections[0].header.paragraphs[0].text = "Ministry of Ports"
    made.add_comment(paragraph.runs[0], "Says who?")
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def open_document(body: str, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text with this XML in its body and these automatic styles."""
    meta = "<dc:title>Ports</dc:title><meta:initial-creator>Ines Lisk</meta:initial-creator>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": manifest,
            "meta.xml": f"<office:document-meta {_ODF}><office:meta>{meta}</office:meta></office:document-meta>",
            "content.xml": f"<office:document-content {_ODF}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        }
    )


def book(chapters: dict[str, str], metadata: str = "", parts: dict[str, str] | None = None) -> bytes:
    """An EPUB file with these pages, by their names, in their order."""
    items = "".join(f'<item id="i{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="i{name}"/>' for name in chapters)
    root = '<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>'
    page = '<?xml version="1.0" encoding="utf-8"?><html xmlns:epub="e"><head><title/>'
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": f"<container><rootfiles>{root}</rootfiles></container>",
            "OEBPS/content.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="o">'
            f"<metadata>{metadata}</metadata><manifest>{items}{(parts or {}).get('items', '')}</manifest>"
            f'<spine toc="ncx">{spine}</spine></package>',
        }
        | {f"OEBPS/{name}": f"{page}</head><body>{body}</body></html>" for name, body in chapters.items()}
        | {name: data for name, data in (parts or {}).items() if name != "items"}
    )


def sound_word() -> bytes:
    """A Word document with notes, changes, hidden words, a text box and a table."""
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Says Lisk.</w:t></w:r></w:p></w:footnote>'
    style = '<w:style w:styleId="Q"><w:name w:val="Quote"/><w:basedOn w:val="B"/></w:style>'
    box = "<w:pict><w:txbxContent><w:p><w:r><w:t>Boxed words.</w:t></w:r></w:p></w:txbxContent></w:pict>"
    body = (
        '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Heading</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>“The harbour is shut,” said Žalvic.</w:t><w:footnoteReference w:id="2"/></w:r>'
        "<w:ins><w:r><w:t xml:space='preserve"
        "'> Today.</w:t></w:r></w:ins><w:del><w:r><w:delText>No.</w:delText></w:r></w:del></w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="Q"/></w:pPr><w:r><w:t>Nobody 😀 signed.</w:t></w:r><w:r>{box}</w:r></w:p>'
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    return word(body, {"footnotes": note, "styles": style, "header": "<w:p><w:r><w:t>Top</w:t></w:r></w:p>"})


def sound_open_document() -> bytes:
    """An OpenDocument text with a note, changes, hidden words, a text box, a list and a table."""
    hidden = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    styles = f'<style:style style:name="Quotations"/>{hidden}'
    note = (
        '<text:note text:note-class="endnote"><text:note-body><text:p>Says Lisk.</text:p></text:note-body></text:note>'
    )
    return open_document(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>No.</text:p></text:deletion>"
        f"</text:changed-region></text:tracked-changes><text:h>Heading</text:h>"
        f"<text:p>The harbour<text:s text:c='3'/>is shut.{note}</text:p>"
        '<text:p text:style-name="Quotations">Nobody 😀 signed.'
        '<text:span text:style-name="H">secret</text:span></text:p>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list><text:p><draw:frame><draw:text-box>"
        "<text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p><table:table><table:table-row><table:table-cell>"
        "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
        "</table:table-row></table:table>",
        styles,
    )


def sound_book() -> bytes:
    """A book of two chapters with a table of contents, a quotation, a note and a table."""
    links = '<nav><ol><li><a href="a.xhtml">The port</a></li></ol></nav>'
    return book(
        {
            "a.xhtml": '<h1>Port</h1><p>He said no.<a epub:type="noteref" href="#n">1</a></p>'
            "<blockquote>Shut.</blockquote>"
            '<aside epub:type="footnote" id="n"><a href="#r">1</a> Says Lisk.</aside>',
            "b.xhtml": "<h1>Порт</h1><script/><table><tr><td><p>a</p></td><td>b</td></tr></table>",
        },
        "<dc:title>Ports</dc:title><dc:creator>Ines Lisk</dc:creator><dc:date>2019-03-05</dc:date>"
        "<dc:language>en</dc:language>",
        {"items": '<item id="n" href="nav.xhtml" properties="nav"/>', "OEBPS/nav.xhtml": links},
    )


RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset204 Arial;}{\f2\fcharset2 Symbol;}}
{\stylesheet{\s0 Normal;}{\s1 heading 1;}{\s2 Quote;}}{\info{\title Ports}{\author Ines Lisk}{\creatim\yr2019\mo3\dy5}}
{\header\pard Ministry of Ports\par}\pard\s1 The port stays shut\par\pard\plain \ldblquote No,\rdblquote  said Teodor
 \u381?alvic.{\footnote\pard {\chftn} Says Lisk.} {\v secret words}{\deleted gone}{\revised new}
 \uc1\u-10179?\u-8704?\par
\pard\s2 Nobody has signed.\par\pard\plain{\f1 \'cf\'ee\'f0\'f2} caf\'e9 co\_op co\-op{\f2 \'b7}
{\pict\wmetafile8 0102ab}\par
\trowd\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\cell\row\pard{\field{\*\fldinst HYPERLINK "http://x.example"}
{\fldrslt the link}}{\*\unknown not this}{\shp{\*\shpinst{\shptxt\pard Boxed words.\par}}}\line two\par}"""
