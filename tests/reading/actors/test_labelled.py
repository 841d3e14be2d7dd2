"""Whom the labels of turns name."""

import pytest

from onrecord.reading.actors import Cast, find_actors
from onrecord.records import Document, SourceKind, Span, Spans, Statement, StatementKind, sha256


def cast_of_turns(text: str, *within: Statement) -> tuple[Cast, list[Spans]]:
    """The cast of a text whose lines are turns, with what is said within them, and the labels."""
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
    return find_actors(Document(text, sha256(text.encode())), [*turns, *within], ()), [turn.source for turn in turns]


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


@pytest.mark.parametrize(("third", "meant"), [("", "Sergei Kravt"), ("\nSergei Kravt: I see.\nOto Vale: Good.", None)])
def test_of_several_who_talk_one_may_speak_of_another(third: str, meant: str | None) -> None:
    told = "Sergei Kravt is ill, but Valery Falk will come. He will talk first."
    text = f"Ana Kestrel: {told}\nValery Falk: I will be brief.{third}"
    at = text.index("He will")
    spoken = Statement(
        "he",
        StatementKind.INDIRECT,
        (Span(at, at + 2),),
        (Span(at + 3, at + 12),),
        (Span(at + 13, at + 18),),
        SourceKind.NAMED,
        confidence=1.0,
    )
    cast, _ = cast_of_turns(text, spoken)
    found = {actor.id: actor.name for actor in cast.actors}
    assert found.get(cast.resolve(spoken.source).actor or "") == meant
