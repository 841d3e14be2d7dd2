"""The same article is read the same whoever is in it: names, genders, parties and countries are exchanged, and what was
read is compared place by place. `benchmarks/swaps.py` asks the same of every rendering."""

from collections import Counter
from collections.abc import Sequence

import pytest

from benchmarks.neutrality.chance import compare, share, tally
from benchmarks.neutrality.portraits import FIELDS
from benchmarks.neutrality.rendering import Article, articles
from benchmarks.neutrality.restaging import read_swap
from benchmarks.neutrality.swapping import FACTORS, swaps
from benchmarks.swaps import DOUBT, Trial, departures, differences, read_all, tallies, understand_all
from onrecord.models import StatementModel

WORLD = FACTORS.index("world")
FLOOR = 97.5
"""Per cent of values that are the usual ones, a little under what was measured."""


@pytest.fixture(scope="module")
def model() -> StatementModel:
    return StatementModel.load()


@pytest.fixture(scope="module")
def read(model: StatementModel) -> list[Trial]:
    """Four renderings of every article."""
    return list(read_all(articles(), model, most=4))


def worlds(trial: Trial) -> list[Trial]:
    """A trial in two: real countries are known by name, invented ones are not."""
    parts = []
    for world in ("invented", "real"):
        kept = [at for at, swap in enumerate(trial.swaps) if swap.groups[WORLD] == world]
        swapped, portraits = tuple(trial.swaps[at] for at in kept), tuple(trial.portraits[at] for at in kept)
        parts.append(Trial(trial.article, swapped, portraits))
    return parts


KNOWN = {
    "budget": "whether a woman or a man is meant by one pronoun rests on a list of given names that lacks some origins",
    "treaty": "a state at the head of the text is listed for some names and not for others",
    "protest": "an agency named for a country of two words is no target of a demand",
}
"""Articles in which a few readings still depend on a name."""


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(
            article,
            id=article.id,
            marks=[pytest.mark.xfail(reason=KNOWN[article.id])] if article.id in KNOWN else [],
        )
        for article in articles()
    ],
)
def test_the_rules_do_not_know_names(article: Article, model: StatementModel) -> None:
    (trial,) = understand_all([article], model, most=6)
    assert list(departures(worlds(trial))) == []


@pytest.mark.parametrize("factor", FACTORS)
def test_no_group_is_read_differently_by_more_than_chance(factor: str, read: Sequence[Trial]) -> None:
    assert differences(read)[factor].chance > DOUBT / len(FACTORS) / 2


def test_nearly_all_is_read_the_same(read: Sequence[Trial]) -> None:
    assert share(tallies(read)) >= FLOOR


def test_every_field_is_compared(read: Sequence[Trial]) -> None:
    assert {field for field in FIELDS if any(trial.rows(field) for trial in read)} == set(FIELDS)


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.id)
def test_every_name_is_drawn_as_often_as_any_other(article: Article) -> None:
    drawn = list(swaps(article))
    for at, factor in enumerate(FACTORS):
        assert len(set(Counter(swap.groups[at] for swap in drawn).values())) == 1, factor
    together = {(swap.groups[0], swap.groups[1]) for swap in drawn}
    assert len(together) == len(drawn)


def test_a_swap_is_laid_back_on_the_template() -> None:
    for article in articles():
        for swap in swaps(article, most=2):
            for slot in swap.rendered.slots:
                assert article.text[slice(*swap.rendered.in_template(slot.start, slot.end))] == f"{{{slot.name}}}"


def test_a_portrait_holds_no_name(model: StatementModel) -> None:
    swap = next(swaps(articles()[0], most=1))
    shown = repr(read_swap(swap.rendered, model))
    names = [slot for slot in swap.rendered.slots if slot.name in {"A_full", "B_full", "C_full", "party", "country"}]
    assert names
    assert [slot.name for slot in names if swap.rendered.text[slot.start : slot.end] in shown] == []


SIDES = (["left"] * 6 + ["right"] * 6,) * 8


@pytest.mark.parametrize(
    ("row", "found"),
    [
        pytest.param([*"aaaaaa", *"aaaaaa"], False, id="nothing differs"),
        pytest.param([*"abaaba", *"aabaab"], False, id="both sides as often"),
        pytest.param([*"aaaaaa", *"aaabbb"], True, id="one side departs from the usual"),
        pytest.param([*"aaaabb", *"aaaacc"], True, id="as often, but in another way"),
        pytest.param([None, *"aaaab", None, *"aaaab"], False, id="what is not counted"),
    ],
)
def test_a_difference_is_told_from_chance(row: list[str | None], found: bool) -> None:  # noqa: FBT001
    difference = compare([tally([row], len(row)) for _ in SIDES], SIDES, shuffles=2000)
    assert (difference.chance < DOUBT / 2) == found
    assert (difference.largest > 0) == (row == [*"aaaaaa", *"aaabbb"])


def test_articles_that_are_harder_do_not_make_a_group_worse() -> None:
    hard, easy = [*"abcd"], [*"aaaa"]
    groups = (["left", "left", "left", "right"], ["left", "right", "right", "right"])
    difference = compare([tally([hard], 4), tally([easy], 4)], groups, shuffles=200)
    assert difference.chance > DOUBT
    assert share([tally([hard], 4), tally([easy], 4)]) == pytest.approx(62.5)
