"""Asking for addresses: what comes back, whatever the other side does, and who is never asked."""

import re

import pytest

from onrecord.fetching import Fetched, Fetcher, Limits, Policy, Unchanged, Unfetched, Validators
from tests.fetching.servers import (
    PRIVATE,
    FakeClock,
    Heard,
    Send,
    bomb,
    drip,
    drip_head,
    endless,
    pages,
    redirect,
    reply,
    reset,
    serving,
    silence,
)

HTML = "text/html; charset=utf-8"


def test_what_is_there_comes_with_what_the_server_says_of_it() -> None:
    answer = reply(b"<p>Open.", content_type=HTML, etag='"7"', last_modified="Sun, 04 May 2031 07:00:00 GMT")
    with serving(pages(a=answer)) as server:
        found = Fetcher(server.policy(), FakeClock()).fetch(server.url("/a"))
    assert isinstance(found, Fetched)
    assert (found.url, found.final, found.body, found.media_type) == (server.url("/a"),) * 2 + (
        b"<p>Open.",
        "text/html",
    )
    assert found.validators == Validators('"7"', "Sun, 04 May 2031 07:00:00 GMT")


def test_requests_say_who_asks_and_what_is_known() -> None:
    def answering(heard: Heard) -> bytes:
        return reply(status=304 if heard.headers.get("if-none-match") == '"7"' else 404, cache_control="max-age=120")

    with serving(answering) as server:
        found = Fetcher(server.policy(), FakeClock()).fetch(server.url("/a?b=ž"), Validators('"7"', "yesterday"))
    assert found == Unchanged(server.url("/a?b=ž"), 120.0)
    asked = server.heard[-1]
    assert asked.headers["user-agent"].startswith("onrecord/")
    assert asked.headers["if-modified-since"] == "yesterday"
    assert asked.headers["host"] == f"courier.example:{server.port}"
    assert asked.path == "/a?b=%C5%BE"


@pytest.mark.parametrize(
    ("answer", "said", "lasting"),
    [
        (drip, "took longer than 0.6 s", False),
        (drip_head, "took longer than 0.6 s", False),
        (silence, "does not answer in time", False),
        (reset, "its answer was cut off|the connection was broken off", False),
        (endless, "is larger than the limit|took longer", None),
        (bomb(), "is larger than the limit", True),
        (reply(b"not gzip", content_encoding="gzip"), "cannot be unpacked", False),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort", "its answer was cut off", False),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "cut off|no proper HTTP|broken off", False),
        (b"SSH-2.0-Something\r\n", "broken off|no proper HTTP", False),
        (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n", "broken off|no proper HTTP", False),
        (b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000 + b"\r\n\r\n", "broken off|no proper HTTP", False),
        (b"", "broken off", False),
        (reply(status=404), r"answers with HTTP status 404 \(Not Found\)", True),
        (reply(status=410), "status 410", True),
        (reply(status=500), "status 500", False),
        (reply(status=599), "status 599", False),
        (reply(status=304), "status 304", False),
        (reply(b"..", content_type="video/mp4"), "is video/mp4, which holds no text", True),
        (redirect("http://10.0.0.1/a"), "10.0.0.1 is no public address", True),
        (redirect("http://intranet.example/a"), "intranet.example is 10.0.0.7, which is no public address", True),
        (redirect("http://metadata.example/latest"), "169.254.169.254", True),
        (redirect("//0.0.0.0/"), "0.0.0.0 is no public address", True),
        (redirect("file:///etc/passwd"), "is not an http or https address", True),
        (redirect("http://user:word@courier.example/"), "a user's name or password", True),
        (redirect("http://[::1"), "not an address", True),
        (redirect("/a"), "is redirected more than 5 times", True),
        (redirect("http://nowhere.invalid/"), "there is no host nowhere.invalid", False),
    ],
)
def test_whatever_goes_wrong_is_a_line_and_in_time(answer: bytes | Send, said: str, lasting: object) -> None:
    with serving(pages(a=answer)) as server:
        found = Fetcher(server.policy(), FakeClock()).fetch(server.url("/a"))
    assert isinstance(found, Unfetched)
    assert re.search(said, found.message)
    assert "\n" not in found.message
    assert found.url == server.url("/a")
    assert lasting is None or found.lasting is lasting


def test_a_server_that_is_not_there() -> None:
    with serving(pages()) as server:
        url, policy = server.url("/a"), server.policy()
    found = Fetcher(policy, FakeClock()).fetch(url)
    assert isinstance(found, Unfetched)
    assert found.message == "cannot be connected to"


@pytest.mark.parametrize("host", PRIVATE)
def test_no_private_machine_is_connected_to(host: str) -> None:
    with serving(pages(a=reply(b"secret"))) as server:
        found = Fetcher(server.policy(), FakeClock()).fetch(server.url("/a", host))
        assert server.heard == []
    assert isinstance(found, Unfetched)
    assert "--allow-private" in found.message


def test_a_name_that_changes_its_address_meanwhile_is_not_followed() -> None:
    """Each connection goes to an address that was checked: names are not looked up again behind the check."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.7"]])
    with serving(pages(a=reply(b"here"))) as server:
        policy = Policy("127.0.0.1".__eq__, resolver=lambda _host, _port: next(answers))
        fetcher = Fetcher(policy, FakeClock())
        assert isinstance(fetcher.fetch(server.url("/a")), Fetched)  # one look-up for robots.txt, one for the page
        found = fetcher.fetch(server.url("/a"))
    assert isinstance(found, Unfetched)
    assert "10.0.0.7" in found.message


def test_a_name_with_one_private_address_is_refused_as_a_whole() -> None:
    with serving(pages(a=reply(b"here"))) as server:
        policy = Policy("127.0.0.1".__eq__, resolver=lambda _host, _port: ["127.0.0.1", "192.168.1.1"])
        found = Fetcher(policy, FakeClock()).fetch(server.url("/a"))
        assert server.heard == []
    assert isinstance(found, Unfetched)


def test_redirects_are_followed_to_the_end() -> None:
    with serving(pages(a=redirect("/b"), b=redirect("c#part"), c=reply(b"here"))) as server:
        found = Fetcher(server.policy(), FakeClock()).fetch(server.url("/a"))
    assert isinstance(found, Fetched)
    assert (found.url, found.final) == (server.url("/a"), server.url("/c"))


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        (reply(b"User-agent: *\nDisallow: /closed"), "/closed/a", False),
        (reply(b"User-agent: *\nDisallow: /closed"), "/open", True),
        (reply(b"User-agent: onrecord\nDisallow: /\n\nUser-agent: *\nAllow: /"), "/open", False),
        (reply(b"\xff\xfe\x00User-agent"), "/open", True),
        (reply(status=404), "/open", True),
        (reply(status=403), "/open", True),
        (reply(status=500), "/open", False),
        (reply(status=429), "/open", False),
        (redirect("http://10.0.0.1/robots.txt"), "/open", False),
        (reset, "/open", False),
        (drip, "/open", False),
    ],
)
def test_robots_are_obeyed(rules: bytes | Send, path: str, allowed: object) -> None:
    def answering(heard: Heard) -> bytes | Send:
        return rules if heard.path == "/robots.txt" else reply(b"here")

    with serving(answering) as server:
        found = Fetcher(server.policy(), FakeClock()).fetch(server.url(path))
        assert isinstance(found, Fetched) is allowed
        assert server.asked_for(path) == int(allowed is True)


def test_robots_hold_for_where_a_redirect_leads() -> None:
    def answering(heard: Heard) -> bytes:
        if heard.path == "/robots.txt":
            return reply(b"User-agent: *\nDisallow: /") if heard.host == "shut.example" else reply(status=404)
        return redirect(f"http://shut.example:{server.port}/a") if heard.host == "courier.example" else reply(b"here")

    with serving(answering) as server:
        found = Fetcher(server.policy(), FakeClock()).fetch(server.url("/a"))
        assert [heard.path for heard in server.heard if heard.host == "shut.example"] == ["/robots.txt"]
    assert isinstance(found, Unfetched)


def test_robots_are_asked_for_once_a_day_and_soon_again_after_trouble() -> None:
    answers = iter([reply(status=500), reply(status=404), reply(status=404)])

    def answering(heard: Heard) -> bytes:
        return next(answers) if heard.path == "/robots.txt" else reply(b"here")

    clock = FakeClock()
    with serving(answering) as server:
        fetcher = Fetcher(server.policy(), clock)
        refused = fetcher.fetch(server.url("/a"))
        assert isinstance(refused, Unfetched)
        assert refused.wait == 600.0
        clock.sleep(601)
        for _ in range(3):
            assert isinstance(fetcher.fetch(server.url("/a")), Fetched)
        assert server.asked_for("/robots.txt") == 2
        clock.sleep(86_400)
        fetcher.fetch(server.url("/a"))
        assert server.asked_for("/robots.txt") == 3


def test_one_host_is_let_alone_between_two_requests_and_another_is_not_waited_for() -> None:
    clock = FakeClock()
    with serving(pages(a=reply(b"here"))) as server:
        fetcher = Fetcher(server.policy(pause=2.0), clock)
        for host in ("one.example", "two.example", "two.example", "one.example"):
            fetcher.fetch(server.url("/a", host))
    assert clock.slept == [2.0, 2.0, 2.0]  # after each robots.txt, and between the two of one host


@pytest.mark.parametrize(
    ("delay", "slept", "wait"),
    [("10", 10.0, None), ("900", 0.0, 900.0), ("9999999", 0.0, 86_400.0), ("inf", 2.0, None), ("nan", 2.0, None)],
)
def test_a_host_that_asks_for_more_time_gets_it(delay: str, slept: float, wait: float | None) -> None:
    def answering(heard: Heard) -> bytes:
        rules = f"User-agent: *\nCrawl-delay: {delay}".encode()
        return reply(rules if heard.path == "/robots.txt" else b"here")

    clock = FakeClock()
    with serving(answering) as server:
        found = Fetcher(server.policy(), clock).fetch(server.url("/a"))
    assert sum(clock.slept) == slept
    assert (found.wait if isinstance(found, Unfetched) else None) == wait


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", 120.0),
        ("Sun, 04 May 2031 08:05:00 GMT", 300.0),
        ("Sun, 04 May 2031 07:00:00 GMT", 0.0),
        ("999999999999", 86_400.0),
        ("soon", None),
        ("", None),
    ],
)
def test_a_server_says_when_to_come_again(said: str, wait: float | None) -> None:
    with serving(pages(a=reply(status=429, retry_after=said))) as server:
        found = Fetcher(server.policy(pause=0.0), FakeClock()).fetch(server.url("/a"))
    assert isinstance(found, Unfetched)
    assert not found.lasting
    assert found.wait == wait


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.1:3128")
    with serving(pages(a=reply(b"here"))) as server:
        assert isinstance(Fetcher(server.policy(), FakeClock()).fetch(server.url("/a")), Fetched)


def test_by_default_this_machine_is_no_public_address() -> None:
    with serving(pages(a=reply(b"here"))) as server:
        found = Fetcher(Policy(limits=Limits(whole=1.0)), FakeClock()).fetch(f"http://127.0.0.1:{server.port}/a")
        assert server.heard == []
    assert isinstance(found, Unfetched)
    assert found.lasting
