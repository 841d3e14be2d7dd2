"""A browser that notices what must not be: a request to elsewhere, an error of a script, a policy that was broken."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, NoReturn

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = (1280, 800), (390, 844)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PATIENCE = 10_000.0
"""Milliseconds."""


class Visitor:
    """One reader with one browser window. `seen` holds what must not be; `expected` are words of console messages that
    a test provokes, such as "404"."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.seen: list[str] = []
        self.expected: set[str] = set()
        context.set_default_timeout(PATIENCE)
        context.route("**/*", self._stay_here)
        context.on("console", self._listen)
        context.on("weberror", lambda found: self.seen.append(f"script failed: {found.error}"))
        self.page: Page = context.new_page()

    def visit(self, path: str = "/") -> Page:
        """Go to a page and wait until it has loaded."""
        self.page.goto(self.address + path)
        return self.page

    def check(self) -> None:
        """Complain of what was seen."""
        noticed = [one for one in self.seen if not any(word in one for word in self.expected)]
        assert not noticed, noticed

    def _stay_here(self, route: Route) -> None:
        if route.request.url.startswith((f"{self.address}/", "data:", "about:")):
            route.continue_()
        else:
            self.seen.append(f"asked for {route.request.url}")
            route.abort()

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:  # a broken policy is an error, too
            self.seen.append(f"{message.type}: {message.text}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; where there is none, the test is skipped, or fails in CI."""
    if not CHROMIUM.exists():
        _lacking(f"no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def visitor(
    browser: Browser, address: str, *, dark: bool = False, size: tuple[int, int] = WIDE, scripts: bool = True
) -> Iterator[Visitor]:
    """Somebody who reads at this address, with or without scripts; complains at the end."""
    context = browser.new_context(
        color_scheme="dark" if dark else "light",
        viewport={"width": size[0], "height": size[1]},
        reduced_motion="reduce",  # colours that are on their way are nobody's
        locale="en-GB",
        java_script_enabled=scripts,
    )
    found = Visitor(context, address)
    yield found
    context.close()
    found.check()


def axe_script() -> Path:
    """axe-core; where it is not, the test is skipped, or fails in CI."""
    if not AXE.exists():
        why = "run make test, which fetches it" if shutil.which("npm") else "install npm"
        _lacking(f"no axe-core in {AXE.parent}: {why}")
    return AXE


def _lacking(what: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)
