"""What a document says is words: no markup, no script, no formula and no template in it comes to life, in any route."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from lxml import html  # type: ignore[import-untyped]
from playwright.sync_api import expect
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.web import hostile
from tests.web.conftest import Enter, Visit
from tests.web.pages import THINGS
from tests.web.serving import served

FORMULA = ("=", "+", "-", "@", "\t", "\r")
FORMS = ("", ".json", ".csv")
QUERIES = ("", "?about=pwned", "?words=pwned", f"?words={hostile.EVIL}&actor={hostile.EVIL}&sort={hostile.EVIL}")
RUNNABLE = {"href", "src", "action", "formaction", "data", "poster"}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.ledger(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def reader(enter: Enter, ledger: Path) -> TestClient:
    return enter(ledger)


def routes(reader: TestClient) -> list[Route]:
    """Every route that can be read."""
    assert isinstance(reader.app, Starlette)
    return [route for route in reader.app.routes if isinstance(route, Route) and "GET" in (route.methods or ())]


def every_address(reader: TestClient) -> Iterator[str]:
    """Every route in every form, its parameters filled with all that the ledger has of such things."""
    held = {thing: _ids(reader, *where) for thing, where in THINGS.items()}
    for route in routes(reader):
        forms = FORMS if "{form:form}" in route.path else ("",)
        for form in forms:
            path = route.path.replace("{form:form}", form)
            thing = path.split("/")[1]
            for name in held.get(thing, ["pwned"]) if "{" in path else [""]:
                yield re.sub(r"\{\w+(:\w+)?\}", name, path)


def _ids(reader: TestClient, listed: str, key: str, name: str) -> list[str]:
    answer = reader.get(listed)
    return [row[name].removeprefix("sha256:") for row in answer.json()[key]] if answer.status_code == 200 else []


def is_page(answer: Response) -> bool:
    return answer.headers["content-type"].startswith("text/html")


def check_page(text: str) -> None:
    tree = html.document_fromstring(text)
    scripts = {script.get("src") for script in tree.iter("script")}
    assert all(source and source.startswith("/static/") for source in scripts)
    assert not list(tree.iter(hostile.MARK))
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not str(name).startswith("on"), (element.tag, name)
            assert str(name) != "style", (element.tag, value)
            if name in RUNNABLE:
                assert not re.match(r"\s*(javascript|vbscript|data)\s*:", str(value), re.IGNORECASE), value
    assert f"<{hostile.MARK}" not in text.lower()
    assert hostile.SUM not in re.sub(r"\d*\.\d+|[0-9a-f]{8,}", "", text), "a template was run"


def check_table(text: str) -> None:
    for row in csv.reader(io.StringIO(text)):
        for cell in row:
            if cell.startswith(FORMULA):
                float(cell)  # nothing but a number


@pytest.mark.parametrize("query", QUERIES)
def test_nothing_comes_to_life(query: str, reader: TestClient) -> None:
    found = list(every_address(reader))
    assert len(found) > len(routes(reader)), "there is more than one thing to look at"
    shown = 0
    for address in found:
        answer = reader.get(address + query)
        assert answer.status_code < 500, address
        kind = answer.headers["content-type"].split(";")[0]
        assert answer.headers["x-content-type-options"] == "nosniff"
        if kind == "text/html":
            check_page(answer.text)
            shown += "pwned" in answer.text
        elif kind == "text/csv":
            check_table(answer.text)
        elif kind not in {"application/json", "text/plain"}:
            assert answer.headers["content-disposition"].startswith("attachment"), address
    assert shown, "what is hostile is shown, as words"


def test_the_browser_runs_none_of_it(ledger: Path, reader: TestClient, visit: Visit) -> None:
    pages = [address for address in every_address(reader) if is_page(reader.get(address))]
    assert pages
    with served(ledger) as running, visit(running.address) as visitor:
        visitor.expected.add("404")
        visitor.page.add_init_script("window.pwned = () => { document.documentElement.dataset.pwned = 'yes'; };")
        for address in pages:
            page = visitor.visit(address)
            expect(page.locator(hostile.MARK)).to_have_count(0)
            assert page.evaluate("() => document.documentElement.dataset.pwned") is None
