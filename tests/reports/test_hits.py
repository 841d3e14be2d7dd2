"""Search results: statements first, then other passages, each a place in its document."""

import pytest

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.reports import Filters, Hit, search

SENTENCE = "Ana Brusk, the harbour master, said the ferry is sound."


def told(hits: list[Hit]) -> list[tuple[str | None, str]]:
    return [(hit.document.title if hit.statement is None else None, hit.text) for hit in hits]


def test_statements_come_first_and_no_passage_twice(ledger: Ledger) -> None:
    hits = list(search(ledger, "ferry"))
    statements = [hit for hit in hits if hit.statement is not None]
    assert hits[: len(statements)] == statements
    assert {hit.text for hit in statements} == {
        "The ferry leaks,” said a deckhand who feared for his job",
        "Ana Brusk, the harbour master, said the ferry is sound",
    }
    assert sorted(told(hits[len(statements) :])) == [
        ("Ferry leaks", "The tide turned. " * 5 + "Later a ferry came in."),
        ("Ferry sound", f"The ferry is sound\n{SENTENCE} The ferry sails on Monday."),
        ("No ferry this week", "A quiet week on the quay."),
    ]


@pytest.mark.parametrize("query", ["ferry", "sound ferry", '"the ferry"', "ferr*", "monday", "turned tide", "week"])
def test_every_hit_is_a_receipt(ledger: Ledger, query: str) -> None:
    hits = list(search(ledger, query))
    assert hits
    for hit in hits:
        text = ledger.document(hit.document.id).text
        assert hit.span.cut(text) == hit.text
        assert all(hit.span.holds(mark) for mark in hit.marks)
        assert len({(other.document.id, other.span) for other in hits}) == len(hits)


def test_words_of_a_title_show_how_the_text_begins(ledger: Ledger) -> None:
    (hit,) = search(ledger, '"no ferry"')
    assert (hit.text, hit.marks, hit.statement) == ("A quiet week on the quay.", (), None)


def test_words_all_over_a_document_are_no_statement(ledger: Ledger) -> None:
    hits = list(search(ledger, "sound monday"))
    assert [hit.statement for hit in hits] == [None]
    text = ledger.document(hits[0].document.id).text
    assert [mark.cut(text) for mark in hits[0].marks] == ["sound", "sound", "Monday"]


def test_a_document_shows_no_more_than_three_passages(ledger: Ledger) -> None:
    hits = list(search(ledger, "tide"))
    assert [hit.document.title for hit in hits] == ["Ferry leaks"] * 3


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (Filters(publisher="quay"), {"Ferry leaks"}),
        (Filters(actor="brusk"), {"Ferry sound"}),
        (Filters(about="leaks"), {"Ferry leaks"}),
        (Filters(min_confidence=0.95), set()),
    ],
)
def test_filters_hold(ledger: Ledger, filters: Filters, titles: set[str]) -> None:
    hits = list(search(ledger, "ferry", filters))
    assert {hit.document.title for hit in hits} == titles
    assert not filters.of_statements or all(hit.statement for hit in hits)


@pytest.mark.parametrize("query", ["", '"', "…", "*"])
def test_a_query_without_words_is_told_at_once(ledger: Ledger, query: str) -> None:
    with pytest.raises(InputError, match="there is no word to look for"):
        search(ledger, query)


def test_what_is_not_there_is_not_found(ledger: Ledger) -> None:
    assert list(search(ledger, "submarine")) == []
