"""What every answer tells the browser to do and not to do. The one rule: no script, style or picture that is not this
server's own, no request to anywhere else, and nothing kept where others may find it."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "form-action": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_DENIED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "microphone", "payment", "usb")

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {whence}" for what, whence in _POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _DENIED),
    "Referrer-Policy": "same-origin",  # with none at all, browsers send our own forms with the origin "null"
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",  # browsers that do not know frame-ancestors
}
SHORT_LIVED = "private, no-cache"
"""The browser may keep a page to go back to it, and asks before it shows it as new."""
FORGOTTEN = "no-store"
"""On a shared machine the next reader must not find it."""


class Headers:
    """Adds HEADERS to every answer, and how long it may be kept where the answer does not say; `keep` tells whether the
    browser may keep pages at all."""

    def __init__(self, app: ASGIApp, *, keep: bool = True) -> None:
        self.app = app
        self.caching = SHORT_LIVED if keep else FORGOTTEN

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add the headers when the answer starts."""

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", self.caching)
            await send(message)

        await self.app(scope, receive, add if scope["type"] == "http" else send)
