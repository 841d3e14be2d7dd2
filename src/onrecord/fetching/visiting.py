"""One request to one machine, by urllib3. The one rule: it ends, whatever the other side does, in bounded time and
memory."""

import contextlib
import http.client
import importlib.metadata
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import certifi
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.response import BaseHTTPResponse

from onrecord.fetching.results import Unfetched
from onrecord.fetching.targets import Target

MIB = 1 << 20
_PIECE = 65_536
_ACCEPT = "application/atom+xml, application/rss+xml, text/html, application/xhtml+xml, */*;q=0.5"
_TROUBLE = (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError, ValueError)
"""What urllib3 and what is below it raise where a server misbehaves; ValueError for headers that are none."""

_REASONS: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((ssl.SSLCertVerificationError,), "its certificate is not to be trusted"),
    ((ssl.SSLError, urllib3.exceptions.SSLError), "no secure connection could be made"),
    ((ConnectionRefusedError, urllib3.exceptions.NewConnectionError), "cannot be connected to"),
    ((TimeoutError, urllib3.exceptions.TimeoutError), "does not answer in time"),
    ((urllib3.exceptions.DecodeError,), "its answer is packed in a way that cannot be unpacked"),
    ((http.client.IncompleteRead,), "its answer was cut off"),
    ((OSError, http.client.RemoteDisconnected), "the connection was broken off"),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds until a connection stands, from one piece of an answer to the next, and for all of one request; bytes of
    an answer, unpacked; redirects that are followed."""

    connect: float = 10.0
    read: float = 20.0
    whole: float = 90.0
    octets: int = 32 * MIB
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: a POST where there is a body."""

    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; the names of headers are in lower case, and there is a body only where the status is 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """The type of the body, in lower case, without its parameters; empty where the server does not say."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def user_agent() -> str:
    """How onrecord names itself to those whom it asks."""
    return f"onrecord/{importlib.metadata.version('onrecord')} (reads news for one person; obeys robots.txt)"


def visit(target: Target, address: str, request: Request, limits: Limits) -> Answer | Unfetched:
    """Ask one machine, by its address, for a target; what is wrong with the answer where something is."""
    watch = _Watch(limits.whole)
    connection = _connection(target, address, limits)
    try:
        with watch:
            answer = _asked(connection, target, request, limits, watch)
    except _TROUBLE as error:
        return Unfetched(target.url, watch.words if watch.late else _reason(error))
    finally:
        connection.close()
    return Unfetched(target.url, watch.words) if watch.late else answer


class _Watch:
    """Ends a conversation that takes too long, from outside: whoever waits for the next piece gets none."""

    def __init__(self, seconds: float) -> None:
        self.late = False
        self.words = f"took longer than {seconds:g} s"
        self._held: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def hold(self, connected: socket.socket) -> None:
        """Watch this one; a connection forgets its socket once it knows that the other side will close it."""
        self._held = connected
        if self.late:
            self._end()

    def _end(self) -> None:
        self.late = True
        with contextlib.suppress(OSError):  # it has ended by itself
            if self._held is not None:
                self._held.shutdown(socket.SHUT_RDWR)


def _connection(target: Target, address: str, limits: Limits) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=limits.connect)
    return HTTPSConnection(
        address, target.port, timeout=limits.connect, server_hostname=target.host, ssl_context=_trusting()
    )


@lru_cache(maxsize=1)
def _trusting() -> ssl.SSLContext:
    """Certificates are checked against those that this machine trusts; where Python finds none, against certifi's."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath) and not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(certifi.where())
    return context


def _asked(
    connection: HTTPConnection, target: Target, request: Request, limits: Limits, watch: _Watch
) -> Answer | Unfetched:
    connection.connect()
    watch.hold(connection.sock)
    connection.timeout = limits.read
    headers = {
        "Host": target.authority,
        "User-Agent": user_agent(),
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        **request.headers,
    }
    method = "GET" if request.body is None else "POST"
    connection.request(method, target.path, body=request.body, headers=headers, preload_content=False)
    response = connection.getresponse()
    said = {name.lower(): value for name, value in response.headers.items()}
    if response.status != http.client.OK or request.body is not None:
        return Answer(response.status, said)
    body = _body(response, limits.octets)
    if body is None:
        return Unfetched(target.url, f"is larger than the limit of {limits.octets / MIB:g} MiB", lasting=True)
    return Answer(response.status, said, body)


def _body(response: BaseHTTPResponse, most: int) -> bytes | None:
    """All of it, unpacked; None where there is more than `most`."""
    pieces, size = [], 0
    for piece in response.stream(_PIECE, decode_content=True):
        size += len(piece)
        if size > most:
            return None
        pieces.append(piece)
    return b"".join(pieces)


def _reason(error: Exception) -> str:
    """What went wrong, for people: urllib3 wraps what it was told by those below it."""
    raised = [error, *(one for one in (error.__cause__, error.__context__) if one is not None)]
    for kinds, words in _REASONS:
        if any(isinstance(one, kinds) for one in raised):
            return words
    return "its answer is no proper HTTP"
