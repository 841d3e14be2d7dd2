"""Claims of a ledger, with both sides; changes of position; what falls; who is silent; records of actors."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ledger import Filters, Ledger
from onrecord.linking.reversals import Change
from onrecord.records import Act, Stance
from onrecord.reports import find_actor
from onrecord.reports.claims import Sort, claim_rows, claim_view, standing
from onrecord.reports.records import record_of
from onrecord.reports.reversals import changes
from onrecord.reports.silence import silent
from onrecord.reports.whatif import what_if
from onrecord.reports.who import joined
from tests.invented import BRIEFING, CHARGE, DENIAL, DOCUMENT, LEAK
from tests.linking.telling import claim, known, told
from tests.reports.claimed import AGAIN_ID, CHARGE_ID, LATER_ID, claimed, fill


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "call.db") as opened:
        fill(opened)
        yield opened


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.CONTESTED, [LATER_ID, CHARGE_ID]),
        (Sort.SPREAD, [LATER_ID, CHARGE_ID]),
        (Sort.NEW, [CHARGE_ID, LATER_ID]),
    ],
)
def test_claims_in_their_orders(sort: Sort, expected: list[str], ledger: Ledger) -> None:
    assert [row.claim.id for row in claim_rows(ledger, sort=sort)] == expected


def test_both_sides_are_counted(ledger: Ledger) -> None:
    row = claim_rows(ledger)[0]
    assert row.standing.words == "there had been a call"
    assert (row.status.count(Stance.ASSERTS), row.status.count(Stance.DENIES)) == (2, 2)
    assert (row.status.unnamed, row.status.statements, row.status.outlets) == (1, 4, 2)
    assert row.status.contested == 1


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(actor="Tarn"), [CHARGE_ID]),
        (Filters(about="gates"), [CHARGE_ID]),
        (Filters(act=Act.DENY), [LATER_ID]),
        (Filters(publisher="Courier"), [LATER_ID]),
        (Filters(since=dt.date(2026, 3, 16)), [LATER_ID]),
        (Filters(until=dt.date(2026, 3, 1)), []),
        (Filters(limit=1), [LATER_ID]),
    ],
)
def test_a_claim_passes_with_one_statement(filters: Filters, expected: list[str], ledger: Ledger) -> None:
    assert [row.claim.id for row in claim_rows(ledger, filters)] == expected


def test_any_statement_leads_to_its_claim(ledger: Ledger) -> None:
    views = [claim_view(ledger, name) for name in (DENIAL.id, BRIEFING.id[:8], LATER_ID.upper())]
    for view in views:
        assert view.row.claim.id == LATER_ID
        assert {voice.told.id: voice.stance for voice in view.voices} == {
            DENIAL.id: Stance.DENIES,
            BRIEFING.id: Stance.DENIES,
            LEAK.id: Stance.ASSERTS,
            LATER_ID: Stance.ASSERTS,
        }
        assert view.voices[-1].told.id == LATER_ID


def test_a_statement_that_is_like_no_other_is_its_own_claim(ledger: Ledger) -> None:
    view = claim_view(ledger, CHARGE.id)
    assert [voice.told.id for voice in view.voices] == [CHARGE.id]


@pytest.mark.parametrize(("beginning", "said"), [("", "no statement"), ("zz", "no statement")])
def test_an_id_that_does_not_say_which(beginning: str, said: str, ledger: Ledger) -> None:
    with pytest.raises(InputError, match=said):
        claim_view(ledger, beginning)


def test_the_spokesman_takes_the_other_side(ledger: Ledger) -> None:
    (change,) = changes(ledger)
    assert (change.change, change.speaker, change.after.id) == (Change.REVERSAL, "teodor-zalvic", LATER_ID)
    assert change.days == (dt.date(2026, 3, 12), dt.date(2026, 3, 20))
    assert changes(ledger, Filters(actor="Tarn")) == ()
    assert changes(ledger, Filters(actor="Žalvic", limit=1)) == (change,)


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("Bo Tarn", "person", [(CHARGE_ID, 2, 1)]),
        ("the quay", "publisher", [(CHARGE_ID, 2, 0), (LATER_ID, 2, 1)]),
        (DOCUMENT.id[:20], "document", [(LATER_ID, 2, 1)]),
        (LEAK.id[:10], "statement", [(LATER_ID, 2, 1)]),
        ("Lisk", "state", []),
    ],
)
def test_what_falls_without_a_source(source: str, kind: str, expected: list[object], ledger: Ledger) -> None:
    found = what_if(ledger, source)
    assert (found.kind, found.claims) == (kind, 2)
    assert [(one.fall.claim.id, one.fall.before, one.fall.after) for one in found.fallen] == expected


def test_a_source_that_is_none(ledger: Ledger) -> None:
    for source in ("Nobody", "abcdef0123", "…"):
        with pytest.raises(InputError, match="there is no actor"):
            what_if(ledger, source)


def test_who_is_named_and_silent(ledger: Ledger) -> None:
    (one,) = silent(ledger, dt.date(2026, 3, 31), who="Ana Brusk", claim=AGAIN_ID)
    assert (one.name, one.silence.since, one.silence.days) == ("Ana Brusk", dt.date(2026, 3, 13), 18)
    assert (one.silence.searched.documents, one.silence.searched.statements) == (4, 1)
    assert one.declined == ()
    assert silent(ledger, dt.date(2026, 3, 31), who="Bo Tarn") == ()


def test_words_that_only_point_stand_for_no_claim() -> None:
    pointing = told("a", "Teodor Žalvic | denied | it", 1)
    saying, opposite = told("b", on=3), told("c", "Bo Tarn | said | the dam fell down", 2)
    assert standing(claim("a", "b", against="c"), known(pointing, saying, opposite)).id == "b"
    assert standing(claim("a", against="c"), known(pointing, opposite)).id == "a"
    assert standing(claim("x", against="c"), known(opposite)).id == "c"


def test_a_record_has_its_denominators(ledger: Ledger) -> None:
    found = record_of(ledger, find_actor(joined(ledger), "teodor-zalvic"))
    assert (len(found.positions), found.count(Stance.DENIES), found.count(Stance.ASSERTS)) == (1, 1, 1)
    assert (found.contradicted, found.by, found.changes) == (1, (("a person familiar with the call", 1),), 1)
    assert found.corpus.documents == 5
    quiet = record_of(ledger, find_actor(joined(ledger), "lisk"))
    assert (quiet.positions, quiet.contradicted) == ((), 0)
