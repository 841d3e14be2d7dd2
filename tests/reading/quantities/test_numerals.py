import pytest

from onrecord.reading.quantities.lexicon import english
from onrecord.reading.quantities.numerals import numeral_at
from onrecord.reading.quantities.tokens import tokens_of

NUMERALS = [
    ("forty-two people", 42, 3),
    ("five hundred and", 500, 2),
    ("twelve hundred ships", 1200, 2),
    ("3 hundred thousand", 300_000, 3),
    ("5m people", 5_000_000, 2),
    ("5m away", 5, 1),
    ("2 1/2 cups", 2.5, 4),
    ("1/4 of it", 0.25, 3),
    ("a couple of hundred men", 200, 4),
    ("half a dozen eggs", 6, 3),
    ("three quarters of a million", 750_000, 5),
]


@pytest.mark.parametrize(("text", "value", "length"), NUMERALS)
def test_the_longest_number_is_read(text: str, value: float, length: int) -> None:
    found = numeral_at(list(tokens_of(text)), 0, english())
    assert found is not None
    assert (float(found.low), found.end) == (value, length)


@pytest.mark.parametrize("text", ["1.200.000", "1,2", "12,34,5", "9" * 30, "couple", "ships", "a ship", "third"])
def test_what_is_no_english_number_is_none(text: str) -> None:
    assert numeral_at(list(tokens_of(text)), 0, english()) is None
