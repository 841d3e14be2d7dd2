"""Groups by what is shared."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.grouping import grouped


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], []),
        (["ab", "cd", "bc"], [["ab", "cd", "bc"]]),
        (["ab", "", "ba", ""], [["ab", "ba"], [""], [""]]),
        (["x", "y"], [["x"], ["y"]]),
    ],
)
def test_what_shares_a_letter_is_together(words: list[str], expected: list[list[str]]) -> None:
    assert grouped(words, list) == expected


@given(st.lists(st.text("abcdefgh", max_size=3)), st.randoms(use_true_random=False))
def test_in_any_order(words: list[str], dice: random.Random) -> None:
    shuffled = list(words)
    dice.shuffle(shuffled)
    assert sorted(map(sorted, grouped(words, list))) == sorted(map(sorted, grouped(shuffled, list)))
