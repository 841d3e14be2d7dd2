"""Review by keyboard, in a browser: faster than a spreadsheet, and what was decided outlives whatever befalls the
server."""

import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.ledger import Ledger
from onrecord.records import Judgement, JudgementKind, standing
from tests.web.browsing import Visitor
from tests.web.conftest import Visit
from tests.web.serving import Served, address_in, announcement, command

DECISIONS = 200
KILLED_AFTER, UNHEARD = 90, 25
SECONDS = 120
NAME = "Ines Vall"
GONE = {"net::ERR_", "403"}
"""What the browser rightly says of a server that is gone, and came again with other tokens."""

MOVED = "statement => document.querySelector('.card:not([hidden])').dataset.statement !== statement"
AHEAD = "many => document.querySelectorAll('#next li:has([aria-current]) ~ li').length > many"


Start = Callable[..., tuple[subprocess.Popen[str], str]]


@pytest.fixture
def start() -> Iterator[Start]:
    """A server that may be killed: its process and its address."""
    running: list[subprocess.Popen[str]] = []

    def started(ledger: Path, address: str = "") -> tuple[subprocess.Popen[str], str]:
        running.append(command("--ledger", str(ledger), "--port", address.rpartition(":")[2] or "0"))
        return running[-1], address_in(announcement(running[-1]))

    yield started
    for process in running:
        kill(process)


@pytest.fixture
def reader(server: Served, visit: Visit) -> Iterator[Visitor]:
    with visit(server.address) as visitor:
        begin(visitor)
        yield visitor


def begin(visitor: Visitor) -> Page:
    page = visitor.visit("/review")
    page.get_by_label("Your name").first.fill(NAME)
    page.keyboard.press("Enter")
    expect(page.locator("#reviewer")).to_have_text(NAME)
    return ready(page)


def ready(page: Page) -> Page:
    """Wait until the desk listens to keys."""
    page.locator("#desk[data-ready]").wait_for()
    return page


def settled(page: Page, recorded: int) -> None:
    """Wait until the page says that all is on the disk."""
    status = page.locator(f'#status[data-unsent="0"][data-recorded="{recorded}"]')
    status.wait_for(timeout=30_000)


def judged(ledger: Path) -> list[Judgement]:
    with Ledger.open(ledger) as held:
        return [one for one in held.judgements() if one.by == NAME]


def shown(page: Page) -> str:
    """The id of the statement that is at hand."""
    return str(page.locator(".card:not([hidden])").get_attribute("data-statement"))


def test_two_hundred_decisions_in_two_minutes_outlive_a_killed_server(
    desk: Path, visit: Visit, start: Start, capsys: pytest.CaptureFixture[str]
) -> None:
    server, address = start(desk)
    with visit(address) as visitor:
        visitor.expected |= GONE
        page = begin(visitor)
        began, decided = time.monotonic(), []
        for number in range(DECISIONS):
            if number == KILLED_AFTER:
                page.wait_for_function(AHEAD, arg=UNHEARD + 5)  # keys come faster here than from people
                kill(server)
            if number == KILLED_AFTER + UNHEARD:
                expect(page.locator("#alarm")).to_contain_text("not recorded yet")
                start(desk, address)
            decided.append(shown(page))
            page.keyboard.press("r" if number % 3 == 2 else "a")
            page.wait_for_function(MOVED, arg=decided[-1])
        settled(page, DECISIONS)
        took = time.monotonic() - began
    with capsys.disabled():
        sys.stdout.write(f"\n{DECISIONS} decisions, one kill and one start in {took:.1f} s\n")
    recorded = judged(desk)
    assert len(set(decided)) == DECISIONS
    assert Counter(one.reviewed.statement.id for one in recorded if one.reviewed) == Counter(decided)
    assert sum(one.kind is JudgementKind.REJECT for one in recorded) == DECISIONS // 3
    assert took < SECONDS


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_page_that_is_loaded_again_loses_no_decision(desk: Path, visit: Visit, start: Start) -> None:
    server, address = start(desk)
    with visit(address) as visitor:
        visitor.expected |= GONE
        page = begin(visitor)
        page.on("dialog", lambda dialog: dialog.accept())
        kill(server)
        for key in "aar":
            page.keyboard.press(key)
        expect(page.locator("#alarm")).to_contain_text("3 decisions are not recorded yet")
        start(desk, address)
        page.goto(f"{address}/review")
        settled(page, 3)
    assert [one.kind.value for one in judged(desk)] == ["accept", "accept", "reject"]


def test_a_wrong_speaker_is_corrected_with_two_keys(server: Served, reader: Visitor) -> None:
    page, statement = reader.page, shown(reader.page)
    page.keyboard.press("s")
    page.keyboard.press("1")
    settled(page, 1)
    with Ledger.open(server.ledger) as held:
        (row,) = held.statements_of_id(statement)
        offered = page.locator(".card:not([hidden]) select option").nth(1)
        assert row.speaker_name == offered.inner_text()
        assert row.review.by == NAME
    expect(page.locator(".card:not([hidden]) .state.corrected")).to_have_attribute("title", "on record")


def test_a_typed_name_needs_no_actor(server: Served, reader: Visitor) -> None:
    page, statement = reader.page, shown(reader.page)
    page.keyboard.press("s")
    page.keyboard.type("Orsolya Venn")
    page.keyboard.press("Enter")
    settled(page, 1)
    with Ledger.open(server.ledger) as held:
        (row,) = held.statements_of_id(statement)
    assert row.speaker_name == "Orsolya Venn"


def test_undo_takes_back_the_last_decision_and_goes_back_to_it(server: Served, reader: Visitor) -> None:
    page, statement = reader.page, shown(reader.page)
    page.keyboard.press("a")
    assert shown(page) != statement
    page.keyboard.press("u")
    assert shown(page) == statement
    settled(page, 2)
    recorded = judged(server.ledger)
    assert [one.kind for one in recorded] == [JudgementKind.ACCEPT, JudgementKind.WITHDRAW]
    assert standing(recorded) == []


@pytest.mark.parametrize(
    ("keys", "corrected"),
    [
        (["t", "1"], {"act": "assert"}),
        (["t", *"predict", "Enter"], {"act": "predict"}),
        (["o", "4"], {"degree": "PR", "polarity": "-"}),
    ],
)
def test_act_and_certainty_are_corrected_from_the_keyboard(
    keys: list[str], corrected: dict[str, str], server: Served, reader: Visitor
) -> None:
    for key in keys:
        reader.page.keyboard.press(key)
    settled(reader.page, 1)
    (recorded,) = judged(server.ledger)
    assert recorded.reviewed is not None
    found = recorded.reviewed.correction
    assert {name: str(getattr(found, name)) for name in corrected} == corrected


def test_spans_grow_and_shrink_by_word_and_are_selected(server: Served, reader: Visitor) -> None:
    page, statement = reader.page, shown(reader.page)
    with Ledger.open(server.ledger) as held:
        (before,) = held.statements_of_id(statement)
    for key in ("c", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    settled(page, 1)
    with Ledger.open(server.ledger) as held:
        (row,) = held.statements_of_id(statement)
    assert before.content.text.startswith(row.content.text)
    assert row.content.text == re.sub(r"\s*(\w+|[^\w\s])$", "", before.content.text)
    page.keyboard.press("w")
    word = page.locator(".changing [data-at]", has_text=re.compile(r"^\w+$")).first
    place, taken = int(word.get_attribute("data-at") or ""), word.inner_text()
    word.dblclick()
    page.keyboard.press("Enter")
    settled(page, 2)
    with Ledger.open(server.ledger) as held:
        (row,) = held.statements_of_id(statement)
    assert (row.record.source[0].start, row.source.text) == (place, taken)


def test_escape_leaves_everything_as_it_was(server: Served, reader: Visitor) -> None:
    page = reader.page
    before = page.locator(".card:not([hidden]) .reading").inner_html()
    for key in ("c", "ArrowLeft", "Escape", "s", "Escape", "t", "Escape"):
        page.keyboard.press(key)
    assert page.locator(".card:not([hidden]) .reading").inner_html() == before
    assert page.locator("#panel").is_hidden()
    assert judged(server.ledger) == []


def test_two_statements_of_a_claim_are_linked(server: Served, reader: Visitor) -> None:
    page = reader.page
    page.keyboard.press("l")
    page.locator("#panel li").first.wait_for()
    page.keyboard.press("1")
    page.get_by_text("How do they stand to each other?").wait_for()
    page.keyboard.press("1")
    settled(page, 1)
    (recorded,) = judged(server.ledger)
    assert recorded.reviewed is not None
    assert recorded.reviewed.bond == "same"


def test_nothing_is_decided_without_a_name(server: Served, visit: Visit) -> None:
    with visit(server.address) as visitor:
        page = ready(visitor.visit("/review"))
        page.keyboard.press("a")
        expect(page.locator("#alarm")).to_contain_text("Say who you are")
    with Ledger.open(server.ledger) as held:
        assert list(held.judgements()) == []


def test_beside_the_text_the_same_keys_judge_the_statement_that_has_the_focus(server: Served, reader: Visitor) -> None:
    page, statement = reader.page, shown(reader.page)
    with Ledger.open(server.ledger) as held:
        (row,) = held.statements_of_id(statement)
    page.goto(f"{reader.address}/document/{row.document.removeprefix('sha256:')}", wait_until="load")
    note = page.locator(f'.note[data-statement="{statement}"]')
    note.focus()
    page.keyboard.press("r")
    settled(page, 1)
    expect(note.locator(".state.rejected")).to_be_visible()
    note.focus()
    page.keyboard.press("u")
    settled(page, 2)
    expect(note.locator(".state.machine")).to_be_visible()
    note.focus()
    page.keyboard.press("s")
    page.keyboard.press("1")
    settled(page, 3)
    with Ledger.open(server.ledger) as held:
        (row,) = held.statements_of_id(statement)
    assert row.review.correction is not None
    assert row.review.correction.speaker is not None
