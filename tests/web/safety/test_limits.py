"""How much a request may bring."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.web.safety.limits import LARGEST_FORM, LARGEST_UPLOAD, LONGEST_ADDRESS, MOST_HEADERS


def dripping(size: int, taken: list[int]) -> Iterator[bytes]:
    """A body that does not say how long it is; `taken` is how much of it was asked for."""
    for _ in range(0, size, 2**16):
        taken.append(2**16)
        yield b"x" * 2**16


@pytest.mark.parametrize(
    ("path", "most"), [("/echo", LARGEST_FORM), ("/add", LARGEST_UPLOAD), ("/add/", LARGEST_FORM), ("/", LARGEST_FORM)]
)
def test_a_body_that_says_it_is_too_large_is_not_read(path: str, most: int, caller: TestClient) -> None:
    answer = caller.post(path, content=b"", headers={"Content-Length": str(most + 1)})
    assert answer.status_code == 413
    assert "onrecord add" in answer.text


def test_a_body_that_does_not_say_is_counted(caller: TestClient, token: str) -> None:
    headers = {"X-Token": token, "Content-Type": "application/x-www-form-urlencoded"}
    assert caller.post("/echo", content=dripping(2 * LARGEST_FORM, []), headers=headers).status_code == 413
    del headers["X-Token"]
    assert caller.post("/echo", content=dripping(2 * LARGEST_FORM, []), headers=headers).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e3", "٣", "x", "", "1" * 5000])
def test_a_length_that_is_none_is_refused(length: str, caller: TestClient) -> None:
    answer = caller.post("/echo", content=b"", headers={b"Content-Length": length.encode()})
    assert answer.status_code in {400, 413}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/" + "a" * LONGEST_ADDRESS, 414),
        ("/?words=" + "a" * LONGEST_ADDRESS, 414),
        ("/?words=" + "a" * (LONGEST_ADDRESS - 100), 200),
        ("/%00", 400),
        ("/a%0d%0aSet-Cookie:x", 400),
        ("/%c2%85", 400),
    ],
)
def test_addresses(path: str, status: int, caller: TestClient) -> None:
    assert caller.get(path).status_code == status


def test_headers_are_counted(caller: TestClient) -> None:
    assert caller.get("/", headers={f"x-{number}": "x" for number in range(MOST_HEADERS)}).status_code == 431
