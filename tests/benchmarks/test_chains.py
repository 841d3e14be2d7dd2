"""Scoring of nesting: what counts as found, as hanging on the right parent, and as read too much."""

import pytest

from benchmarks.cases import Case, Marked, Tokens, depth, shown
from benchmarks.chains import Outcome, Tally, at_depth, judge, nested, tally
from onrecord.records import Span, Spans

TEXT = "The Lamp said the mayor denied that the weir leaks."


def at(words: str) -> Spans:
    """Where words stand."""
    if not words:
        return ()
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def marked(source: str, cue: str, content: str, parent: int | None = None) -> Marked:
    return Marked(at(source), at(cue), at(content), parent)


OUTER = marked("The Lamp", "said", "the mayor denied that the weir leaks")
INNER = marked("the mayor", "denied", "that the weir leaks", 0)
CASE = Case("n1", ("denial",), TEXT, (OUTER, INNER))


@pytest.mark.parametrize(
    ("read", "outcomes"),
    [
        pytest.param([OUTER, INNER], [Outcome.RIGHT, Outcome.RIGHT], id="all right"),
        pytest.param(
            [OUTER, marked("mayor", "denied", "the weir leaks", 0)], [Outcome.RIGHT, Outcome.RIGHT], id="in the main"
        ),
        pytest.param([OUTER], [Outcome.RIGHT, Outcome.CUE], id="inner one missed"),
        pytest.param([], [Outcome.CUE, Outcome.UNREAD], id="nothing read"),
        pytest.param(
            [marked("the mayor", "denied", "that the weir leaks")], [Outcome.CUE, Outcome.PARENT], id="holder missed"
        ),
        pytest.param(
            [OUTER, marked("the mayor", "denied", "that the weir leaks")],
            [Outcome.RIGHT, Outcome.PARENT],
            id="side by side",
        ),
        pytest.param(
            [OUTER, marked("", "denied", "that the weir leaks", 0)], [Outcome.RIGHT, Outcome.SOURCE], id="no source"
        ),
        pytest.param(
            [OUTER, marked("the mayor", "denied", "leaks", 0)], [Outcome.RIGHT, Outcome.CONTENT], id="content too small"
        ),
    ],
)
def test_outcomes(read: list[Marked], outcomes: list[Outcome]) -> None:
    assert list(judge(CASE, tuple(read)).outcomes) == outcomes


def test_a_statement_read_twice_is_right_once() -> None:
    judged = judge(CASE, (OUTER, INNER, INNER))
    assert tally([judged], nested) == Tally(marked=1, found=1, chained=1, read=2, right=1)


def test_a_statement_on_the_wrong_parent_is_found_but_not_right() -> None:
    side = marked("the mayor", "denied", "that the weir leaks")
    assert tally([judge(CASE, (OUTER, side))], nested) == Tally(marked=1, found=1, chained=0, read=0, right=0)


def test_depths_are_counted_apart() -> None:
    judged = [judge(CASE, (OUTER, INNER))]
    assert [tally(judged, at_depth(level)).right for level in (1, 2, 3)] == [1, 1, 0]
    assert [depth(CASE.statements, number) for number in (0, 1)] == [1, 2]


def test_tallies_of_nothing_are_nothing() -> None:
    assert Tally(0, 0, 0, 0, 0).row() == [0, 0, 0.0, 0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("spans", "touched"),
    [([(0, 3)], {0}), ([(1, 2)], {0}), ([(2, 5)], {0, 1}), ([(3, 4)], set()), ([(0, 3), (4, 9)], {0, 1, 2})],
)
def test_tokens_that_a_span_touches(spans: list[tuple[int, int]], touched: set[int]) -> None:
    assert Tokens("one two, three").touched([Span(*span) for span in spans]) == touched


def test_a_statement_is_shown_on_one_line() -> None:
    assert shown(TEXT, INNER) == "the mayor | denied | that the weir leaks"
    assert shown(TEXT, marked("", "denied", "leaks")) == "- | denied | leaks"
