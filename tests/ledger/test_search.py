"""Search: matched words come back as places in the document, whatever its letters are."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ledger import Filters, Ledger, Match
from onrecord.records import (
    Document,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
    statement_id,
)

Read = Callable[..., Reading]


def cut(match: Match) -> list[str]:
    return [mark.cut(match.text) for mark in match.marks]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("orvania", ["Orvánia"]),
        ("ORVÁNIA port", ["Orvánia", "port"]),
        ('"talks will fail"', ["talks will fail"]),
        ('"fail talks"', None),
        ("env*", ["Envoys"]),
        ("monday", ["Monday"]),
        ("kitten", None),
    ],
)
def test_documents_are_found_by_their_words(ledger: Ledger, read: Read, query: str, expected: list[str] | None) -> None:
    reading = read()
    ledger.add(reading, reading.document.text.encode(), "news.txt")
    matches = list(ledger.document_matches(query, Filters()))
    assert [cut(match) for match in matches] == ([] if expected is None else [expected])
    assert all(match.text == reading.document.text for match in matches)


def test_a_title_counts_and_marks_nothing_in_the_text(ledger: Ledger, read: Read) -> None:
    reading = read(title="Zebra crossing")
    ledger.add(reading, reading.document.text.encode(), "news.txt")
    (match,) = ledger.document_matches("zebra", Filters())
    assert match.marks == ()


@pytest.mark.parametrize(
    ("query", "sources", "words"),
    [
        ("close", ["an official who asked not to be named"], [["close"]]),
        ("official close", ["an official who asked not to be named"], [["close", "official"]]),
        ("had warned", ["Envoys"], [["had", "warned"]]),
        ("that the", ["Envoys"], [["the", "that", "the"]]),
        ('"that the talks"', ["Envoys"], [["that", "the talks"]]),
        ("said", [], []),
        ("monday", [], []),
    ],
)
def test_statements_are_found_by_source_and_content(
    ledger: Ledger, read: Read, query: str, sources: list[str], words: list[list[str]]
) -> None:
    reading = read()
    ledger.add(reading, reading.document.text.encode(), "news.txt")
    matches = list(ledger.statement_matches(query, Filters()))
    assert [match.statement and match.statement.source.text for match in matches] == sources
    assert [cut(match) for match in matches] == words


def test_filters_hold_in_a_search(ledger: Ledger, read: Read) -> None:
    for number in range(3):
        reading = read(f"{read().document.text} Edition {number}.", publisher=f"Paper {number}")
        ledger.add(reading, reading.document.text.encode(), "news.txt")
    assert [match.document.publisher for match in ledger.document_matches("talks", Filters(publisher="paper 1"))] == [
        "Paper 1"
    ]
    assert len(list(ledger.document_matches("talks", Filters(limit=2)))) == 2
    assert len(list(ledger.statement_matches("talks", Filters(limit=4)))) == 4
    assert len(list(ledger.statement_matches("talks", Filters(actor="maren", about="fail")))) == 3
    assert len(list(ledger.statement_matches("talks", Filters(source_kind=SourceKind.COLLECTIVE)))) == 3


def test_the_more_relevant_comes_first(ledger: Ledger) -> None:
    for text in ("Fog at sea, and much else of the day's news, at some length.", "Fog, fog, fog.", "No news."):
        ledger.add(Reading(Document(text, sha256(text.encode())), (), "reader-1"), text.encode(), "news.txt")
    assert [match.text[:6] for match in ledger.document_matches("fog", Filters())] == ["Fog, f", "Fog at"]


@pytest.mark.parametrize("query", ["", '"', "* * *", "¿?"])
def test_a_query_without_words_is_told_so(ledger: Ledger, query: str) -> None:
    with pytest.raises(InputError, match="there is no word to look for"):
        ledger.document_matches(query, Filters())
    with pytest.raises(InputError, match="there is no word to look for"):
        ledger.statement_matches(query, Filters())


def test_a_text_that_fts5_does_not_give_back_as_it_is_has_no_marks(ledger: Ledger) -> None:
    text = "The fog\0and more fog, and the port."
    ledger.add(Reading(Document(text, sha256(b"x")), (), "reader-1"), b"x", "news.txt")
    (match,) = ledger.document_matches("port", Filters())
    assert (match.text, match.marks) == (text, ())


LETTERS = st.sampled_from([*"ab .\n…", "é", "e\u0301", "ש", "ل", "\u202e", "🕊", "\U0001d509"])
SURROUNDINGS = st.lists(LETTERS, max_size=30).map("".join)


@given(SURROUNDINGS, SURROUNDINGS, st.integers(1, 3))
def test_marks_are_the_words_in_any_surroundings(before: str, after: str, times: int) -> None:
    text = f"{before} " + "Kestrel " * times + f"{after}; the kestrel flew"
    document = Document(text, sha256(text.encode()))
    content = (Span(0, len(text) - 5), Span(len(text) - 4, len(text)))
    name = statement_id(document.id, (), (), content)
    statement = Statement(name, StatementKind.DIRECT, (), (), content, SourceKind.IMPLICIT, 1.0)
    with Ledger.open(Path(":memory:")) as ledger:
        ledger.add(Reading(document, (statement,), "reader-1"), text.encode(), "drawn.txt")
        (found,) = ledger.document_matches("KESTREL flew", Filters())
        assert cut(found) == ["Kestrel"] * times + ["kestrel", "flew"]
        (told,) = ledger.statement_matches("KESTREL flew", Filters())
        assert cut(told) == ["Kestrel"] * times + ["kestrel", "flew"]
        assert dataclasses.replace(told, statement=None) == found


def test_what_stands_in_very_many_places_comes_newest_first(
    path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.ledger.search.RANKED", 3)
    with Ledger.open(path) as ledger:
        for number in range(5):
            reading = read(f"{read().document.text} Edition {number}.", title=f"{number}")
            ledger.add(reading, reading.document.text.encode(), f"{number}.txt")
        found = [match.document.title for match in ledger.statement_matches("talks will fail", Filters(limit=2))]
        assert found == ["4", "4"]
        assert [match.document.title for match in ledger.document_matches("treaty", Filters(limit=2))] == ["4", "3"]
        assert ledger.matches("treaty", 4) == (0, 4)
        assert ledger.matches("edition 3", 4) == (0, 1)
        ids = list(ledger.statements_with("talks will fail", 2))
        assert ids == [
            row.statement.id for row in ledger.statement_matches("talks will fail", Filters(limit=2)) if row.statement
        ]
