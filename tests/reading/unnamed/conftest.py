"""Statements of a text from the words of their parts."""

import re
from collections.abc import Callable

import pytest

from onrecord.reading.sources import source_kind
from onrecord.reading.unnamed import find_unnamed
from onrecord.records import Document, Span, Spans, Statement, StatementKind, UnnamedSource, sha256, statement_id

Finder = Callable[..., list[UnnamedSource | None]]


@pytest.fixture
def unnamed() -> Finder:
    """The unnamed source of each said (source, cue, content), None where it has none; every part is looked for after
    the statement before it."""

    def find(text: str, *said: tuple[str, str, str]) -> list[UnnamedSource | None]:
        document, statements, at = Document(text, sha256(text.encode())), [], 0
        for parts in said:
            source = _spans(text, parts[0], at)
            cue, content = (_spans(text, words, source[0].start) for words in parts[1:])
            name = statement_id(document.id, source, cue, content)
            kind = source_kind(text, source, quoted=False, cue=cue)
            statements.append(Statement(name, StatementKind.INDIRECT, source, cue, content, kind, 1.0))
            at = source[0].start + 1
        found = find_unnamed(document, statements)
        return [found.get(statement.id) for statement in statements]

    return find


def _spans(text: str, words: str, at: int) -> Spans:
    found = re.compile(rf"\b{re.escape(words)}").search(text, at)
    assert found, words
    return (Span(*found.span()),)
