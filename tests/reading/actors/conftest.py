"""Casts of invented texts; statements are given by their words, names by the text's capitals."""

import re
from collections.abc import Callable, Sequence

import pytest

from onrecord.reading.actors import Cast, find_actors
from onrecord.records import Document, SourceKind, Span, Statement, StatementKind, sha256

Triple = tuple[str, str, str]
"""Source, cue and content; the content is found where it first stands, the source before it, or else behind."""

CastOf = Callable[..., tuple[Cast, list[Statement]]]


def statements_of(text: str, triples: Sequence[Triple]) -> list[Statement]:
    return [_statement(text, str(number), *triple) for number, triple in enumerate(triples)]


def _statement(text: str, name: str, source: str, cue: str, content: str) -> Statement:
    held = Span(at := text.index(content), at + len(content))
    places = [match.start() for match in re.finditer(rf"\b{re.escape(source)}", text)]
    who = max((place for place in places if place < held.start), default=places[0])
    said = text.index(cue, min(who, held.end) if who < held.start else held.end)
    return Statement(
        id=name,
        kind=StatementKind.DIRECT if content.startswith("“") else StatementKind.INDIRECT,
        source=(Span(who, who + len(source)),),
        cue=(Span(said, said + len(cue)),),
        content=(held,),
        source_kind=SourceKind.NAMED,
        confidence=1.0,
    )


@pytest.fixture(scope="session")
def cast_of() -> CastOf:
    """The cast of a text, and its statements."""

    def cast(text: str, *triples: Triple) -> tuple[Cast, list[Statement]]:
        statements = statements_of(text, triples)
        return find_actors(Document(text, sha256(text.encode())), statements, ()), statements

    return cast
