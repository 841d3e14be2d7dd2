import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.figures import head_of, judge, read_cases, same_counted, same_number, spurious
from onrecord.reading.quantities import find_quantities
from onrecord.records import Document, Quantity, sha256

CASES = Path(__file__).parents[2] / "benchmarks" / "quantities" / "cases.json"


def found_in(text: str) -> tuple[Quantity, ...]:
    return find_quantities(Document(text, sha256(text.encode()), published=dt.date(2024, 11, 11)), ())


@pytest.mark.parametrize(
    ("piece", "head"),
    [("sales of new cars", "sales"), ("Lisk soldiers", "soldiers"), ("killed or injured", "injured"), ("of", "of")],
)
def test_the_head_stands_before_the_first_preposition(piece: str, head: str) -> None:
    assert head_of(piece) == head


def test_counted_is_right_by_its_heads() -> None:
    assert same_counted(["new cars"], ["sales of new cars"])
    assert not same_counted(["soldiers", "killed"], ["soldiers"])
    assert not same_counted([], ["soldiers"])
    assert not same_counted(["cars"], ["one two three four five six cars"])
    assert same_counted([], [])


def test_numbers_are_compared_as_finely_as_they_were_marked() -> None:
    assert same_number(Decimal("0.33"), Decimal("0.333333333"))
    assert not same_number(Decimal(50), Decimal(51))
    assert not same_number(None, Decimal(5))


def test_cases_are_read_and_judged() -> None:
    cases = read_cases(CASES)
    assert len(cases) == 200
    first = next(case for case in cases if case.figures)
    marked = first.figures[0]
    assert judge(first.text, marked, ()).found is None
    assert spurious((), found_in("Lisk lost 30 boats."))
    found = found_in(first.text)
    assert [judge(first.text, one, found).number for one in first.figures] == [True] * len(first.figures)
