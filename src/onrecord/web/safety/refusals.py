"""What a reader sees where a page cannot be given. The one rule: it says what is wrong and what to do, and nothing of
the program's inside; that goes to the log, on one line."""

import json
import logging
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path

from python_multipart.exceptions import FormParserError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import InputError, OnrecordError
from onrecord.web.safety.headers import HEADERS
from onrecord.web.templating import rendered

LOG = logging.getLogger("onrecord.web")

Handler = Callable[[Request, Exception], Awaitable[Response]]

_TITLES = {
    400: ("This cannot be understood", "Check the address, or go back and try again."),
    401: ("Who are you?", "Log in to see this."),
    403: ("This is not allowed", "Load the page again, then retry."),
    404: ("There is nothing here", "Check the address, or look for it with the search box."),
    405: ("This cannot be done here", "Go back to the page that you came from."),
    413: ("This is too large", "Add large files on the command line: onrecord add FILE"),
    414: ("This address is too long", "Ask for less at once."),
    429: ("Too many tries", "Wait a while, then try again."),
    431: ("This request is too large", "Delete the cookies of this address, then try again."),
    500: ("Something went wrong", "Nothing that was recorded is lost. Where the server runs, its terminal says more."),
}
_PLAIN = frozenset({"Bad Request", "Unauthorized", "Forbidden", "Not Found", "Method Not Allowed"})
"""What Starlette says where nobody said more."""


class Refusing:
    """Makes a page of what the other guards refuse."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; an HTTPException becomes a page, unless the answer has begun."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except HTTPException as error:
            if begun or scope["type"] != "http":
                raise
            await refusal(Request(scope), error.status_code, error.detail, error.headers)(scope, receive, send)


def handlers() -> dict[type[Exception], Handler]:
    """What to answer to each exception of a page."""
    return {
        HTTPException: _refused,
        FormParserError: _misread,
        InputError: _misunderstood,
        OnrecordError: _broken,
        Exception: _failed,
    }


def refusal(request: Request, status: int, said: str = "", headers: object = None) -> Response:
    """A page, or a line of JSON or of text where that was asked for, that says what is wrong."""
    title, advice = _TITLES.get(status, _TITLES[400])
    words = advice if not said or said in _PLAIN else said
    more = dict(headers) if isinstance(headers, dict) else {}
    if _wants(request, ".json", "application/json"):
        body = json.dumps({"schema": "onrecord/1", "error": {"status": status, "title": title, "message": words}})
        return Response(body, status, more, "application/json")
    if _wants(request, ".csv", "text/csv"):
        return Response(f"{title}. {words}\n", status, more, "text/plain")
    page = rendered(request, "error.html", title=title, status=status, message=words)
    return Response(page, status, more, "text/html")


def _wants(request: Request, suffix: str, kind: str) -> bool:
    accepted = request.headers.get("accept", "")
    return request.scope["path"].endswith(suffix) or accepted.split(",", 1)[0].split(";", 1)[0].strip() == kind


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return refusal(request, error.status_code, error.detail, error.headers)


async def _misunderstood(request: Request, error: Exception) -> Response:
    return refusal(request, 400, _sentence(str(error)))


async def _misread(request: Request, error: Exception) -> Response:  # noqa: ARG001 - Starlette's signature
    return refusal(request, 400, "This form cannot be read.")


async def _broken(request: Request, error: Exception) -> Response:
    LOG.error("%s %s: %s", request.method, request.scope["path"], error)
    return refusal(request, 500, _sentence(str(error)))


async def _failed(request: Request, error: Exception) -> Response:
    """The outermost answer: it stands outside of the guards, and so brings their headers itself."""
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(frame.filename).name}:{frame.lineno})" for frame in place)
    said = " ".join(str(error).split())
    LOG.error(
        "unexpected, at %s %s: %s: %s%s", request.method, request.scope["path"], type(error).__name__, said, where
    )
    return refusal(request, 500, headers={**HEADERS, "Cache-Control": "no-store"})


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}".rstrip(".") + "."
