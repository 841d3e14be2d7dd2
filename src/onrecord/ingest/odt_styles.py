"""The styles of an OpenDocument text. Rule: what a style does not say it takes from its parent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.ingest.packages import child, local, said

_QUOTES = {"quotations", "quote", "intense_20_quote", "block_20_quotation"}
_TITLES = {"title", "subtitle"}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of the text that it is put on."""

    heading: bool = False
    quote: bool = False
    hidden: bool = False


PLAIN = Style()


def read_styles(trees: Iterable[Any]) -> dict[str, Style]:
    """Each style by its name, of those parts that can be read; automatic styles are styles too."""
    tables = [
        part for tree in trees if tree is not None for part in tree if local(part) in ("styles", "automatic-styles")
    ]
    written = {said(one, "name") or "": one for table in tables for one in table if local(one) == "style"}
    return {name: _read_style(written, name) for name in written}


def _read_style(written: dict[str, Any], name: str) -> Style:
    heading = quote = False
    hidden: str | None = None
    for _ in range(_DEEPEST):
        known = name.lower()
        heading, quote = heading or known in _TITLES, quote or known in _QUOTES
        style = written.get(name)
        if style is None:
            break
        properties = child(style, "text-properties")
        if hidden is None and properties is not None:
            hidden = said(properties, "display")
        name = said(style, "parent-style-name") or ""
    return Style(heading, quote, hidden == "none")
