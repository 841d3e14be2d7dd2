"""Competing hypotheses: scores worked out by hand, what tells hypotheses apart, and what the order rests on."""

import datetime as dt
import math
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.hypotheses import Evidence, Matrix, Part, Sensitivity, diagnosticity, matrices, put_up, ratings
from onrecord.records import Judgement, JudgementKind, Rated, Rating, Weight

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
CODES = dict(zip(("II", "I", "N", "C", "CC", "NA"), Rating, strict=True))
Deed = tuple[str, ...]


def judged(*deeds: Deed) -> list[Judgement]:
    """`("add", text)`, `("rate", who, hypothesis, statement, code, weight?)`, `("undo", number)`, numbered from 1."""
    found = []
    for number, (deed, *told) in enumerate(deeds, 1):
        if deed == "add":
            one = Judgement(JudgementKind.HYPOTHESIS, "Ada", NOON, number=number, hypothesis=told[0])
        elif deed == "undo":
            one = Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=int(told[0]), number=number)
        else:
            who, hypothesis, statement, code, *weight = told
            rated = Rated(hypothesis, statement, CODES[code], Weight(weight[0]) if weight else None)
            one = Judgement(JudgementKind.RATE, who, NOON, number=number, rated=rated)
        found.append(one)
    return found


THREE = (("add", "cut at the ministry"), ("add", "cut by the radio"), ("add", "never cut"))


def made(deeds: Iterable[Deed], *evidence: Evidence) -> tuple[Matrix, ...]:
    held = judged(*deeds)
    return matrices(put_up(held), ratings(held), evidence)


def sums(part: Sensitivity) -> dict[str, tuple[int, float]]:
    return {score.hypothesis: (score.inconsistency, round(score.weighted, 3)) for score in part.scores}


def part(matrix: Matrix, wanted: Part) -> Sensitivity:
    return next(one for one in matrix.parts if one.part is wanted)


RATED = (
    *THREE,
    ("rate", "Ada", "h1", "log", "II", "high"),
    ("rate", "Ada", "h2", "log", "C"),
    ("rate", "Ada", "h3", "log", "I"),
    ("rate", "Ada", "h1", "leak", "C"),
    ("rate", "Ada", "h2", "leak", "II", "low"),
    ("rate", "Ada", "h3", "leak", "II"),
    ("rate", "Ada", "h1", "copy", "CC"),
    ("rate", "Ada", "h2", "copy", "I"),
    ("rate", "Ada", "h3", "copy", "NA"),
)
EVIDENCE = (
    Evidence("log", origin="1", origins=2),
    Evidence("leak", unnamed=True, origin="2", origins=1),
    Evidence("copy", unnamed=True, origin="2", origins=1),
)


def test_scores_are_those_worked_out_by_hand() -> None:
    (matrix,) = made(RATED, *EVIDENCE)
    root = math.sqrt(2)
    assert sums(part(matrix, Part.ALL)) == {
        "h1": (2, round(2 * root, 3)),
        "h2": (3, round(2 / root + 1, 3)),
        "h3": (3, round(root + 2 / root, 3)),
    }
    assert part(matrix, Part.ALL).order == (("h2",), ("h1", "h3"))
    assert [score.rated for score in part(matrix, Part.ALL).scores] == [3, 3, 3]


@pytest.mark.parametrize(
    ("wanted", "pieces", "plain", "order"),
    [
        (Part.NAMED, 1, {"h1": 2, "h2": 0, "h3": 1}, (("h2",), ("h3",), ("h1",))),
        (Part.ORIGINS_ONCE, 3, {"h1": 2, "h2": 2, "h3": 3}, (("h2",), ("h1", "h3"))),
        (Part.CORROBORATED, 1, {"h1": 2, "h2": 0, "h3": 1}, (("h2",), ("h3",), ("h1",))),
    ],
)
def test_what_the_order_rests_on(
    wanted: Part, pieces: int, plain: dict[str, int], order: tuple[tuple[str, ...], ...]
) -> None:
    (matrix,) = made(RATED, *EVIDENCE)
    found = part(matrix, wanted)
    assert found.evidence == pieces
    assert {score.hypothesis: score.inconsistency for score in found.scores} == plain
    assert found.order == order
    assert found.changed == (order != part(matrix, Part.ALL).order)


@pytest.mark.parametrize(
    ("codes", "apart"), [("II CC", 4), ("C C C", 0), ("I N NA", 1), ("NA C", None), ("C", None), ("", None)]
)
def test_evidence_that_fits_all_alike_tells_nothing(codes: str, apart: int | None) -> None:
    assert diagnosticity(CODES[code] for code in codes.split()) == apart


def test_the_most_telling_evidence_comes_first() -> None:
    (matrix,) = made(RATED, *EVIDENCE)
    assert [(row.evidence.statement, row.diagnosticity) for row in matrix.rows] == [
        ("log", 3),
        ("leak", 3),
        ("copy", 3),
    ]
    (matrix,) = made((*RATED, ("rate", "Ada", "h2", "log", "N")), *EVIDENCE)
    assert [row.evidence.statement for row in matrix.rows] == ["leak", "copy", "log"]


def test_a_later_rating_stands_for_an_earlier_one_until_it_is_withdrawn() -> None:
    again = (*RATED, ("rate", "Ada", "h1", "log", "N"))
    (matrix,) = made(again, *EVIDENCE)
    assert sums(part(matrix, Part.ALL))["h1"] == (0, 0.0)
    (matrix,) = made((*again, ("undo", str(len(again)))), *EVIDENCE)
    assert sums(part(matrix, Part.ALL))["h1"][0] == 2


def test_the_last_weight_of_a_statement_counts_for_all_hypotheses() -> None:
    (matrix,) = made((*RATED, ("rate", "Ada", "h2", "log", "C", "low"), ("rate", "Ada", "h1", "log", "II")), *EVIDENCE)
    assert {row.evidence.statement: row.weight for row in matrix.rows}["log"] is Weight.LOW


def test_two_people_are_kept_apart() -> None:
    both = made((*RATED, ("rate", "Bo", "h1", "log", "C")), *EVIDENCE)
    assert [matrix.by for matrix in both] == ["Ada", "Bo"]
    assert [len(matrix.rows) for matrix in both] == [3, 1]
    assert sums(part(both[0], Part.ALL))["h1"][0] == 2
    assert [score.rated for score in part(both[1], Part.ALL).scores] == [1, 0, 0]


def test_a_dropped_hypothesis_takes_its_ratings_along_and_leaves_its_id_free_for_nobody() -> None:
    held = judged(*RATED, ("undo", "2"), ("add", "cut by chance"))
    assert [(one.id, one.text) for one in put_up(held)] == [
        ("h1", "cut at the ministry"),
        ("h3", "never cut"),
        ("h4", "cut by chance"),
    ]
    assert {one.rated.hypothesis for one in ratings(held) if one.rated} == {"h1", "h3"}
    back = judged(*RATED, ("undo", "2"), ("undo", str(len(RATED) + 1)))
    assert [one.id for one in put_up(back)] == ["h1", "h2", "h3"]
    assert len(ratings(back)) == 9


def test_who_is_not_rated_stands_in_no_order() -> None:
    (matrix,) = made((*THREE, ("rate", "Ada", "h2", "log", "I"), ("rate", "Ada", "h1", "leak", "C")), *EVIDENCE)
    assert part(matrix, Part.ALL).order == (("h1",), ("h2",))
    assert part(matrix, Part.NAMED).order == (("h2",),)
    assert not part(matrix, Part.NAMED).changed


def test_nothing_rated_is_no_matrix() -> None:
    assert made(THREE) == ()


@given(st.lists(st.tuples(st.sampled_from(["h1", "h2", "h3"]), st.sampled_from("abc"), st.sampled_from(list(CODES)))))
def test_no_part_tells_more_against_a_hypothesis_than_all(rated: list[tuple[str, str, str]]) -> None:
    deeds = (*THREE, *(("rate", "Ada", *one) for one in rated))
    evidence = [Evidence(name, unnamed=name == "a", origin="1", origins=1 + (name == "b")) for name in "abc"]
    for matrix in made(deeds, *evidence):
        whole = sums(part(matrix, Part.ALL))
        for other in matrix.parts:
            assert all(sums(other)[name][1] <= whole[name][1] for name in whole)
            rated_at_all = {score.hypothesis for score in other.scores if score.rated}
            assert {name for group in other.order for name in group} == rated_at_all
