"""Columns are kept whole or not at all, and facts are those of the statements that lists hold."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from onrecord.ledger import ACTS, KINDS, SOURCE_KINDS, Filters, Ledger, Made, word_sets
from onrecord.records import Act, Correction, Judgement, JudgementKind, Reading, Reviewed

Read = Callable[..., Reading]
NOW = dt.datetime(2031, 3, 1, tzinfo=dt.UTC)


@pytest.fixture
def filled(path: Path, read: Read) -> Iterator[Ledger]:
    """Three statements in each of some documents, of which one is undated."""
    base = read().document.text
    with Ledger.open(path) as ledger:
        for number, day in enumerate((dt.date(2031, 2, 2), None, dt.date(2031, 1, 1))):
            reading = read(f"{base} Edition {number}.", published=day, publisher=f"Quay {number % 2}")
            ledger.add(reading, reading.document.text.encode(), f"{number}.txt")
        yield ledger


def test_columns_take_the_place_of_older_ones(filled: Ledger) -> None:
    made = Made(filled.stamp(), "2031-03-01", fresh=True)
    assert filled.columns.kept("some") is None
    assert filled.columns.number("some") is None
    filled.columns.keep("some", {"one:i1": b"12", "two:i1": b""}, made)
    filled.columns.keep("some", {"one:i1": b"3"}, made)
    found = filled.columns.kept("some")
    assert found is not None
    assert (found.values, found.number, found.made) == ({"one:i1": b"3"}, filled.columns.number("some"), made)
    (left,) = filled._connection.execute("SELECT count(*) FROM board_columns").fetchone()
    assert left == 1


def test_facts_are_those_of_the_list(filled: Ledger) -> None:
    first = next(filled.statements())
    correction = Reviewed(first.pinned, Correction(act=Act.DENY))
    filled.judge(Judgement(JudgementKind.CORRECT, "Ada", NOW, reviewed=correction))
    facts = filled.columns.facts()
    rows = list(filled.statements())
    numbers = np.frombuffer(facts["number:<i4"], "<i4").tolist()
    assert list(filled.columns.statements(numbers).values()) == rows
    assert list(filled.columns.ids(numbers).values()) == sorted(
        (row.id for row in rows), key=lambda one: _number(filled, one)
    )
    codes = {name: np.frombuffer(facts[f"{name}:i1"], "i1").tolist() for name in ("kind", "source", "act")}
    assert codes["kind"] == [1 + KINDS.index(row.kind) for row in rows]
    assert codes["source"] == [1 + SOURCE_KINDS.index(row.source_kind) for row in rows]
    assert codes["act"] == [1 + ACTS.index(row.record.act) if row.record.act else 0 for row in rows]
    documents = np.frombuffer(facts["document_number:<i4"], "<i4").tolist()
    assert list(filled.columns.documents(documents)) == list(filled.documents())
    assert np.frombuffer(facts["first:<i4"], "<i4").tolist() == [0, 3, 6, 9]


def test_words_are_quoted_with_their_places(filled: Ledger) -> None:
    rows = list(filled.statements())
    numbers = filled.columns.numbers(row.id for row in rows)
    quoted = filled.columns.quoted(numbers.values())
    for row in rows:
        found = quoted[numbers[row.id]]
        assert (found.id, found.document, found.words) == (row.id, row.document, row.content.text)
        assert found.places == tuple((span.start, span.end) for span in row.content.spans)


def test_numbers_that_pass_come_in_one_piece(filled: Ledger) -> None:
    ((condition,),) = word_sets(Filters(about="talks"))
    found = {int(number) for number in filled.columns.passing(condition).split(",") if number}
    assert found == set(filled.columns.numbers(row.id for row in filled.statements(Filters(about="talks"))).values())
    ((nothing,),) = word_sets(Filters(about="nobodysaysthis"))
    assert filled.columns.passing(nothing) == ""


def _number(ledger: Ledger, name: str) -> int:
    return ledger.columns.numbers([name])[name]
