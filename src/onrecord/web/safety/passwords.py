"""A password for a machine that several people share. The one rule: without it a stranger sees the login page and
nothing else, and guessing becomes slower with every guess.

Sessions live as long as the server's process, or until their reader logs out or is away for half a day.
"""

import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request, cookie_parser
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.safety.origins import SAFE
from onrecord.web.safety.tokens import cookie_name
from onrecord.web.templating import rendered

LOGIN, LOGOUT = "/login", "/logout"
OPEN = ("/static/",)
"""What the login page itself needs."""
AWAY = 12 * 3600
"""Seconds without a request after which a session ends."""
MOST_SESSIONS = 1000
SLOWEST = 300
FREE_TRIES = 3

Clock = Callable[[], float]


class Passwords:
    """Lets in who is logged in, and serves the login page."""

    def __init__(self, app: ASGIApp, password: str, clock: Clock = time.monotonic) -> None:
        self.app = app
        self.lock = Lock(password)
        self.sessions = Sessions(clock)
        self.tries = Tries(clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is open or comes with a session; everything else goes to the login page."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        name = cookie_name(scope, "session")
        session = cookie_parser("; ".join(Headers(scope=scope).getlist("cookie"))).get(name, "")
        known = self.sessions.holds(session)
        scope.setdefault("state", {})["logged_in"] = known
        if scope["path"] == LOGIN:
            await (await self.login(request, name))(scope, receive, send)
        elif scope["path"] == LOGOUT and scope["method"] == "POST":
            self.sessions.end(session)
            away = RedirectResponse(LOGIN, 303, {"Clear-Site-Data": '"cache"'})
            away.delete_cookie(name, httponly=True, samesite="strict")
            await away(scope, receive, send)
        elif known:
            await self.app(scope, receive, send)
        else:
            await _to_login(request)(scope, receive, send)

    async def login(self, request: Request, name: str) -> Response:
        """The login page, or the way in."""
        if request.method in SAFE:
            return _form(request, request.query_params.get("next", "/"))
        if request.method != "POST":
            raise HTTPException(405)
        fields = await request.form(max_files=0, max_fields=10)
        onward, given = (str(fields.get(field, "")) for field in ("next", "password"))
        who = request.client.host if request.client else ""
        wait = self.tries.wait(who)
        if wait > 0:
            raise HTTPException(
                429,
                f"Too many wrong passwords. Try again in {int(wait) + 1} seconds.",
                {"Retry-After": f"{int(wait) + 1}"},
            )
        self.tries.note(who)  # before the password is looked at: tries at the same time count, too
        if not await run_in_threadpool(self.lock.opens, given):
            return _form(request, onward, wrong=True)
        self.tries.forget(who)
        answer = RedirectResponse(_own(onward), 303)
        answer.set_cookie(name, self.sessions.begin(), httponly=True, samesite="strict")
        return answer


class Lock:
    """A password, kept as its scrypt hash."""

    def __init__(self, password: str) -> None:
        self._salt = secrets.token_bytes(16)
        self._hash = self._hashed(password)

    def opens(self, given: str) -> bool:
        """Whether this is the password; takes as long for any."""
        return hmac.compare_digest(self._hashed(given), self._hash)

    def _hashed(self, password: str) -> bytes:
        return hashlib.scrypt(password.encode(errors="replace"), salt=self._salt, n=2**14, r=8, p=1)


class Sessions:
    """Who is logged in; what is kept is the hash of what a browser holds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: OrderedDict[bytes, float] = OrderedDict()

    def begin(self) -> str:
        """A new session; the one that was away longest ends where there are too many."""
        session = secrets.token_urlsafe(32)
        self._seen[_digest(session)] = self._clock()
        while len(self._seen) > MOST_SESSIONS:
            self._seen.popitem(last=False)
        return session

    def holds(self, session: str) -> bool:
        """Whether the session is there; it then is, for another while."""
        key, now = _digest(session), self._clock()
        seen = self._seen.pop(key, None)
        if seen is None or now - seen > AWAY:
            return False
        self._seen[key] = now
        return True

    def end(self, session: str) -> None:
        """Forget the session."""
        self._seen.pop(_digest(session), None)


class Tries:
    """Wrong passwords by address: after a few, each doubles the wait."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, who: str) -> float:
        """Seconds that this address has to wait; nothing, or less, where it has not."""
        count, since = self._failed.get(who, (0, 0.0))
        return since + min(2.0 ** (count - FREE_TRIES), SLOWEST) - self._clock() if count >= FREE_TRIES else 0.0

    def note(self, who: str) -> None:
        """One more try."""
        count, _ = self._failed.pop(who, (0, 0.0))
        self._failed[who] = (min(count + 1, 30), self._clock())
        while len(self._failed) > MOST_SESSIONS:
            self._failed.popitem(last=False)

    def forget(self, who: str) -> None:
        """The password was right."""
        self._failed.pop(who, None)


def _digest(session: str) -> bytes:
    return hashlib.sha256(session.encode()).digest()


def _form(request: Request, onward: str, *, wrong: bool = False) -> Response:
    page = rendered(request, "login.html", title="Log in", onward=_own(onward), wrong=wrong)
    return HTMLResponse(page, 401 if wrong else 200)


def _to_login(request: Request) -> Response:
    """The way to the login page for a reader; a plain no for a program."""
    path = request.url.path
    if request.method not in SAFE or path.endswith((".json", ".csv")):
        raise HTTPException(401)
    asked = f"{path}?{request.url.query}" if request.url.query else path
    return RedirectResponse(f"{LOGIN}?next={quote(asked)}" if asked != "/" else LOGIN, 303)


def _own(onward: str) -> str:
    """The address if it is one of this server, the front page otherwise."""
    plain = onward.isprintable() and "\\" not in onward
    return onward if plain and onward.startswith("/") and not onward.startswith("//") else "/"
