"""Whose page sent a request. The one rule: only this server's own pages change anything, and no other site's page looks
at anything; a link that a reader follows is neither.

Browsers say it in Origin and in Sec-Fetch-Site. A program that is no browser sends neither, and still needs a token.
"""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})


class Origins:
    """Refuses what a page of another origin sends. Another port of this machine is another origin."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then pass on; the Host must have been checked before."""
        if scope["type"] == "http" and not is_ours(scope["method"], Headers(scope=scope)):
            raise HTTPException(403, "A page of another site sent this request; nothing was done.")
        await self.app(scope, receive, send)


def is_ours(method: str, headers: Headers) -> bool:
    """Whether the request comes from our own page, from no page, or is a link that was followed."""
    site = headers.get("sec-fetch-site", "none")
    if method in SAFE:
        return site in _OURS or headers.get("sec-fetch-mode") == "navigate"
    origins = headers.getlist("origin")
    own = f"http://{headers.get('host', '')}".lower()
    return site in _OURS and all(origin.lower() == own for origin in origins)
