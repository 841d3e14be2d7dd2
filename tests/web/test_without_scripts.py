"""What people come for, in a browser that runs no scripts: links, forms and the browser's own way to a passage."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Visit
from tests.web.serving import Served
from tests.web.showing import answer_of, fetched, in_order, overdue, plain, read

DAY = "2026-04-01"
TARGET = """() => {
    const target = document.querySelector(":target");
    const one = target && (target.matches(".m") ? target : target.querySelector(".m"));
    const box = one && one.getBoundingClientRect();
    return one && {
        words: one.textContent,
        seen: box.top >= 0 && box.bottom <= innerHeight,
        marked: getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)"
    };
}"""


@pytest.fixture
def page(room: Served, visit: Visit) -> Iterator[Page]:
    with visit(room.address, scripts=False) as visitor:
        yield visitor.visit("/")


def begins(page: Page, words: str) -> None:
    """The document is open where these words begin, and their beginning is marked."""
    page.wait_for_url("**/document/**")
    found = page.evaluate(TARGET)
    assert found is not None, f"nothing is marked at {page.url}"
    assert plain(words).startswith(plain(found["words"]))
    assert found["seen"]
    assert found["marked"]


def test_who_said_what_about_it_oldest_first_and_on_to_the_sentence(page: Page) -> None:
    page.locator("#find").fill("flood")
    page.locator("#find").press("Enter")
    page.locator(".lede a").click()
    page.wait_for_url("**/statements?about=flood")
    said = answer_of(page)["statements"]
    for article, one in zip(page.locator("article.voice").all(), said, strict=True):
        in_order(read(article), one["cue"]["text"], one["content"]["text"])
    page.locator("article.voice").nth(3).get_by_role("link", name="the passage").click()
    begins(page, said[3]["content"]["text"])


def test_every_statement_is_found_in_its_text(page: Page, room: Served) -> None:
    for one in fetched(page, "/statements.json?about=call&limit=12")["statements"]:
        start, end = one["content"]["spans"][0]
        page.goto(f"{room.address}/document/{one['document']['id'][7:23]}?at={start}#char={start},{end}")
        begins(page, one["content"]["text"])


def test_where_a_claim_started_and_what_is_left_without_a_source(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Claims").click()
    page.locator("[data-row] a").first.click()
    page.wait_for_url("**/claim/*")
    found = answer_of(page)
    expect(page.locator(".lede").first).to_contain_text(found["origins"]["summary"])
    page.locator(".switches input").first.check()
    page.get_by_role("button", name="Count without these").click()
    page.wait_for_url("**/claim/*without=*")
    without = answer_of(page)
    assert without["without"] == [found["sources"][0]["key"]]
    falling = [voice for voice in without["voices"] if voice["falls"]]
    assert len(falling) == found["sources"][0]["falls"] > 0
    assert page.locator(".cell.fallen").count() == len(falling)
    page.locator("ol.origins").last.get_by_role("link", name="its first words").first.click()
    page.wait_for_url("**/statement/*")
    one = answer_of(page)["statement"]
    page.locator(".about-document a").first.click()
    begins(page, one["content"]["text"])


def test_what_was_promised_and_is_overdue(page: Page) -> None:
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Commitments").click()
    page.get_by_label("As of").fill(DAY)
    page.get_by_label("only overdue").check()
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/promises?*")
    overdue(page, DAY)
