"""Whose page sent a request."""

import pytest
from starlette.datastructures import Headers

from onrecord.web.safety.origins import is_ours

HOST = "127.0.0.1:8765"
OWN = f"http://{HOST}"


@pytest.mark.parametrize(
    ("method", "headers", "ours"),
    [
        ("POST", {}, True),  # a program, which needs a token
        ("POST", {"origin": OWN}, True),
        ("POST", {"origin": OWN, "sec-fetch-site": "same-origin"}, True),
        ("POST", {"origin": "null"}, False),
        ("POST", {"origin": ""}, False),
        ("POST", {"origin": "http://evil.example"}, False),
        ("POST", {"origin": "http://127.0.0.1:8766"}, False),
        ("POST", {"origin": "http://localhost:8765"}, False),
        ("POST", {"origin": "https://127.0.0.1:8765"}, False),
        ("POST", {"origin": f"{OWN}.evil.example"}, False),
        ("POST", {"origin": OWN, "sec-fetch-site": "cross-site"}, False),
        ("POST", {"sec-fetch-site": "same-site"}, False),
        ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, False),
        ("DELETE", {"origin": "http://evil.example"}, False),
        ("GET", {}, True),
        ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}, True),
        ("GET", {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, True),
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}, False),
        ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}, False),
        ("HEAD", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "cors"}, False),
    ],
)
def test_only_our_own_pages_and_links_that_people_follow(method: str, headers: dict[str, str], *, ours: bool) -> None:
    assert is_ours(method, Headers({"host": HOST, **headers})) is ours


def test_of_two_origins_both_must_be_ours() -> None:
    raw = [(b"host", HOST.encode()), (b"origin", OWN.encode()), (b"origin", b"http://evil.example")]
    assert not is_ours("POST", Headers(raw=raw))
