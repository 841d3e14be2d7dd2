"""Review without a script, and what the script relies on: a decision has a name, and is there once."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.records import Judgement, ReviewState

NAME, OTHER = "Ines Vall", "Tomáš Orel"
AT = "2026-05-04T09:30:00.123456Z"


def waiting(client: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/review.json").json()["waiting"]
    return found


def first(client: TestClient) -> str:
    return str(waiting(client)[0]["statement"]["id"])


def token(client: TestClient) -> str:
    return client.get("/review").text.split('name="token" value="', 1)[1].split('"', 1)[0]


def posted(client: TestClient, **decision: object) -> Any:  # noqa: ANN401 - an answer
    headers = {"X-Token": token(client), "Accept": "application/json"}
    return client.post("/review", json={"by": NAME, "at": AT, **decision}, headers=headers)


def judgements(ledger: Path) -> list[Judgement]:
    with Ledger.open(ledger) as held:
        return list(held.judgements())


def test_the_queue_is_a_page_json_and_csv(client: TestClient) -> None:
    page = client.get("/review").text
    for one in waiting(client):
        assert one["statement"]["id"] in page
    assert client.get("/review.csv").text.startswith("statement.id,")
    assert len(page) < 300_000


@pytest.mark.parametrize("limit", ["0", "21", "x"])
def test_a_page_of_the_queue_has_an_end(limit: str, client: TestClient) -> None:
    assert client.get(f"/review?limit={limit}").status_code == 400
    assert len(client.get("/review.json?limit=20").json()["waiting"]) == 20


def test_a_decision_is_recorded_when_the_page_says_so(client: TestClient, desk: Path) -> None:
    name = first(client)
    said = posted(client, statement=name, verdict="accept").json()
    assert (said["again"], said["review"]["state"]) == (False, "confirmed")
    (judgement,) = judgements(desk)
    assert (judgement.number, judgement.by) == (said["number"], NAME)
    assert judgement.at == dt.datetime.fromisoformat(AT)
    assert first(client) != name


def test_a_decision_that_is_sent_twice_is_there_once(client: TestClient, desk: Path) -> None:
    name = first(client)
    one, two = (posted(client, statement=name, verdict="reject").json() for _ in range(2))
    assert (one["number"], two["again"]) == (two["number"], True)
    undo = {"statement": name, "verdict": "undo", "undoes": AT, "at": "2026-05-04T09:30:01Z"}
    assert [posted(client, **undo).json()["again"] for _ in range(2)] == [False, True]
    assert len(judgements(desk)) == 2


def test_an_undo_takes_back_no_other_decision(client: TestClient, desk: Path) -> None:
    one, two = (entry["statement"]["id"] for entry in waiting(client)[:2])
    posted(client, statement=one, verdict="accept")
    posted(client, statement=two, verdict="accept", at="2026-05-04T10:00:00Z")
    answer = posted(client, statement=one, verdict="undo", undoes=AT, at="2026-05-04T10:00:01Z")
    assert answer.status_code == 400
    assert "another one" in answer.json()["error"]["message"]
    assert len(judgements(desk)) == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"verdict": "true"},
        {"statement": "nobody"},
        {"statement": ["x"]},
        {"by": ""},
        {"by": "\u202e \x00"},
        {"at": "now"},
        {"at": "2026-05-04T09:30:00"},
        {"at": "2999-01-01T00:00:00Z"},
        {"verdict": "correct", "corrected": {}},
        {"verdict": "correct", "corrected": {"content": [[0, 10**9]]}},
        {"verdict": "correct", "corrected": {"content": "x"}},
        {"verdict": "correct", "corrected": {"act": "lie"}},
        {"verdict": "link", "other": "nobody", "bond": "same"},
        {"verdict": "rate", "rating": {"words": "Half right"}},
        {"verdict": "undo"},
    ],
)
def test_what_is_no_decision_is_refused_and_leaves_nothing(
    changed: dict[str, object], client: TestClient, desk: Path
) -> None:
    answer = posted(client, **{"statement": first(client), "verdict": "accept", **changed})
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["message"]
    assert judgements(desk) == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 50_000])
def test_what_is_no_json_is_refused(body: bytes, client: TestClient) -> None:
    headers = {"X-Token": token(client), "Content-Type": "application/json"}
    assert client.post("/review", content=body, headers=headers).status_code == 400


def test_nothing_is_decided_without_the_pages_token(client: TestClient, desk: Path) -> None:
    name = first(client)
    assert client.post("/review", json={"statement": name, "verdict": "accept", "by": NAME}).status_code == 403
    assert client.post("/review", data={"statement": name, "verdict": "accept", "by": NAME}).status_code == 403
    assert judgements(desk) == []


def test_forms_do_without_a_script_and_remember_the_name(client: TestClient, desk: Path) -> None:
    one, two = (entry["statement"]["id"] for entry in waiting(client)[:2])
    given = {"token": token(client), "statement": one, "verdict": "accept", "next": f"/statement/{one}", "by": NAME}
    answer = client.post("/review", data=given)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/statement/{one}")
    assert NAME in client.get("/review").text
    client.post("/review", data={"token": token(client), "accept": "", "reject": two})
    assert [(one.kind.value, one.by) for one in judgements(desk)] == [("accept", NAME), ("reject", NAME)]


def test_a_speaker_is_corrected_by_choice_or_by_name(client: TestClient, desk: Path) -> None:
    name = first(client)
    page = client.get(f"/statement/{name}").text
    assert 'name="speaker"' in page
    given = {"token": token(client), "statement": name, "verdict": "correct", "by": OTHER}
    assert client.post("/review", data=given).status_code == 400
    client.post("/review", data={**given, "name": "Orsolya Venn"})
    with Ledger.open(desk) as held:
        (row,) = held.statements_of_id(name)
    assert (row.speaker_name, row.review.state, row.review.by) == ("Orsolya Venn", ReviewState.CORRECTED, OTHER)
    assert "Orsolya Venn" in client.get(f"/review?statement={name}").text
    assert OTHER in client.get(f"/statement/{name}").text


@pytest.mark.parametrize("onward", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "x"])
def test_nobody_is_sent_elsewhere(onward: str, client: TestClient) -> None:
    answer = client.post("/review/name", data={"token": token(client), "by": NAME, "next": onward})
    assert answer.headers["location"] == "/"


def test_a_document_shows_what_was_decided(client: TestClient) -> None:
    one = waiting(client)[0]["statement"]
    address = f"/document/{one['document']['id'].removeprefix('sha256:')}"
    before = client.get(address).text
    assert f'name="accept" value="{one["id"]}"' in before
    posted(client, statement=one["id"], verdict="reject")
    after = client.get(address).text
    assert after.count('class="state rejected"') == before.count('class="state rejected"') + 1


def test_agreement_and_orphans_answer_in_three_forms(client: TestClient) -> None:
    names = [entry["statement"]["id"] for entry in waiting(client)[:3]]
    for number, (by, verdict) in enumerate(((NAME, "accept"), (OTHER, "accept"), (NAME, "reject"), (OTHER, "accept"))):
        posted(client, statement=names[number // 2], verdict=verdict, by=by, at=f"2026-05-04T09:30:0{number}Z")
    (pair,) = client.get("/review/agreement.json").json()["pairs"]
    assert (pair["statements"], pair["alike"]) == (2, 1)
    assert OTHER in client.get("/review/agreement").text
    assert client.get("/review/agreement.csv").text.startswith("one,other,")
    assert client.get("/review/orphans.json").json()["orphans"] == []
    assert client.get("/review/orphans").status_code == 200


def test_judgements_are_taken_away_and_taken_over_once(client: TestClient, desk: Path) -> None:
    posted(client, statement=first(client), verdict="accept")
    lines = client.get("/review/judgements.jsonl").text
    assert json.loads(lines)["by"] == NAME
    other = lines.replace(NAME, OTHER) + "no line of ours\n"
    pages = [
        client.post(
            "/review/judgements", data={"token": token(client)}, files={"file": ("j.jsonl", other.encode())}
        ).text
        for _ in range(2)
    ]
    assert "1 judgement recorded" in pages[0]
    assert "line 2" in pages[0]
    assert "0 judgements recorded, 1 known before" in pages[1]
    assert [one.by for one in judgements(desk)] == [NAME, OTHER]
