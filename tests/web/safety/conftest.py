"""The guards before an application of a few lines, which says what reached it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from onrecord.errors import InputError, LedgerError
from onrecord.web.safety import guards, handlers
from tests.web.conftest import ADDRESS, settings

Guarded = Callable[..., TestClient]
FAILURES = {
    "input": InputError("no such day"),
    "ledger": LedgerError("x.db is damaged"),
    "defect": ZeroDivisionError("oh\nno"),
}


async def page(request: Request) -> Response:
    return HTMLResponse(f'<form method="post"><input name="token" value="{request.state.token}"></form>')


async def echo(request: Request) -> Response:
    async with request.form() as fields:
        held = {name: value if isinstance(value, str) else len(await value.read()) for name, value in fields.items()}
    return JSONResponse(held)


async def fail(request: Request) -> Response:
    raise FAILURES[request.path_params["how"]]


async def kept(_: Request) -> Response:
    return PlainTextResponse("kept", headers={"Cache-Control": "private, max-age=3600"})


ROUTES = [
    Route("/", page),
    Route("/echo", echo, methods=["POST"]),
    Route("/add", echo, methods=["POST"]),
    Route("/fail/{how}", fail),
    Route("/kept", kept),
    Route("/static/a.css", kept),
]


@pytest.fixture
def guarded() -> Iterator[Guarded]:
    """A client of the guarded application, which logs in where there is a password only if it is told to."""
    opened: list[TestClient] = []

    def made(password: str | None = None) -> TestClient:
        told = settings(Path("none.db"), password)
        app = Starlette(routes=ROUTES, middleware=guards(told), exception_handlers=handlers())
        opened.append(TestClient(app, ADDRESS, raise_server_exceptions=False, follow_redirects=False))
        return opened[-1]

    yield made
    for client in opened:
        client.close()


@pytest.fixture
def caller(guarded: Guarded) -> TestClient:
    return guarded()


@pytest.fixture
def token(caller: TestClient) -> str:
    """The token of a page that the caller has just loaded, with its cookie."""
    return caller.get("/").text.split('value="')[1].split('"')[0]
