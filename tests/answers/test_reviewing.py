"""What a page or a command decides is parsed, checked and recorded; the queue says why in words."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.answers.reviewing import agreement_answer, decide, orphans_answer, queue_answer, review_answer
from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.reports.claims import claim_rows, claim_view
from onrecord.reports.telling import tell, told_of
from tests.invented import BRIEFING, CHARGE, DENIAL, DOCUMENT, LEAK, MAYOR, READING, TEXT, ZALVIC

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        opened.add(READING, TEXT.encode(), "call.txt")
        yield opened


def said(ledger: Ledger, verdict: str, statement: str = "", by: str = "Ada", **more: object) -> dict[str, Any]:
    return {**decide(ledger, {"verdict": verdict, "statement": statement, **more}, by, NOON)}


def test_a_decision_comes_back_with_what_holds_now(ledger: Ledger) -> None:
    found = said(ledger, "correct", CHARGE.id[:8], corrected={"speaker": "ana brusk", "act": "warn"}, reason="a slip")
    assert found["judgement"] == {
        "number": 1,
        "kind": "correct",
        "by": "Ada",
        "at": NOON.isoformat(),
        "reason": "a slip",
        "statements": [CHARGE.id],
        "corrected": {"speaker": "Ana Brusk", "speaker_type": "person", "act": "warn"},
        "bond": None,
        "rating": None,
        "withdraws": None,
    }
    assert found["review"]["state"] == found["statement"]["review"] == "corrected"
    assert found["review"]["machine"] == {"speaker": ZALVIC.name, "speaker_type": None, "act": "accuse"}
    assert (found["statement"]["act"], found["statement"]["source"]["actor"]) == ("warn", MAYOR.id)
    assert found["statement"]["chain"][-1]["name"] == MAYOR.name
    json.dumps(found)


@pytest.mark.parametrize(
    ("decision", "why"),
    [
        ({}, "a verdict is accept"),
        ({"verdict": "accept"}, "no statement whose id begins with"),
        ({"verdict": "accept", "statement": "zz"}, "no statement whose id begins with"),
        ({"verdict": "accept", "statement": 7}, "statement is text"),
        ({"verdict": "correct", "statement": CHARGE.id}, "say what is to be corrected"),
        ({"verdict": "correct", "statement": CHARGE.id, "corrected": ["act"]}, "an object with fields"),
        ({"verdict": "correct", "statement": CHARGE.id, "corrected": {"act": "lie"}}, "corrects nothing"),
        (
            {"verdict": "correct", "statement": CHARGE.id, "corrected": {"mood": "+"}},
            "nothing of a statement is called",
        ),
        ({"verdict": "correct", "statement": CHARGE.id, "corrected": {"speaker": " "}}, "needs a name"),
        ({"verdict": "correct", "statement": CHARGE.id, "corrected": {"content": [[5, 5]]}}, "empty or reversed"),
        ({"verdict": "correct", "statement": CHARGE.id, "corrected": {"content": [["a", 5]]}}, "corrects nothing"),
        ({"verdict": "correct", "statement": CHARGE.id, "corrected": {"cue": [[0, 99999]]}}, "0:99999 leaves the text"),
        (
            {"verdict": "correct", "statement": CHARGE.id, "corrected": {"speaker": "Bo", "source_kind": "unnamed"}},
            "a source with a name is not unnamed",
        ),
        ({"verdict": "correct", "statement": CHARGE.id, "corrected": {"speaker": "\ud800"}}, "is no text"),
        ({"verdict": "accept", "statement": CHARGE.id, "reason": "\ud800"}, "is no text"),
        ({"verdict": "link", "statement": CHARGE.id, "other": LEAK.id, "bond": "likes"}, "two statements are same"),
        ({"verdict": "link", "statement": CHARGE.id, "other": CHARGE.id, "bond": "same"}, "are one statement"),
        ({"verdict": "rate", "statement": CHARGE.id}, "rates nothing: a rating of a claim is an object"),
        ({"verdict": "rate", "statement": "zz", "rating": {"words": "So"}}, "no statement whose id begins with"),
        ({"verdict": "rate", "statement": CHARGE.id, "rating": {"words": 5}}, "is text"),
        ({"verdict": "rate", "statement": CHARGE.id, "rating": {"words": "\ud800"}}, "is no text"),
        (
            {"verdict": "rate", "statement": CHARGE.id, "rating": {"words": "So", "value": 1.5, "scale": [1, 5]}},
            "whole",
        ),
        (
            {"verdict": "rate", "statement": CHARGE.id, "rating": {"words": "So", "value": 1, "scale": 5}},
            "rates nothing",
        ),
        ({"verdict": "rate", "statement": CHARGE.id, "rating": {"words": "So", "url": "ftp://a"}}, "no address"),
        ({"verdict": "undo"}, "Ada has no judgement on a statement to undo"),
    ],
)
def test_what_cannot_be_is_refused_and_not_recorded(ledger: Ledger, decision: dict[str, Any], why: str) -> None:
    with pytest.raises(InputError, match=why):
        decide(ledger, decision, "Ada", NOON)
    assert list(ledger.judgements()) == []


def test_who_accepts_a_corrected_statement_says_the_same(ledger: Ledger) -> None:
    said(ledger, "correct", CHARGE.id, corrected={"speaker": "a clerk"})
    found = said(ledger, "accept", CHARGE.id, by="Bo")
    assert (found["judgement"]["kind"], found["review"]["by"]) == ("correct", "Bo")
    assert found["statement"]["chain"][-1]["name"] == "a clerk"
    said(ledger, "undo")
    assert review_answer(ledger, CHARGE.id)["review"]["state"] == "corrected"


def test_undo_takes_back_the_last_of_ones_own(ledger: Ledger) -> None:
    said(ledger, "reject", CHARGE.id)
    said(ledger, "accept", LEAK.id, by="Bo")
    found = said(ledger, "undo")
    assert (found["judgement"]["withdraws"], found["judgement"]["statements"]) == (1, [CHARGE.id])
    assert (found["review"]["state"], queue_answer(ledger)["confirmed"]) == ("machine", 1)


def test_rejected_statements_count_nowhere(ledger: Ledger) -> None:
    said(ledger, "reject", CHARGE.id)
    assert CHARGE.id not in {told.id for told in tell(ledger)}
    assert told_of(ledger, [CHARGE.id]) == {}
    assert all(CHARGE.id not in {m.statement for m in row.claim.members} for row in claim_rows(ledger))
    with pytest.raises(InputError, match=f"Ada rejected statement {CHARGE.id}"):
        claim_view(ledger, CHARGE.id)


def test_reports_see_what_people_corrected(ledger: Ledger) -> None:
    said(ledger, "correct", CHARGE.id, corrected={"speaker": "ana-brusk", "polarity": "-"})
    (told,) = told_of(ledger, [CHARGE.id]).values()
    assert (told.speaker_name, told.review.state.value, told.statement.taken_back) == (MAYOR.name, "corrected", True)
    said(ledger, "correct", CHARGE.id, corrected={"speaker": "a clerk of the port"})
    (told,) = told_of(ledger, [CHARGE.id]).values()
    assert (told.speaker, told.speaker_name, told.statement.taken_back) == (None, "a clerk of the port", True)


def test_the_queue_says_why_and_the_points_add_up(ledger: Ledger) -> None:
    page = queue_answer(ledger, limit=3)
    assert (len(page["waiting"]), page["more"], page["offset"], page["orphans"]) == (3, True, 0, 0)
    every = queue_answer(ledger, limit=50)
    assert all(one["score"] == sum(reason["points"] for reason in one["reasons"]) for one in every["waiting"])
    why = {one["statement"]["id"]: [reason["words"] for reason in one["reasons"]] for one in every["waiting"]}
    assert why[DENIAL.id] == ["denies something"]
    assert why[LEAK.id] == ["comes from an unnamed source", "the machine was under 65% sure"]
    assert (why[BRIEFING.id], every["more"]) == ([], False)
    json.dumps(every)


@pytest.mark.parametrize(("offset", "limit"), [(-1, 5), (0, -1)])
def test_a_page_that_cannot_be_is_refused(ledger: Ledger, offset: int, limit: int) -> None:
    with pytest.raises(InputError, match="a page begins at 0"):
        queue_answer(ledger, offset, limit)


def test_agreement_is_over_what_both_judged(ledger: Ledger) -> None:
    ada = {DENIAL.id: "accept", BRIEFING.id: "accept", CHARGE.id: "reject", LEAK.id: "reject"}
    bo = {**ada, LEAK.id: "accept"}
    for by, verdicts in (("Ada", ada), ("Bo", bo)):
        for name, verdict in verdicts.items():
            said(ledger, verdict, name, by=by)
    said(ledger, "accept", READING.statements[-1].id, by="Bo")
    assert agreement_answer(ledger)["pairs"] == [
        {"one": "Ada", "other": "Bo", "statements": 4, "alike": 3, "share": 0.75, "kappa": 0.5}
    ]


def test_two_who_always_say_one_thing_have_no_kappa(ledger: Ledger) -> None:
    for by in ("Ada", "Bo"):
        said(ledger, "accept", DENIAL.id, by=by)
    (pair,) = agreement_answer(ledger)["pairs"]
    assert (pair["share"], pair["kappa"]) == (1.0, None)


def test_the_last_word_of_a_person_is_compared(ledger: Ledger) -> None:
    said(ledger, "reject", DENIAL.id)
    said(ledger, "accept", DENIAL.id, by="Bo")
    decide(ledger, {"verdict": "accept", "statement": DENIAL.id}, "Ada", NOON + dt.timedelta(seconds=1))
    assert agreement_answer(ledger)["pairs"][0]["alike"] == 1


def test_nothing_is_orphaned_here(ledger: Ledger) -> None:
    said(ledger, "accept", DENIAL.id)
    assert orphans_answer(ledger)["orphans"] == []
    assert review_answer(ledger, DENIAL.id)["judgements"][0]["statements"] == [DENIAL.id]
    assert DOCUMENT.id == review_answer(ledger, DENIAL.id)["statement"]["document"]["id"]
