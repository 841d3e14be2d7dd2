import pytest

from benchmarks.unnamed_cases import unmarked


def test_marks_enclose_pieces_and_leave_the_text() -> None:
    text, pieces = unmarked("<s>An aide to <f>Osk</f></s> <q>said</q> <c>no</c>.")

    assert text == "An aide to Osk said no."
    assert {mark: [span.cut(text) for span in spans] for mark, spans in pieces.items()} == {
        "s": ["An aide to Osk"],
        "f": ["Osk"],
        "q": ["said"],
        "c": ["no"],
    }


def test_marks_that_cross_are_refused() -> None:
    with pytest.raises(ValueError, match="closed by"):
        unmarked("<s>An <f>aide</s></f>")
