"""What is left of a claim without its sources, and who took it from whom."""

from collections.abc import Iterable
from itertools import combinations

import pytest

from onrecord.errors import InputError
from onrecord.linking.origins import By
from onrecord.records import Claim, HopKind, Member, Stance, Told
from onrecord.reports.dossiers import Dossier, collected
from tests.linking.origins.conftest import taken, telling

COURIER, LAMP, WIRE, QUAY = "The Saltmarsh Courier", "The Daily Lamp", "Meridian", "The Quay"
LEAK = telling(COURIER, 9, (HopKind.UNNAMED, "two people familiar with the call"))
CREDITING = telling(WIRE, 10, (HopKind.NAMED, COURIER))
OSK = telling(LAMP, 12, (HopKind.NAMED, "Mirthe Osk"), speaker="mirthe-osk")
COPY = telling(QUAY, 13, (HopKind.NAMED, "Mirthe Osk"), speaker="mirthe-osk", reused=[taken(OSK, 0.9)])
DENIAL = telling(QUAY, 14, (HopKind.NAMED, "Teodor Žalvic"), speaker="teodor-zalvic")
ALL = (LEAK, CREDITING, OSK, COPY, DENIAL)


def dossier_of(told: Iterable[Told] = ALL, without: Iterable[str] = ()) -> Dossier:
    held = {one.id: one for one in told}
    members = tuple(Member(name, agrees=name != DENIAL.id, confidence=0.9) for name in sorted(held))
    return collected([Claim(next(iter(held)), members)], held, without)


def left(found: Dossier) -> dict[Stance, tuple[int, int, int]]:
    return {stance: (rest.before, rest.after, len(rest.lost)) for stance, rest in found.discount.sides}


@pytest.mark.parametrize(
    ("without", "asserted", "denied"),
    [
        ([], (2, 2, 0), (1, 1, 0)),
        ([COURIER], (2, 1, 2), (1, 1, 0)),
        (["saltmarsh courier, the"], None, None),
        ([WIRE], (2, 2, 1), (1, 1, 0)),
        (["mirthe-osk"], (2, 1, 2), (1, 1, 0)),
        (["Mirthe Osk", COURIER], (2, 0, 4), (1, 1, 0)),
        (["teodor-zalvic"], (2, 2, 0), (1, 0, 1)),
        ([LEAK.id], (2, 1, 2), (1, 1, 0)),
    ],
)
def test_either_side_is_counted_without_sources_in_the_same_way(
    without: list[str], asserted: tuple[int, int, int] | None, denied: tuple[int, int, int] | None
) -> None:
    if asserted is None:
        with pytest.raises(InputError, match="is no source of this claim; its sources are"):
            dossier_of(without=without)
        return
    assert left(dossier_of(without=without)) == {Stance.ASSERTS: asserted, Stance.DENIES: denied}


def test_every_origin_can_be_doubted_and_without_all_sources_nothing_is_left() -> None:
    found = dossier_of()
    keys = [source.key for source, _ in found.sources]
    assert len(keys) == len(set(keys))
    assert {stance: after for stance, (_, after, _) in left(dossier_of(without=keys)).items()} == {
        Stance.ASSERTS: 0,
        Stance.DENIES: 0,
    }
    for origin in (*found.traced.origins, *found.traced.against):
        assert any(set(origin.statements) <= discount.lost for _, discount in found.sources)


def test_more_doubts_never_leave_more() -> None:
    keys = [source.key for source, _ in dossier_of().sources]
    alone = {key: left(dossier_of(without=[key])) for key in keys}
    for one, other in combinations(keys, 2):
        together = left(dossier_of(without=[one, other]))
        for stance, (before, after, lost) in together.items():
            assert after <= min(alone[one][stance][1], alone[other][stance][1])
            assert lost >= max(alone[one][stance][2], alone[other][stance][2])
            assert before == alone[one][stance][0]


def test_a_document_has_the_claim_from_whom_it_credits_or_copies_and_else_from_its_origin() -> None:
    found = dossier_of()
    publishers = {one.document: one.publisher for one in (*found.traced.carried, *found.denied)}
    steps = [(publishers[one.document], one.by, publishers.get(one.source or ""), one.origin) for one in found.told_by]
    assert steps == [
        (COURIER, By.TOLD, None, 0),
        (WIRE, By.CREDIT, COURIER, None),
        (LAMP, By.TOLD, None, 1),
        (QUAY, By.REUSE, LAMP, None),
    ]
    assert [(publishers[one.document], one.by, one.origin) for one in found.denied_by] == [(QUAY, By.TOLD, 0)]


def test_the_same_statements_in_another_order_make_the_same_dossier() -> None:
    forward, backward = dossier_of(), dossier_of(reversed(ALL))
    assert [source.key for source, _ in forward.sources] == [source.key for source, _ in backward.sources]
    assert forward.told_by == backward.told_by
