"""Proof that a form was made by this server for this browser."""

import pytest
from starlette.testclient import TestClient

from onrecord.web.safety.tokens import Tokens
from tests.web.safety.conftest import Guarded

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "multipart/form-data; boundary=xx"


async def nowhere(*_: object) -> None:
    """An application that is never asked."""


def part(name: str, value: str, more: str = "") -> str:
    return f'--xx\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'


def test_a_form_with_its_token_arrives_as_it_was_sent(caller: TestClient, token: str) -> None:
    assert caller.post("/echo", data={"words": "é & ü", "token": token}).json() == {"words": "é & ü", "token": token}


def test_a_header_does_as_well(caller: TestClient, token: str) -> None:
    assert caller.post("/echo", data={"words": "x"}, headers={"X-Token": token}).json() == {"words": "x"}


def test_a_form_with_files_needs_it_first_and_is_not_held_in_memory(caller: TestClient, token: str) -> None:
    large = b"a" * 300_000
    fields: dict[str, tuple[str | None, bytes | str]] = {
        "token": (None, token),
        "file": ("a.txt", large),
        "words": (None, "x"),
    }
    assert caller.post("/add", files=fields).json() == {"token": token, "file": 300_000, "words": "x"}


def test_the_cookie_is_for_this_server_alone(caller: TestClient) -> None:
    (cookie,) = caller.get("/").headers.get_list("set-cookie")
    assert cookie.startswith("onrecord-token-8765=")
    assert {"Path=/", "HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))
    assert "set-cookie" not in caller.get("/").headers, "a page that has it gets no other"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (FORM, ""),
        (FORM, "words=x"),
        (FORM, "token="),
        (FORM, "token=%00&token={token}"),
        (FORM, "token={token}x"),
        (FORM, "x=1&" * 1001 + "token={token}"),
        ("text/plain", "token={token}"),
        ("application/json", '{{"token": "{token}"}}'),
        ("multipart/form-data", "token={token}"),
        (BOUNDARY, part("token", "wrong") + "--xx--"),
        (BOUNDARY, part("words", "x") + part("token", "{token}") + "--xx--"),
        (BOUNDARY, part("token", "{token}", '; filename="a"') + "--xx--"),
        (BOUNDARY, part("token", "{token}" + "x" * 20_000) + "--xx--"),
        (BOUNDARY, part("token", "{token}").removesuffix("\r\n")),
        (BOUNDARY, "not a form at all"),
        (f"multipart/form-data; boundary={'x' * 500}", "--x"),
    ],
)
def test_without_it_nothing_passes(kind: str, body: str, caller: TestClient, token: str) -> None:
    answer = caller.post("/echo", content=body.format(token=token), headers={"Content-Type": kind})
    assert answer.status_code == 403
    assert "Load it again" in answer.text


def test_a_token_without_its_cookie_does_not_pass(caller: TestClient, token: str) -> None:
    caller.cookies.clear()
    assert caller.post("/echo", data={"token": token}).status_code == 403


def test_another_signed_token_does_not_pass(caller: TestClient, token: str, guarded: Guarded) -> None:
    kept = caller.cookies["onrecord-token-8765"]
    caller.cookies.clear()
    other = caller.get("/").text.split('value="')[1].split('"')[0]
    assert other not in {token, kept}
    assert caller.post("/echo", data={"token": token}).status_code == 403
    assert caller.post("/echo", data={"token": other}).status_code == 200
    assert guarded() is not caller


def test_a_token_of_an_earlier_process_does_not_pass_and_is_replaced(
    caller: TestClient, token: str, guarded: Guarded
) -> None:
    later = guarded()
    later.cookies.set("onrecord-token-8765", token)
    assert later.post("/echo", data={"token": token}).status_code == 403
    assert "set-cookie" in later.get("/").headers
    assert caller.post("/echo", data={"token": token}).status_code == 200


@pytest.mark.parametrize("forged", ["", ".", "a.", ".a", "a.b.c", "é.ü", "a" * 5000])
def test_nobody_else_signs(forged: str) -> None:
    tokens = Tokens(nowhere)
    assert tokens.signed(tokens.make())
    assert not tokens.signed(forged)
    assert not tokens.signed(tokens.make()[:-1])
    assert not Tokens(nowhere).signed(tokens.make())
