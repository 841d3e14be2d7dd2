import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.places import Places
from onrecord.records import Span


@st.composite
def disjoint(draw: st.DrawFn) -> list[Span]:
    bounds = sorted(draw(st.sets(st.integers(0, 40), max_size=12)))
    return [Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]


@st.composite
def anywhere(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, 40))
    return Span(start, draw(st.integers(start + 1, 41)))


@given(disjoint(), anywhere())
def test_places_answer_as_looking_at_every_span_would(spans: list[Span], place: Span) -> None:
    known = Places(reversed(spans))

    assert known.touching(place) == [span for span in spans if span.overlaps(place)]
    assert known.holding(place) == next((span for span in spans if span.holds(place)), None)


@pytest.mark.parametrize(
    ("place", "touching", "holding"),
    [
        ((0, 2), [], None),
        ((0, 3), [(2, 5)], None),
        ((2, 5), [(2, 5)], (2, 5)),
        ((3, 4), [(2, 5)], (2, 5)),
        ((4, 6), [(2, 5), (5, 9)], None),
        ((5, 6), [(5, 9)], (5, 9)),
        ((9, 20), [], None),
        ((0, 99), [(2, 5), (5, 9), (20, 30)], None),
    ],
)
def test_spans_that_meet_do_not_touch(
    place: tuple[int, int], touching: list[tuple[int, int]], holding: tuple[int, int] | None
) -> None:
    known = Places([Span(20, 30), Span(2, 5), Span(5, 9)])

    assert known.touching(Span(*place)) == [Span(*span) for span in touching]
    assert known.holding(Span(*place)) == (Span(*holding) if holding else None)


def test_no_places_touch_nothing() -> None:
    assert Places([]).touching(Span(0, 9)) == []
    assert Places([]).holding(Span(0, 9)) is None
