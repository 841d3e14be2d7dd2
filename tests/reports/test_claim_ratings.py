"""A rating is about one claim, by the statement that stands for it, and holds for no other."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.records import Claim, ClaimRating, Judgement, JudgementKind, Reviewed
from onrecord.reports import Judge, withdrawing
from onrecord.reports.claim_ratings import claim_of_rated, rating_claim, ratings_on
from onrecord.reports.claims import claim_view
from tests.invented import BRIEFING, CHARGE, LEAK, READING, TEXT
from tests.reports.claimed import CHARGE_ID, LATER_ID, claimed, fill, member

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
HALF, NONE = ClaimRating("Half right"), ClaimRating("Not shown")


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """Two claims on the invented call."""
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        fill(opened)
        yield opened


def judge(by: str, minute: int = 0) -> Judge:
    return Judge(by, NOON + dt.timedelta(minutes=minute))


def said(ledger: Ledger, statement: str) -> list[tuple[str, str]]:
    found = ratings_on(ledger, claim_view(ledger, statement).row.claim)
    return [(one.by, one.rating.words) for one in found]


def test_any_statement_of_a_claim_leads_to_the_one_that_stands_for_it(ledger: Ledger) -> None:
    recorded = ledger.judge(rating_claim(ledger, LEAK.id[:8], HALF, judge("Ada")))
    assert recorded.reviewed is not None
    assert recorded.reviewed.statement.id == LATER_ID
    assert said(ledger, LEAK.id) == said(ledger, LATER_ID) == [("Ada", "Half right")]
    assert said(ledger, CHARGE_ID) == []


def test_of_each_person_the_last_rating_stands_until_it_is_withdrawn(ledger: Ledger) -> None:
    ledger.judge(rating_claim(ledger, LATER_ID, NONE, judge("Ada")))
    ledger.judge(rating_claim(ledger, LATER_ID, NONE, judge("Bo", 1)))
    second = ledger.judge(rating_claim(ledger, LATER_ID, HALF, judge("Ada", 2)))
    assert said(ledger, LATER_ID) == [("Bo", "Not shown"), ("Ada", "Half right")]
    ledger.judge(withdrawing(second.number, judge("Ada", 3)))
    assert said(ledger, LATER_ID) == [("Ada", "Not shown"), ("Bo", "Not shown")]


def test_it_waits_for_its_statement_and_says_nothing_of_how_it_was_read(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledger, "claims", lambda *_: iter(()))
    ledger.judge(rating_claim(ledger, BRIEFING.id, HALF, judge("Ada")))
    assert [row.review.state for row in ledger.statements_of_id(BRIEFING.id)] == ["machine"]
    fewer = replace(READING, statements=tuple(one for one in READING.statements if one.id != BRIEFING.id))
    for reading, found in ((replace(fewer, model="hand-2"), []), (replace(READING, model="hand-3"), ["Half right"])):
        ledger.add(reading, TEXT.encode(), "call.txt")
        claim = Claim(BRIEFING.id, (member(BRIEFING.id),))
        assert [one.rating.words for one in ratings_on(ledger, claim)] == found
    ledger.rebuild_reviews()
    assert said(ledger, BRIEFING.id) == [("Ada", "Half right")]


def test_a_statement_that_people_rejected_stands_for_no_claim(ledger: Ledger) -> None:
    ledger.judge(rating_claim(ledger, CHARGE.id, HALF, judge("Ada")))
    (row,) = ledger.statements_of_id(CHARGE.id)
    ledger.judge(Judgement(JudgementKind.REJECT, "Bo", NOON, reviewed=Reviewed(row.pinned)))
    assert claim_of_rated(ledger, CHARGE.id) is None
    with pytest.raises(InputError, match="rejected"):
        rating_claim(ledger, CHARGE.id, HALF, judge("Ada"))


def test_who_says_the_opposite_is_not_rated_along(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as alone:
        alone.setattr(Ledger, "claims", lambda *_: iter(()))
        ledger.judge(rating_claim(ledger, BRIEFING.id, HALF, judge("Ada")))
        assert said(ledger, BRIEFING.id) == [("Ada", "Half right")]
    turned = Claim(LEAK.id, (member(LEAK.id), member(BRIEFING.id, agrees=False)))
    monkeypatch.setattr(Ledger, "claims", lambda *_: iter((turned,)))
    assert ratings_on(ledger, turned) == ()
