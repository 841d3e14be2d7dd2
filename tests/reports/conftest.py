"""A ledger of three invented documents about one ferry."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.records import (
    Document,
    Problem,
    ProblemKind,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
    statement_id,
)

PRESS = "The ferry is sound\nAna Brusk, the harbour master, said the ferry is sound. The ferry sails on Monday."
DENIAL = (
    "“The ferry leaks,” said a deckhand who feared for his job. Nobody else spoke. "
    + "The tide turned. " * 40
    + ("Later a ferry came in.")
)
DIARY = "A quiet week on the quay."


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(piece), text.index(piece) + len(piece)) for piece in words)


def reading(document: Document, *parts: str, source_kind: SourceKind) -> Reading:
    source, cue, content = (spans(document.text, part) for part in parts)
    name = statement_id(document.id, source, cue, content)
    kind = StatementKind.DIRECT if source_kind is SourceKind.UNNAMED else StatementKind.INDIRECT
    return Reading(document, (Statement(name, kind, source, cue, content, source_kind, 0.9),), "reader-1")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    press = Document(PRESS, sha256(PRESS.encode()), "Ferry sound", "Port Office", published=dt.date(2031, 2, 3))
    denial = Document(DENIAL, sha256(DENIAL.encode()), "Ferry leaks", "The Quay", published=dt.date(2031, 2, 1))
    diary = Document(DIARY, sha256(DIARY.encode()), "No ferry this week")
    told = "Ana Brusk, the harbour master", "said", "the ferry is sound"
    leaked = "a deckhand who feared for his job", "said", "The ferry leaks"
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        opened.add(reading(press, *told, source_kind=SourceKind.NAMED), PRESS.encode(), "press.txt")
        opened.add(reading(denial, *leaked, source_kind=SourceKind.UNNAMED), DENIAL.encode(), "denial.txt")
        opened.add(Reading(diary, (), "reader-1"), DIARY.encode(), "diary.txt")
        opened.add_problems([Problem(ProblemKind.EMPTY, "there is no text", "empty.txt", 1.0)])
        yield opened
