"""onrecord: who said what, via whom, how surely, with exact characters of a hashed source behind every word."""

import importlib
from typing import TYPE_CHECKING

from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.reading.read import read_document
    from onrecord.reading.texts import read
    from onrecord.records import Document, Reading, Selection, Span, Statement

__all__ = ["Document", "OnrecordError", "Reading", "Selection", "Span", "Statement", "read", "read_document"]

_HOMES = {"read": "onrecord.reading.texts", "read_document": "onrecord.reading.read"}


def __getattr__(name: str) -> object:
    """What stands above is loaded when it is asked for: the command line starts without the models."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "onrecord.records")), name)
