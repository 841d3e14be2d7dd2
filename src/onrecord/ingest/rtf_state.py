"""What holds at a place of an RTF file. Rule: a group begins with what holds around it; its own changes end with it."""

import codecs
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any

from striprtf.striprtf import charset_map

DEFAULT_CODEC = "cp1252"
SYMBOLS = "symbols"
_SYMBOL_CHARSET = 2
_CODE_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": DEFAULT_CODEC}
_BODY_LEVEL = 9
_RESETS: dict[str, dict[str, Any]] = {
    "pard": {"style": None, "outlined": False, "in_table": False, "listed": False},
    "plain": {"font": None, "hidden": False, "deleted": False, "inserted": False},
}
# What is set by a figure, and what is switched on, or off by a 0.
_SETTINGS: dict[str, tuple[str, bool]] = {
    "s": ("style", False),
    "f": ("font", False),
    "intbl": ("in_table", True),
    "ls": ("listed", True),
    "v": ("hidden", True),
    "deleted": ("deleted", True),
    "revised": ("inserted", True),
}


class To(Enum):
    """Where text goes."""

    PAGE = auto()
    NOTHING = auto()
    FONTS = auto()
    STYLES = auto()
    INFO = auto()
    MADE = auto()
    FIELD = auto()


@dataclass(frozen=True, slots=True)
class State:
    """Where text goes, how bytes are decoded, and what the paragraph and its letters are."""

    to: To = To.PAGE
    around: To = To.PAGE
    field: str = ""
    font: int | None = None
    skip: int = 1
    style: int | None = None
    outlined: bool = False
    in_table: bool = False
    listed: bool = False
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False


def formatted(state: State, word: str, figure: int | None) -> State:
    """The state after a word that speaks of form; the same for any other."""
    if word in _RESETS:
        return replace(state, **_RESETS[word])
    if word in _SETTINGS:
        name, is_switch = _SETTINGS[word]
        setting: dict[str, Any] = {name: figure != 0 if is_switch else figure}
        return replace(state, **setting)
    if word == "outlinelevel":
        return replace(state, outlined=figure is not None and 0 <= figure < _BODY_LEVEL)
    return replace(state, skip=max(0, figure or 0)) if word == "uc" else state


class Codecs:
    """The character sets of the fonts and of the file."""

    def __init__(self) -> None:
        self._default = DEFAULT_CODEC
        self._font: int | None = None
        self._fonts: dict[int | None, str] = {}

    def take(self, state: State, word: str, figure: int | None) -> None:
        """Take in a word that speaks of character sets, if it does."""
        if word == "ansicpg":
            self._default = _known(f"cp{figure}")
        elif word in _CODE_PAGES and figure is None:
            self._default = _CODE_PAGES[word]
        elif word == "deff":
            self._font = figure
        elif state.to is To.FONTS and word == "fcharset":
            if figure == _SYMBOL_CHARSET:
                self._fonts[state.font] = SYMBOLS
            elif figure:
                self._fonts[state.font] = _known(charset_map.get(figure, ""))
        elif state.to is To.FONTS and word == "cpg":
            self._fonts[state.font] = _known(f"cp{figure}")

    def of(self, state: State) -> str:
        """The codec of the text here."""
        font = self._font if state.font is None else state.font
        return self._fonts.get(font, self._default)


def _known(name: str) -> str:
    """The codec, or the usual one where Python has none by this name."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return DEFAULT_CODEC
