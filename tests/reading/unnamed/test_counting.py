import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.unnamed.counting import read_count

COUNTS = [
    ("a person", (1, 1)),
    ("another aide", (1, 1)),
    ("one of the people", (1, 1)),
    ("two officials", (2, 2)),
    ("the three men", (3, 3)),
    ("Half a dozen diplomats", (6, 6)),
    ("a dozen clerks", (12, 12)),
    ("two dozen clerks", (24, 24)),
    ("more than a dozen clerks", (13, None)),
    ("at least three guests", (3, None)),
    ("one or more of them", (1, None)),
    ("up to five guests", (1, 5)),
    ("several officials", (2, None)),
    ("a handful of guards", (2, None)),
    ("dozens of witnesses", (24, None)),
    ("1,200 workers", (1200, 1200)),
]


@pytest.mark.parametrize(("words", "number"), COUNTS)
def test_the_first_words_say_how_many(words: str, number: tuple[int, int | None]) -> None:
    count = read_count(words)

    assert count
    assert (count.least, count.most) == number


@pytest.mark.parametrize("words", ["officials", "the aide", "56 percent of voters", "3 million people", "onerous"])
def test_what_is_no_number_is_none(words: str) -> None:
    assert read_count(words) is None


@given(st.text())
def test_a_count_never_contradicts_itself(words: str) -> None:
    count = read_count(words)

    assert count is None or (count.least >= 1 and (count.most is None or count.most >= count.least))
