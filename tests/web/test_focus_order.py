"""The way of the Tab key through every page: past its head by the first stop, then as it is read, and always seen."""

from itertools import dropwhile, pairwise, takewhile
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.browsing import NARROW, WIDE
from tests.web.conftest import Visit
from tests.web.pages import PAGES
from tests.web.serving import Served

STRIDE, STRIDES = 10, 3
"""Stops on one page, looked at so many at a time: what comes later is more of the same."""
FOLDED = ("front", "claims", "claim", "document", "promises")
"""Pages that stand otherwise on a phone."""
NOTHING = {"legend"}
"""Pages on which nothing can be followed."""
NEARLY = 4.0
"""Pixels by which two things on one line may differ."""
LISTEN = """() => {
    window.stops = [];
    const scrolled = (one) => {
        let [x, y] = [scrollX, scrollY];
        for (let at = one.parentElement; at && at !== document.documentElement; at = at.parentElement) {
            x += at.scrollLeft;
            y += at.scrollTop;
        }
        return [x, y];
    };
    document.addEventListener("focusin", ({ target }) => {
        const style = getComputedStyle(target), boxes = [...target.getClientRects()], [x, y] = scrolled(target);
        const placed = (box) => box && [box.left + x, box.top + y, box.right + x, box.bottom + y];
        const words = (target.textContent || target.name || "").replace(/\\s+/g, " ").trim().slice(0, 40);
        stops.push({
            name: `${target.localName} ${words}`,
            main: Boolean(target.closest("main")) && target.id !== "main",
            beside: Boolean(target.closest("svg, .margin")),
            outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && style.opacity > 0,
            first: placed(boxes[0]),
            last: placed(boxes.at(-1))
        });
    });
}"""
ORDERED = "() => [...document.querySelectorAll('[tabindex]')].every((one) => one.tabIndex <= 0)"


@pytest.mark.parametrize(
    ("name", "size"),
    [*((name, WIDE) for name in PAGES), *((name, NARROW) for name in FOLDED)],
    ids=lambda given: {WIDE: "wide", NARROW: "narrow"}.get(given, given),
)
def test_tab_follows_the_reader(
    name: str, size: tuple[int, int], room: Served, places: dict[str, str], visit: Visit
) -> None:
    with visit(room.address, size=size) as visitor:
        visitor.expected.update({"404"} if name == "not-found" else ())
        page = visitor.visit(places[name])
        assert page.evaluate(ORDERED), "an order of its own"
        page.evaluate(LISTEN)
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        page.keyboard.press("Enter")
        for _ in range(STRIDES):
            for _ in range(STRIDE):
                page.keyboard.press("Tab")
            stops = page.evaluate("stops")
            if not stops[-1]["main"]:
                break
    stops = [stop for stop in stops if not stop["name"].startswith("main")]
    assert [stop["name"] for stop in stops if not stop["outlined"]] == []
    walked = list(takewhile(lambda stop: stop["main"], dropwhile(lambda stop: not stop["main"], stops)))
    turned = [f"{one['name']} before {two['name']}" for one, two in pairwise(walked) if backward(one, two)]
    assert turned == []
    assert walked or name in NOTHING


def backward(one: Any, two: Any) -> bool:  # noqa: ANN401 - from a browser
    """The second stop lies before the first as the page is read: above it and not to its right, or left of it on its
    line. What stands in a drawing or in the margin is read beside the rest."""
    if one["beside"] != two["beside"]:
        return False
    left, top, right, _ = two["first"]
    from_left, from_top, from_right, from_bottom = one["last"]
    if top < from_top - NEARLY:
        return bool(left < from_right - NEARLY)
    return bool(top < from_bottom - NEARLY and right <= from_left + NEARLY)
