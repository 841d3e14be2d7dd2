"""How much a request may bring. The one rule: what is too large is refused before it is held in memory."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

UPLOADS = frozenset({"/add", "/review/judgements"})
"""The addresses that take files."""
LARGEST_UPLOAD = 64 * 2**20
LARGEST_FORM = 64 * 2**10
LONGEST_ADDRESS = 8000
MOST_HEADERS = 100
_CONTROLS = frozenset(map(chr, (*range(32), *range(127, 160))))


class Limits:
    """Refuses long addresses, many headers and large bodies; `uploads` are the addresses that take a larger body."""

    def __init__(self, app: ASGIApp, uploads: frozenset[str] = UPLOADS) -> None:
        self.app = app
        self.uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check what is known, then pass on, counting what comes in."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        _check_head(scope)
        most = LARGEST_UPLOAD if scope["path"] in self.uploads else LARGEST_FORM
        if _announced(scope) > most:
            raise _too_large(most)
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise _too_large(most)
            return message

        await self.app(scope, counted, send)


def _check_head(scope: Scope) -> None:
    address = len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])
    if address > LONGEST_ADDRESS:
        raise HTTPException(414, f"This address is longer than {LONGEST_ADDRESS:,} characters.")
    if len(scope["headers"]) > MOST_HEADERS:
        raise HTTPException(431, f"This request has more than {MOST_HEADERS} headers.")
    if not _CONTROLS.isdisjoint(scope["path"]) or not scope["query_string"].isascii():
        raise HTTPException(400, "This address holds characters that no address has.")


def _announced(scope: Scope) -> int:
    """The length of the body by its header; 0 where there is none, and it is counted as it comes."""
    given = Headers(scope=scope).get("content-length", "0")
    if not given.isascii() or not given.isdigit():
        raise HTTPException(400, "This request does not say how long it is in a way that can be understood.")
    return int(given) if len(given) < len(str(2**63)) else 2**63


def _too_large(most: int) -> HTTPException:
    size = f"{most >> 20} MB" if most >= 2**20 else f"{most >> 10} kB"
    return HTTPException(413, f"This is larger than {size}. Add large files on the command line: onrecord add FILE")
