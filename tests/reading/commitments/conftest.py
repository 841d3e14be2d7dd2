"""Commitments of a text, as people would write them down; no model, so the statements are given."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from onrecord.reading.actors import Cast, Resolution
from onrecord.reading.commitments import find_commitments
from onrecord.reading.signals import Bond
from onrecord.reading.times import find_times
from onrecord.records import Act, Commitment, Document, SourceKind, Span, Spans, Statement, StatementKind, sha256, words

THURSDAY = dt.date(2026, 3, 12)
NAMES = {"lisk": "Lisk", "kessaly": "Kessaly", "oda-renn": "Oda Renn", "marrowen": "Marrowen"}

Said = tuple[str, str, str]
Found = Callable[..., tuple[Commitment, ...]]


def resolve_in(text: str) -> Callable[[Spans], Resolution]:
    """Names mean whom they name, and nothing else means anybody."""

    def resolve(spans: Spans) -> Resolution:
        held = words(text, spans)
        return Resolution(next((name for name, full in NAMES.items() if full in held), None))

    return resolve


def statement(text: str, said: Said, act: Act) -> Statement:
    """Who, by which words, what; the first place of each."""

    def place(piece: str) -> Spans:
        return (Span(text.index(piece), text.index(piece) + len(piece)),) if piece else ()

    source, cue, content = (place(piece) for piece in said)
    kind = StatementKind.DIRECT if said[2].startswith("“") else StatementKind.INDIRECT
    actor = resolve_in(text)(source).actor
    return Statement("s", kind, source, cue, content, SourceKind.NAMED, 0.9, actor=actor, act=act)


@pytest.fixture
def found() -> Found:
    def find(
        text: str, said: Said | None = None, act: Act = Act.ASSERT, bonds: Sequence[Bond] = ()
    ) -> tuple[Commitment, ...]:
        document = Document(text, sha256(text.encode()), published=THURSDAY, language="en")
        statements: Sequence[Statement] = () if said is None else (statement(text, said, act),)
        cast = Cast((), frozenset(NAMES), resolve_in(text))
        return find_commitments(document, statements, find_times(document), cast, bonds)

    return find
