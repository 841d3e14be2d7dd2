"""What a reader sees where a page cannot be given, and what every answer tells the browser."""

import logging

import pytest
from starlette.testclient import TestClient

from onrecord.web.safety.headers import HEADERS

CASES = [
    ("/nothing", 404, "There is nothing here"),
    ("/echo", 405, "This cannot be done here"),
    ("/fail/input", 400, "No such day."),
    ("/fail/ledger", 500, "X.db is damaged."),
    ("/fail/defect", 500, "Something went wrong"),
    ("/" + "a" * 9000, 414, "This address is too long"),
]


@pytest.mark.parametrize(("path", "status", "said"), CASES)
def test_it_is_a_page_of_the_house_with_the_same_headers(path: str, status: int, said: str, caller: TestClient) -> None:
    answer = caller.get(path)
    assert answer.status_code == status
    assert said in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "Traceback" not in answer.text
    assert "ZeroDivision" not in answer.text


@pytest.mark.parametrize(("path", "accept"), [("/nothing.json", "*/*"), ("/fail/defect", "application/json")])
def test_programs_get_json(path: str, accept: str, caller: TestClient) -> None:
    answer = caller.get(path, headers={"Accept": accept})
    assert answer.json()["schema"] == "onrecord/1"
    assert answer.json()["error"]["status"] == answer.status_code
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_spreadsheets_get_a_line(caller: TestClient) -> None:
    assert caller.get("/nothing.csv").text.count("\n") == 1


def test_a_defect_is_one_line_of_the_log(caller: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, "onrecord.web"):
        caller.get("/fail/defect")
    (line,) = [record.getMessage() for record in caplog.records if record.name == "onrecord.web"]
    assert line.startswith("unexpected, at GET /fail/defect: ZeroDivisionError: oh no (conftest.py:")
    assert "\n" not in line


def test_a_host_or_an_origin_from_elsewhere_is_refused_before_all(caller: TestClient, token: str) -> None:
    assert caller.get("/", headers={"Host": "evil.example:8765"}).status_code == 400
    assert caller.post("/echo", data={"token": token}, headers={"Origin": "http://evil.example"}).status_code == 403
    assert caller.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_pages_are_asked_for_again_and_what_says_otherwise_is_kept(caller: TestClient) -> None:
    assert caller.get("/").headers["cache-control"] == "private, no-cache"
    assert caller.get("/kept").headers["cache-control"] == "private, max-age=3600"
    assert "default-src 'none'" in caller.get("/").headers["content-security-policy"]
