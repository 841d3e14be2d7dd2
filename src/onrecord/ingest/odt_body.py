"""From the XML of an OpenDocument text to blocks. Rule: every element is text, told to be none, or counted."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from onrecord.ingest.blocks import LINE, PARAGRAPH, Block, note_block
from onrecord.ingest.leaving import Left
from onrecord.ingest.odt_styles import PLAIN, Style
from onrecord.ingest.packages import local, said

_PARAGRAPHS = {"p", "h"}
_NO_TEXT = {
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "dde-connection-decls",
    "forms",
    "bookmark-ref-mark",
}
_NO_TEXT |= {"soft-page-break", "ruby-text", "desc", "event-listeners", "image-map", "table-columns", "table-column"}
_NO_TEXT |= {"tracked-changes", "change-end", "change", "hidden-paragraph", "index-title-template", "script"}
_NO_TEXT |= {
    f"{kind}-source" for kind in ("table-of-content", "illustration-index", "table-index", "alphabetical-index")
}
_OBJECTS = {"object", "object-ole", "plugin", "applet", "floating-frame"}
_COUNTED = {"annotation": Left.COMMENT, "": Left.ENTITY, "change-start": Left.INSERTED, "hidden-text": Left.HIDDEN}
_COUNTED |= {"image": Left.PICTURE} | dict.fromkeys(_OBJECTS, Left.OBJECT)
_SVG = "svg-compatible"
_SPACE = re.compile(r"[ \t\r\n]+")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")  # soft hyphens and zero-width spaces, which would part words
_AROUND_LINE = re.compile(" *\n *")
_SPACES = re.compile(r"[0-9]{1,3}")

Element = Any  # lxml has no types


class Body:
    """Reads the blocks of one document and counts what it leaves out."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self.left: Counter[Left] = Counter()
        self._styles = styles
        self._note_numbers: Counter[str] = Counter()
        self._pieces: list[str] = []
        self._boxes: list[Element] = []
        self._due: list[Element] = []
        self._quotes = 0
        self._quoting = False
        self._lists = 0
        self._in_list = False

    def read(self, body: Element) -> list[Block]:
        """The blocks of the body with their paragraphs' numbers, and after them those of the notes."""
        self._count_changes(body)
        blocks: list[Block] = []
        notes: list[Block] = []
        for number, block in enumerate(self._flow(body), 1):
            blocks.append(replace(block, place=str(number)))
            due, self._due = self._due, []
            notes += [note for one in due for note in self._read_note(one, str(number))]
        return blocks + notes

    def _count_changes(self, body: Element) -> None:
        """Deletions hold what was deleted, away from the text; insertions are where the text says that they begin."""
        kinds = Counter(local(one) for one in body.iter())
        self.left[Left.DELETED] = kinds["deletion"]
        self.left[Left.INSERTED] = kinds["insertion"]

    def _read_note(self, note: Element, place: str) -> Iterator[Block]:
        """A note as one block, with its mark before its words; none where it has none."""
        kind = said(note, "note-class") or "footnote"
        body = [one for one in note if local(one) == "note-body"]
        words = LINE.join(block.text for one in body for block in self._flow(one))
        yield from note_block(words, kind, self._note_numbers, place)

    def _flow(self, parent: Element) -> Iterator[Block]:
        """The blocks of whatever holds paragraphs, lists and tables."""
        for one in parent:
            name = local(one)
            if name in _PARAGRAPHS:
                yield from self._read_paragraph(one, heading=name == "h")
            elif name == "table":
                yield from self._read_table(one)
            elif name == "list":
                self._lists += 1
                yield from self._flow(one)
                self._lists -= 1
            elif name in _COUNTED:
                self._count(one)
            elif name == "section" and said(one, "display") == "none":
                self.left[Left.HIDDEN] += len("".join(one.itertext()).split())
            elif name not in _NO_TEXT:
                yield from self._flow(one)

    def _read_paragraph(self, paragraph: Element, *, heading: bool) -> Iterator[Block]:
        style = self._styles.get(said(paragraph, "style-name") or "", PLAIN)
        self._write(paragraph, hidden=style.hidden)
        words = _INVISIBLE.sub("", _AROUND_LINE.sub("\n", "".join(self._pieces))).strip()
        self._pieces = []
        boxes, self._boxes = self._boxes, []
        if words:
            self._quotes += style.quote and not self._quoting
            self._quoting = style.quote
            gap = LINE if self._lists and self._in_list else PARAGRAPH
            self._in_list = self._lists > 0
            yield Block(words, heading or style.heading, self._quotes if style.quote else 0, gap)
        for box in boxes:
            yield from self._flow(box)

    def _write(self, parent: Element, *, hidden: bool) -> None:
        """Add the running text of an element; its white space is worth one space."""
        self._add(parent.text, hidden=hidden)
        for one in parent:
            self._write_one(one, hidden=hidden)
            self._add(one.tail, hidden=hidden)

    def _write_one(self, one: Element, *, hidden: bool) -> None:
        name = local(one)
        if name == "s":
            self._pieces.append(" " * _spaces(said(one, "c") or "1"))
        elif name == "tab":
            self._pieces.append("\t")
        elif name == "line-break":
            self._pieces.append(LINE)
        elif name == "note":
            if not hidden:
                self._due.append(one)
        elif name == "text-box":
            self._boxes.append(one)
        elif name in _COUNTED:
            self._count(one)
        elif name == "span":
            style = self._styles.get(said(one, "style-name") or "", PLAIN)
            self._write(one, hidden=hidden or style.hidden)
        elif name not in _NO_TEXT and not (name == "title" and _SVG in one.tag):
            self._write(one, hidden=hidden)

    def _count(self, one: Element) -> None:
        kind = _COUNTED[local(one)]
        if kind is Left.HIDDEN:
            self.left[kind] += len((said(one, "string-value") or "").split())
        elif kind is not Left.INSERTED:
            self.left[kind] += 1

    def _add(self, words: str | None, *, hidden: bool) -> None:
        if words and hidden:
            self.left[Left.HIDDEN] += len(words.split())
        elif words:
            self._pieces.append(_SPACE.sub(" ", words))

    def _read_table(self, table: Element) -> Iterator[Block]:
        """A line for each row; paragraphs of their own where a cell holds several, or is the only one of its row."""
        gap = PARAGRAPH
        for row in _inside(table, "table-row"):
            cells = [list(self._flow(cell)) for cell in _inside(row, "table-cell")]
            if len(cells) > 1 and all(len(blocks) <= 1 for blocks in cells):
                line = "\t".join(blocks[0].text.replace("\n", " ") if blocks else "" for blocks in cells).strip()
                if line:
                    yield Block(line, gap=gap)
                    gap = LINE
            else:
                yield from (block for blocks in cells for block in blocks)
                gap = PARAGRAPH
        self._in_list = self._quoting = False


def _spaces(count: str) -> int:
    """How many spaces an element stands for; one where its figure is none, or too large to be meant."""
    return int(count) if _SPACES.fullmatch(count) else 1


def _inside(element: Element, name: str) -> Iterator[Element]:
    """The outermost elements of this name."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) not in _NO_TEXT:
            yield from _inside(one, name)
