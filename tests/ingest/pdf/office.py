"""Documents as LibreOffice makes them, from text that the tests know word for word."""

import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

PROSE = (Path(__file__).parent / "prose.md").read_text("utf-8").strip().split("\n\n")
SOFFICE = shutil.which("soffice")
_SOFT = re.compile(r"(?<=[a-z]{4})(?=[bcdfghklmnprst][aeiou][a-z]{3})")

_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>On the northern terminal</dc:title></office:meta>
<office:font-face-decls><style:font-face style:name="DejaVu Serif" svg:font-family="'DejaVu Serif'"/>
</office:font-face-decls>
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties style:font-name="DejaVu Serif"/>
 </style:default-style>
 <style:style style:name="Text" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="{gap}"
  fo:text-indent="{indent}" fo:text-align="justify"/>
  <style:text-properties fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:style>
 <style:style style:name="Note" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
 <style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
 <style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.5cm"
  fo:margin-bottom="0.3cm" fo:keep-with-next="always"/>
  <style:text-properties fo:font-size="16pt" fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="L"><style:page-layout-properties fo:page-width="{width}" fo:page-height="20cm"
  fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm"
  fo:margin-right="2cm"/>
  <style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm" fo:min-height="0.6cm"/>
  </style:header-style>
  <style:footer-style><style:header-footer-properties fo:margin-top="0.5cm" fo:min-height="0.6cm"/>
  </style:footer-style>
 </style:page-layout>
 <style:style style:name="Cols" style:family="section"><style:section-properties
  text:dont-balance-text-columns="false">
  <style:columns fo:column-count="2" fo:column-gap="0.7cm"><style:column style:rel-width="1*"/>
  <style:column style:rel-width="1*"/></style:columns></style:section-properties></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{edges}</style:master-page>
</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>"""

EDGES = """<style:header><text:p text:style-name="Small">Ministry of Trade of Varn — Statement</text:p></style:header>
<style:footer><text:p text:style-name="Small">Page <text:page-number/> of <text:page-count/></text:p></style:footer>"""


def soften(words: str) -> str:
    """The text with soft hyphens in its long words, so that lines break inside them."""
    return _SOFT.sub("\u00ad", words)


def paragraph(words: str, note: str | None = None, number: int = 1) -> str:
    mark = (
        f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f'<text:note-body><text:p text:style-name="Note">{escape(note)}</text:p></text:note-body></text:note>'
        if note
        else ""
    )
    return f'<text:p text:style-name="Text">{escape(words)}{mark}</text:p>'


def heading(words: str) -> str:
    return f'<text:h text:style-name="Head" text:outline-level="1">{escape(words)}</text:h>'


def columns(body: str) -> str:
    return f'<text:section text:style-name="Cols" text:name="S">{body}</text:section>'


def grid(rows: list[list[str]]) -> str:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    return f'<table:table><table:table-column table:number-columns-repeated="{len(rows[0])}"/>{cells}</table:table>'


def write(body: str, folder: Path, *, edges: str = "", narrow: bool = False, indented: bool = False) -> bytes:
    """The PDF that LibreOffice makes of the body."""
    layout = {"gap": "0cm" if indented else "0.3cm", "indent": "0.6cm" if indented else "0cm"}
    source = folder / "made.fodt"
    source.write_text(_PAGE.format(width="14cm" if narrow else "21cm", edges=edges, body=body, **layout), "utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "made.pdf").read_bytes()
