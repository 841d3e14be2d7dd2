import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import LinkWeights
from onrecord.reading.lattice import Found, Role
from onrecord.reading.links import BETWEEN, DISTANCES, Links, bucket, gaps

HALF = DISTANCES // 2


def span(first: int, last: int, role: Role) -> Found:
    return Found(first, last, role, 1.0)


@pytest.mark.parametrize(
    ("words", "expected"), [(0, 0), (1, 0), (2, 2), (3, 3), (4, 4), (5, 4), (6, 5), (8, 6), (11, 6), (16, 8), (45, 10)]
)
def test_buckets_grow_by_half_powers_of_two(words: int, expected: int) -> None:
    assert bucket(np.array([words])).tolist() == [HALF + expected]


@given(st.integers(1, 10**9))
def test_buckets_are_symmetric(words: int) -> None:
    before, after = bucket(np.array([-words, words])).tolist()

    assert before == DISTANCES - 1 - after
    assert HALF <= after < DISTANCES


def test_buckets_never_fall_with_distance() -> None:
    found = bucket(np.arange(-1000, 1000))

    assert np.all(np.diff(found) >= 0)
    assert (found[0], found[-1]) == (0, DISTANCES - 1)


@pytest.mark.parametrize(
    ("dependent", "cue", "distance", "between", "breaks"),
    [
        pytest.param((0, 1), (2, 2), -1, 0, 0, id="just before"),
        pytest.param((3, 6), (2, 2), 1, 0, 0, id="just after"),
        pytest.param((0, 1), (7, 8), -6, 1, 0, id="before, with a cue between"),
        pytest.param((0, 1), (16, 17), -15, 2, 2, id="before, with two cues and two breaks between"),
        pytest.param((18, 18), (2, 2), 16, 2, 2, id="after, with two cues and two breaks between"),
        pytest.param((18, 18), (16, 17), 1, 0, 0, id="after, with all other cues before"),
        pytest.param((12, 13), (7, 8), 4, 0, 1, id="in the next paragraph"),
    ],
)
def test_gaps(dependent: tuple[int, int], cue: tuple[int, int], distance: int, between: int, breaks: int) -> None:
    paragraphs = np.array([0] * 10 + [1] * 5 + [2] * 5)
    cues = [span(*place, Role.CUE) for place in [(2, 2), (7, 8), (16, 17)]]
    found = gaps([span(*dependent, Role.SOURCE)], cues, paragraphs)
    column = cues.index(span(*cue, Role.CUE))

    assert [int(table[0, column]) for table in found] == [int(bucket(np.array(distance))), between, breaks]


def test_many_cues_and_many_breaks_count_as_three() -> None:
    cues = [span(at, at, Role.CUE) for at in range(1, 10)]
    _, between, breaks = gaps([span(0, 0, Role.SOURCE)], cues, np.arange(10))

    assert between[0].tolist() == [0, 1, 2, *[BETWEEN - 1] * 6]
    assert breaks[0].tolist() == [1, 2, *[BETWEEN - 1] * 7]


@pytest.mark.parametrize(("role", "row"), [(Role.SOURCE, 0), (Role.CONTENT, 1)])
def test_a_score_is_a_product_and_three_tables(role: Role, row: int) -> None:
    random = np.random.default_rng(3)
    projections = random.normal(size=(12, 3, 16)).astype(np.float32)
    weights = LinkWeights(
        random.normal(size=(2, DISTANCES)).astype(np.float32),
        random.normal(size=(2, 2, BETWEEN)).astype(np.float32),
        random.normal(size=(2, 2, BETWEEN)).astype(np.float32),
        np.zeros(2, dtype=np.float32),
    )
    dependents, cues = [span(0, 2, role), span(8, 8, role)], [span(4, 5, Role.CUE), span(10, 10, Role.CUE)]
    paragraphs = np.array([0] * 6 + [1] * 6)
    found = Links(paragraphs, projections, weights).scores(dependents, cues)

    for i, dependent in enumerate(dependents):
        for j, cue in enumerate(cues):
            distance, between, breaks = (int(table[i, j]) for table in gaps(dependents, cues, paragraphs))
            side = int(dependent.first > cue.last)
            query = projections[[dependent.first, dependent.last], row].mean(axis=0)
            key = projections[[cue.first, cue.last], 2].mean(axis=0)
            expected = float(query @ key) / 4
            expected += weights.distance[row, distance] + weights.cues[row, side, between]
            assert found[i, j] == pytest.approx(expected + weights.breaks[row, side, breaks], abs=1e-5)


@pytest.mark.parametrize(("dependents", "cues"), [(0, 0), (0, 2), (2, 0)])
def test_nothing_to_score(dependents: int, cues: int, near: LinkWeights) -> None:
    links = Links(np.zeros(9, dtype=np.int64), np.zeros((9, 3, 2), dtype=np.float32), near)
    sources = [span(at, at, Role.SOURCE) for at in range(dependents)]
    found = links.scores(sources, [span(at + 5, at + 5, Role.CUE) for at in range(cues)])

    assert found.shape == (dependents, cues)
    assert links.none([span(5, 5, Role.CUE)] * cues).shape == (cues, 1)
