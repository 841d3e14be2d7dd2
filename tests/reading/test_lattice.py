import math
from itertools import combinations, pairwise

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.lattice import (
    BEGIN,
    END,
    INSIDE,
    LIKELY,
    SINGLE,
    TAGS,
    Found,
    Role,
    allowed,
    candidates,
    choose,
    marginals,
    tag,
)

Array = npt.NDArray[np.float32]
Path = tuple[int, ...]
Place = tuple[int, int, Role]

ALLOWED = allowed()
seeds = st.integers(0, 2**32 - 1)


def drawn(seed: int, *shape: int, spread: float = 2.0) -> Array:
    return np.random.default_rng(seed).normal(0.0, spread, shape).astype(np.float32)


def legal_paths(words: int) -> list[Path]:
    paths: list[Path] = [(first,) for first in range(TAGS) if ALLOWED[TAGS, first]]
    for _ in range(words - 1):
        paths = [(*path, after) for path in paths for after in range(TAGS) if ALLOWED[path[-1], after]]
    return [path for path in paths if ALLOWED[path[-1], TAGS]]


PATHS = {words: legal_paths(words) for words in range(1, 6)}


def weigh(path: Path, emissions: Array, transitions: Array) -> float:
    return math.fsum(
        [float(emissions[at, name]) for at, name in enumerate(path)]
        + [float(transitions[before, after]) for before, after in pairwise([TAGS, *path, TAGS])]
    )


def spans_of(path: Path) -> list[Place]:
    found, begun = [], 0
    for at, name in enumerate(path):
        role, position = divmod(name - 1, 4)
        begun = at if position in {BEGIN, SINGLE} else begun
        if name and position in {END, SINGLE}:
            found.append((begun, at, Role(role)))
    return found


def by_enumeration(emissions: Array, transitions: Array) -> tuple[npt.NDArray[np.float64], dict[Place, float]]:
    """Tag and span probabilities from every legal path, one by one."""
    paths = PATHS[len(emissions)]
    shares = np.exp([weigh(path, emissions, transitions) for path in paths])
    shares /= shares.sum()
    tags = np.zeros((len(emissions), TAGS))
    spans: dict[Place, float] = {}
    for path, share in zip(paths, shares, strict=True):
        tags[range(len(path)), path] += share
        for span in spans_of(path):
            spans[span] = spans.get(span, 0.0) + share
    return tags, spans


def test_the_paths_are_sequences_of_whole_spans() -> None:
    counts = [1]
    for words in range(1, 6):
        counts.append(counts[-1] + 3 * sum(counts[:words]))

    assert [len(PATHS[words]) for words in range(1, 6)] == counts[1:] == [4, 19, 91, 436, 2089]


@pytest.mark.parametrize(
    ("before", "after", "may"),
    [
        (TAGS, 0, True),
        (TAGS, tag(Role.CUE, BEGIN), True),
        (TAGS, tag(Role.CUE, INSIDE), False),
        (TAGS, TAGS, False),
        (0, 0, True),
        (0, tag(Role.SOURCE, SINGLE), True),
        (0, tag(Role.SOURCE, END), False),
        (tag(Role.CUE, BEGIN), tag(Role.CUE, END), True),
        (tag(Role.CUE, BEGIN), tag(Role.CUE, INSIDE), True),
        (tag(Role.CUE, BEGIN), tag(Role.CONTENT, END), False),
        (tag(Role.CUE, BEGIN), tag(Role.CUE, BEGIN), False),
        (tag(Role.CUE, BEGIN), 0, False),
        (tag(Role.CUE, BEGIN), TAGS, False),
        (tag(Role.CONTENT, INSIDE), TAGS, False),
        (tag(Role.CONTENT, END), tag(Role.CONTENT, BEGIN), True),
        (tag(Role.CONTENT, SINGLE), tag(Role.SOURCE, BEGIN), True),
        (tag(Role.CONTENT, SINGLE), TAGS, True),
    ],
)
def test_which_tag_may_follow_which(before: int, after: int, *, may: bool) -> None:
    assert bool(ALLOWED[before, after]) is may


@settings(max_examples=40)
@given(seed=seeds, words=st.integers(1, 5))
def test_probabilities_are_those_of_all_paths_together(seed: int, words: int) -> None:
    emissions, transitions = drawn(seed, words, TAGS), drawn(seed + 1, TAGS + 1, TAGS + 1)
    tags, spans = by_enumeration(emissions, transitions)
    lattice = marginals(emissions[None], [words], transitions)
    found = {(span.first, span.last, span.role): span.probability for span in candidates(lattice, 0, words)}

    np.testing.assert_allclose(lattice.tags(0, words), tags, atol=1e-6)
    assert set(found) >= {span for span, share in spans.items() if share > LIKELY + 1e-6}
    assert all(share > LIKELY and abs(share - spans[span]) < 1e-6 for span, share in found.items())


@settings(max_examples=40)
@given(seed=seeds, lengths=st.lists(st.integers(1, 40), min_size=1, max_size=5))
def test_a_batch_of_unequal_windows_is_read_as_they_are_one_by_one(seed: int, lengths: list[int]) -> None:
    transitions, most = drawn(seed, TAGS + 1, TAGS + 1), max(lengths)
    batch = np.zeros((len(lengths), most, TAGS), dtype=np.float32)
    for row, words in enumerate(lengths):
        batch[row, :words] = drawn(seed + row, words, TAGS)
    together = marginals(batch, lengths, transitions)

    for row, words in enumerate(lengths):
        alone = marginals(batch[row : row + 1, :words], [words], transitions)
        tags = together.tags(row, words)
        np.testing.assert_allclose(tags, alone.tags(0, words), atol=1e-9)
        np.testing.assert_allclose(tags.sum(axis=1), 1.0)
        assert [(s.first, s.last, s.role) for s in candidates(together, row, words)] == [
            (s.first, s.last, s.role) for s in candidates(alone, 0, words)
        ]


@pytest.mark.parametrize("spread", [0.0, 1.0, 60.0])
def test_a_long_window_neither_overflows_nor_vanishes(spread: float) -> None:
    words = 400
    lattice = marginals(drawn(7, 1, words, TAGS, spread=spread), [words], drawn(8, TAGS + 1, TAGS + 1, spread=4.0))

    assert np.isfinite(lattice.tags(0, words)).all()
    assert all(LIKELY < span.probability <= 1.0 for span in candidates(lattice, 0, words))


@given(seed=seeds, lift=st.floats(-100, 100))
def test_what_is_added_to_all_tags_of_a_word_changes_nothing(seed: int, lift: float) -> None:
    emissions, transitions = drawn(seed, 1, 6, TAGS), drawn(seed, TAGS + 1, TAGS + 1)
    lifted = emissions.copy()
    lifted[0, 3] += np.float32(lift)
    plain, other = (marginals(some, [6], transitions).tags(0, 6) for some in (emissions, lifted))

    np.testing.assert_allclose(plain, other, atol=1e-4)


def test_certain_tags_give_certain_spans() -> None:
    path = [0, tag(Role.SOURCE, SINGLE), tag(Role.CUE, BEGIN), tag(Role.CUE, END)]
    path += [tag(Role.CONTENT, BEGIN), tag(Role.CONTENT, INSIDE), tag(Role.CONTENT, INSIDE), tag(Role.CONTENT, END), 0]
    emissions = np.zeros((1, len(path), TAGS), dtype=np.float32)
    emissions[0, range(len(path)), path] = 30.0
    found = candidates(marginals(emissions, [len(path)], np.zeros((TAGS + 1, TAGS + 1), np.float32)), 0, len(path))

    assert [(span.first, span.last, span.role) for span in found] == [
        (1, 1, Role.SOURCE),
        (2, 3, Role.CUE),
        (4, 7, Role.CONTENT),
    ]
    assert all(span.probability > 0.999999 for span in found)


@st.composite
def found_spans(draw: st.DrawFn) -> Found:
    first = draw(st.integers(0, 9))
    last = draw(st.integers(first, min(first + 5, 9)))
    # Sixty-fourths add up exactly, so that a tie is a tie.
    return Found(first, last, draw(st.sampled_from(Role)), draw(st.integers(0, 64)) / 64)


price = st.integers(0, 64).map(lambda sixty_fourths: sixty_fourths / 64)


def apart(some: tuple[Found, ...] | list[Found]) -> bool:
    return all(one.last < other.first or other.last < one.first for one, other in combinations(some, 2))


@given(st.lists(found_spans(), max_size=9), st.tuples(price, price, price))
def test_no_other_set_of_spans_is_worth_more(spans: list[Found], prices: tuple[float, float, float]) -> None:
    def worth(some: tuple[Found, ...] | list[Found]) -> float:
        return sum(span.probability - prices[span.role] for span in some)

    chosen = choose(spans, prices)
    best = max(worth(some) for size in range(len(spans) + 1) for some in combinations(spans, size) if apart(some))

    assert apart(chosen)
    assert worth(chosen) == best
    assert all(span in spans and span.probability > prices[span.role] for span in chosen)
    assert [span.first for span in chosen] == sorted(span.first for span in chosen)


@given(st.lists(found_spans(), max_size=14), price, price)
def test_a_higher_price_never_buys_more_spans(spans: list[Found], one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert len(choose(spans, [high] * 3)) <= len(choose(spans, [low] * 3))
    assert choose(spans, [1.0] * 3) == []
