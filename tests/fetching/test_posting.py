"""Sending what changed: to the address that was named, and nowhere else."""

import json

import pytest

from onrecord.fetching import Policy, Unfetched, post
from tests.fetching.servers import Send, drip_head, redirect, reply, reset, serving

BODY = json.dumps({"event": "changes", "words": "Žalvic"}).encode()


@pytest.mark.parametrize("status", [200, 201, 204])
def test_what_is_taken_is_done(status: int) -> None:
    with serving(lambda _: reply(status=status)) as server:
        assert post(server.url("/hook?a=b"), BODY, {"Idempotency-Key": "7"}, server.policy()) is None
    (heard,) = server.heard
    assert (heard.method, heard.path, heard.body) == ("POST", "/hook?a=b", BODY)
    assert (heard.headers["content-type"], heard.headers["idempotency-key"]) == ("application/json", "7")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (reply(status=500), "HTTP status 500"),
        (reply(status=404), "HTTP status 404"),
        (redirect("/elsewhere"), "HTTP status 302"),
        (reset, "broken off|cut off"),
        (drip_head, "took longer"),
    ],
)
def test_what_is_not_taken_says_why(answer: bytes | Send, said: str) -> None:
    with serving(lambda heard: answer if heard.path == "/hook" else pytest.fail("followed")) as server:
        found = post(server.url("/hook"), BODY, {}, server.policy())
    assert found is None if answer is reset else isinstance(found, Unfetched)  # a broken body after a 200 is a 200
    assert found is None or any(words in found.message for words in said.split("|"))


@pytest.mark.parametrize("url", ["http://10.0.0.1/hook", "http://localhost/hook", "http://[::1]/hook"])
def test_private_machines_are_not_posted_to(url: str) -> None:
    found = post(url, BODY, {}, Policy())
    assert isinstance(found, Unfetched)
    assert "no public address" in found.message
