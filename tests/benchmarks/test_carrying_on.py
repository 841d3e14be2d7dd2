"""Scoring of quotations that go on: whose words a piece is given to, however many statements hold them."""

import pytest

from benchmarks.carrying_on import Given, Place, pieces
from benchmarks.cases import Case, Marked
from onrecord.records import Span, Spans

TEXT = "“We dug,” she said. “We dug deep.”\n\n“Nobody came.”\n\nThe “road” was mud, a boy said."


def at(*parts: str) -> Spans:
    """Where words stand."""
    return tuple(Span(TEXT.index(words), TEXT.index(words) + len(words)) for words in parts)


FIRST, SECOND, THIRD, SCARE = "“We dug,”", "“We dug deep.”", "“Nobody came.”", "“road”"
CASE = Case(
    "c1",
    ("cueless",),
    TEXT,
    (Marked(at("she"), at("said"), at(FIRST, SECOND), None), Marked(at("she"), (), at(THIRD), None)),
)
PLACES = [Place.BESIDE, Place.ON, Place.CUELESS, Place.NOBODYS]
R, X, N = Given.RIGHT, Given.OTHER, Given.NOBODY


def said(*contents: str, source: str = "she", parent: int | None = None) -> Marked:
    return Marked(at(source) if source else (), at("said"), at(*contents), parent)


@pytest.mark.parametrize(
    ("read", "given"),
    [
        pytest.param([*CASE.statements], [R, R, R, N], id="as marked"),
        pytest.param([said(FIRST, SECOND, THIRD)], [R, R, R, N], id="joined to the earlier statement"),
        pytest.param([said(FIRST)], [R, N, N, N], id="left alone"),
        pytest.param([said(FIRST), said(THIRD, source="a boy")], [R, N, X, N], id="another speaker"),
        pytest.param([said(FIRST), said(THIRD, source="")], [R, N, X, N], id="no speaker"),
        pytest.param([said(FIRST, SCARE)], [R, N, N, X], id="scare quotes attached"),
        pytest.param([said(FIRST), said(SECOND, parent=0)], [R, N, N, N], id="nested ones do not count"),
        pytest.param([said("We dug deep")], [N, R, N, N], id="half of the words"),
    ],
)
def test_to_whom_each_piece_is_given(read: list[Marked], given: list[Given]) -> None:
    found = list(pieces(CASE, read))
    assert [piece.place for piece in found] == PLACES
    assert [piece.given for piece in found] == given


def test_a_quotation_of_nobody_is_right_when_left_alone() -> None:
    scare = list(pieces(CASE, [*CASE.statements]))[-1]
    assert (scare.span.cut(TEXT), scare.right) == (SCARE, True)
    assert not list(pieces(CASE, [said(FIRST, SCARE)]))[-1].right
