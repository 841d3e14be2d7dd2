"""Who might be the same: suggested, with reasons, and never joined."""

import datetime as dt

import pytest

from onrecord.linking import Member, join, suggest
from onrecord.records import ActorType, Judgement, JudgementKind
from tests.linking.conftest import met

BODY = ActorType.ORGANISATION


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([met(1, "Nikolai Brask"), met(2, "Nicolai Brask")], {("nicolai-brask", "nikolai-brask")}),
        ([met(1, "Nikolai Brask"), met(2, "Ana Brask")], set()),
        ([met(1, "Jan Kovar", "minister"), met(2, "Jan Kovar", "striker")], {("jan-kovar", "jan-kovar-2")}),
        ([met(1, "Kovar"), met(2, "Kovar")], set()),
        ([met(1, "Marrowen", kind=ActorType.STATE), met(2, "Marowen", kind=ActorType.STATE)], set()),
        (
            [met(1, "Tolm Dredging Company", kind=BODY), met(2, "Tolm Dredging Compagny", kind=BODY)],
            {("tolm-dredging-company", "tolm-dredging-compagny")},
        ),
        ([met(1, "Foreign Ministry", kind=BODY), met(2, "Foreign Ministry", kind=BODY)], set()),
    ],
)
def test_suggestions(members: list[Member], expected: set[tuple[str, str]]) -> None:
    assert {tuple(sorted((pair.one, pair.other))) for pair in suggest(join(members))} == {
        tuple(sorted(pair)) for pair in expected
    }


def test_a_role_conflict_is_given_as_the_reason() -> None:
    (pair,) = suggest(join([met(1, "Jan Kovar", "minister"), met(2, "Jan Kovar", "striker")]))
    assert pair.likeness == 1
    assert pair.why == "one name, and roles that need not be one person's: minister; striker"


def test_nobody_is_suggested_whom_people_told_apart() -> None:
    one, other = met(1, "Nikolai Brask"), met(2, "Nicolai Brask")
    noon = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
    judged = Judgement(JudgementKind.SPLIT, "Ada", noon, "", (one.mentioned(),), (other.mentioned(),), number=1)
    assert suggest(join([one, other]))
    assert suggest(join([one, other], [judged]), [judged]) == ()


def test_a_crowd_of_names_that_begin_alike_is_not_compared_name_by_name() -> None:
    crowd = [met(number, f"Jan Ko{number:04}") for number in range(400)]
    assert suggest(join([*crowd, met(900, "Jan Ko0007", "minister"), met(901, "Jan Ko0007", "striker")]))
