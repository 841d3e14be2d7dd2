"""What documents say in their own words, outside all statements."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.figures import compare, figures, narrated
from onrecord.reading.quantities import find_quantities
from onrecord.records import (
    Accord,
    Apart,
    Document,
    FigureTold,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
)

SAID = "Edo Lant said that 14 people died."
TEXT = f"The flood in Pellin killed 19 people. {SAID} Later, “31 people died” was heard. 40 homes were flooded."


def document(text: str, publisher: str | None = "Harth Times", day: int = 3) -> Document:
    made = sha256(f"{publisher}{day}{text}".encode())
    return Document(text, made, "Flood in Pellin", publisher, published=dt.date(2031, 4, day), language="en")


def statement(text: str) -> list[Statement]:
    """The one of SAID."""
    at = text.find(SAID)
    if at < 0:
        return []
    source, cue, content = Span(at, at + 8), Span(at + 9, at + 13), Span(at + 14, at + len(SAID) - 1)
    return [Statement("s", StatementKind.INDIRECT, (source,), (cue,), (content,), SourceKind.NAMED, 1.0)]


def own(text: str, publisher: str | None = "Harth Times", day: int = 3) -> list[FigureTold]:
    held = document(text, publisher, day)
    return list(figures([], narrated(held, statement(text), find_quantities(text), [])))
