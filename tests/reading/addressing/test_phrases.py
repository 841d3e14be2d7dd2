import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.addressing.phrases import noun_phrase, phrase_before


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (" reporters that it rains", "reporters"),
        (" the committee, which met", "the committee"),
        (" Rhea Voss of Fox News on Monday", "Rhea Voss of Fox News"),
        (" Sen. Ana Kestrel earlier", "Sen. Ana Kestrel"),
        (" city leaders that it rains", "city leaders"),
        (" his allies he would", "his allies"),
        (" to discuss it", None),
        (" whether it rains", None),
        (" a question", None),
        ("", None),
    ],
)
def test_a_noun_phrase_ends_where_something_else_begins(text: str, phrase: str | None) -> None:
    found = noun_phrase(text, 0, len(text))

    assert (found.cut(text) if found else None) == phrase


def test_half_a_word_is_left_out() -> None:
    found = noun_phrase("the committee that", 0, len("the committee tha") - len(" tha") - 2)

    assert found is None or found.cut("the committee that") == "the"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [("On Monday, the committee ", "the committee"), ("She left and the board ", "the board"), ("  ", None)],
)
def test_a_subject_is_what_is_left_of_its_clause(text: str, phrase: str | None) -> None:
    found = phrase_before(text, 0, len(text))

    assert (found.cut(text) if found else None) == phrase


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_phrases_stay_within_their_limits(text: str, start: int, limit: int) -> None:
    start, limit = sorted((min(start, len(text)), min(limit, len(text))))
    for found in (noun_phrase(text, start, limit), phrase_before(text, start, limit)):
        assert found is None or (start <= found.start and found.end <= limit)
