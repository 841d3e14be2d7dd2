"""From the running text of RTF to blocks: of the body, of a note, of a text box. Rule: a page knows nothing of RTF."""

from onrecord.ingest.blocks import LINE, PARAGRAPH, Block


class Page:
    """Collects running text and cuts it into blocks where it is told to."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.inside: list[Block] = []
        self._pieces: list[str] = []
        self._cell: list[Block] = []
        self._row: list[list[Block]] = []
        self._rows = self._listing = False

    def write(self, text: str) -> None:
        """Add running text."""
        self._pieces.append(text)

    def end_paragraph(self, shape: Block, *, in_table: bool, listed: bool) -> None:
        """End a paragraph, whose heading and quote are those of `shape`."""
        block = self._paragraph(shape)
        if in_table:
            self._cell += [block] if block else []
        else:
            self._end_row_without_mark()
            if block:
                gap = LINE if listed and self._listing else PARAGRAPH
                self.blocks.append(Block(block.text, shape.heading, shape.quote, gap))
                self._listing, self._rows = listed, False
        if self.inside and not in_table:
            self.blocks += self.inside
            self.inside = []

    def end_cell(self, shape: Block) -> None:
        """End a cell of a table."""
        block = self._paragraph(shape)
        self._row.append(self._cell + ([block] if block else []))
        self._cell = []

    def end_row(self) -> None:
        """End a row: a line, but paragraphs where a cell holds several, or is the only one."""
        cells, self._row = self._row, []
        if len(cells) > 1 and all(len(blocks) <= 1 for blocks in cells):
            line = "\t".join(blocks[0].text.replace("\n", " ") if blocks else "" for blocks in cells).strip()
            if line:
                self.blocks.append(Block(line, gap=LINE if self._rows else PARAGRAPH))
                self._rows = True
        else:
            self.blocks += [block for blocks in cells for block in blocks]
            self._rows = False
        self._listing = False

    def finish(self, shape: Block) -> list[Block]:
        """All blocks, with what was not ended."""
        self.end_paragraph(shape, in_table=False, listed=False)
        return self.blocks

    def _end_row_without_mark(self) -> None:
        if self._cell:
            self._row.append(self._cell)
            self._cell = []
        if self._row:
            self.end_row()

    def _paragraph(self, shape: Block) -> Block | None:
        words = "".join(self._pieces).strip()
        self._pieces = []
        return Block(words, shape.heading, shape.quote) if words else None
