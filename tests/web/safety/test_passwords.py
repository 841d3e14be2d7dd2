"""A password for a machine that several people share."""

import pytest
from starlette.testclient import TestClient

from onrecord.web.safety.passwords import AWAY, FREE_TRIES, MOST_SESSIONS, SLOWEST, Lock, Sessions, Tries
from tests.web.safety.conftest import Guarded

PASSWORD = "a long way to Lisk"  # noqa: S105 - an invented one


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def stranger(guarded: Guarded) -> TestClient:
    return guarded(PASSWORD)


def log_in(client: TestClient, password: str, onward: str = "/") -> int:
    token = client.get("/login").text.split('name="token" value="')[1].split('"')[0]
    answer = client.post("/login", data={"token": token, "password": password, "next": onward})
    client.headers["X-Onward"] = answer.headers.get("location", "")
    return answer.status_code


@pytest.mark.parametrize("path", ["/", "/kept", "/nothing", "/login/x", "/staticx"])
def test_a_stranger_sees_the_login_page_and_nothing_else(path: str, stranger: TestClient) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login")
    assert stranger.get(f"{path.rstrip('/')}/claims.json").status_code == 401
    assert stranger.post(path, headers={"X-Token": "x"}).status_code == 403
    assert stranger.get("/static/a.css").status_code == 200


def test_who_knows_it_is_let_in_and_out(stranger: TestClient) -> None:
    assert log_in(stranger, PASSWORD, "/kept?x=1") == 303
    assert stranger.headers["X-Onward"] == "/kept?x=1"
    assert stranger.get("/kept").status_code == 200
    assert stranger.get("/").headers["cache-control"] == "no-store"
    (name,) = [name for name in stranger.cookies if "session" in name]
    held = stranger.cookies[name]
    token = stranger.get("/").text.split('value="')[1].split('"')[0]
    assert stranger.post("/logout", data={"token": token}).status_code == 303
    stranger.cookies.set(name, held)
    assert stranger.get("/kept").status_code == 303, "a session that was ended does not come back"


def test_the_session_is_a_cookie_that_scripts_do_not_see(stranger: TestClient) -> None:
    token = stranger.get("/login").text.split('name="token" value="')[1].split('"')[0]
    answer = stranger.post("/login", data={"token": token, "password": PASSWORD})
    (cookie,) = answer.headers.get_list("set-cookie")
    assert {"HttpOnly", "SameSite=strict"} <= set(cookie.split("; "))


def test_logging_in_needs_the_token_of_its_page(stranger: TestClient) -> None:
    assert stranger.post("/login", data={"password": PASSWORD}).status_code == 403


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example", "/\tx", "", "evil"])
def test_it_leads_nowhere_else(onward: str, stranger: TestClient) -> None:
    assert log_in(stranger, PASSWORD, onward) == 303
    assert stranger.headers["X-Onward"] == "/"


def test_guessing_becomes_slower(stranger: TestClient) -> None:
    assert [log_in(stranger, "wrong") for _ in range(FREE_TRIES)] == [401] * FREE_TRIES
    assert log_in(stranger, PASSWORD) == 429, "not even the right one is looked at"


def test_waits_double_up_to_a_limit_and_end() -> None:
    clock = Clock()
    tries = Tries(clock)
    waits = []
    for _ in range(20):
        tries.note("a")
        waits.append(tries.wait("a"))
    assert waits[:6] == [0, 0, 1, 2, 4, 8]
    assert waits[-1] == SLOWEST
    assert tries.wait("b") <= 0
    clock.now += SLOWEST
    assert tries.wait("a") <= 0
    tries.forget("a")
    tries.note("a")
    assert tries.wait("a") <= 0


def test_sessions_end_after_half_a_day_away_and_where_there_are_too_many() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    first = sessions.begin()
    clock.now += AWAY - 1
    assert sessions.holds(first)
    clock.now += AWAY - 1
    assert sessions.holds(first)
    clock.now += AWAY + 1
    assert not sessions.holds(first)
    many = [sessions.begin() for _ in range(MOST_SESSIONS + 1)]
    assert not sessions.holds(many[0])
    assert sessions.holds(many[1])


@pytest.mark.parametrize("given", ["", "A long way to Lisk", "a long way to Lisk ", "\udc80"])
def test_no_other_password_opens(given: str) -> None:
    lock = Lock(PASSWORD)
    assert lock.opens(PASSWORD)
    assert not lock.opens(given)
