"""Who is the same across documents: by full name, type and walk of life; in any order; people have the last word."""

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import Joined, Member, join
from onrecord.records import ActorType, Judgement, JudgementKind, Mentioned
from tests.linking.conftest import Meet, met

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
OUTLET, BODY, STATE, PLACE = ActorType.OUTLET, ActorType.ORGANISATION, ActorType.STATE, ActorType.PLACE


def parts(joined: tuple[Joined, ...]) -> list[list[int]]:
    """The documents of each actor that has several, or of all that have one."""
    return sorted(sorted(member.order for member in actor.members) for actor in joined)


def merge(*members: Member, number: int = 1) -> Judgement:
    return Judgement(JudgementKind.MERGE, "Ada", NOON, "", tuple(one.mentioned() for one in members), number=number)


def split(these: list[Member], those: list[Member], number: int = 1) -> Judgement:
    left, right = (tuple(one.mentioned() for one in side) for side in (these, those))
    return Judgement(JudgementKind.SPLIT, "Ada", NOON, "", left, right, number=number)


def withdraw(what: int, number: int) -> Judgement:
    return Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=what, number=number)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([met(1, "Teodor Žalvic"), met(2, "TEODOR ZALVIC", "spokesman")], [[1, 2]]),
        ([met(1, "Žalvic"), met(2, "Žalvic")], [[1], [2]]),
        ([met(1, "Žalvic"), met(2, "Teodor Žalvic")], [[1], [2]]),
        ([met(1, "T. Žalvic"), met(2, "T. Žalvic")], [[1], [2]]),
        ([met(1, "Nikolai Brask"), met(2, "Nicolai Brask")], [[1], [2]]),
        (
            [met(1, "Nikolai Brask"), met(2, "Nicolai Brask"), met(3, "Nikolai Brask", also=("Nicolai Brask",))],
            [[1, 2, 3]],
        ),
        ([met(1, "The Daily Lamp", kind=OUTLET), met(2, "Daily Lamp", kind=BODY)], [[1, 2]]),
        ([met(1, "Lisk", kind=STATE), met(2, "Lisk", kind=PLACE)], [[1], [2]]),
        ([met(1, "Lisk", kind=STATE), met(2, "Lisk", kind=STATE)], [[1, 2]]),
        ([met(1, "University of Lisk", kind=BODY, also=("Lisk",)), met(2, "Lisk", kind=BODY)], [[1], [2]]),
        ([met(1, "Orrin Hydro", kind=BODY, also=("Hydro",)), met(2, "Orrin Hydro", kind=BODY)], [[1, 2]]),
        ([met(1, "Foreign Ministry", kind=BODY), met(2, "Foreign Ministry", kind=BODY)], [[1], [2]]),
        ([met(1, "Jan Kovar", "minister"), met(2, "Jan Kovar", "striker")], [[1], [2]]),
        ([met(1, "Jan Kovar", "minister"), met(2, "Jan Kovar", "senator")], [[1, 2]]),
        ([met(1, "Jan Kovar", "minister"), met(2, "Jan Kovar", "spokesman")], [[1, 2]]),
        ([met(1, "Jan Kovar", "beekeeper"), met(2, "Jan Kovar", "the beekeeper")], [[1, 2]]),
        ([met(1, "Jan Kovar", "beekeeper"), met(2, "Jan Kovar", "minister")], [[1], [2]]),
        (
            [
                met(1, "Jan Kovar", "minister"),
                met(2, "Jan Kovar", "striker"),
                met(3, "Jan Kovar", "striker, now senator"),
            ],
            [[1, 2, 3]],
        ),
        ([met(1, "Jan Kovar", "minister"), met(2, "Jan Kovar", "striker"), met(3, "Jan Kovar")], [[1], [2], [3]]),
    ],
)
def test_who_joins(members: list[Member], expected: list[list[int]]) -> None:
    assert parts(join(members)) == expected


def test_one_without_a_role_follows_the_company_of_one_side(meet: Meet) -> None:
    minister, striker, plain, between = (
        meet(n, "Jan Kovar", *roles) for n, roles in ((1, ["minister"]), (2, ["striker"]), (3, []), (4, []))
    )
    company = [meet(1, "Ana Brusk"), meet(2, "Tolm United", kind=BODY), meet(3, "Tolm United", kind=BODY)]
    both = [meet(4, "Ana Brusk"), meet(4, "Tolm United", kind=BODY)]
    found = join([minister, striker, plain, between, *company, *both])
    kovars = [sorted(one.order for one in actor.members) for actor in found if actor.name == "Jan Kovar"]
    assert sorted(kovars) == [[1], [2, 3], [4]]


def test_a_document_that_tells_two_apart_joins_neither(meet: Meet) -> None:
    members = [meet(1, "Jan Kovar"), meet(1, "Jan Kovar", "the younger"), meet(2, "Jan Kovar"), meet(3, "Jan Kovar")]
    assert parts(join(members)) == [[1], [1], [2, 3]]


NAMES = ["Jan Kovar", "jan kovar", "Jan Kovář", "Ana Brusk", "Kovar", "Tolm United"]
ROLES = ["minister", "striker", "spokesman", "beekeeper", "former striker, now mayor"]


@st.composite
def crowds(draw: st.DrawFn) -> list[Member]:
    found: dict[object, Member] = {}
    for _ in range(draw(st.integers(0, 14))):
        name, roles = draw(st.sampled_from(NAMES)), draw(st.lists(st.sampled_from(ROLES), max_size=2))
        also = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=1)))
        kind = BODY if name == "Tolm United" else ActorType.PERSON
        member = met(draw(st.integers(1, 8)), name, *roles, kind=kind, also=also)
        found[member.place] = member
    return list(found.values())


@st.composite
def decisions(draw: st.DrawFn, members: list[Member]) -> list[Judgement]:
    found: list[Judgement] = []
    for number in range(1, draw(st.integers(0, 4)) + 1 if len(members) > 1 else 1):
        one, other = draw(st.permutations(members))[:2]
        kinds = [merge(one, other, number=number), split([one], [other], number=number)]
        found.append(draw(st.sampled_from([*kinds, *([withdraw(number - 1, number)] if number > 1 else [])])))
    return found


@given(crowds(), st.data(), st.randoms(use_true_random=False))
def test_order_changes_nothing(members: list[Member], data: st.DataObject, dice: random.Random) -> None:
    judgements = data.draw(decisions(members))
    joined = join(members, judgements)
    shuffled, judged = list(members), list(judgements)
    dice.shuffle(shuffled)
    dice.shuffle(judged)
    assert join(shuffled, judged) == joined
    assert join([member for actor in joined for member in actor.members], judgements) == joined
    assert sorted(member.place for actor in joined for member in actor.members) == sorted(one.place for one in members)
    assert len({actor.id for actor in joined}) == len(joined)


@given(crowds(), crowds())
def test_who_was_met_first_keeps_the_id_when_others_come(members: list[Member], more: list[Member]) -> None:
    kept = {member.place for member in members}
    late = [met(one.order + 100, one.name, kind=one.type) for one in more if len(one.name.split()) == 1]
    before = {member.place: actor.id for actor in join(members) for member in actor.members}
    after = {member.place: actor.id for actor in join([*members, *late]) for member in actor.members}
    assert {place: name for place, name in after.items() if place in kept} == before


BRASK, SPELT, THIRD = met(1, "Nikolai Brask"), met(2, "Nicolai Brask"), met(3, "Nicolai Brask")
KOVAR, NAMESAKE, LATER = met(1, "Jan Kovar"), met(2, "Jan Kovar"), met(3, "Jan Kovar")


@pytest.mark.parametrize(
    ("members", "judgements", "expected"),
    [
        ([BRASK, SPELT, THIRD], [merge(BRASK, SPELT)], [[1, 2, 3]]),
        ([BRASK, SPELT, THIRD], [merge(BRASK, SPELT), split([SPELT], [BRASK], 2)], [[1], [2, 3]]),
        ([BRASK, SPELT, THIRD], [merge(BRASK, SPELT), withdraw(1, 2)], [[1], [2, 3]]),
        ([BRASK, SPELT, THIRD], [merge(BRASK, SPELT), withdraw(1, 2), withdraw(2, 3)], [[1, 2, 3]]),
        ([KOVAR, NAMESAKE], [split([NAMESAKE], [KOVAR])], [[1], [2]]),
        ([KOVAR, NAMESAKE, LATER], [split([NAMESAKE], [KOVAR])], [[1, 3], [2]]),
        ([KOVAR, NAMESAKE], [split([NAMESAKE], [KOVAR]), merge(KOVAR, NAMESAKE, number=2)], [[1, 2]]),
        ([met(1, "Jan Kovar", "minister"), met(2, "Jan Kovar", "striker")], [merge(KOVAR, NAMESAKE)], [[1, 2]]),
        ([KOVAR], [merge(KOVAR, NAMESAKE)], [[1]]),
        ([met(9, "Ana Brusk")], [merge(KOVAR, NAMESAKE)], [[9]]),
    ],
)
def test_people_have_the_last_word(
    members: list[Member], judgements: list[Judgement], expected: list[list[int]]
) -> None:
    assert parts(join(members, judgements)) == expected


def test_a_judgement_finds_another_reading_of_the_document() -> None:
    meant = Mentioned(SPELT.document, "NICOLAI BRASK", ActorType.PERSON)
    judgement = Judgement(JudgementKind.MERGE, "Ada", NOON, "", (BRASK.mentioned(), meant), number=1)
    reread = met(2, "Nicolai A. Brask", "admiral", also=("Nicolai Brask",))
    assert parts(join([BRASK, reread], [judgement])) == [[1, 2]]


def test_an_actor_has_its_commonest_name_and_all_others() -> None:
    (actor,) = join([met(1, "Jan Kovář", also=("Kovar",)), met(2, "Jan Kovar", also=("Kovar",)), met(3, "Jan Kovar")])
    assert (actor.id, actor.name, actor.names) == ("jan-kovar", "Jan Kovar", ("Jan Kovar", "Kovar", "Jan Kovář"))
    assert (actor.type, actor.documents, actor.statements) == (ActorType.PERSON, 3, 0)


def test_namesakes_have_ids_in_the_order_in_which_they_were_met() -> None:
    found = join([met(2, "Jan Kovar", "striker"), met(1, "Jan Kovar", "minister"), met(3, "Jan Kovar-2", "judge")])
    assert [(actor.id, actor.members[0].order) for actor in found] == [
        ("jan-kovar", 1),
        ("jan-kovar-2", 2),
        ("jan-kovar-2-2", 3),
    ]
