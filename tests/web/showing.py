"""What a page shows beside what its JSON says, and where the reader stands on it. The one rule: what a test expects is
taken from the JSON of the same page, by the link that the page itself gives."""

import re
import subprocess
import sys
from importlib import resources
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.web.browsing import Visitor
from tests.web.serving import Served

MOST_TABS = 150
_STOP = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
    return {
        tag: one.localName,
        words: (one.ariaLabel || one.textContent || one.value || "").replace(/\\s+/g, " ").trim().slice(0, 60),
        outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && parseFloat(style.opacity) > 0,
        seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    };
}"""
_LIT = """() => {
    const lit = [...document.querySelectorAll(".passage")];
    const box = lit.length ? lit[0].getBoundingClientRect() : null;
    return {
        words: lit.map((one) => one.textContent).join(""),
        seen: box !== null && box.top >= 0 && box.bottom <= innerHeight,
        marked: lit.every((one) => getComputedStyle(one).backgroundColor !== "rgba(0, 0, 0, 0)")
    };
}"""


def answer_of(page: Page) -> Any:  # noqa: ANN401 - any answer
    """The JSON of the page, from the link at its foot."""
    return fetched(page, str(page.locator(".formats a").first.get_attribute("href")))


def fetched(page: Page, path: str) -> Any:  # noqa: ANN401 - any answer
    """The JSON at a path of the same server."""
    answer = page.request.get("/".join(page.url.split("/", 3)[:3]) + path)
    assert answer.ok, f"{path}: {answer.status}"
    return answer.json()


def plain(words: str | None) -> str:
    """Words as they are read: one space between any two."""
    return re.sub(r"\s+", " ", words or "").strip()


def read(found: Locator) -> str:
    """The words of an element."""
    return plain(found.text_content())


def reads(found: Locator) -> list[str]:
    """The words of each of several elements."""
    return [plain(words) for words in found.all_text_contents()]


def in_order(words: str, *parts: str | None) -> None:
    """Each of the parts stands in the words, one after the other."""
    at = 0
    for part in filter(None, map(plain, parts)):
        place = words.find(part, at)
        assert place >= 0, f"{part!r} does not stand after {at} in {words!r}"
        at = place + len(part)


def passage_of(answer: Any, spans: list[list[int]]) -> str:  # noqa: ANN401 - a document's answer
    """The characters of a document's answer at the first of these spans."""
    start, end = spans[0]
    return str(answer["part"]["text"][start - answer["part"]["start"] : end - answer["part"]["start"]])


def in_one_piece(commitments: Any) -> tuple[int, Any]:  # noqa: ANN401 - those of an answer
    """The first commitment whose words stand in one place, and its own among all."""
    return next((at, one) for at, one in enumerate(commitments) if len(one["what"]["spans"]) == 1)


def sees(page: Page, words: str) -> None:
    """The document's page is open with exactly these words highlighted, and they are in view."""
    page.wait_for_load_state("load")
    assert re.search(r"/document/[0-9a-f]+\?at=\d+#char=\d+,\d+$", page.url), page.url
    lit = page.evaluate(_LIT)
    assert plain(lit["words"]) == plain(words)
    assert lit["seen"], "the passage is not in view"
    assert lit["marked"], "the passage looks like the text around it"


def told(article: Locator, voice: Any) -> None:  # noqa: ANN401 - a statement of an answer
    """A statement stands there with its day, its way and its exact words."""
    in_order(read(article), voice["day"] or "undated", voice["chain"][-1]["name"] or voice["chain"][-1]["text"])
    assert read(article.locator(".said")) == plain(voice["words"])
    in_order(read(article.locator(".receipt").first), voice["title"] or "untitled", voice["receipt"])


def press(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        page.keyboard.press(key)


def find(page: Page, words: str) -> None:
    """Ask the search box from the keyboard."""
    press(page, "/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type(words)
    press(page, "Enter")
    page.wait_for_url("**/find?words=*")


def go(page: Page, letter: str, path: str) -> None:
    """Go to a page by two keys."""
    press(page, "g", letter)
    page.wait_for_url(f"**{path}")
    page.wait_for_load_state("load")


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Walk to an element; every stop on the way can be seen."""
    expect(wanted).to_have_count(1)
    for _ in range(MOST_TABS):
        press(page, key)
        at_sight(page)
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{key} does not come to {wanted} within {MOST_TABS} steps")


def into_main(page: Page) -> None:
    """Past the head of the page by the link that is the first stop."""
    press(page, "Tab")
    expect(page.locator(".skip")).to_be_focused()
    at_sight(page)
    press(page, "Enter")
    expect(page.locator("#main")).to_be_focused()


def at_sight(page: Page) -> None:
    """What has the focus lies in view and is outlined."""
    stop = page.evaluate(_STOP)
    assert stop["outlined"], f"no outline: {stop}"
    assert stop["seen"], f"not in view: {stop}"


def open_focused(page: Page, path: str) -> None:
    """Follow the link that has the focus to an address like this one."""
    at_sight(page)
    press(page, "Enter")
    page.wait_for_url(path)
    page.wait_for_load_state("load")


def overdue(page: Page, day: str) -> None:
    """The page shows what was due before the day and of which nothing was found since."""
    found = answer_of(page)
    assert found["as_of"] == day
    assert found["total"] == len(found["commitments"]) > 5
    expect(page.get_by_text(f"{found['total']} commitments as of {day}")).to_be_visible()
    for article, one in zip(page.locator("article.commitment").all(), found["commitments"], strict=True):
        assert (one["due"]["end"] or one["due"]["start"]) < day
        assert one["schedule"] == "overdue-nothing-found"
        assert all(outcome["kind"] != "done" for outcome in one["outcomes"])
        in_order(
            read(article),
            one["due"]["end"],
            one["kind"],
            one["what"]["text"],
            "its day has passed; nothing found since",
        )


def add_again(server: Served) -> None:
    """`onrecord add` on the same files, in a process of its own, while the server runs."""
    with resources.as_file(resources.files("onrecord") / "examples" / "affair") as folder:
        command = [sys.executable, "-c", "from onrecord.cli import main; main()", "add", str(folder)]
        done = subprocess.run(
            [*command, "--ledger", str(server.ledger)], capture_output=True, text=True, timeout=60, check=False
        )
    assert done.returncode == 0, done.stderr
    assert re.search(r"\b83\b.*already", plain(done.stdout + done.stderr)), done.stdout + done.stderr


def corrected(visitor: Visitor, statement: str, right: str, *, document: str, claim: str) -> None:
    """The pages, loaded anew, show the right speaker and the mark of a person."""
    page = visitor.page
    page.goto(document.split("#", maxsplit=1)[0])
    note = page.locator(f'.note[data-statement="{statement}"]')
    in_order(read(note), "corrected", right)
    one = next(one for one in answer_of(page)["statements"] if one["id"] == statement)
    assert (one["review"], one["chain"][-1]["name"]) == ("corrected", right)
    page.goto(claim)
    article = page.locator(f"#s-{statement[:8]}")
    in_order(read(article.locator(".head")), right)
    expect(article.locator(".state.corrected")).to_contain_text("corrected")
    voice = next(one for one in answer_of(page)["voices"] if one["statement"] == statement)
    assert (voice["review"], voice["name"]) == ("corrected", right)
