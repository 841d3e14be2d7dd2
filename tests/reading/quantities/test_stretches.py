"""Stretches in which a number stands: whole sentences, and every number in one of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quantities.figures import figure_at
from onrecord.reading.quantities.lexicon import english
from onrecord.reading.quantities.stretches import numbered_stretches
from onrecord.reading.quantities.tokens import sentences_of

PIECES = (
    "It|fell.|Gen.|Born|U.S.|a|dozen|men|½|“Two|ships.”|5|half|\n\n|no|_six_|couple of|hundred!|score of|bn|’|?)|Éb.|İ"
)
PARTS = st.sampled_from(PIECES.split("|"))


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("It rained. Ten left. He wept.", [" Ten left."]),
        ("It rained.\n\n5 left\n\nHe wept.", ["\n\n5 left"]),
        ("It rained on Gen. Born and 5 men.", ["It rained on Gen. Born and 5 men."]),
        ("Someone often went.", []),
        ("", []),
    ],
)
def test_where_numbers_stand(text: str, stretches: list[str]) -> None:
    assert [span.cut(text) for span in numbered_stretches(text, english())] == stretches


@given(st.one_of(st.text(), st.lists(PARTS).map(" ".join)))
def test_no_sentence_with_a_number_is_lost_or_cut(text: str) -> None:
    words = english()
    kept = [one for stretch in numbered_stretches(text, words) for one in sentences_of(text, words, stretch)]
    numbered = [
        one for one in sentences_of(text, words) if any(figure_at(one, at, words) is not None for at in range(len(one)))
    ]
    assert [one for one in kept if one in numbered] == numbered


def test_empty_lines_without_end_take_no_longer_by_the_line() -> None:
    assert list(numbered_stretches("\n" * 300_000 + "x" * 300_000 + "x." * 300_000, english())) == []
