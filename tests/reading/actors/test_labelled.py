"""Whom the labels of turns name."""

import pytest

from onrecord.reading.actors import Cast, find_actors
from onrecord.records import Document, SourceKind, Span, Spans, Statement, StatementKind, sha256


def cast_of_turns(text: str) -> tuple[Cast, list[Spans]]:
    """The cast of a text whose lines are turns, and the labels."""
    turns, start = [], 0
    for line in text.split("\n"):
        label, colon, said = line.partition(": ")
        if colon:
            content = Span(start + len(label) + 2, start + len(label) + 2 + len(said))
            source = (Span(start, start + len(label)),)
            turns.append(
                Statement(str(start), StatementKind.DIRECT, source, (), (content,), SourceKind.NAMED, confidence=1.0)
            )
        start += len(line) + 1
    return find_actors(Document(text, sha256(text.encode())), turns, ()), [turn.source for turn in turns]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Head of the Federal Harbour Service Viktor Orven", "Viktor Orven"),
        ("Deputy Prime Minister – Chief of the Government Staff Dmitry Orven", "Dmitry Orven"),
        ("Member of the Presidency of Marrowen Andrew Vale", "Andrew Vale"),
        ("Adviser to President Osk", None),
        ("Ana Kestrel and Andrew Vale", None),
    ],
)
def test_a_label_names_who_speaks_behind_an_office(label: str, name: str | None) -> None:
    cast, (source, *_) = cast_of_turns(f"{label}: I am glad to be here.\nOto Vale: So am I.")
    found = {actor.id: actor.name for actor in cast.actors}
    assert found.get(cast.resolve(source).actor or "") == name


def test_a_body_keeps_its_kind_on_a_label() -> None:
    cast, (source, *_) = cast_of_turns("Lisk Harbour Board: We are glad.\nOto Vale: So am I.")
    assert all(actor.type != "person" for actor in cast.actors if actor.id == cast.resolve(source).actor)
