"""Readings made from plain sentences, and a ledger to keep them in."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.records import (
    Document,
    Locator,
    LocatorKind,
    Passage,
    PassageKind,
    Problem,
    ProblemKind,
    Reading,
    Selection,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
    statement_id,
)

TREATY = (
    "Harbour treaty stalls\n"
    "Envoys said Ivo Maren, the minister, had warned that “the talks will fail”, and blamed Orvánia. "
    "“We are close,” said an official who asked not to be named. 🕊 The port opens on Monday."
)
Read = Callable[..., Reading]


@pytest.fixture
def read() -> Read:
    """Two nested statements and one of an unnamed source, in a text that has all their words."""

    def reading(
        text: str = TREATY, *, model: str = "reader-1", selection: Selection = Selection.BALANCED, **metadata: object
    ) -> Reading:
        told: dict[str, Any] = {
            "title": "Harbour treaty stalls",
            "publisher": "The Saltmarsh Courier",
            "published": dt.date(2031, 5, 4),
            "passages": (Passage(Span(0, 21), PassageKind.HEADING),),
            "locators": (Locator(Span(0, 21), LocatorKind.PAGE, "iv"),),
            **metadata,
        }
        document = Document(text, sha256(text.encode()), **told)

        def statement(words: tuple[tuple[str, ...], ...], kind: SourceKind, parent: str | None = None) -> Statement:
            source, cue, content = (
                tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in part) for part in words
            )
            name = statement_id(document.id, source, cue, content)
            return Statement(name, StatementKind.MIXED, source, cue, content, kind, 0.75, parent)

        outer = statement(
            (("Envoys",), ("said",), ("Ivo Maren, the minister, had warned that", "the talks will fail")),
            SourceKind.COLLECTIVE,
        )
        inner = statement(
            (("Ivo Maren, the minister",), ("had warned",), ("the talks will fail",)), SourceKind.NAMED, outer.id
        )
        unnamed = statement(
            (("an official who asked not to be named",), ("said an",), ("We are close",)), SourceKind.UNNAMED
        )
        problem = Problem(ProblemKind.NOT_READ, "a picture was skipped", "news.txt", 0.25, Span(0, 4))
        return Reading(document, (inner, outer, unnamed), model, (problem,), selection)

    return reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path) as opened:
        yield opened
