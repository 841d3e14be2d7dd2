from itertools import groupby

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.models import LinkWeights
from onrecord.reading.joining import Relation, join, softmax
from onrecord.reading.lattice import Found, Role
from onrecord.reading.links import Links

Place = tuple[int, int]
ROLES = {"s": Role.SOURCE, "q": Role.CUE, "c": Role.CONTENT}


def drawn_up(pattern: str) -> tuple[list[Found], npt.NDArray[np.int64]]:
    """Spans and paragraph numbers of a pattern: s source, q cue, c content, · outside; | begins a paragraph."""
    words = pattern.replace("|", "")
    numbers = [number for number, part in enumerate(pattern.split("|")) for _ in part]
    spans, at = [], 0
    for letter, run in groupby(words):
        last = at + len(list(run)) - 1
        if letter in ROLES:
            spans.append(Found(at, last, ROLES[letter], 0.9))
        at = last + 1
    return spans, np.array(numbers)


def joined(pattern: str, weights: LinkWeights, projections: npt.NDArray[np.float32] | None = None) -> list[Relation]:
    spans, paragraphs = drawn_up(pattern)
    plain = np.zeros((len(paragraphs), 3, 4), dtype=np.float32)
    return join(spans, Links(paragraphs, plain if projections is None else projections, weights))


def place(span: Found) -> Place:
    return span.first, span.last


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("sqcc", [((1, 1), (0, 0), [(2, 3)])], id="source, cue, content"),
        pytest.param("ccqqs", [((2, 3), (4, 4), [(0, 1)])], id="content first"),
        pytest.param("ccsqcc", [((3, 3), (2, 2), [(0, 1), (4, 5)])], id="content in two pieces"),
        pytest.param("qcc", [((0, 0), None, [(1, 2)])], id="no source at all"),
        pytest.param("sq··|ccq", [((6, 6), None, [(4, 5)])], id="a source out of reach is none"),
        pytest.param("sqc·sqc", [((1, 1), (0, 0), [(2, 2)]), ((5, 5), (4, 4), [(6, 6)])], id="two of each"),
        pytest.param("sqc|sqc", [((1, 1), (0, 0), [(2, 2)]), ((4, 4), (3, 3), [(5, 5)])], id="two paragraphs"),
        pytest.param("sqc·qc", [((1, 1), (0, 0), [(2, 2)]), ((4, 4), (0, 0), [(5, 5)])], id="two cues of one source"),
        pytest.param("sq", [], id="a cue without content"),
        pytest.param("cc·s", [], id="a content without cue"),
        pytest.param("s···", [], id="a source alone"),
        pytest.param("····", [], id="nothing"),
        pytest.param("sqcq", [((1, 1), (0, 0), [(2, 2)])], id="one of two cues goes without"),
    ],
)
def test_what_is_joined_to_what(
    pattern: str, expected: list[tuple[Place, Place | None, list[Place]]], near: LinkWeights
) -> None:
    found = joined(pattern, near)

    assert [(place(r.cue), r.source and place(r.source), [place(c) for c in r.contents]) for r in found] == expected


def test_a_content_goes_to_the_cue_that_the_model_likes_best_however_far(near: LinkWeights) -> None:
    projections = np.zeros((9, 3, 4), dtype=np.float32)
    projections[1, 1] = projections[8, 2] = 10.0
    (relation,) = joined("qc·····sq", near, projections)

    assert place(relation.cue) == (8, 8)
    assert relation.source
    assert place(relation.source) == (7, 7)
    assert relation.content_link > 0.99


def test_a_source_that_the_model_rejects_is_none(near: LinkWeights) -> None:
    projections = np.zeros((3, 3, 4), dtype=np.float32)
    projections[0, 0], projections[1, 2] = 10.0, -10.0
    (relation,) = joined("sqc", near, projections)

    assert relation.source is None
    assert relation.source_link > 0.99


def test_the_least_sure_content_speaks_for_all(near: LinkWeights) -> None:
    sure, unsure = joined("qc", near)[0], joined("qc·c···qc", near)[0]

    assert sure.content_link == 1.0
    assert len(unsure.contents) == 2
    assert 0.5 <= unsure.content_link < 0.95


@given(pattern=st.text("sqc·|", max_size=25), seed=st.integers(0, 999))
def test_every_content_is_in_one_relation_if_there_is_a_cue(pattern: str, seed: int, near: LinkWeights) -> None:
    spans, paragraphs = drawn_up(pattern)
    projections = np.random.default_rng(seed).normal(size=(len(paragraphs), 3, 4)).astype(np.float32)
    found = joined(pattern, near, projections)
    contents = [content for relation in found for content in relation.contents]
    cues = [relation.cue for relation in found]

    if any(span.role is Role.CUE for span in spans):
        assert sorted(contents, key=place) == [span for span in spans if span.role is Role.CONTENT]
    assert cues == sorted(set(cues), key=place)
    assert all(relation.contents for relation in found)
    assert all(0 < link <= 1 for relation in found for link in (relation.source_link, relation.content_link))


def test_softmax_gives_shares_that_no_size_upsets() -> None:
    shares = softmax(np.array([[1000.0, 1000.0], [-1000.0, 1000.0]]), axis=1)

    assert shares.tolist() == [[0.5, 0.5], [0.0, 1.0]]
    assert softmax(np.zeros((0, 3)), axis=1).shape == (0, 3)
