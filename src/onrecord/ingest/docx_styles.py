"""The styles of a Word document. Rule: what a style does not say it takes from the one that it is based on."""

from dataclasses import dataclass
from typing import Any

from onrecord.ingest.packages import child, local, said

# Built-in styles are stored under their English names in every language; the last ones are LibreOffice's.
_QUOTES = {"quote", "intense quote", "block text", "quotations", "block quotation"}
_TITLES = {"title"}
_HEADINGS = ("heading ", "subtitle")
_OFF = {"0", "false", "off"}
_BODY_LEVEL = 9
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style makes of the text that it is put on."""

    heading: bool = False
    quote: bool = False
    hidden: bool = False
    listed: bool = False


PLAIN = Style()


def read_styles(tree: Any) -> dict[str, Style]:  # noqa: ANN401 - an lxml element, which has no types
    """Each style by its id; none where the document has no readable table of styles."""
    written = {said(one, "styleId") or "": one for one in (() if tree is None else tree) if local(one) == "style"}
    return {name: _read_style(written, name) for name in written}


def _read_style(written: dict[str, Any], name: str) -> Style:
    heading = quote = listed = False
    hidden: bool | None = None
    for _ in range(_DEEPEST):
        style = written.get(name)
        if style is None:
            break
        known = (_value(style, "name") or "").lower()
        heading = heading or known in _TITLES or known.startswith(_HEADINGS) or is_outlined(child(style, "pPr"))
        quote = quote or known in _QUOTES
        listed = listed or known.startswith("list") or child(style, "pPr", "numPr") is not None
        hidden = switched(child(style, "rPr"), "vanish") if hidden is None else hidden
        name = _value(style, "basedOn") or ""
    return Style(heading, quote, hidden is True, listed)


def _value(element: Any, name: str) -> str | None:  # noqa: ANN401
    found = child(element, name)
    return None if found is None else said(found, "val")


def is_outlined(properties: Any) -> bool:  # noqa: ANN401
    """Whether paragraph properties give a level of the outline, which makes a heading."""
    level = None if properties is None else _value(properties, "outlineLvl")
    return level is not None and level.isdecimal() and int(level) < _BODY_LEVEL


def switched(properties: Any, name: str) -> bool | None:  # noqa: ANN401
    """Whether properties switch this on or off; None where they do not speak of it."""
    found = None if properties is None else child(properties, name)
    return None if found is None else (said(found, "val") or "1").lower() not in _OFF
