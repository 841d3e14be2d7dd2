"""Every page for everybody: nothing that axe-core holds for serious, light or dark, on a wide screen or a phone."""

import json
from typing import Any
from urllib.request import urlopen

import pytest
from starlette.routing import Route

from onrecord.web.routing import routes
from tests.web.browsing import NARROW, SCHEMES, WIDE, axe_script
from tests.web.conftest import Visit
from tests.web.pages import PAGES, addresses
from tests.web.serving import Served

ELSEWHERE = {"/overview", "/review/judgements.jsonl", "/add/"}
"""The front page by another name, a file, and what is seen while something is added."""
GRAVE = {"serious", "critical"}
RUN = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def found(room: Served) -> dict[str, str]:
    """Each page's address in the room."""

    def fetch(path: str) -> object:
        with urlopen(room.address + path) as answer:  # noqa: S310 - our own server
            return json.load(answer)

    return addresses(fetch)


def test_no_page_is_left_out() -> None:
    told = {address.split("?")[0].split("{")[0] for address in PAGES.values()}
    pages = {
        route.path.split("{")[0] for route in routes() if isinstance(route, Route) and "GET" in (route.methods or ())
    }
    assert pages - told == ELSEWHERE


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody(
    name: str, size: tuple[int, int], room: Served, found: dict[str, str], visit: Visit
) -> None:
    script = axe_script().read_text(encoding="utf-8")
    with visit(room.address, size=size) as visitor:
        visitor.expected.update({"404"} if name == "not-found" else ())
        page = visitor.visit(found[name])
        page.evaluate(script)  # not by a tag, which the policy would rightly stop
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert grave(page.evaluate(RUN)) == [], scheme
        if size == NARROW:
            assert page.evaluate(OVERFLOW) == 0, "the page must be scrolled sideways"


def grave(violations: list[dict[str, Any]]) -> list[str]:
    """What is wrong, and the first places where it is."""
    return [
        f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes']][:3]}"
        for one in violations
        if one["impact"] in GRAVE
    ]
