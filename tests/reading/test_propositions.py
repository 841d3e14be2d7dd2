"""What the statements of a reading say is so, where one stands in another."""

from dataclasses import replace

import pytest

from onrecord.reading.propositions import find_propositions
from onrecord.records import (
    Act,
    Certainty,
    Degree,
    Document,
    Polarity,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
)


def at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),) if words else ()


def statement(text: str, name: str, parts: tuple[str, str, str], *, act: Act, parent: str | None = None) -> Statement:
    source, cue, content = (at(text, words) for words in parts)
    kind, named = StatementKind.INDIRECT, SourceKind.NAMED
    return Statement(name, kind, source, cue, content, named, 0.9, parent=parent, act=act)


def denied(text: str, *statements: Statement) -> list[tuple[str, str, bool]]:
    reading = Reading(Document(text, sha256(text.encode())), statements, "hand-1")
    return [(one.statement, one.words, one.denied) for one in find_propositions(reading)]


def propositions(text: str, *statements: Statement) -> list[tuple[str, str]]:
    reading = Reading(Document(text, sha256(text.encode())), statements, "hand-1")
    return [(one.statement, one.words) for one in find_propositions(reading)]


def test_what_an_inner_statement_does_not_say_by_itself_stays_with_the_outer() -> None:
    text = "She swore that nobody threatened her."
    outer = statement(text, "outer", ("She", "swore", "that nobody threatened her"), act=Act.ASSERT)
    inner = statement(text, "inner", ("nobody", "threatened", "her"), act=Act.THREATEN, parent="outer")
    assert propositions(text, outer, inner) == [("outer", "Nobody threatened her")]


def test_that_somebody_urged_another_is_told_by_the_outer() -> None:
    text = "A diplomat said that Tarn urged her to have the valley cleared."
    told = "that Tarn urged her to have the valley cleared"
    outer = statement(text, "outer", ("A diplomat", "said", told), act=Act.ASSERT)
    inner = statement(
        text, "inner", ("Tarn", "urged", "her to have the valley cleared"), act=Act.REQUEST, parent="outer"
    )
    assert "outer" in {name for name, _ in propositions(text, outer, inner)}


def test_that_somebody_said_so_is_not() -> None:
    text = "A diplomat said that Tarn said the valley had been cleared."
    told = "that Tarn said the valley had been cleared"
    outer = statement(text, "outer", ("A diplomat", "said", told), act=Act.ASSERT)
    inner = statement(
        text, "inner", ("Tarn", "said the", "the valley had been cleared"), act=Act.ASSERT, parent="outer"
    )
    assert {name for name, _ in propositions(text, outer, inner)} == {"inner"}


def test_what_there_was_or_was_not_before_something_else_is_said() -> None:
    text = "Another said there was no letter and that Tarn had only asked whether he still had the chief at his side."
    told = text[len("Another said ") : -1]
    outer = statement(text, "outer", ("Another", "said", told), act=Act.DENY)
    asked = ("Tarn", "had only asked", "whether he still had the chief at his side")
    inner = statement(text, "inner", asked, act=Act.ASK, parent="outer")
    assert propositions(text, outer, inner) == [("outer", "There was no letter")]


def test_a_threat_to_nobody_is_read_as_a_whole() -> None:
    text = "Tarn threatened nobody."
    one = statement(text, "one", ("Tarn", "threatened", "nobody"), act=Act.THREATEN)
    assert propositions(text, one) == [("one", "Tarn threatened nobody")]


@pytest.mark.parametrize(
    ("cue", "told", "inner", "words"),
    [
        ("rejected", "the claim that the mill had closed", "that the mill had closed", "The mill had closed"),
        ("denied", "reports that the mill had closed", "that the mill had closed", "The mill had closed"),
    ],
)
def test_who_rejects_a_claim_denies_what_is_claimed(cue: str, told: str, inner: str, words: str) -> None:
    text = f"Tarn {cue} {told}."
    outer = statement(text, "outer", ("Tarn", cue, told), act=Act.DENY)
    claim = statement(text, "inner", ("", told.removesuffix(inner).strip(), inner), act=Act.ASSERT, parent="outer")

    assert denied(text, outer, claim) == [("outer", words, True), ("inner", words, False)]


def test_that_somebody_said_so_can_be_denied() -> None:
    text = "The ministry denied that Tarn had said sorry to the widow."
    told = "that Tarn had said sorry to the widow"
    outer = statement(text, "outer", ("The ministry", "denied", told), act=Act.DENY)
    inner = statement(text, "inner", ("Tarn", "had said", "sorry to the widow"), act=Act.ASSERT, parent="outer")

    assert denied(text, outer, inner) == [
        ("outer", "Tarn had said sorry to the widow", True),
        ("inner", "Sorry to the widow", False),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "it was false that the mill had closed",
        "it a lie that the mill had closed",
        "it is not true that the mill had closed",
    ],
)
def test_what_is_said_to_be_false_is_denied(told: str) -> None:
    text = f"Tarn called {told}."
    negative = Certainty(Degree.CERTAIN, Polarity.NEGATIVE)
    one = replace(statement(text, "one", ("Tarn", "called", told), act=Act.DENY), certainty=negative)

    assert denied(text, one) == [("one", "The mill had closed", True)]
