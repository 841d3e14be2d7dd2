"""Trees of markup, by lxml, and the text that a reader sees of them. Rule: what a browser would not show is no text."""

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from onrecord.ingest.blocks import LINE, PARAGRAPH, Block
from onrecord.records import Problem, ProblemKind

# The tags of HTML and those of trafilatura's trees, which name a heading `head` and a block quote `quote`.
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "head"}
_QUOTES = {"blockquote", "quote"}
_LINES = {"li", "dt", "dd", "tr", "item", "row", "option"}
_CELLS = {"td", "th", "cell"}
_BREAKS = {"br", "lb"}
_PARAGRAPHS = {"address", "article", "aside", "body", "caption", "center", "details", "dialog", "div", "dl", "fieldset"}
_PARAGRAPHS |= {"figcaption", "figure", "footer", "form", "header", "hr", "legend", "list", "main", "nav", "ol", "p"}
_PARAGRAPHS |= {"pre", "section", "summary", "table", "ul"}
_BLOCKS = _HEADINGS | _QUOTES | _LINES | _PARAGRAPHS
_UNSEEN = {"script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video", "canvas", "select"}
_NOT_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")  # soft hyphens and zero-width spaces, which would part words
_HIDING = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_OPENING_MARKS = tuple("\"'“‘„«‹")
_SPACE = re.compile(r"\s+")
_SPACES = re.compile(" {2,}")
_AROUND_MARK = re.compile(r" *([\n\t]) *")


@dataclass(frozen=True, slots=True)
class Markup:
    """A parsed page; `cut` tells that it is nested deeper than the parser goes, so that its rest is missing."""

    tree: Any
    cut: bool

    def problems(self, where: str) -> tuple[Problem, ...]:
        """The NOT_READ problem of a page that was cut."""
        message = "nested deeper than 2,000 elements; the rest of the page is not read"
        return (Problem(ProblemKind.NOT_READ, message, where),) if self.cut else ()


def parse_markup(text: str) -> Markup:
    """The tree of an HTML page or of a piece of one; it always has a body."""
    # huge_tree allows a depth of 2,048 elements instead of 256, beyond which the parser stops.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    seen = _NOT_XML.sub(" ", text) or " "
    try:
        tree = html.document_fromstring(seen.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except etree.ParserError:  # nothing in it but comments and the like
        tree = html.document_fromstring("<html><head></head><body></body></html>")
    if "&#" in seen:
        _drop_control_characters(tree)
    for quote in list(tree.iter("q")):
        _write_quotation_marks(quote)
    for listing in list(tree.iter("pre")):
        _write_lines(listing)
    return Markup(tree, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log))


def _drop_control_characters(tree: Any) -> None:  # noqa: ANN401 - an lxml element, which has no types
    """Take away what references such as `&#1;` brought in, which lxml reads but does not write."""
    for element in tree.iter():
        for name in ("text", "tail"):
            said = getattr(element, name)
            if said and _NOT_XML.search(said):
                setattr(element, name, _NOT_XML.sub(" ", said))


def _write_quotation_marks(quote: Any) -> None:  # noqa: ANN401
    """Put the marks around a <q> that a browser puts there, unless the page has its own."""
    quote.tag = "span"
    if quote.text_content().lstrip()[:1] in _OPENING_MARKS:
        return
    quote.text = "“" + (quote.text or "")
    if len(quote):
        quote[-1].tail = (quote[-1].tail or "") + "”"
    else:
        quote.text += "”"


def _write_lines(listing: Any) -> None:  # noqa: ANN401
    """Turn a <pre> into paragraphs where it has empty lines, and its line ends into breaks."""
    paragraphs = _EMPTY_LINE.split(listing.text_content())
    listing.clear(keep_tail=True)
    listing.tag = "div"
    for lines in (paragraph.strip("\n").split("\n") for paragraph in paragraphs):
        paragraph = listing.makeelement("p")
        paragraph.text = lines[0]
        for line in lines[1:]:
            end = paragraph.makeelement("br")
            end.tail = line
            paragraph.append(end)
        listing.append(paragraph)


def visible_blocks(tree: Any) -> tuple[Block, ...]:  # noqa: ANN401 - an lxml element, which has no types
    """The text of a tree's body, parted as a browser parts it; its block quotes are numbered from 1."""
    body = tree.find("body")
    writer = _Writer()
    # Walked without recursion, since pages nest deeper than Python does.
    walk = etree.iterwalk(tree if body is None else body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            writer.leave()
            writer.write(element.tail)
        elif element.tag in _UNSEEN or _is_hidden(element):
            walk.skip_subtree()
            writer.enter("")
        else:
            writer.enter(element.tag)
            writer.write(element.text)
    writer.finish()
    return tuple(writer.blocks)


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDING.search(style) is not None)


class _Writer:
    """Collects running text and cuts it into blocks where the markup does."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._tags: list[str] = []
        self._headings = 0
        self._lines = 0
        self._quotes = 0
        self._quote = 0
        self._in_list = False

    def write(self, text: str | None) -> None:
        """Add running text; its white space is worth one space."""
        if text:
            self._pieces.append(_SPACE.sub(" ", text))

    def enter(self, tag: str) -> None:
        """Begin an element."""
        if tag in _BLOCKS:
            self.finish()
            self._in_list = self._in_list and (tag in _LINES or self._lines > 0)
        elif tag in _BREAKS:
            self._pieces.append(LINE)
        elif tag in _CELLS and self._pieces:
            self._pieces.append("\t")
        self._headings += tag in _HEADINGS
        self._lines += tag in _LINES
        self._quotes += tag in _QUOTES
        self._quote += tag in _QUOTES and self._quotes == 1
        self._tags.append(tag)

    def leave(self) -> None:
        """End the element that was begun last."""
        if self._tags[-1] in _BLOCKS:
            self.finish()
        tag = self._tags.pop()
        self._headings -= tag in _HEADINGS
        self._lines -= tag in _LINES
        self._quotes -= tag in _QUOTES

    def finish(self) -> None:
        """End the block that is being written."""
        text = _AROUND_MARK.sub(r"\1", _SPACES.sub(" ", _INVISIBLE.sub("", "".join(self._pieces))))
        self._pieces.clear()
        is_line = bool(self._tags) and self._tags[-1] in _LINES
        for paragraph in text.split(PARAGRAPH):
            if words := paragraph.strip():
                gap = LINE if is_line and self._in_list else PARAGRAPH
                quote = self._quote if self._quotes else 0
                self.blocks.append(Block(words, self._headings > 0, quote, gap, depth=self._quotes))
                self._in_list = is_line
