"""The way through an RTF file, token by token. Rule: a group is text, a page of its own, no text, or counted."""

from collections import Counter
from dataclasses import replace

from striprtf.striprtf import destinations, specialchars

from onrecord.ingest.blocks import LINE, Block
from onrecord.ingest.decoding import REPLACEMENT
from onrecord.ingest.leaving import Left
from onrecord.ingest.rtf_page import Page
from onrecord.ingest.rtf_state import SYMBOLS, Codecs, State, To, formatted
from onrecord.ingest.rtf_words import Kind, Token

_QUOTES = {"quote", "intense quote", "block text", "quotations", "block quotation"}
_HEADINGS = ("heading", "title", "subtitle")
_MARGINS = {f"{kind}{page}" for kind in ("header", "footer") for page in ("", "l", "r", "f")}
_NO_TEXT = (destinations | {"listtext", "nonshppict", "nonesttables", "revtbl"}) - {"result"}
_FIELDS = {"title", "author", "operator"}
_COUNTED = {"pict": Left.PICTURE, "object": Left.OBJECT, "annotation": Left.COMMENT}
_MADE = ("yr", "mo", "dy")
# Soft hyphens and zero-width characters would part words.
_SIGNS = {"~": "\N{NO-BREAK SPACE}", "_": "\N{NON-BREAKING HYPHEN}", "{": "{", "}": "}", "\\": "\\"}
_SIGNS_OF_WORDS = {word: sign for word, sign in specialchars.items() if word.isalpha() and not sign.isspace()}
_SIGNS_OF_WORDS |= {"tab": "\t", "line": LINE, "emspace": " ", "enspace": " ", "qmspace": " "}
_SIGNS_OF_WORDS = {word: sign for word, sign in _SIGNS_OF_WORDS.items() if word not in ("cell", "nestcell")}
_PARAGRAPH_ENDS = {"par", "sect", "page", "nestcell", "nestrow"}
_SYMBOLS = range(0xF000, 0xF100)
_UNITS = range(1, 0x10000)
_HIGHEST = 0x10FFFF
# These may stand between the two halves of a character beyond 16 bits.
_WITHIN_CHARACTERS = {"u", "uc"}


class Reading:
    """What was found so far: blocks, notes, what is left out, what the file says of itself."""

    def __init__(self) -> None:
        self.left: Counter[Left] = Counter()
        self.notes: list[tuple[int, str, str]] = []
        self.info: dict[str, str] = {}
        self.made: dict[str, int] = {}
        self.lost = 0
        self._state = State()
        self._groups: list[State] = []
        self._starred = False
        self._codecs = Codecs()
        self._bytes = b""
        self._units: list[int] = []
        self._skip = 0
        self._page = Page()
        self._pages: list[tuple[int, str, Page]] = []
        self._styles: dict[int | None, str] = {}
        self._name = ""
        self._quotes = 0
        self._quoting = False

    def finish(self) -> list[Block]:
        """The blocks of the body, after the last token; groups that were never closed end here."""
        self._flush()
        while self._pages:
            self._end_page()
        return self._page.finish(self._shape())

    def take(self, token: Token) -> None:
        """Take in the next token."""
        if token.kind is Kind.TEXT:
            self._take_text(token.data)
            return
        if token.kind is not Kind.WORD or token.word not in _WITHIN_CHARACTERS:
            self._flush()
            self._skip = 0
        starred, self._starred = self._starred, False
        if token.kind is Kind.OPEN:
            self._groups.append(self._state)
        elif token.kind is Kind.CLOSE:
            self._close()
        elif token.kind is Kind.WORD:
            self._take_word(token.word, token.figure, starred=starred)
        elif token.word == "*":
            self._starred = True
        else:
            self._write(_SIGNS.get(token.word, LINE if token.word in "\r\n" else ""))

    def _take_text(self, data: bytes) -> None:
        if self._units and not self._skip:
            self._flush()
        passed = min(self._skip, len(data))
        self._skip -= passed
        if self._state.to is not To.NOTHING:
            self._bytes += data[passed:]

    def _flush(self) -> None:
        """Write the bytes and the UTF-16 units that wait for what follows them."""
        if self._units:
            units, self._units = self._units, []
            text = b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace")
            self.lost += text.count(REPLACEMENT)
            self._write(text)
        if self._bytes:
            data, self._bytes = self._bytes, b""
            codec = self._codecs.of(self._state)
            if codec == SYMBOLS and self._state.to is To.PAGE:
                self.left[Left.SYMBOL] += len(data)
                return
            text = data.decode("latin-1" if codec == SYMBOLS else codec, "replace")
            self.lost += text.count(REPLACEMENT)
            self._write(text.replace("\N{SOFT HYPHEN}", "").replace("\0", ""))

    def _write(self, text: str) -> None:
        """Put text where it goes here."""
        state = self._state
        if state.to is To.PAGE:
            if state.deleted:
                return
            if state.hidden:
                self.left[Left.HIDDEN] += len(text.split())
            else:
                self._page.write(text)
        elif state.to is To.STYLES:
            self._name += text
        elif state.to is To.FIELD:
            self.info[state.field] = self.info.get(state.field, "") + text

    def _close(self) -> None:
        if self._state.to is To.STYLES and self._name:
            self._styles[self._state.style] = self._name.strip().rstrip(";").lower()
            self._name = ""
        if self._pages and self._pages[-1][0] == len(self._groups):
            self._end_page()
        if self._groups:
            self._state = self._groups.pop()

    def _take_word(self, word: str, figure: int | None, *, starred: bool) -> None:
        self._codecs.take(self._state, word, figure)
        if word == "u":
            self._take_unit(figure)
        elif self._state.to is To.MADE and word in _MADE and figure is not None:
            self.made[word] = figure
        elif word in _DESTINATIONS or word in _NO_TEXT or word in _MARGINS or starred:
            self._begin(word)
        elif self._state.to is To.PAGE and (word in _PARAGRAPH_ENDS or word in ("cell", "row", "ftnalt")):
            self._end(word)
        elif word in _SIGNS_OF_WORDS:
            self._write(_SIGNS_OF_WORDS[word])
        else:
            before, self._state = self._state, formatted(self._state, word, figure)
            if self._state.to is To.PAGE:
                self.left[Left.INSERTED] += self._state.inserted and not before.inserted
                self.left[Left.DELETED] += self._state.deleted and not before.deleted

    def _take_unit(self, figure: int | None) -> None:
        """A UTF-16 unit, after which so many characters stand in for it; beyond 16 bits it is a whole character."""
        if self._bytes:
            self._flush()
        self._skip = self._state.skip
        if figure is None or self._state.to is To.NOTHING:
            return
        unit = figure + len(_UNITS) + 1 if figure < 0 else figure
        if unit in _SYMBOLS:
            self.left[Left.SYMBOL] += 1
        elif unit in _UNITS:
            self._units.append(unit)
        elif 0 < unit <= _HIGHEST:
            self._flush()
            self._write(chr(unit))

    def _begin(self, word: str) -> None:
        """Begin a destination, as the first word of a group does."""
        if (word in _COUNTED and self._state.to is To.PAGE) or (word == "pict" and self._state.field == "shppict"):
            self.left[_COUNTED[word]] += 1
        if word == "ud":
            self._state = replace(self._state, to=self._state.around)
        elif word == "shptxt" or (self._state.to is To.PAGE and (word == "footnote" or word in _MARGINS)):
            self._pages.append((len(self._groups), word, self._page))
            self._page = Page()
            self._state = replace(State(), font=self._state.font, skip=self._state.skip)
        elif self._state.to is To.INFO and word in _FIELDS:
            self._state = replace(self._state, to=To.FIELD, field=word)
        elif self._state.to is To.INFO and word == "creatim":
            self._state = replace(self._state, to=To.MADE)
        elif self._state.to is To.PAGE and word in _DESTINATIONS:
            self._state = replace(self._state, to=_DESTINATIONS[word], around=self._state.to)
        else:
            self._state = replace(self._state, to=To.NOTHING, around=self._state.to, field=word)

    def _end(self, word: str) -> None:
        """End a paragraph, a cell, a row; or learn that a note stands at the end of the text."""
        state = self._state
        if word == "ftnalt":
            if self._pages and self._pages[-1][1] == "footnote":
                self._pages[-1] = (self._pages[-1][0], "endnote", self._pages[-1][2])
        elif word == "cell":
            self._page.end_cell(self._shape())
        elif word == "row":
            self._page.end_row()
        elif not state.deleted:
            in_table = state.in_table or word.startswith("nest")
            self._page.end_paragraph(self._shape(), in_table=in_table, listed=state.listed)

    def _shape(self) -> Block:
        """Whether the paragraph that ends here is a heading, and which quotation it is part of."""
        name = self._styles.get(self._state.style, "")
        quote = name in _QUOTES
        self._quotes += quote and not self._quoting
        self._quoting = quote
        return Block("", self._state.outlined or name.startswith(_HEADINGS), self._quotes if quote else 0)

    def _end_page(self) -> None:
        """End a note, a text box, a header: go on with the page that it stands in."""
        _, kind, page = self._pages.pop()
        blocks = self._page.finish(Block(""))
        self._page = page
        if kind in _MARGINS:
            self.left[Left.MARGIN] += sum(len(block.text.split()) for block in blocks)
        elif kind == "shptxt":
            page.inside += blocks
        elif words := LINE.join(block.text for block in blocks):
            self.notes.append((len(self._page.blocks) + 1, kind, words))


_DESTINATIONS = {"fonttbl": To.FONTS, "stylesheet": To.STYLES, "info": To.INFO}
