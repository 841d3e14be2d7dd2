"""Who reviews in this browser. The one rule: a decision has a name, and nobody is given one that they did not type."""

from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import InputError

LONGEST = 80
_YEAR = 366 * 24 * 3600


def reviewer_of(request: Request) -> str:
    """The name that this browser was given; empty where it has none."""
    return _cleaned(unquote(request.cookies.get(_cookie(request), "")))


def named(given: object, request: Request) -> str:
    """The name that comes with a decision, or else the browser's. InputError where there is neither."""
    name = _cleaned(given) if isinstance(given, str) else ""
    found = name or reviewer_of(request)
    if not found:
        raise InputError("say who you are: a decision is recorded with the name of its reviewer")
    return found


def remember(response: Response, request: Request, name: str) -> Response:
    """Keep the name in this browser."""
    where = _cookie(request)
    response.set_cookie(where, quote(name, safe=""), max_age=_YEAR, httponly=True, samesite="strict")
    return response


def _cookie(request: Request) -> str:
    """The cookie's name: browsers do not tell the ports of a machine apart, so the name does."""
    server = request.scope.get("server")
    return f"onrecord-reviewer-{server[1] if server else 0}"


def _cleaned(name: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())[:LONGEST].rstrip()
