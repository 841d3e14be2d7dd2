"""A server on this machine that does what it is told, badly too, and time that passes as fast as one likes."""

import contextlib
import datetime as dt
import gzip
import socket
import socketserver
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from onrecord.fetching import Limits, Policy

BEGIN = dt.datetime(2031, 5, 4, 8, 0, tzinfo=dt.UTC)
QUICK = Limits(connect=2.0, read=0.3, whole=0.6, octets=200_000, redirects=5)
PRIVATE = {"intranet.example": "10.0.0.7", "metadata.example": "169.254.169.254"}


@dataclass(slots=True)
class FakeClock:
    """Time that passes when somebody sleeps."""

    moment: float = 0.0
    jump: float = 0.0
    slept: list[float] = field(default_factory=list)

    def now(self) -> dt.datetime:
        return BEGIN + dt.timedelta(seconds=self.moment + self.jump)

    def elapsed(self) -> float:
        return self.moment

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.slept.append(seconds)
        self.moment += seconds


@dataclass(frozen=True, slots=True)
class Heard:
    """A request: its method, host, path, headers in lower case, and body."""

    method: str
    host: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


Send = Callable[[socket.socket], None]
Answering = Callable[[Heard], bytes | Send]


def reply(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """A proper answer; `content_type` becomes Content-Type."""
    told = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items() if value)
    return f"HTTP/1.1 {status} So\r\n{head}\r\n".encode() + body


def redirect(where: str) -> bytes:
    return reply(status=302, location=where)


def bomb(megabytes: int = 50) -> bytes:
    """A few bytes that unpack to many."""
    return reply(gzip.compress(bytes(megabytes << 20)), content_encoding="gzip", content_type="text/html")


def drip(connection: socket.socket) -> None:
    """An answer that never ends, a byte at a time, each in time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def drip_head(connection: socket.socket) -> None:
    """A first line that never ends."""
    connection.sendall(b"HTTP/1.1 200 ")
    while True:
        connection.sendall(b"O")
        time.sleep(0.05)


def silence(_connection: socket.socket) -> None:
    """No answer."""
    time.sleep(QUICK.read * 3)


def reset(connection: socket.socket) -> None:
    """The connection breaks off in the middle."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<rss")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def endless(connection: socket.socket) -> None:
    """More than anybody wants."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b"a" * 65_536)


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        method, path, _ = self.rfile.readline().decode("latin-1").split(" ", 2)
        headers = {}
        while line := self.rfile.readline().strip():
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        body = self.rfile.read(int(headers.get("content-length", "0")))
        host = headers.get("host", "").rpartition(":")[0]
        heard = Heard(method, host, path, headers, body)
        server = self.server
        assert isinstance(server, Server)
        server.heard.append(heard)
        answer = server.answering(heard)
        with contextlib.suppress(OSError):  # whoever asked has left
            if callable(answer):
                answer(self.connection)
            else:
                self.connection.sendall(answer)


class Server(socketserver.ThreadingTCPServer):
    """Answers as it is told to, under any name that ends in `.example`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, answering: Answering) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answering = answering
        self.heard: list[Heard] = []
        self.looked_up: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str, host: str = "courier.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def resolve(self, host: str, _port: int) -> list[str]:
        """Names of this server stand for this machine, some for private networks, addresses for themselves."""
        self.looked_up.append(host)
        if host in PRIVATE:
            return [PRIVATE[host]]
        if host.endswith(".example"):
            return ["127.0.0.1"]
        if host[0].isdigit():
            return [host]
        raise OSError(host)

    def policy(self, limits: Limits = QUICK, pause: float = 2.0) -> Policy:
        """By which no other machine than the server's may be asked."""
        return Policy(permits="127.0.0.1".__eq__, limits=limits, pause=pause, resolver=self.resolve)

    def asked_for(self, path: str) -> int:
        return sum(heard.path == path for heard in self.heard)

    def handle_error(self, *_: object) -> None:
        """Whoever asked has left."""


@contextlib.contextmanager
def serving(answering: Answering) -> Iterator[Server]:
    """A server at work; without robots.txt, unless it answers for one."""
    with Server(answering) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def pages(**answers: bytes | Send) -> Answering:
    """Answers by path; 404 for what is not there."""
    by_path = {f"/{name.replace('__', '.')}": answer for name, answer in answers.items()}
    return lambda heard: by_path.get(heard.path, reply(status=404))
