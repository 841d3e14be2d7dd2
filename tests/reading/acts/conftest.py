"""Statements made of sentences: who, by which words, what."""

from collections.abc import Callable

import pytest

from onrecord.records import Document, SourceKind, Span, Spans, Statement, StatementKind, sha256

Made = tuple[Document, Statement]
Make = Callable[..., Made]


def found(text: str, words: str) -> Spans:
    """Where the words stand; pieces are parted by ' … '."""
    spans, at = [], 0
    for piece in words.split(" … ") if words else ():
        at = text.index(piece, at)
        spans.append(Span(at, at + len(piece)))
    return tuple(spans)


@pytest.fixture(scope="session")
def make() -> Make:
    def made(text: str, source: str, cue: str, content: str) -> Made:
        spans = found(text, content)
        quoted = "“" in text[max(0, spans[0].start - 1) : spans[0].start + 1]
        kind = StatementKind.DIRECT if quoted else StatementKind.INDIRECT
        parts = (found(text, source), found(text, cue), spans)
        return Document(text, sha256(text.encode()), language="en"), Statement("s", kind, *parts, SourceKind.NAMED, 0.9)

    return made
