import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.reuse.tiling import SEED, Tile, tiles

LETTERS = st.text("abc", max_size=60)


def test_clauses_are_found_in_whatever_order_they_come() -> None:
    assert tiles("abcdxyz", "xyzabcd") == (Tile(0, 3, 4), Tile(4, 0, 3))


def test_the_longest_run_comes_first() -> None:
    assert tiles(list("abcdef"), list("abc-bcdef")) == (Tile(1, 4, 5),)


@given(LETTERS, LETTERS)
def test_no_word_is_counted_twice_and_all_that_is_counted_is_the_same(one: str, other: str) -> None:
    here: list[int] = []
    there: list[int] = []
    for tile in tiles(one, other):
        assert tile.length >= SEED
        assert one[tile.here : tile.here + tile.length] == other[tile.there : tile.there + tile.length]
        here.extend(range(tile.here, tile.here + tile.length))
        there.extend(range(tile.there, tile.there + tile.length))
    assert len(here) == len(set(here))
    assert len(there) == len(set(there))


@pytest.mark.parametrize(("period", "shared"), [(1, 0), (7, 0), (5_000, 0), (40_000, 40_000)])
def test_what_a_text_says_all_the_time_tells_nothing(period: int, shared: int) -> None:
    text = [str(number % period) for number in range(40_000)]
    assert sum(tile.length for tile in tiles(text, text)) == shared
