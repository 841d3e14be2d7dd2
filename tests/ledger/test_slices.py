"""Stretches of lists: what a stretch holds is what the whole list has there, whatever is asked for."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger, queries
from onrecord.records import Reading, SourceKind

Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def many() -> int:
    return 90


@pytest.fixture
def filled(path: Path, read: Read, many: int) -> Iterator[Ledger]:
    """Three statements in each of many documents; every seventh is undated, and their days come in no order."""
    base = read().document.text
    with Ledger.open(path) as ledger:
        for number in range(many):
            day = None if number % 7 == 0 else dt.date(2031, 1, 1) + dt.timedelta(days=number * 37 % 80)
            reading = read(f"{base} Edition {number}.", published=day, publisher=f"Quay {number % 3}")
            ledger.add(reading, reading.document.text.encode(), f"{number}.txt")
        yield ledger


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(publisher="quay 1"),
        Filters(since=dt.date(2031, 1, 20), until=dt.date(2031, 2, 20)),
        Filters(source_kind=SourceKind.UNNAMED),
        Filters(about="talks"),
        Filters(source_kind=SourceKind.DOCUMENT),
    ],
    ids=["all", "publisher", "days", "kind", "words", "none"],
)
@pytest.mark.parametrize(("offset", "limit"), [(0, 7), (5, 7), (119, 4), (121, 200), (1000, 3), (0, None), (4, None)])
def test_a_stretch_of_statements_is_that_of_the_whole_list(
    filled: Ledger, filters: Filters, offset: int, limit: int | None
) -> None:
    whole = [row.id for row in queries.statements(filled._connection, filters)]
    found = [row.id for row in filled.statements(replace(filters, limit=limit), offset)]
    assert found == whole[offset : None if limit is None else offset + limit]


@pytest.mark.parametrize(("offset", "limit"), [(0, 7), (85, 20), (200, 3), (3, None)])
def test_a_stretch_of_documents_is_that_of_the_whole_list(filled: Ledger, offset: int, limit: int | None) -> None:
    whole = [row.id for row in filled.documents()]
    found = [row.id for row in filled.documents(Filters(limit=limit), offset)]
    assert found == whole[offset : None if limit is None else offset + limit]


def test_a_list_of_documents_needs_no_sorting(filled: Ledger) -> None:
    """What a page costs must not grow with the ledger."""
    asked = ("EXPLAIN QUERY PLAN SELECT d.number FROM documents d", queries.OLDEST_FIRST, "LIMIT 5")
    plan = filled._connection.execute(" ".join(asked)).fetchall()
    assert "documents_in_order" in plan[0][-1]
    assert not any("TEMP B-TREE" in step[-1] for step in plan)


def test_the_size_is_about_how_many_statements_there_are(filled: Ledger, many: int) -> None:
    assert filled.size() == 3 * many
