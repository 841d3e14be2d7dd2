"""From the XML of a Word document to blocks of text. Rule: every element is text, told to be none, or counted."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.ingest.blocks import LINE, PARAGRAPH, Block, note_block
from onrecord.ingest.docx_styles import PLAIN, Style, is_outlined, switched
from onrecord.ingest.leaving import Left
from onrecord.ingest.packages import child, local, said

_WRITTEN = {"tab": "\t", "ptab": "\t", "br": LINE, "cr": LINE, "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}
_NO_TEXT = {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "fldChar"}
_NO_TEXT |= {"instrText", "delText", "delInstrText", "fldData", "softHyphen", "lastRenderedPageBreak", "separator"}
_INSERTED = {"ins", "moveTo"}
_DELETED = {"del", "moveFrom"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PICTURES = {"drawing", "pict"}
_COUNTED = {"del": Left.DELETED, "moveFrom": Left.DELETED, "object": Left.OBJECT, "sym": Left.SYMBOL, "": Left.ENTITY}
_COUNTED |= {"commentReference": Left.COMMENT}
_LISTED = "listed"
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")  # soft hyphens and zero-width spaces, which would part words
_BREAKS = re.compile(r"[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029]")

Notes = dict[str, dict[str, Any]]
Element = Any  # lxml has no types


class Body:
    """Reads the blocks of one document and counts what it leaves out."""

    def __init__(self, styles: dict[str, Style], notes: Notes) -> None:
        self.left: Counter[Left] = Counter()
        self._styles = styles
        self._notes = notes
        self._note_numbers: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._boxes: list[Element] = []
        self._due: list[tuple[str, str]] = []
        self._before: Block | None = None
        self._quotes = 0

    def read(self, body: Element) -> list[Block]:
        """The blocks of the body with their paragraphs' numbers, and after them those of the notes."""
        blocks: list[Block] = []
        notes: list[Block] = []
        for number, block in enumerate(self._flow(body), 1):
            blocks.append(replace(block, place=str(number)))
            due, self._due = self._due, []
            notes += [note for kind, name in due for note in self._read_note(kind, name, str(number))]
        return blocks + notes

    def _read_note(self, kind: str, name: str, place: str) -> Iterator[Block]:
        """A note as one block, with its mark before its words; none where it was told before or has no words."""
        note = self._notes.get(kind, {}).pop(name, None)
        words = "" if note is None else LINE.join(block.text for block in self._flow(note))
        yield from note_block(words, kind, self._note_numbers, place)

    def _flow(self, parent: Element) -> Iterator[Block]:
        """The blocks of whatever holds paragraphs and tables."""
        for one in parent:
            name = local(one)
            if name == "p":
                yield from self._read_paragraph(one)
            elif name == "tbl":
                yield from self._read_table(one)
            elif name == "altChunk":
                self.left[Left.OBJECT] += 1
            elif name in _DELETED:
                self.left[Left.DELETED] += 1
            elif name and name not in _NO_TEXT:
                yield from self._flow(_chosen(one))

    def _read_paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = child(paragraph, "pPr")
        style = self._styles.get(_style_name(properties), PLAIN)
        self._write(paragraph, hidden=style.hidden)
        boxes, self._boxes = self._boxes, []
        if child(properties, "rPr", "del") is None:  # else its end is deleted, and the next one goes on in it
            words = _INVISIBLE.sub("", "".join(self._pieces)).strip()
            self._pieces = []
            if words:
                yield self._block(words, style, properties)
        for box in boxes:
            yield from self._flow(box)

    def _block(self, words: str, style: Style, properties: Element) -> Block:
        listed = style.listed or child(properties, "numPr") is not None
        before = self._before
        if style.quote and not (before and before.quote):
            self._quotes += 1
        heading = style.heading or is_outlined(properties)
        gap = LINE if listed and before is not None and before.place == _LISTED else PARAGRAPH
        quote = self._quotes if style.quote else 0
        self._before = Block(words, heading, quote, gap, _LISTED if listed else "")
        return replace(self._before, place="")

    def _write(self, parent: Element, *, hidden: bool) -> None:
        """Add the running text of an element."""
        for one in parent:
            name = local(one)
            if name == "t":
                self._add(_BREAKS.sub(" ", one.text or ""), hidden=hidden)
                self.left[Left.ENTITY] += len(one)
            elif name in _WRITTEN:
                self._add(_WRITTEN[name], hidden=hidden)
            elif name in _NOTES and not hidden:
                self._due.append((_NOTES[name], said(one, "id") or ""))
            elif name in _COUNTED:
                self.left[_COUNTED[name]] += 1
            elif name in _PICTURES:
                boxes = list(_text_boxes(one))
                self._boxes += boxes
                self.left[Left.PICTURE] += not boxes
            elif name not in _NO_TEXT:
                self.left[Left.INSERTED] += name in _INSERTED
                self._write(_chosen(one), hidden=self._is_hidden(one, hidden) if name == "r" else hidden)

    def _add(self, words: str, *, hidden: bool) -> None:
        if hidden:
            self.left[Left.HIDDEN] += len(words.split())
        else:
            self._pieces.append(words)

    def _is_hidden(self, run: Element, around: bool) -> bool:  # noqa: FBT001 - what holds where the run is silent
        properties = child(run, "rPr")
        style = None if properties is None else child(properties, "rStyle")
        if style is not None:
            around = around or self._styles.get(said(style, "val") or "", PLAIN).hidden
        switch = switched(properties, "vanish")
        return around if switch is None else switch

    def _read_table(self, table: Element) -> Iterator[Block]:
        """A line for each row; paragraphs of their own where a cell holds several, or is the only one of its row."""
        self._before = None
        gap = PARAGRAPH
        for row in _inside(table, "tr"):
            if child(row, "trPr", "del") is not None:
                self.left[Left.DELETED] += 1
                continue
            cells = [list(self._flow(cell)) for cell in _inside(row, "tc")]
            if len(cells) > 1 and all(len(blocks) <= 1 for blocks in cells):
                line = "\t".join(_BREAKS.sub(" ", blocks[0].text) if blocks else "" for blocks in cells).strip()
                if line:
                    yield Block(line, gap=gap)
                    gap = LINE
            else:
                yield from (block for blocks in cells for block in blocks)
                gap = PARAGRAPH
        self._before = None


def _chosen(element: Element) -> Element:
    """The first choice of an element that offers several versions of one thing; any other element as it is."""
    return element[0] if local(element) == "AlternateContent" and len(element) else element


def _text_boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes in a drawing."""
    for one in _chosen(element):
        if local(one) == "txbxContent":
            yield one
        else:
            yield from _text_boxes(one)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The outermost elements of this name."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) not in _NO_TEXT:
            yield from _inside(one, name)


def _style_name(properties: Element) -> str:
    style = child(properties, "pStyle")
    return "" if style is None else said(style, "val") or ""


def note_elements(tree: Element) -> dict[str, Element]:
    """The notes of a part by their ids, without the lines that part notes from the text."""
    notes = [] if tree is None else [one for one in tree if local(one) in ("footnote", "endnote")]
    return {said(one, "id") or "": one for one in notes if said(one, "type") not in _SEPARATORS}
