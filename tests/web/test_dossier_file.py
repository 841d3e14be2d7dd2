"""A dossier in a browser: it verifies itself without a network, and finds whatever was changed in it."""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from onrecord.formats.dossier.gathering import gathered
from onrecord.formats.dossier.page import made
from onrecord.formats.escaping import json_text
from onrecord.ledger import Ledger
from tests.formats.conftest import ABOUT
from tests.formats.hostile import DENIED, LEAK, READING, TEXT
from tests.web.browsing import NARROW, SCHEMES, WIDE, axe_script, visitor
from tests.web.test_axe import OVERFLOW, RUN, grave

ADDRESS = "file://"
Opened = Callable[..., AbstractContextManager[Page]]
Change = Callable[[str], str]


@pytest.fixture(scope="module")
def html(affair: Path) -> str:
    """The dossier of somebody in the affair."""
    with Ledger.open(affair, create=False) as ledger:
        return made(gathered(ledger, "edda-ronval", dt.date(2026, 5, 1)), ABOUT, "edda-ronval").html


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opened:
    """Open a file of some HTML; whatever it asks for elsewhere fails the test."""

    @contextmanager
    def open_file(html: str, size: tuple[int, int] = WIDE, *, scripts: bool = True) -> Iterator[Page]:
        path = tmp_path / "dossier.html"
        path.write_bytes(html.encode())
        with visitor(browser, ADDRESS, size=size, scripts=scripts) as found:
            yield found.visit(str(path))

    return open_file


def verdict(page: Page) -> str:
    """What the file says of itself, once it has said it."""
    expect(page.locator("#verdict")).to_have_class(re.compile("good|bad"))
    return page.locator("#verdict").inner_text()


def replaced(pattern: str, by: str) -> Change:
    """A change of the first place that fits."""

    def change(html: str) -> str:
        found = re.sub(pattern, by, html, count=1, flags=re.DOTALL)
        assert found != html
        return found

    return change


def with_record(change: Callable[[dict[str, object]], None]) -> Change:
    """A change of the record, its digest made to fit."""

    def changed(html: str) -> str:
        line = re.search(r'id="record">(.*?)</script>', html, re.DOTALL)
        assert line
        record = json.loads(line[1])
        change(record)
        return html.replace(line[1], json_text(record))

    return changed


def move(record: dict[str, list[dict[str, dict[str, list[list[int]]]]]]) -> None:
    place = record["statements"][0]["places"]["content"][0]
    place[0] += 1


CHANGES = {
    "a byte of a text": (replaced(r'(id="texts">.{600}[^a-z]*)[a-z]', r"\1X"), "is not the one on record"),
    "a word that is shown": (
        replaced(r'(<span data-at="\d+" class="m content">.{3})\w', r"\1Q"),
        "not those of the text",
    ),
    "a place of a piece": (
        replaced(r'<span data-at="(\d+)" class="m content', r'<span data-at="1\1" class="m content'),
        "are not those of the text",
    ),
    "a place on record": (with_record(move), "do not cut the words"),  # type: ignore[arg-type]
    "a mark": (replaced(r'(<span data-at="\d+" class="m) cue"', r'\1 hedge"'), "is not marked where it stands"),
    "a statement that is gone": (replaced("<article .*?</article>", ""), "the page does not show it"),
    "a statement that is doubled": (replaced("(<article .*?</article>)", r"\1\1"), "is shown twice"),
    "a word of a heading": (replaced("<h1>.*?</h1>", "<h1>Somebody else</h1>"), "other words than it did"),
    "a review": (replaced("<strong>○ unreviewed</strong>", "<strong>● confirmed</strong>"), "other words than it did"),
    "words without a place": (replaced(r"(<p data-paragraph>)", r"\1Not so: "), "words without a place"),
    "the digest": (replaced(r'(id="digest">)\w{8}', r"\g<1>00000000"), "not the one that the digest is of"),
    "no record": (replaced(r'(id="record">)', r"\1,"), "take nothing here as verified"),
}


def test_it_verifies_itself(html: str, opened: Opened) -> None:
    number = html.count("<article ")
    with opened(html) as page:
        assert f"✓ {number} of {number} passages verified" in verdict(page)
        assert page.locator(".mark.good").count() == number


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_found(name: str, html: str, opened: Opened) -> None:
    change, said = CHANGES[name]
    with opened(change(html)) as page:
        found = verdict(page)
        assert "✗" in found
        assert said in found


def test_a_hash_of_its_own_serves_where_the_browser_lends_none(html: str, opened: Opened) -> None:
    with opened(html) as page:
        verdict(page)
        for words in ("", "abc", "ä😀" * 77, "x" * 55, "x" * 56, "x" * 64, "x" * 119):
            assert page.evaluate(
                "async (words) => { const bytes = new TextEncoder().encode(words);"
                "const found = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));"
                "return sha256(bytes) === Array.from(found, (one) => one.toString(16).padStart(2, '0')).join('') }",
                words,
            )


def test_the_worst_words_are_verified_and_do_nothing(tmp_path: Path, opened: Opened) -> None:
    with Ledger.open(tmp_path / "hostile.db") as ledger:
        ledger.add(READING, TEXT.encode(), "hostile.txt")
        for name in (DENIED.id, LEAK.id):
            page_html = made(gathered(ledger, name, dt.date(2026, 5, 1)), ABOUT, name).html
            with opened(page_html) as page:
                assert "✓ 1 of 1 passages verified" in verdict(page)


def test_without_scripts_it_says_that_it_has_not_verified_itself(html: str, opened: Opened) -> None:
    with opened(html, scripts=False) as page:
        assert "This file has not verified itself" in page.locator("#verdict").inner_text()
        assert page.locator(".mark.good").count() == 0


def test_another_script_does_not_run(html: str, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "dossier.html"
    path.write_text(html.replace("</main>", "<script>document.title = 'changed'</script></main>"), encoding="utf-8")
    with visitor(browser, ADDRESS) as found:
        found.expected.add("Content Security Policy")
        page = found.visit(str(path))
        assert "other words than it did" in verdict(page)
        assert page.title() != "changed"
        assert any("Content Security Policy" in one for one in found.seen)


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_is_for_everybody(size: tuple[int, int], html: str, opened: Opened) -> None:
    script = axe_script().read_text(encoding="utf-8")
    with opened(html, size) as page:
        verdict(page)
        page.evaluate(script)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert grave(page.evaluate(RUN)) == [], scheme
        assert page.evaluate(OVERFLOW) == 0
