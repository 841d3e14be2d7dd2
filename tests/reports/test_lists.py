"""Lists and numbers of a small ledger."""

import datetime as dt

import pytest

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.records import Problem, ProblemKind, SourceKind
from onrecord.reports import Filters, Overview, documents, overview, problems, statements


def test_who_said_what_oldest_first(ledger: Ledger) -> None:
    assert [(row.source.text, row.cue.text, row.content.text, row.published) for row in statements(ledger)] == [
        ("a deckhand who feared for his job", "said", "The ferry leaks", dt.date(2031, 2, 1)),
        ("Ana Brusk, the harbour master", "said", "the ferry is sound", dt.date(2031, 2, 3)),
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(actor="brusk"), ["the ferry is sound"]),
        (Filters(about="leaks"), ["The ferry leaks"]),
        (Filters(source_kind=SourceKind.UNNAMED, publisher="quay"), ["The ferry leaks"]),
        (Filters(limit=1), ["The ferry leaks"]),
    ],
)
def test_filters_narrow_it(ledger: Ledger, filters: Filters, expected: list[str]) -> None:
    assert [row.content.text for row in statements(ledger, filters)] == expected


def test_nonsense_is_told_at_once(ledger: Ledger) -> None:
    with pytest.raises(InputError):
        statements(ledger, Filters(actor="…"))


def test_documents_with_their_places(ledger: Ledger) -> None:
    assert [(row.title, row.statements, row.places) for row in documents(ledger)] == [
        ("Ferry leaks", 1, ("denial.txt",)),
        ("Ferry sound", 1, ("press.txt",)),
        ("No ferry this week", 0, ("diary.txt",)),
    ]


def test_problems_with_their_places(ledger: Ledger) -> None:
    assert list(problems(ledger)) == [Problem(ProblemKind.EMPTY, "there is no text", "empty.txt", 1.0)]


def test_numbers(ledger: Ledger) -> None:
    found = overview(ledger)
    assert found == Overview(3, 1, 2, 2, 1, 1, dt.date(2031, 2, 1), dt.date(2031, 2, 3))
    assert found.unnamed_share == 0.5
