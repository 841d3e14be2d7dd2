"""Proof that a form was made by this server for this browser (double submit). The one rule: whatever changes something
brings the token of its page, and the same one as its cookie.

A token is a nonce with its signature; the key lives as long as the server's process. A page finds its token in
`request.state.token` and sends it back in the form field `token`, which must be the first field where the form carries
files, or in the header X-Token.
"""

import hashlib
import hmac
import secrets
from contextlib import suppress
from urllib.parse import parse_qs

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.safety.origins import SAFE

FIELD = "token"
HEADER = "x-token"
_PEEK = 16 * 2**10
"""Bytes of a form with files within which the token must be complete."""
_MOST_FIELDS = 1000


class Tokens:
    """Refuses what changes something without the token; gives pages theirs."""

    def __init__(self, app: ASGIApp, key: bytes | None = None) -> None:
        self.app = app
        self.key = key or secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then pass on the request as it came, and set the cookie where there was none."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        name = cookie_name(scope)
        kept = cookie_parser("; ".join(Headers(scope=scope).getlist("cookie"))).get(name, "")
        known = self.signed(kept)
        if scope["method"] not in SAFE:
            sent, receive = await _sent(scope, receive)
            if not known or not hmac.compare_digest(sent.encode(), kept.encode()):
                raise HTTPException(
                    403, "This page is older than the server that it talks to. Load it again, then retry."
                )
        token = kept if known else self.make()
        scope.setdefault("state", {})["token"] = token
        await self.app(scope, receive, send if known else _cookie_setter(send, name, token))

    def make(self) -> str:
        """A new token."""
        nonce = secrets.token_hex(16)
        return f"{nonce}.{self._signature(nonce)}"

    def signed(self, token: str) -> bool:
        """Whether this process made the token."""
        nonce, _, signature = token.partition(".")
        return hmac.compare_digest(signature.encode(), self._signature(nonce).encode())

    def _signature(self, nonce: str) -> str:
        return hmac.new(self.key, nonce.encode(), hashlib.sha256).hexdigest()


def cookie_name(scope: Scope, kind: str = "token") -> str:
    """The cookie's name: browsers do not tell the ports of a machine apart, so the name does."""
    server = scope.get("server")
    return f"onrecord-{kind}-{server[1] if server else 0}"


def _cookie_setter(send: Send, name: str, token: str) -> Send:
    async def add(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                headers.append("Set-Cookie", f"{name}={token}; Path=/; HttpOnly; SameSite=Strict")
        await send(message)

    return add


async def _sent(scope: Scope, receive: Receive) -> tuple[str, Receive]:
    """The token that came with a request, and the request's body to be received again."""
    headers = Headers(scope=scope)
    if HEADER in headers:
        return headers[HEADER], receive
    kind, options = parse_options_header(headers.get("content-type"))
    if kind == b"application/x-www-form-urlencoded":
        messages = await _read(receive, None)
        return _of_fields(_body(messages)), _again(messages, receive)
    if kind == b"multipart/form-data" and options.get(b"boundary"):
        messages = await _read(receive, _PEEK)
        return _of_first_part(_body(messages)[:_PEEK], options[b"boundary"]), _again(messages, receive)
    return "", receive


async def _read(receive: Receive, enough: int | None) -> list[Message]:
    """The messages of a body, to its end or until there is `enough` of it."""
    messages: list[Message] = []
    held = 0
    while enough is None or held < enough:
        message = await receive()
        messages.append(message)
        held += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            break
    return messages


def _body(messages: list[Message]) -> bytes:
    return b"".join(message.get("body", b"") for message in messages)


def _again(messages: list[Message], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def replayed() -> Message:
        return next(waiting, None) or await receive()

    return replayed


def _of_fields(body: bytes) -> str:
    try:
        fields = parse_qs(body.decode("latin-1"), max_num_fields=_MOST_FIELDS)
    except ValueError:
        return ""
    return fields.get(FIELD, [""])[0]


def _of_first_part(body: bytes, boundary: bytes) -> str:
    """The value of a multipart form's first field; empty where that is no token."""
    part = _FirstPart()
    with suppress(FormParserError):  # what is wrong behind the first field is the page's to say
        MultipartParser(
            boundary,
            {
                "on_header_value": part.on_header_value,
                "on_part_data": part.on_part_data,
                "on_part_end": part.on_part_end,
            },
        ).write(body)
    _, options = parse_options_header(bytes(part.header))
    is_token = part.complete and options.get(b"name") == FIELD.encode() and b"filename" not in options
    return part.value.decode("latin-1") if is_token else ""


class _FirstPart:
    """What a parser tells of the first part of a form; what follows is let pass."""

    def __init__(self) -> None:
        self.header, self.value, self.complete = bytearray(), bytearray(), False

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        if not self.complete:
            self.header += data[start:end]

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        if not self.complete:
            self.value += data[start:end]

    def on_part_end(self) -> None:
        self.complete = True
