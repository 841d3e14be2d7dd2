import datetime as dt
from collections import defaultdict
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.linking.candidates import (
    APART,
    DRAW,
    ENTRY,
    OPEN,
    PAGE,
    Met,
    Near,
    entry,
    further_keys,
    kept,
    met,
    touched,
    worth_asking,
)
from onrecord.records import Act, Figure, Interval, Proposition

DAY = dt.date(2031, 5, 2)
ON_DAY = Interval(DAY, DAY)
A_MONTH = Interval(dt.date(2031, 5, 1), dt.date(2031, 5, 31))
BITS = 256
MOST = 3


def figure(number: int, unit: str | None = None) -> Figure:
    return Figure(Decimal(number), Decimal(number), unit)


def said(
    *names: str, figures: tuple[Figure, ...] = (), days: tuple[Interval, ...] = (), act: Act = Act.ASSERT
) -> Proposition:
    return Proposition("s", "d", "Lisk will leave", names=frozenset(names), figures=figures, days=days, act=act)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (said("lisk", figures=(figure(40),)), said("lisk", "kessaly", figures=(figure(40, "troops"),)), 1),
        (said("lisk", figures=(figure(40),)), said("kessaly", figures=(figure(40),)), 0),
        (said("lisk", figures=(figure(40),)), said("lisk", figures=(figure(41),)), 0),
        (said("lisk", figures=(figure(2),)), said("lisk", figures=(figure(2),)), 0),
        (said("lisk", figures=(figure(2, "percent"),)), said("lisk", figures=(figure(2, "percent"),)), 1),
        (said("lisk", "kessaly", days=(ON_DAY,)), said("kessaly", "lisk", days=(ON_DAY,)), 1),
        (said("lisk", "kessaly", days=(A_MONTH,)), said("lisk", "kessaly", days=(A_MONTH,)), 0),
        (said("lisk", days=(ON_DAY,)), said("lisk", days=(ON_DAY,)), 0),
        (said("lisk", "kessaly"), said("lisk", "kessaly"), 0),
    ],
)
def test_a_name_with_a_figure_and_two_names_with_a_day_are_keys(
    one: Proposition, other: Proposition, shared: int
) -> None:
    assert len(further_keys(one) & further_keys(other)) == shared


def test_keys_are_no_cells_and_fit_into_the_ledger() -> None:
    keys = further_keys(said(*"abcdef", figures=tuple(map(figure, range(10, 20))), days=(ON_DAY,)))

    assert len(keys) == 6 * 10 + 15
    assert all(1 << 32 <= key < 1 << 63 for key in keys)
    assert not further_keys(said(*"abcdefghi", figures=(figure(10),)))


@pytest.mark.parametrize(
    ("likelier", "than"),
    [
        pytest.param((said(), said(), 0.8), (said(), said(), 0.6), id="nearer"),
        pytest.param(
            (said(figures=(figure(40),)), said(figures=(figure(40),)), 0.6),
            (said(figures=(figure(40),)), said(), 0.6),
            id="a figure is the same",
        ),
        pytest.param(
            (said(figures=(figure(40),)), said(), 0.6),
            (said(figures=(figure(40),)), said(figures=(figure(50),)), 0.6),
            id="figures differ",
        ),
        pytest.param(
            (said(days=(ON_DAY,)), said(days=(A_MONTH,)), 0.6),
            (said(days=(ON_DAY,)), said(days=(Interval(None, dt.date(2030, 1, 1)),)), 0.6),
            id="days meet",
        ),
        pytest.param((said("a"), said("a"), 0.6), (said("a"), said("b"), 0.6), id="a name is the same"),
        pytest.param((said(), said(), 0.6), (said(), said(act=Act.DECLINE), 1.0), id="declined to say anything"),
    ],
)
def test_what_makes_a_pair_worth_asking_about(
    likelier: tuple[Proposition, Proposition, float], than: tuple[Proposition, Proposition, float]
) -> None:
    for one, other, cosine in (likelier, than):
        assert worth_asking(one, other, cosine) == worth_asking(other, one, cosine)
    assert 1 >= worth_asking(*likelier) > worth_asking(*than) >= 0


def test_a_page_of_entries_fits_a_page_of_the_ledger() -> None:
    assert len(entry(7, np.zeros(4, np.uint64))) == ENTRY.itemsize
    assert ENTRY.itemsize * PAGE <= 4_061


def test_who_differs_in_too_many_bits_is_not_met_unless_another_key_draws_it_near() -> None:
    here = np.zeros(4, np.uint64)
    pages = [entry(number, bits(differing)) for number, differing in ((1, 0), (2, APART), (3, APART + 1), (2, APART))]
    further = [entry(2, bits(APART)), entry(3, bits(APART + DRAW)), entry(4, bits(APART + DRAW + 1)), entry(5, bits(3))]

    assert listed(met(pages, [], here)) == {1: 0, 2: APART}
    assert listed(met([], further, here)) == {2: APART - DRAW, 3: APART, 5: 0}
    assert listed(met(pages, further, here)) == {1: 0, 2: APART - DRAW, 3: APART, 5: 0}
    assert listed(met([], [], here)) == {}


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.integers(2, 40))
def test_lists_kept_as_propositions_come_are_those_of_all_of_them_in_any_order(seed: int, count: int) -> None:
    dice = np.random.default_rng(seed)
    middle = np.frombuffer(dice.bytes(32), np.uint64)
    signs = [middle ^ bits(int(dice.integers(70)), dice) for _ in range(count)]
    ids = [f"{number:06x}" for number in dice.permutation(count)]
    away = {(a, b): int(np.bitwise_count(signs[a] ^ signs[b]).sum()) for a in range(count) for b in range(a)}
    whole = [Near(ids[a], ids[b], far) for (a, b), far in away.items() if far <= APART]

    order = dice.permutation(count).tolist()
    assert kept_as_they_come(order, signs, ids) == kept(whole, MOST)
    assert kept(reversed(whole), MOST) == kept(whole, MOST)


def kept_as_they_come(order: list[int], signs: list[np.ndarray], ids: list[str]) -> frozenset[tuple[str, str]]:
    """What is kept when everyone looks once, on arrival, and only lists that are touched are mended."""
    lists: dict[int, list[tuple[int, str]]] = defaultdict(list)
    pages: list[bytes] = []
    for number in order:
        found = met(pages, [], signs[number])
        full = [lists[at][-1][0] if len(lists[at]) == MOST else OPEN for at in found.numbers.tolist()]
        for other, far in listed(touched(found, np.array(full, np.uint8), MOST)).items():
            for end, at in ((number, other), (other, number)):
                lists[end] = sorted([*lists[end], (far, ids[at])])[:MOST]
        pages.append(entry(number, signs[number]))
    return frozenset((min(ids[end], far), max(ids[end], far)) for end, row in lists.items() for _, far in row)


def listed(found: Met) -> dict[int, int]:
    return dict(zip(found.numbers.tolist(), found.away.tolist(), strict=True))


def bits(count: int, dice: np.random.Generator | None = None) -> np.ndarray:
    """Sign bits, so many of which are set."""
    places = (dice or np.random.default_rng(count)).choice(BITS, count, replace=False)
    return np.packbits(np.isin(np.arange(BITS), places)).view(np.uint64)
