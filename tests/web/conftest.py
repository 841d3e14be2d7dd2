"""A reading room over the bundled affair, read and linked by the real models once: called in this process, served from
another one, or looked at in a browser."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.pipeline import ModelLoader
from onrecord.web.routing import application
from onrecord.web.safety import host_names
from onrecord.web.settings import Settings
from tests.web.browsing import WIDE, Visitor, chromium, visitor
from tests.web.pages import addresses
from tests.web.serving import Served, served

PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}"

Visit = Callable[..., AbstractContextManager[Visitor]]
Enter = Callable[..., TestClient]


def settings(ledger: Path, password: str | None = None) -> Settings:
    """Those of a server on this machine."""
    return Settings(ledger, host_names("127.0.0.1", PORT), password, ModelLoader())


@pytest.fixture
def desk(affair: Path, tmp_path: Path) -> Path:
    """A copy of the affair's ledger, to write to."""
    return Path(shutil.copy(affair, tmp_path / "desk.db"))


@pytest.fixture
def enter() -> Iterator[Enter]:
    """A reading room over any ledger, called as by a program of this machine."""
    opened: list[TestClient] = []

    def entered(ledger: Path, password: str | None = None, *, raising: bool = True) -> TestClient:
        app = application(settings(ledger, password))
        client = TestClient(app, ADDRESS, raise_server_exceptions=raising, follow_redirects=False)
        opened.append(client.__enter__())
        return client

    yield entered
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(enter: Enter, desk: Path) -> TestClient:
    """The reading room over a copy of the affair."""
    return enter(desk)


@pytest.fixture
def server(desk: Path) -> Iterator[Served]:
    """`onrecord serve` over a copy of the affair, to write to."""
    with served(desk) as running:
        yield running


@pytest.fixture(scope="session")
def room(affair: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """`onrecord serve` over the affair for all tests that only look."""
    with served(Path(shutil.copy(affair, tmp_path_factory.mktemp("room") / "affair.db"))) as running:
        yield running


@pytest.fixture(scope="session")
def places(room: Served) -> dict[str, str]:
    """Each page's address in the room."""

    def fetch(path: str) -> object:
        with urlopen(room.address + path) as answer:  # noqa: S310 - our own server
            return json.load(answer)

    return addresses(fetch)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a module, each with windows of its own; while it is open, no other loop of events
    can run in this thread."""
    with chromium() as launched:
        yield launched


@pytest.fixture
def visit(browser: Browser) -> Visit:
    """Open a window at an address; see `browsing.visitor`."""

    def opened(
        address: str, *, dark: bool = False, size: tuple[int, int] = WIDE, scripts: bool = True
    ) -> AbstractContextManager[Visitor]:
        return visitor(browser, address, dark=dark, size=size, scripts=scripts)

    return opened
