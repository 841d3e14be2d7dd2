"""A page of a book made fit for the reader of web pages. Rule: no word is lost; marks of notes leave the sentences.

A mark that leads to a note would fall into the words that somebody quotes; the note keeps its own, in brackets.
"""

import re
from typing import Any

from onrecord.ingest.markup import Markup, parse_markup

# In a book <script/> is a whole script; the parser of pages takes it for the beginning of one, as browsers do.
_EMPTY_ELEMENT = re.compile(r"<([a-zA-Z][a-zA-Z0-9:]{0,20})((?:\s[^<>]{0,1000})?)/>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_NOTES = {"footnote", "endnote", "rearnote"}
_LONGEST_MARK = 6


def parse_page(text: str) -> Markup:
    """The tree of the page."""
    markup = parse_markup(_EMPTY_ELEMENT.sub(_closed, text))
    for element in list(markup.tree.iter("a", "aside", "td", "th", "li", "p", "div", "section")):
        kinds = set((element.get("epub:type") or "").split())
        if element.tag == "a" and "noteref" in kinds:
            _clear(element)
        elif kinds & _NOTES:
            _bracket(element)
        elif element.tag in ("td", "th") and [child.tag for child in element] == ["p"]:
            element[0].tag = "span"  # so that a row stays a line
    return markup


def _closed(element: re.Match[str]) -> str:
    """An empty element as a page would write it."""
    name, attributes = element.groups()
    return element[0] if name.lower() in _VOID else f"<{name}{attributes}></{name}>"


def _clear(mark: Any) -> None:  # noqa: ANN401 - an lxml element, which has no types
    """Take away a short mark; a longer one is words of the sentence."""
    if len(mark.text_content().strip()) <= _LONGEST_MARK:
        mark.clear(keep_tail=True)


def _bracket(note: Any) -> None:  # noqa: ANN401
    """Put brackets around the mark at the beginning of a note, which leads back to its place."""
    mark = next((one for one in note.iter("a") if (one.get("href") or "").partition("#")[1]), None)
    said = "" if mark is None else mark.text_content().strip()
    if mark is not None and 0 < len(said) <= _LONGEST_MARK and note.text_content().lstrip().startswith(said):
        mark.clear(keep_tail=True)
        mark.text = f"[{said.strip('[]().')}] "
