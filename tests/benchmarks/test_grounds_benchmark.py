"""The passages on grounds, and how they are judged."""

import pytest

from benchmarks.grounds import HERE, Passage, alike, fits, read_passages, tallied
from benchmarks.unnamed_cases import unmarked
from onrecord.records import Ground, GroundKind, Span

PASSAGES = read_passages(HERE / "grounds/cases.json")
CLOCK = "The clock must be wrong because the sun is down."


def passage(marked: str, kind: GroundKind | None, *, left_open: bool = False) -> Passage:
    text, pieces = unmarked(marked)
    return Passage(text, (), kind, pieces.get("g", ()), pieces.get("c", ()), left_open, mended=True)


def test_there_are_enough_of_them_and_half_are_untouched() -> None:
    untouched = sum(not one.mended for one in PASSAGES)
    assert len(PASSAGES) >= 150
    assert untouched * 2 >= len(PASSAGES)
    assert len({one.text for one in PASSAGES}) == len(PASSAGES)


def test_they_are_marked_as_they_are_told() -> None:
    for one in PASSAGES:
        assert bool(one.ground) == (one.kind is not None), one.text
        assert bool(one.conclusion) == (one.kind is not None or one.open), one.text


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [((0, 22), (0, 22), True), ((0, 14), (4, 22), True), ((0, 3), (22, 29), False), ((4, 9), (10, 48), False)],
)
def test_half_of_the_words_of_either_side(one: tuple[int, int], other: tuple[int, int], same: bool) -> None:  # noqa: FBT001 - a table
    assert alike(CLOCK, (Span(*one),), (Span(*other),)) is same


def test_nothing_is_like_nothing_only() -> None:
    assert alike(CLOCK, (), ())
    assert not alike(CLOCK, (), (Span(0, 9),))


def test_a_ground_must_have_its_conclusion() -> None:
    told = passage("<c>The clock must be wrong</c> because <g>the sun is down</g>.", GroundKind.REASON)
    (clock,), (sun,) = told.conclusion, told.ground
    assert fits(told, Ground(GroundKind.REASON, (sun,), (clock,)))
    assert not fits(told, Ground(GroundKind.REASON, (clock,), (sun,)))


def test_what_is_found_and_not_marked_counts_against() -> None:
    right = passage("<c>The clock must be wrong</c> because <g>the sun is down</g>.", GroundKind.REASON)
    wrong = passage(CLOCK, None)
    left = passage("It is unclear whether <c>the clock is right</c>.", None, left_open=True)
    grounds, kinds, opened = tallied([right, wrong, left])
    assert grounds[1:] == [1, 2, 1, 50.0, 100.0]
    assert kinds[1:] == [1, 1, 1, 100.0, 100.0]
    assert opened[1:] == [1, 1, 1, 100.0, 100.0]
