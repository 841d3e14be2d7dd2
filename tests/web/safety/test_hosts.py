"""By which names a server may be called."""

import pytest

from onrecord.web.safety import host_names, is_loopback
from onrecord.web.safety.hosts import is_served


@pytest.mark.parametrize(
    ("bound", "port", "given", "served"),
    [
        ("127.0.0.1", 8765, "127.0.0.1:8765", True),
        ("127.0.0.1", 8765, "localhost:8765", True),
        ("127.0.0.1", 8765, "LocalHost:8765", True),
        ("127.0.0.1", 8765, "[::1]:8765", True),
        ("127.0.0.1", 8765, "127.0.0.1", False),
        ("127.0.0.1", 8765, "127.0.0.1:80", False),
        ("127.0.0.1", 8765, "127.0.0.1:8765.evil.example", False),
        ("127.0.0.1", 8765, "evil.example:8765", False),
        ("127.0.0.1", 8765, "localhost.evil.example:8765", False),
        ("127.0.0.1", 8765, "192.168.1.5:8765", False),
        ("127.0.0.1", 8765, "", False),
        ("127.0.0.1", 8765, ":8765", False),
        ("127.0.0.1", 8765, "*:8765", False),
        ("127.0.0.1", 80, "localhost", True),
        ("127.0.0.1", 80, "localhost:80", True),
        ("127.0.0.1", 80, "evil.example", False),
        ("::1", 8765, "[::1]:8765", True),
        ("Desk.Example", 8765, "desk.example:8765", True),
        ("desk.example", 8765, "evil.example:8765", False),
        ("0.0.0.0", 8765, "192.168.1.5:8765", True),  # noqa: S104 - nothing is bound here
        ("0.0.0.0", 8765, "[fe80::1]:8765", True),  # noqa: S104
        ("0.0.0.0", 8765, "192.168.1.5:80", False),  # noqa: S104
        ("0.0.0.0", 8765, "evil.example:8765", False),  # noqa: S104
        ("0.0.0.0", 8765, "*:8765", False),  # noqa: S104
        ("::", 80, "[fe80::1]", True),
        ("::", 80, "*", False),
    ],
)
def test_only_names_that_nobody_else_can_point_here(bound: str, port: int, given: str, *, served: bool) -> None:
    assert is_served(given, host_names(bound, port)) is served


@pytest.mark.parametrize(
    ("host", "only_here"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),  # noqa: S104
        ("::", False),
        ("192.168.1.5", False),
        ("desk.example", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_what_only_this_machine_can_reach(host: str, *, only_here: bool) -> None:
    assert is_loopback(host) is only_here
