import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.sentences import sentence_at, sentences_around, split_sentences
from onrecord.records import Span

SPLIT = [
    ("The port is shut. It reopens soon.", ["The port is shut.", "It reopens soon."]),
    ("Dr. Pell met Gen. Rudd. They spoke.", ["Dr. Pell met Gen. Rudd.", "They spoke."]),
    ("J. R. Osk of the U.S. Embassy left.", ["J. R. Osk of the U.S. Embassy left."]),
    ("“Go!” she said. “Now.”", ["“Go!” she said.", "“Now.”"]),
    ("A heading\nA line", ["A heading", "A line"]),
    ("It rose 3.5 percent.", ["It rose 3.5 percent."]),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "sentences"), SPLIT)
def test_a_sentence_ends_at_its_mark_or_its_line(text: str, sentences: list[str]) -> None:
    assert [span.cut(text) for span in split_sentences(text)] == sentences


@given(st.text())
def test_nothing_but_white_space_is_lost(text: str) -> None:
    found = split_sentences(text)

    assert "".join("".join(span.cut(text).split()) for span in found) == "".join(text.split())
    assert found == sorted(found)


def test_the_sentence_of_a_place_is_the_last_that_has_begun() -> None:
    found = split_sentences("One. Two. Three.")

    assert [sentence_at(found, place) for place in (0, 4, 5, 15)] == [0, 0, 1, 2]
    assert sentence_at([], 3) == 0


def test_a_sentence_is_looked_for_within_reach() -> None:
    text = "One is here. Two is there. Three."
    span = Span(text.index("is there"), text.index("is there") + 2)

    assert sentences_around(text, span, 100).cut(text).strip() == "Two is there."
    assert sentences_around(text, span, 2).cut(text) == "o is t"
