"""Invented texts that an office program makes documents of. Rule: what stands here is what every reader has to find.

A text is written a line a piece: `#` a heading, `>` a quotation, `|` a row of cells, and between two `^` a note.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from html import escape


class Kind(StrEnum):
    """What a piece of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    ROW = "row"  # cells, parted by |
    NOTE = "note"  # to the paragraph before it


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, a row of a table, a note."""

    kind: Kind
    words: str


ARTICLE = """
# Kessaly port stays shut as minister denies secret lease
KESSALY — The port of Kessaly will “stay shut until the last mine is lifted,” Marrowen’s transport minister, Teodor \
Žalvic, told reporters on Tuesday, denying a newspaper’s account that the quays had been leased in secret.
“Nobody in this house has signed, initialled or seen such a paper,” he said. ^The paper had cited two officials who \
were “not authorised to speak”.^
According to Lisk, the former harbour master, the lease was “ready in February” and ran to 49 years.
## What the paper claimed
> We were told to keep the gates locked and to say nothing, a crane driver said.
> There were lists, and our names were on them — all 1,204 of them.
The ministry’s spokeswoman, Inés Brañagh-Őry, called the figure “pure invention” and put it at nearly 300. \
^Her office later wrote of “about 310” dockers.^
| Source | Dockers named | As of |
| The Kessaly Courier | 1,204 | 3 March |
| Ministry of Transport | nearly 300 | 5 March |
| Dockers’ union | “more than 900” | 6 March |
A co‑operative of tug owners — some forty‑odd families — said that it would wait “and see what they sign”.
"""

# ruff: noqa: RUF001 - a text in Ukrainian
STATEMENT = """
# Заява Міністерства транспорту Марровену
Міністр транспорту Теодор Жалвич заявив, що порт Кессалі «залишиться зачиненим, доки не знімуть останню міну».
> Жодного договору не існує, жоден не обговорювався, і жоден не буде підписаний.
Речниця міністерства додала: «Ми п’ять разів відповідали письмово». ^Листи датовані 3, 5 і 9 березня.^
# Statement by the Ministry of Transport
The minister said the port “will stay shut”; 😀 was his only answer to a question about the lease.
Ελλιμένισμα, Příšerně žluťoučký kůň, Größe, naïve façade, Łódź, İstanbul: the names of nine ships were read out.
1. The lease of 2019 was never in force.
2. No payment of 4.5 million was made — or promised.
"""

HEARING = """
# Hearing of the Committee on Ports, 12 March
The committee met at 10:04 in room 3. Ms Venn (chair) presided; the transcript is uncorrected.
THE CHAIR: Mr Lisk, did you see the lease with your own eyes?
MR LISK: I saw a draft, Madam Chair. I was told by the deputy minister that it “would be signed by Friday”.
Q. And was it?
A. Not that I know of. Somebody close to the cabinet told me that it had been “put off, not dropped”.
MS TARR: So you have this from one person, who had it from another?
MR LISK: Yes. ^The witness later asked for “yes, as far as I recall” to be put here.^
## Documents put in
| No | Document | Put in by |
| 1 | Letter of 9 March | Ms Tarr |
| 2 | Draft lease, unsigned | Mr Lisk |
> The undersigned declare that they have neither offered nor received anything of value.
THE CHAIR: We shall adjourn until 2 p.m., and I warn the ministry that it must answer by the 20th.
"""

_MARKS = (("## ", Kind.HEADING), ("# ", Kind.HEADING), ("> ", Kind.QUOTE), ("| ", Kind.ROW))
_STYLES = {Kind.HEADING: "Heading_20_1", Kind.QUOTE: "Quotations", Kind.PARAGRAPH: "Text_20_body"}
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "text", "table", "style", "meta")
)


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text as it is written here: a line each, a note between two `^`."""
    for line in text.strip().split("\n"):
        mark, kind = next(((mark, kind) for mark, kind in _MARKS if line.startswith(mark)), ("", Kind.PARAGRAPH))
        words, *notes = line.removeprefix(mark).split("^")
        yield Piece(kind, words.strip().strip("|").strip())
        yield from (Piece(Kind.NOTE, note.strip()) for note in notes if note.strip())


def flat(text: str, title: str) -> str:
    """The text as one flat OpenDocument file."""
    body: list[str] = []
    rows: list[str] = []
    for piece in pieces(text):
        if rows and piece.kind is not Kind.ROW:
            body.append(_table(rows))
            rows = []
        if piece.kind is Kind.ROW:
            rows.append(piece.words)
        elif piece.kind is Kind.NOTE:
            body[-1] = body[-1].replace("</text:p>", f"{_note(piece.words)}</text:p>")
        elif piece.kind is Kind.HEADING:
            body.append(f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{escape(piece.words)}</text:h>')
        else:
            body.append(f'<text:p text:style-name="{_STYLES[piece.kind]}">{escape(piece.words)}</text:p>')
    body += [_table(rows)] if rows else []
    meta = f'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">{escape(title)}</dc:title>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_NAMESPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta>{meta}</office:meta><office:styles>{_styles()}</office:styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document>"
    )


def _styles() -> str:
    names = ("Standard", "Text_20_body", "Heading_20_1", "Quotations", "Footnote")
    return "".join(f'<style:style style:name="{name}" style:family="paragraph"/>' for name in names)


def _note(words: str) -> str:
    cited = "<text:note-citation>1</text:note-citation>"
    body = f'<text:note-body><text:p text:style-name="Footnote">{escape(words)}</text:p></text:note-body>'
    return f'<text:note text:note-class="footnote">{cited}{body}</text:note>'


def _table(rows: list[str]) -> str:
    before, after = "<table:table-cell><text:p>", "</text:p></table:table-cell>"
    cells = [[f"{before}{escape(cell)}{after}" for cell in row.split(" | ")] for row in rows]
    columns = f'<table:table-column table:number-columns-repeated="{len(cells[0])}"/>'
    lines = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells)
    return f"<table:table>{columns}{lines}</table:table>"


TEXTS = {"article": ARTICLE, "statement": STATEMENT, "hearing": HEARING}
