import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.lexicon import stem
from onrecord.linking.pairing import FEATURES, combined, days_meet, decide, features, figures_meet, negates
from onrecord.models import PairThresholds
from onrecord.records import Degree, Figure, Interval, Proposition, Relation

LINES = PairThresholds(same=0.7, denies=0.8, compatible=0.6)
SURE = {
    "same": (0.96, 0.02, 0.02),
    "denies": (0.02, 0.96, 0.02),
    "neither": (0.02, 0.02, 0.96),
    "torn": (0.4, 0.3, 0.3),
}


def proposition(words: str, *, denied: bool = False, figure: int | None = None, day: int | None = None) -> Proposition:
    figures = () if figure is None else (Figure(Decimal(figure), Decimal(figure), "soldiers"),)
    days = () if day is None else (Interval(dt.date(2031, 5, day), dt.date(2031, 5, day)),)
    return Proposition("s", "d", words, denied=denied, figures=figures, days=days)


def told(one: str, other: str) -> dict[str, float]:
    return dict(zip(FEATURES, features(proposition(one), proposition(other)), strict=True))


@pytest.mark.parametrize(
    ("one", "other", "name", "value"),
    [
        ("Žalvic did not telephone Dorn", "Žalvic telephoned Dorn", "negated otherwise", 1.0),
        ("There was no call", "No call took place", "negated otherwise", 0.0),
        ("Žalvic didn’t telephone Dorn", "Žalvic telephoned Dorn", "negated here", 1.0),
        ("Žalvic telephoned Dorn", "Žalvic never telephoned Dorn", "negated there", 1.0),
        ("the report is false", "the report is long", "denied here", 1.0),
        ("Lisk may close the port", "Lisk closed the port", "hedged here", 1.0),
        ("Lisk closed the port", "it is unclear whether Lisk closed the port", "open there", 1.0),
        ("the council accepted the plan", "the council rejected the plan", "opposites", 1.0),
        ("the council accepted and rejected it", "the council rejected and accepted it", "opposites", 0.0),
        ("on Monday Sorn betrayed Ulme", "on Monday Ulme betrayed Sorn", "names turned", 1.0),
        ("on Monday Sorn betrayed Ulme", "Today Sorn trusted Ulme", "names turned", 0.0),
        ("in all 40 ships left", "in all 50 ships left", "digits differ", 1.0),
        ("in all 40 ships left", "40 ships left", "digits equal", 1.0),
        ("ships left the port", "the ships left their port", "words shared", 1.0),
        ("ships left", "rain fell", "words shared", 0.0),
    ],
)
def test_what_can_be_compared_without_a_model(one: str, other: str, name: str, value: float) -> None:
    assert told(one, other)[name] == value


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ((40, None), (40, None), {"figures equal"}),
        ((40, None), (50, None), {"figures differ"}),
        ((40, None), (None, None), {"figures only here"}),
        ((None, None), (40, None), {"figures only there"}),
        ((None, 3), (None, 3), {"days equal"}),
        ((None, 3), (None, 4), {"days differ"}),
        ((None, None), (None, 4), {"days only there"}),
        ((None, None), (None, None), set()),
    ],
)
def test_figures_and_days_are_held_against_each_other(
    here: tuple[int | None, int | None], there: tuple[int | None, int | None], expected: set[str]
) -> None:
    one, other = (proposition("ships", figure=figure, day=day) for figure, day in (here, there))
    found = dict(zip(FEATURES, features(one, other), strict=True))

    assert {name for name, value in found.items() if value and name.split()[0] in {"figures", "days"}} == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Figure(Decimal(40), Decimal(40), "ships"), Figure(Decimal(40), Decimal(40), "ships"), True),
        (Figure(Decimal(40), Decimal(40), "ships"), Figure(Decimal(41), Decimal(41), "ships"), False),
        (Figure(Decimal(40), None, "ships"), Figure(Decimal(90), Decimal(90), "ships"), True),
        (Figure(Decimal(40), None, "ships"), Figure(None, Decimal(39), "ships"), False),
        (Figure(Decimal(40), Decimal(40), "ships"), Figure(Decimal(40), Decimal(40), "tonnes"), None),
    ],
)
def test_figures_of_one_unit_can_be_one_number(one: Figure, other: Figure, *, expected: bool | None) -> None:
    assert figures_meet(one, other) is figures_meet(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Interval(dt.date(2031, 5, 1), dt.date(2031, 5, 31)), Interval(dt.date(2031, 5, 9), None), True),
        (Interval(dt.date(2031, 5, 1), dt.date(2031, 5, 8)), Interval(dt.date(2031, 5, 9), None), False),
        (Interval(None, dt.date(2031, 5, 8)), Interval(None, dt.date(2031, 5, 9)), True),
    ],
)
def test_stretches_of_time_can_share_a_day(one: Interval, other: Interval, *, expected: bool) -> None:
    assert days_meet(one, other) is days_meet(other, one) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [(("telephone", "telephoned", "telephones"), 1), (("attack", "attacked", "attacking"), 1), (("is", "ship"), 2)],
)
def test_a_stem_is_found_again(words: tuple[str, ...], expected: int) -> None:
    assert len({stem(word) for word in words}) == expected


@pytest.mark.parametrize(
    ("answer", "denied", "expected"),
    [
        ("same", (False, False), Relation.SAME),
        ("same", (True, False), Relation.DENIES),
        ("same", (True, True), Relation.SAME),
        ("denies", (False, False), Relation.DENIES),
        ("denies", (False, True), Relation.SAME),
        ("neither", (False, False), Relation.COMPATIBLE),
        ("neither", (True, False), Relation.COMPATIBLE),
        ("torn", (False, False), Relation.UNSURE),
    ],
)
def test_a_cue_that_denies_turns_the_answer(answer: str, denied: tuple[bool, bool], expected: Relation) -> None:
    one, other = (proposition("ships left", denied=flag) for flag in denied)

    assert decide(SURE[answer], SURE[answer], one, other, LINES)[0] is expected


@pytest.mark.parametrize("answer", ["same", "denies"])
@pytest.mark.parametrize(("here", "there"), [((40, None), (50, None)), ((None, 3), (None, 4))])
def test_another_figure_or_day_is_neither_the_same_nor_a_denial(
    answer: str, here: tuple[int | None, int | None], there: tuple[int | None, int | None]
) -> None:
    one, other = (proposition("ships left", figure=figure, day=day) for figure, day in (here, there))

    assert decide(SURE[answer], SURE[answer], one, other, LINES)[0] is Relation.COMPATIBLE


def test_what_follows_one_way_only_is_not_the_same() -> None:
    one, other = proposition("forty ships left Lisk"), proposition("ships left")

    assert decide(SURE["same"], SURE["neither"], one, other, LINES)[0] is not Relation.SAME


def test_a_hedge_is_no_denial_of_what_is_certain() -> None:
    one = replace(proposition("ships left"), degree=Degree.POSSIBLE)

    assert decide(SURE["denies"], SURE["denies"], one, proposition("no ship left"), LINES)[0] is Relation.UNSURE


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        ({"dorn"}, {"dorn", "sorn"}, Relation.SAME),
        ({"dorn"}, set(), Relation.SAME),
        ({"dorn"}, {"sorn"}, Relation.UNSURE),
    ],
)
def test_those_who_name_nobody_in_common_do_not_say_the_same(
    here: set[str], there: set[str], expected: Relation
) -> None:
    one, other = (replace(proposition("ships left"), names=frozenset(names)) for names in (here, there))

    assert decide(SURE["same"], SURE["same"], one, other, LINES)[0] is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Žalvic telephoned Dorn", "Žalvic did not telephone Dorn", True),
        ("the council of Lisk accepted the harbour plan", "the council of Lisk rejected the harbour plan", True),
        ("the report that ships left Lisk is long", "the report that ships left Lisk is false", True),
        ("Žalvic telephoned Dorn", "Žalvic telephoned Dorn twice", False),
        ("Žalvic telephoned Dorn", "Sorn never left the port of Lisk", False),
        ("ships left", "in the port of Lisk no ships of the northern company left before the ice had broken", False),
    ],
)
def test_nearly_the_same_words_can_deny(one: str, other: str, *, expected: bool) -> None:
    assert negates(proposition(one), proposition(other)) is negates(proposition(other), proposition(one)) is expected


def test_a_denial_in_nearly_the_same_words_needs_less() -> None:
    lines = replace(LINES, denies=0.99, marked=0.8)
    one, other = proposition("Žalvic telephoned Dorn"), proposition("Žalvic did not telephone Dorn")

    assert decide(SURE["denies"], SURE["denies"], one, other, lines)[0] is Relation.DENIES
    assert decide(SURE["denies"], SURE["denies"], one, proposition("Dorn was alone"), lines)[0] is Relation.UNSURE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Sorn betrayed Ulme", "Ulme betrayed Sorn", Relation.UNSURE),
        ("Sorn betrayed Ulme", "Ulme was betrayed by Sorn", Relation.SAME),
        ("Lisk and Tolm signed it", "Tolm and Lisk signed it", Relation.SAME),
        ("Lisk will send ships", "Lisk has sent ships", Relation.UNSURE),
        ("Lisk will send ships", "Lisk will send some ships", Relation.SAME),
    ],
)
def test_who_did_it_to_whom_and_what_is_to_come_is_not_left_to_the_model(
    one: str, other: str, expected: Relation
) -> None:
    assert decide(SURE["same"], SURE["same"], proposition(one), proposition(other), LINES)[0] is expected


chances = st.tuples(*[st.floats(0.001, 1.0)] * 3).map(lambda three: tuple(one / sum(three) for one in three))


@given(chances, chances, st.text(max_size=60), st.text(max_size=60))
def test_the_order_of_two_propositions_does_not_matter(
    onward: tuple[float, ...], back: tuple[float, ...], here: str, there: str
) -> None:
    one, other = proposition(here, figure=4), proposition(there, figure=5)

    relation, confidence = decide(onward, back, one, other, LINES)

    assert (relation, confidence) == pytest.approx(decide(back, onward, other, one, LINES))
    assert 0.0 <= confidence <= 1.0
    assert combined(onward, back) == pytest.approx(combined(back, onward))


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_can_be_compared(one: str, other: str) -> None:
    found = features(proposition(one), proposition(other))

    assert len(found) == len(FEATURES)
    assert all(-1.0 <= value <= 1.0 for value in found)
