"""Words of drafts and sources, made alike where an editor may change them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.reports.footnotes.tokenizing import fragments, is_figure, tokens


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(text, (Span(0, len(text)),))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam’s gate", ["the", "dam's", "gate"]),
        ("2,300 at 2:40, or 2.40", ["2300", "at", "2.40", "or", "2.40"]),
        ("twelve, thirty", ["12", "30"]),
        ("organize the neighbour", ["organise", "the", "neighbor"]),
        ("9 per cent", ["9", "percent"]),
        ("well-known", ["well", "known"]),
    ],
)
def test_forms(text: str, found: list[str]) -> None:
    assert forms(text) == found


@pytest.mark.parametrize(("form", "figure"), [("12", True), ("may", True), ("friday", True), ("dam", False)])
def test_figures(form: str, figure: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_figure(form) is figure


def test_a_changed_letter_keeps_its_word_in_its_place() -> None:
    text = "“[t]here is no tape”"
    (part,) = fragments(text, Span(1, len(text) - 1))
    assert part[0].form == "there"
    assert part[0].span.cut(text).endswith("here")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_tokens_stand_in_order_in_their_text(text: str) -> None:
    found = tokens(text, (Span(0, len(text)),))
    ends = [0, *(token.span.end for token in found)]
    assert all(token.span.start >= end for token, end in zip(found, ends[:-1], strict=True))
    assert all(token.span.cut(text) for token in found)
