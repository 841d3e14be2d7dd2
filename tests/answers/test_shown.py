"""What a large ledger keeps of claims and actors is what a small one counts when it is asked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.answers import portraits, shown_claims, stretches
from onrecord.answers.boards import Maker, make_boards
from onrecord.answers.dossiers import dossier_of
from onrecord.answers.portraits import Order, Wanted, portrait_of
from onrecord.answers.reviewing import decide
from onrecord.answers.shown_claims import shown_claim
from onrecord.answers.stretches import ActorsObject, ChangesObject, Stretch, actors_object, changes_object
from onrecord.ledger import Filters, Ledger
from onrecord.records import ActorType
from tests.reports.claimed import CALL, CHARGE_ID, GATES, LATER_ID, SILENT, claimed, fill

TODAY = dt.date(2026, 4, 1)


def never(_: str, __: str) -> float:
    return 0.0


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        fill(opened)
        make_boards(opened, Maker(never, TODAY, lambda: dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)))
        yield opened


@pytest.fixture
def large(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The same, taken for a large one."""
    for module in (portraits, shown_claims, stretches):
        monkeypatch.setattr(module, "LARGE", 0)
    return ledger


@pytest.mark.parametrize("claim", [CALL.id, GATES.id, LATER_ID[:8], CALL.members[0].statement])
def test_a_claim_that_is_kept_is_the_one_that_is_counted(large: Ledger, claim: str) -> None:
    kept, counted = shown_claim(large, claim, (), 1, 2), dossier_of(large, claim, (), 1, 2)
    assert {name: kept["origins"][name] for name in counted["origins"]} == counted["origins"]  # type: ignore[literal-required]
    assert {**kept, "origins": None} == {**counted, "origins": None}


def test_what_people_say_of_a_claim_that_is_kept_is_looked_up(large: Ledger) -> None:
    rated = {"verdict": "rate", "statement": LATER_ID, "rating": {"words": "Half right"}}
    decide(large, rated, "Ada", dt.datetime(2026, 4, 1, 10, tzinfo=dt.UTC))
    kept, counted = shown_claim(large, CALL.id), dossier_of(large, CALL.id)
    assert kept["ratings"] == counted["ratings"]
    assert [one["said"] for one in kept["ratings"]] == ["Half right"]


def test_a_doubt_is_counted_anew_and_a_statement_alone_is_a_claim(large: Ledger) -> None:
    assert shown_claim(large, CHARGE_ID, ["bo-tarn"]) == dossier_of(large, CHARGE_ID, ["bo-tarn"])
    alone = SILENT.statements[0].id
    assert shown_claim(large, alone) == dossier_of(large, alone)


@pytest.mark.parametrize("name", ["teodor-zalvic", "bo-tarn", "ana-brusk"])
def test_an_actor_that_is_kept_has_the_counts_of_the_one_that_is_counted(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    wanted = Wanted(TODAY, Order.OLDEST, 0, 3)
    counted = portrait_of(ledger, name, never, wanted)
    monkeypatch.setattr(portraits, "LARGE", 0)
    kept = portrait_of(ledger, name, never, wanted)
    assert set(counted) <= set(kept)
    for key in ("id", "name", "names", "statements", "acts", "negative", "through", "roles", "reversals", "promises"):
        assert kept[key] == counted[key]
    assert [voice["statement"] for voice in kept["said"]] == [voice["statement"] for voice in counted["said"]]
    assert kept["denials"]["total"] == counted["denials"]["total"]


def test_lists_are_cut_into_stretches_alike(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked() -> tuple[ActorsObject, ActorsObject, ChangesObject]:
        return (
            actors_object(ledger, None, Stretch()),
            actors_object(ledger, ActorType.PERSON, Stretch(1, 2)),
            changes_object(ledger, Filters(), Stretch(0, 5)),
        )

    counted = asked()
    monkeypatch.setattr(stretches, "LARGE", 0)
    assert asked() == counted
    assert (len(counted[1]["actors"]), len(counted[2]["changes"])) == (2, 1)
