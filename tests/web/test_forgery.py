"""Requests that are not what they seem: from another site, for another name, for files that are not the ledger's."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from onrecord.web.safety.headers import HEADERS
from onrecord.web.safety.limits import LARGEST_UPLOAD
from tests.web.conftest import Enter

SECRET = "the recipe of the Marrowen pie"  # noqa: S105 - what must not be found
CLIMBS = (
    "../secret.txt",
    "..%2fsecret.txt",
    "%2e%2e%2fsecret.txt",
    "..%252fsecret.txt",
    "..%5csecret.txt",
    "....//secret.txt",
    "..;/secret.txt",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "../../../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
    "file:%2f%2f%2fetc%2fpasswd",
    "desk.db",
    "../desk.db",
    "..%2fdesk.db",
    "%00",
    "%ff%fe",
    "'%20OR%201=1--",
    "%25",
    "*",
    "_",
)
WRITING = ("POST", "PUT", "PATCH", "DELETE")


def routes(client: TestClient) -> list[Route | Mount]:
    assert isinstance(client.app, Starlette)
    return [route for route in client.app.routes if isinstance(route, Route | Mount)]


def parameters(client: TestClient) -> list[tuple[str, str]]:
    """Each path parameter of each route, as what stands before and behind it."""
    found = [
        (route.path[: match.start()], re.sub(r"\{\w+:form\}", ".json", route.path[match.end() :]))
        for route in routes(client)
        for match in re.finditer(r"\{\w+(:(?!form)\w+)?\}", route.path)
    ]
    return [(before, behind) for before, behind in found if "{" not in before + behind] + [("/static/", ""), ("/", "")]


def test_no_path_leads_out_of_the_ledger(client: TestClient, desk: Path) -> None:
    (desk.parent / "secret.txt").write_text(SECRET, encoding="utf-8")
    for before, behind in parameters(client):
        for climb in CLIMBS:
            for address in {f"{before}{climb}{behind}", f"{before}{climb}"}:
                answer = client.get(address)
                assert answer.status_code in {200, 303, 307, 400, 404}, address
                assert "root:" not in answer.text, address
                assert SECRET not in answer.text, address
                assert b"SQLite format 3" not in answer.content, address


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1", "127.0.0.1:1", "*:8765", "a" * 300, ""]
)
def test_no_other_name_opens_a_page(host: str, client: TestClient) -> None:
    for route in routes(client):
        answer = client.get(route.path, headers={"Host": host})
        assert answer.status_code == 400, route.path
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("method", WRITING)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:8766"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
        {"X-Token": "x"},
        {"X-Token": ""},
    ],
)
def test_nothing_is_changed_from_elsewhere_or_without_a_token(
    method: str, headers: dict[str, str], client: TestClient, desk: Path
) -> None:
    before = desk.read_bytes()
    token = client.get("/legend").text and dict(client.cookies)
    assert token, "a page brings a token"
    for route in routes(client):
        forged = {"X-Token": next(iter(token.values())), **headers} if "Origin" in headers else headers
        answer = client.request(method, route.path, headers=forged, data={"words": "x"})
        assert answer.status_code == 403, route.path
    assert desk.read_bytes() == before


def test_the_right_token_reaches_the_page(client: TestClient) -> None:
    client.get("/legend")
    (token,) = dict(client.cookies).values()
    answer = client.post("/legend", headers={"X-Token": token, "Origin": str(client.base_url).rstrip("/")})
    assert answer.status_code == 405, "which takes no such request"


def test_a_token_of_an_earlier_server_is_stale(client: TestClient, enter: Enter, desk: Path) -> None:
    client.get("/legend")
    later = enter(desk)
    later.cookies.update(client.cookies)
    (token,) = dict(client.cookies).values()
    answer = later.post("/legend", headers={"X-Token": token})
    assert answer.status_code == 403
    assert "older than the server" in answer.text


@pytest.mark.parametrize("path", ["/add", "/review", "/nothing"])
def test_what_is_too_large_is_refused_unread(path: str, client: TestClient) -> None:
    answer = client.post(path, content=b"x", headers={"Content-Length": str(LARGEST_UPLOAD + 1)})
    assert answer.status_code == 413
