"""What goes out: whole, joined by ids, and nothing that people rejected."""

import datetime as dt

import pytest

from onrecord.formats.extract import Extract
from onrecord.ledger import Filters, Ledger
from onrecord.records import Judgement, JudgementKind, Pinned, Reviewed, ReviewState
from tests.formats.conftest import Take


def judge(ledger: Ledger, kind: JudgementKind, statement: str) -> None:
    (row,) = ledger.statements_of_id(statement)
    pinned = Pinned.of(row.document, ledger.document(row.document).text, row.machine)
    at = dt.datetime(2026, 5, 1, 9, tzinfo=dt.UTC)
    ledger.judge(Judgement(kind, "Ana Brusk", at, reviewed=Reviewed(pinned)))


def test_words_are_where_the_receipt_says(extract: Extract) -> None:
    checked = 0
    for statement in extract.statements():
        text = extract.document(statement["document"]["id"]).text
        for part in (statement["source"], statement["cue"], statement["content"]):
            assert " … ".join(text[start:end] for start, end in part["spans"]) == part["text"]
        places = ",".join(f"{start}:{end}" for start, end in statement["content"]["spans"])
        assert statement["receipt"] == f"{statement['document']['id'][7:19]}[{places}]"
        checked += 1
    assert checked > 1_000


@pytest.mark.parametrize("asked", [{}, {"actor": "Žalvic"}, {"publisher": "Courier", "about": "call"}, {"limit": 20}])
def test_whatever_is_referred_to_is_there(take: Take, asked: dict[str, object]) -> None:
    found = take(**asked)
    statements = {one["id"]: one for one in found.statements()}
    claims = {one["id"]: one for one in found.claims}
    assert statements
    assert {one["document"]["id"] for one in statements.values()} <= {one["id"] for one in found.documents()}
    assert {member["statement"] for claim in claims.values() for member in claim["members"]} <= set(statements)
    assert {name for link in found.links for name in (link["one"], link["other"])} <= set(statements)
    for name, statement in statements.items():
        for place in statement["claims"]:
            members = {one["statement"]: one["stance"] for one in claims[place["claim"]]["members"]}
            assert members[name] == place["stance"]
    spoken = {one["speaker"]["id"] for one in statements.values() if one["speaker"]}
    assert spoken <= {actor["id"] for actor in found.actors}


def test_filters_narrow_what_goes_out(take: Take) -> None:
    every, some = list(take().statements()), list(take(act="deny").statements())
    assert {one["act"] for one in some} == {"deny"}
    assert 0 < len(some) < len(every)
    assert len(list(take(act="deny").documents())) < len(list(take().documents()))
    assert len(list(take(limit=7).statements())) == 7


def test_claims_are_counted_whole_and_their_members_are_those_that_pass(take: Take) -> None:
    whole = {claim["id"]: claim for claim in take().claims}
    for claim in take(publisher="Courier").claims:
        members = claim["members"]
        assert {**claim, "members": []} == {**whole[claim["id"]], "members": []}
        assert len(members) <= len(whole[claim["id"]]["members"]) == claim["statements"]


def test_what_people_say_goes_along_and_what_they_rejected_stays(ledger: Ledger, take: Take) -> None:
    first, second = (row.id for row in ledger.statements(Filters(limit=2)))
    judge(ledger, JudgementKind.ACCEPT, first)
    judge(ledger, JudgementKind.REJECT, second)
    found = {one["id"]: one for one in take().statements()}
    assert second not in found
    assert (found[first]["review"], found[first]["reviewed_by"]) == ("confirmed", "Ana Brusk")
    assert found[first]["reviewed_at"] == "2026-05-01T09:00:00+00:00"
    (rejected,) = take(review=ReviewState.REJECTED).statements()
    assert rejected["id"] == second


def test_commitments_are_as_of_the_day(extract: Extract) -> None:
    assert any(one["schedule"] == "overdue-nothing-found" for one in extract.commitments)
    assert all((one["published"] or "")[:10] <= "2026-05-01" for one in extract.commitments)


def test_it_says_what_it_is(extract: Extract) -> None:
    assert extract.about.words == "affair.db: everything; written by onrecord 0.1.0 on 2026-05-01 12:00 UTC"
