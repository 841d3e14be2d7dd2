"""Addresses in their parts, and those that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.fetching import Target, Unfetched, target_of


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://courier.example", "http://courier.example/"),
        ("HTTPS://Courier.Example:443/A?b=1#c", "https://courier.example/A?b=1"),
        ("http://courier.example:8080/a b", "http://courier.example:8080/a%20b"),
        ("http://přístav.example/loď", "http://xn--pstav-zsa96e.example/lo%C4%8F"),
        ("http://[2001:db8::1]:81/", "http://[2001:db8::1]:81/"),
        ("  http://courier.example/a%20b\n", "http://courier.example/a%20b"),
    ],
)
def test_what_is_sent(url: str, sent: str) -> None:
    found = target_of(url)
    assert isinstance(found, Target)
    assert found.url == sent
    assert target_of(found.url) == found


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://courier.example/", "is not an http or https address"),
        ("javascript:alert(1)", "is not an http or https address"),
        ("courier.example", "is not an http or https address"),
        ("http://", "names no host"),
        ("http://user@courier.example/", "holds a user's name or password"),
        ("http://:secret@courier.example/", "holds a user's name or password"),
        ("http://courier.example:99999/", "is not an address"),
        ("http://[::1", "is not an address"),
        ("http://a b.example/", "is not an address"),
        ("http://" + "a" * 64 + ".example/", "is not an address"),
        ("http://courier.example/" + "a" * 5000, "is longer than 4096 characters"),
    ],
)
def test_what_is_not_asked_for(url: str, said: str) -> None:
    found = target_of(url)
    assert isinstance(found, Unfetched)
    assert said in found.message
    assert found.lasting


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_nothing_that_is_given_can_add_to_a_request(text: str) -> None:
    for url in (text, f"http://courier.example/{text}", f"http://{text}/a", f"http://courier.example/?{text}"):
        found = target_of(url)
        if isinstance(found, Target):
            assert all(33 <= ord(sign) <= 126 for sign in found.url), found
