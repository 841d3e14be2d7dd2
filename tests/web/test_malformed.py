"""Ten thousand requests that no browser would make, the same each time: none makes the server fail, none damages the
ledger, and none opens a file beside it."""

import logging
import mimetypes
import random
import re
import string
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from onrecord.ledger import Ledger
from onrecord.web.safety.refusals import LOG
from tests.web import hostile
from tests.web.conftest import PORT, Enter

REQUESTS = 10_000
SEED = 20260312
METHODS = (
    *("GET",) * 12,
    *("HEAD", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "G\x00T", ""),
)
NAMES = (
    *("about", "words", "actor", "act", "via", "publisher", "since", "until", "document", "kind", "source", "token"),
    *("limit", "offset", "sort", "order", "min_confidence", "as_of", "at", "form", "next", "without", "by", "id"),
)
VALUES = (
    *("", "0", "-1", "1e999", "NaN", "Infinity", "9" * 400, "٣", "50", "500", "=1+1", "[]", "{}", "null", "true"),
    *("2026-02-30", "0000-00-00", "0001-01-01", "9999-12-31", "tomorrow", "-5000-01-01"),
    *("'", '"', "';--", '"*"', "* OR *", "NEAR(", "a AND", "^x", "-x", "(", "\\", "%", "%%%", "{{7*7}}", "${7*7}"),
    *("<script>", "../" * 40, "\x00", "\x1b[31m", "\ud7ff", "\ufffe", "\u202e", "\U0001d518", "é" * 300, "a" * 399),
    *("sha256:", "0" * 64, "deny", "unnamed", "direct", "contested", "call", "Žalvic", "The Lisk Courier"),
)
HEADERS = (
    *("accept", "accept-encoding", "cookie", "content-type", "content-length", "range", "if-none-match", "te"),
    *("if-modified-since", "origin", "x-token", "x-forwarded-for", "x-forwarded-host", "forwarded", "upgrade"),
    *("sec-fetch-site", "transfer-encoding", "connection", "expect", "x-http-method-override", "x-original-url"),
)
HEADER_VALUES = (
    *("", "*/*", "text/html;q=x", "application/json", "text/csv", "a=b; c", "=;=;=", "websocket", "chunked", "utf-16"),
    *("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x"),
    *("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=x", f"multipart/{'x' * 99}"),
    *("bytes=0-0,-1", "bytes=9-1", "-1", "0", "99999999999999999999", "\xff\xfe", "\x00", "a" * 3000, 'W/"x"'),
    *("http://evil.example", "cross-site", "Thu, 99 Foo 0000", "deflate, gzip;q=1.0"),
)

WATCHED = {"open", "subprocess.Popen", "os.system", "os.remove", "os.rename", "sqlite3.connect"}

Request = tuple[Scope, list[bytes]]


class Maker:
    """Makes requests by chance."""

    def __init__(self, paths: list[str], seed: int, token: str) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - chance that can be repeated, no secret
        self.paths = paths
        self.token = token

    def requests(self, count: int) -> Iterator[Request]:
        for _ in range(count):
            yield self.scope(), self.body()

    def scope(self) -> Scope:
        path, query = self.path(), self.query()
        headers = [(b"host", f"127.0.0.1:{PORT}".encode())] if self.chance.random() < 0.95 else []
        if self.chance.random() < 0.5:  # half of them get past the guards
            headers += [(b"cookie", f"onrecord-token-{PORT}={self.token}".encode()), (b"x-token", self.token.encode())]
        for _ in range(self.chance.choice((0, 0, 1, 2, 5, 120))):
            name, value = self.chance.choice(HEADERS), self.chance.choice(HEADER_VALUES)
            headers.append((name.encode(), value.encode("latin-1", "replace")))
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.4"},
            "http_version": self.chance.choice(("1.1", "1.0", "2")),
            "method": self.chance.choice(METHODS),
            "scheme": "http",
            "path": path,
            "raw_path": path.encode("utf-8", "replace"),
            "root_path": "",
            "query_string": query,
            "headers": headers,
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", PORT),
            "state": {},
        }

    def path(self) -> str:
        path = re.sub(
            r"\{\w+:form\}", self.chance.choice(("", ".json", ".csv", ".xml")), self.chance.choice(self.paths)
        )
        path = re.sub(r"\{\w+(:\w+)?\}", lambda _: self.value().replace("/", "") or "x", path)
        if self.chance.random() < 0.2:
            place = self.chance.randrange(len(path) + 1)
            path = path[:place] + self.value() + path[place:]
        return path

    def query(self) -> bytes:
        parts = [f"{self.chance.choice(NAMES)}={self.value()}" for _ in range(self.chance.choice((0, 1, 1, 2, 4)))]
        raw = "&".join(parts).encode("utf-8", "replace")
        return raw + self.chance.randbytes(self.chance.choice((0, 0, 0, 3, 30)))

    def value(self) -> str:
        if self.chance.random() < 0.8:
            return self.chance.choice(VALUES)
        letters = string.printable + "éŽ\u2028\u0000\U0001d518"
        return "".join(self.chance.choices(letters, k=self.chance.randrange(30)))

    def body(self) -> list[bytes]:
        kind = self.chance.randrange(6)
        if kind == 0:
            return [self.chance.randbytes(self.chance.randrange(2000)) for _ in range(self.chance.randrange(4))]
        if kind == 1:
            return [b"x" * 2**15] * self.chance.randrange(5)
        if kind == 2:
            return [self.query()]
        if kind == 3:
            name = f'name="{self.chance.choice(NAMES)}"; filename="{self.value()}"'
            part = f"--x\r\nContent-Disposition: form-data; {name}\r\n"
            return [part.encode("utf-8", "replace"), b"\r\n" + self.chance.randbytes(50), b"\r\n--x--"]
        return []


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.ledger(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def client(enter: Enter, ledger: Path) -> TestClient:
    return enter(ledger)


@pytest.fixture
def paths(client: TestClient) -> list[str]:
    assert isinstance(client.app, Starlette)
    found = [route.path for route in client.app.routes if isinstance(route, Route)]
    mounts = [f"{route.path}/room.css" for route in client.app.routes if isinstance(route, Mount)]
    return [*found, *mounts, "/nothing"]


async def ask(app: Starlette, request: Request) -> tuple[int, bool]:
    """The status of the answer, and whether it came whole."""
    scope, chunks = request
    waiting = [*chunks]
    told: list[Message] = []

    async def receive() -> Message:
        if not waiting:
            return {"type": "http.request", "body": b"", "more_body": False}
        return {"type": "http.request", "body": waiting.pop(0), "more_body": True}

    async def send(message: Message) -> None:
        told.append(message)

    with suppress(Exception):  # what is raised was answered before, and logged
        await app(scope, receive, send)
    return told[0]["status"], not told[-1].get("more_body", False)


def test_ten_thousand_malformed_requests(
    client: TestClient, ledger: Path, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = Failures()
    monkeypatch.setattr(LOG, "handlers", [failures])
    monkeypatch.setattr(LOG, "propagate", False)
    client.get("/legend")
    (token,) = dict(client.cookies).values()
    requests = list(Maker(paths, SEED, token).requests(REQUESTS))
    opened, found = Opened(), Counter[int]()
    assert isinstance(client.app, Starlette)
    assert client.portal
    mimetypes.init()  # reads the machine's list, once

    async def ask_all() -> None:
        for request in requests:
            status, whole = await ask(client.app, request)  # type: ignore[arg-type]
            assert whole, request
            found[status] += 1

    with opened:
        client.portal.call(ask_all)
    assert failures.said == {}
    assert max(found) < 500
    assert opened.elsewhere(ledger) == []
    with Ledger.open(ledger) as held:
        assert [checked for checked in held.verify() if checked.problems] == []
    assert found[200] > REQUESTS // 20, f"the guards kept too much away to learn anything: {found}"
    assert {400, 403, 404, 405, 413} <= set(found)


class Failures(logging.Handler):
    """What the log says, and how often."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Counter[str]()

    def emit(self, record: logging.LogRecord) -> None:
        self.said[record.getMessage()] += 1


class Opened:
    """Which files were opened, and which programs run, while it is entered."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []
        self.listening = False
        sys.addaudithook(self._hear)

    def __enter__(self) -> None:
        self.listening = True

    def __exit__(self, *_: object) -> None:
        self.listening = False

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.listening and event in {
            "open",
            "subprocess.Popen",
            "os.system",
            "os.remove",
            "os.rename",
            "sqlite3.connect",
        }:
            self.events.append((event, str(arguments[0])))

    def elsewhere(self, ledger: Path) -> list[tuple[str, str]]:
        """What was opened beside the ledger and the program's own files."""
        own = (str(ledger), ":memory:", str(Path(sys.prefix).resolve()), sys.prefix, sys.base_prefix, "/dev/urandom")
        program = str(Path(__file__).parents[2])
        source = str(Path(sys.modules["onrecord"].__file__ or "").parent)
        return sorted({one for one in self.events if not one[1].startswith((*own, program, source))})
