"""Which stretch of a text is shown: whole words, one line where possible, never without the words that were found."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.reports.passages import WIDTH, around, beginning

LINES = "The first line.\nThe ferry sails at noon. \n\nThe last line."


def marks(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(
        Span(place, place + len(word)) for word in words for place in range(len(text)) if text.startswith(word, place)
    )


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (LINES, ["ferry"], ["The ferry sails at noon."]),
        (LINES, ["first"], ["The first line."]),
        (LINES, ["last"], ["The last line."]),
        (LINES, ["first", "last"], [LINES]),
        ("ferry", ["ferry"], ["ferry"]),
        ("  ferry  ", ["ferry"], ["ferry"]),
        ("word " * 60 + "ferry" + " word" * 60, ["ferry"], ["word " * 19 + "ferry" + " word" * 19]),
        ("x" * 500 + "ferry" + "x" * 500, ["ferry"], ["ferry"]),
        (("ferry " + "word " * 80) * 5, ["ferry"], [("ferry " + "word " * 19).strip()] * 1),
    ],
)
def test_passages(text: str, words: Sequence[str], expected: list[str]) -> None:
    assert [span.cut(text) for span, _ in around(text, marks(text, *words), most=1)] == expected


def test_the_passages_with_most_of_the_words_are_shown_in_the_order_of_the_text() -> None:
    gap = "word " * 100
    text = f"tide {gap} ferry tide {gap} tide tide {gap} ferry {gap} tide ferry"
    shown = around(text, marks(text, "ferry", "tide"), most=3)
    assert [[mark.cut(text) for mark in found] for _, found in shown] == [
        ["ferry", "tide"],
        ["tide", "tide"],
        ["tide", "ferry"],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", None), (" \n\t", None), ("\n\n  Fog.\nSea.", "Fog."), ("word " * 100, ("word " * 20).strip())],
)
def test_beginning(text: str, expected: str | None) -> None:
    span = beginning(text)
    assert (span and span.cut(text)) == expected


@given(st.text("ab \n🕊ש", min_size=1, max_size=700), st.data(), st.integers(1, 4))
def test_every_passage_holds_its_marks_and_is_short(text: str, data: st.DataObject, most: int) -> None:
    starts = data.draw(st.sets(st.integers(0, len(text) - 1), max_size=30))
    found = tuple(Span(start, min(start + 2, len(text))) for start in starts)
    shown = around(text, found, most)
    assert len(shown) <= most
    assert bool(shown) == bool(found)
    for span, kept in shown:
        assert span.cut(text)
        assert len(span) <= WIDTH + 1
        assert all(span.holds(mark) for mark in kept)
        assert span.start in {0, kept[0].start} or text[span.start - 1].isspace()
        assert span.end in {len(text), kept[-1].end} or text[span.end].isspace()
