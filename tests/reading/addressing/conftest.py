"""One statement of a text from the words of its parts."""

from collections.abc import Callable

import pytest

from onrecord.records import Document, SourceKind, Span, Statement, StatementKind, sha256

Said = Callable[[str, str, str, str], tuple[Document, Statement]]


@pytest.fixture
def said() -> Said:
    """A document and its one statement: text, source, cue, content; each part stands once in the text."""

    def build(text: str, *parts: str) -> tuple[Document, Statement]:
        spans = [(Span(text.index(words), text.index(words) + len(words)),) if words else () for words in parts]
        source, cue, content = spans
        return Document(text, sha256(text.encode())), Statement(
            "s", StatementKind.INDIRECT, source, cue, content, source_kind=SourceKind.NAMED, confidence=1.0
        )

    return build
