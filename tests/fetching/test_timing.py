"""When to ask again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.fetching import CEILING, backed_off
from onrecord.fetching.timing import max_age


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("max-age=600", 600.0),
        ('public, Max-Age="60"', 60.0),
        ("max-age=99999999", CEILING),
        ("no-cache, max-age=600", None),
        ("no-store", None),
        ("max-age=soon", None),
        ("", None),
        (None, None),
    ],
)
def test_how_long_it_stays_fresh(said: str | None, seconds: float | None) -> None:
    assert max_age(said) == seconds


def test_each_failure_doubles_the_wait_up_to_a_day() -> None:
    waits = [backed_off(failures, lambda: 0.5) for failures in (1, 2, 3, 20, 10_000)]
    assert waits == [60.0, 120.0, 240.0, CEILING, CEILING]


@given(st.integers(0, 10**6), st.floats(0, 1))
def test_a_wait_is_never_none_and_never_longer_than_a_day(failures: int, chance: float) -> None:
    assert 45.0 <= backed_off(failures, lambda: chance) <= CEILING
