"""A text with stretches replaced, and its places."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.redacted.moving import Moved, Stretch, apart

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@st.composite
def _moved(draw: st.DrawFn) -> tuple[str, list[Stretch]]:
    text = draw(TEXTS)
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        found.append(Stretch(start, end, draw(st.text("XY", min_size=1, max_size=6))))
    return text, apart(found)


@given(_moved(), st.data())
def test_a_place_holds_what_stands_there_now(given: tuple[str, list[Stretch]], data: st.DataObject) -> None:
    text, stretches = given
    moved = Moved(text, stretches)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    touched = [one for one in stretches if one.start < end and start < one.end]
    first, last = min([start, *(one.start for one in touched)]), max([end, *(one.end for one in touched)])
    expected, at = "", first
    for one in touched:
        expected += text[at : one.start] + one.words
        at = one.end
    assert moved.cut([[start, end]]) == expected + text[at:last]
    assert moved.place(start, end)[0] < moved.place(start, end)[1]


@given(_moved())
def test_nothing_is_changed_but_the_stretches(given: tuple[str, list[Stretch]]) -> None:
    text, stretches = given
    held = {at for one in stretches for at in range(one.start, one.end)}
    moved = Moved(text, stretches)
    for at in range(len(text)):
        if at not in held:
            assert moved.cut([[at, at + 1]]) == text[at]


def test_of_stretches_that_overlap_the_first_given_is_taken() -> None:
    first, other, last = Stretch(4, 9, "a"), Stretch(0, 5, "b"), Stretch(9, 12, "c")
    assert apart([first, other, last]) == [first, last]
