from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import LinkWeights
from onrecord.reading.completing import LEAST, complete
from onrecord.reading.lattice import Found, Role
from onrecord.reading.links import Links

WORDS = 16


def source(first: int, probability: float) -> Found:
    return Found(first, first, Role.SOURCE, probability)


def cue(first: int, probability: float) -> Found:
    return Found(first, first, Role.CUE, probability)


def content(first: int, probability: float, words: int = 3) -> Found:
    return Found(first, first + words - 1, Role.CONTENT, probability)


@pytest.fixture(scope="module")
def links(near: LinkWeights) -> Links:
    """One paragraph in which what is nearest belongs together."""
    return Links(np.zeros(WORDS, dtype=np.int64), np.zeros((WORDS, 3, 2), dtype=np.float32), near)


@pytest.mark.parametrize(
    ("chosen", "spare", "added"),
    [
        pytest.param([content(2, 0.9)], [cue(1, 0.3)], [cue(1, 0.3)], id="a cue for a content"),
        pytest.param([cue(1, 0.9)], [content(2, 0.3)], [content(2, 0.3)], id="a content for a cue"),
        pytest.param(
            [cue(1, 0.9), content(2, 0.9)], [source(0, 0.3)], [source(0, 0.3)], id="a source for a cue with content"
        ),
        pytest.param(
            [content(2, 0.9)], [source(0, 0.2), cue(1, 0.3)], [cue(1, 0.3), source(0, 0.2)], id="a cue and its source"
        ),
        pytest.param([cue(1, 0.9)], [source(0, 0.3)], [], id="no source for a cue without content"),
        pytest.param([content(2, 0.9)], [cue(1, LEAST)], [], id="nothing that is hardly likely"),
        pytest.param([content(2, 0.9)], [cue(3, 0.4)], [], id="nothing where a span is taken"),
        pytest.param([content(2, 0.9)], [source(1, 0.4), content(8, 0.4)], [], id="no cue, no content of its own"),
        pytest.param(
            [cue(1, 0.9), content(2, 0.9)], [cue(9, 0.4), content(10, 0.4)], [], id="nothing for who has a partner"
        ),
        pytest.param(
            [cue(1, 0.9), content(2, 0.9), content(12, 0.9)], [cue(11, 0.4)], [cue(11, 0.4)], id="a nearer cue"
        ),
        pytest.param(
            [cue(1, 0.9)], [content(2, 0.2, 4), content(2, 0.3, 2)], [content(2, 0.3, 2)], id="the likelier of two"
        ),
        pytest.param(
            [content(2, 0.9), content(6, 0.8)], [cue(5, 0.4)], [cue(5, 0.4)], id="one cue serves two contents"
        ),
        pytest.param([], [source(0, 0.4), cue(1, 0.4), content(2, 0.4)], [], id="nothing for nobody"),
    ],
)
def test_who_gets_a_partner(chosen: list[Found], spare: list[Found], added: list[Found], links: Links) -> None:
    assert complete(chosen, [*chosen, *spare], links) == [*chosen, *added]


@st.composite
def windows_read(draw: st.DrawFn) -> tuple[list[Found], list[Found]]:
    """Candidates of a window, and a choice of them that do not overlap."""
    builders = (
        st.builds(source, st.integers(0, 12), st.floats(0.02, 1)),
        st.builds(cue, st.integers(0, 12), st.floats(0.02, 1)),
    )
    spans = draw(st.lists(st.one_of(*builders, st.builds(content, st.integers(0, 12), st.floats(0.02, 1))), max_size=9))
    chosen: list[Found] = []
    for span in draw(st.permutations(spans)):
        if span.probability > 0.4 and all(span.last < other.first or other.last < span.first for other in chosen):
            chosen.append(span)
    return chosen, spans


@given(read=windows_read(), seed=st.integers(0, 999))
def test_what_was_chosen_stays_and_nothing_overlaps_it(
    read: tuple[list[Found], list[Found]], seed: int, near: LinkWeights
) -> None:
    chosen, spans = read
    random = np.random.default_rng(seed)
    projections = random.normal(0, 3, size=(WORDS, 3, 2)).astype(np.float32)
    done = complete(chosen, spans, Links(np.sort(random.integers(0, 4, WORDS)), projections, near))

    assert done[: len(chosen)] == chosen
    assert all(span in spans and span.probability > LEAST for span in done[len(chosen) :])
    assert all(one.last < other.first or other.last < one.first for one, other in combinations(done, 2))
