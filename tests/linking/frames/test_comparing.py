"""Whether two propositions tell of one event in other words."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import frames
from onrecord.records import Figure, Interval, Proposition, Relation

GATES = "Three gates of the dam were opened by a command"
PERCENT = (Figure(Decimal(71), Decimal(71), "percent"),)


def said(words: str, **further: object) -> Proposition:
    return Proposition(words[:9], words, words, **further)  # type: ignore[arg-type]


def relation(one: Proposition, other: Proposition) -> Relation | None:
    found = frames.agreeing(frames.said(one), frames.said(other))
    assert found == frames.agreeing(frames.said(other), frames.said(one))
    return found[0] if found is not None else None


SAME = [
    (GATES, "The gates of the dam were opened by an instruction"),
    ("The gate failed because a hydraulic valve failed", "A hydraulic valve had failed"),
    ("Threlle never asked for the valley to be cleared", "Threlle did not ask that the valley be evacuated"),
]
DENIES = [
    (GATES, "The gates of the dam were not opened by a command of any sort"),
    (
        "Threlle begged her on the Monday to clear the lower valley of people",
        "Threlle never asked for the lower valley to be cleared",
    ),
]
NEITHER = [
    (GATES, "Orudin had given the command to open the gates of the dam"),
    (GATES, "Three gates of the dam would be opened by a command"),
    (
        "The first round of talks with Lisk was held in Dorvane",
        "The third round of talks with Lisk was held in Dorvane",
    ),
    ("The progress of the operation to protect the valley", "The situation around the operation to protect the valley"),
    (
        "You will be faithful to your oath and serve the country",
        "You will be faithful to the oath and serve the country",
    ),
    ("The gates were opened by a command, not by a fault", "The gates were opened by a command at the desk"),
    (GATES, "A hydraulic valve had failed"),
    (
        "The situation on the currency market was stable in Lisk",
        "The situation on the labour market was stable in Lisk",
    ),
    (
        "People lived within generally recognised borders of the valley",
        "The generally recognised borders of the valley",
    ),
    (
        "Ties between our countries were strengthened by the treaty",
        "The ties between our countries were strengthened by a treaty",
    ),
    (
        "People whose service is the foundation of the guard of Lisk",
        "Lisk marks the day of people whose service is the foundation of its guard",
    ),
    ("We want every town that needs help with floods to get it", "How a town that needs help with floods will get it"),
    ("The courage shown in armed raids on the town of Lisk", "The medal for courage in armed raids on Lisk is new"),
    ("Most of the members opened this valley to the miners", "Some members had opened this valley to the miners"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_in_other_words(one: str, other: str) -> None:
    assert relation(said(one), said(other)) is Relation.SAME


@pytest.mark.parametrize(("one", "other"), DENIES)
def test_one_denies_what_the_other_tells(one: str, other: str) -> None:
    assert relation(said(one), said(other)) is Relation.DENIES


@pytest.mark.parametrize(("one", "other"), NEITHER)
def test_what_cannot_be_told(one: str, other: str) -> None:
    assert relation(said(one), said(other)) is None


def test_what_a_cue_takes_back_is_held_against_its_like_alone() -> None:
    other = "The gates of the dam were opened by an instruction"
    assert relation(said(GATES), said(other, denied=True)) is None
    assert relation(said(GATES, denied=True), said(other, denied=True)) is Relation.SAME


def test_what_only_its_document_shows_is_compared_within_it() -> None:
    one, other = (
        said("The lock in this valley was sold to Kessaly"),
        said("A lock of this valley had been sold to Kessaly"),
    )
    assert relation(one, other) is None
    assert relation(one, replace(other, document=one.document)) is Relation.SAME


def test_figures_draw_together_and_keep_apart() -> None:
    level, reservoir = "The level was 71 percent in the winter", "The reservoir level stood at 71 percent"
    assert relation(said(level, figures=PERCENT), said(reservoir, figures=PERCENT)) is Relation.SAME
    other = (Figure(Decimal(96), Decimal(96), "percent"),)
    assert relation(said(level, figures=PERCENT), said(level + " too", figures=other)) is None


def test_days_keep_apart() -> None:
    march, may = (Interval(day, day) for day in (dt.date(2031, 3, 1), dt.date(2031, 5, 1)))
    assert relation(said(GATES, days=(march,)), said(GATES + " again", days=(may,))) is None


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_words_will_do_and_neither_comes_first(one: str, other: str) -> None:
    relation(said(one), said(other))
