"""What a ledger keeps for whoever watches feeds."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import FeedState, FetchRecord, Item, Ledger, Letter

NOW = dt.datetime(2031, 5, 4, 8, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
URL = "https://courier.example/feed"
ITEM = Item(URL, "a", "digest-1", "https://courier.example/a", "{}")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "kept.db") as opened:
        yield opened


def test_a_feed_is_kept_as_it_was_left(ledger: Ledger) -> None:
    assert ledger.watching.feed(URL) is None
    for state in (FeedState(URL, NOW), FeedState(URL, LATER, '"7"', "yesterday", NOW, 3, "is slow")):
        ledger.watching.keep_feed(state)
        assert ledger.watching.feed(URL) == state


def test_an_item_waits_until_it_is_dealt_with(ledger: Ledger) -> None:
    book = ledger.watching
    assert book.meet([ITEM, ITEM], NOW) == 1
    assert book.meet([ITEM], LATER) == 0
    assert book.waiting(URL, NOW) == ITEM
    book.put_off(ITEM, LATER)
    assert book.waiting(URL, NOW) is None
    assert book.next_turn([URL], NOW) == LATER
    assert book.waiting(URL, LATER) == replace(ITEM, tries=1)
    book.finish(ITEM, "sha256:1", news=True)
    assert book.waiting(URL, LATER) is None
    assert book.next_turn([URL], NOW) is None
    assert book.meet([ITEM], LATER) == 0


def test_versions_of_an_item_are_known_apart(ledger: Ledger) -> None:
    book, second = ledger.watching, replace(ITEM, digest="digest-2")
    book.meet([ITEM, second], NOW)
    assert not book.knows(URL, "a", ITEM.digest)
    assert book.knows(URL, "a", second.digest)
    assert book.document_behind("https://courier.example/a", URL, "b") is None
    book.finish(ITEM, "sha256:1", news=True)
    assert book.document_behind("https://courier.example/a", URL, "b") == "sha256:1"
    assert book.document_behind("https://courier.example/a", URL, "a") is None
    assert book.is_item("sha256:1")


def test_what_was_told_is_told_and_a_letter_kept_with_it(ledger: Ledger) -> None:
    book, letter = ledger.watching, Letter("id-1", "https://desk.example/hook", "{}")
    book.meet([ITEM, replace(ITEM, identity="b")], NOW)
    book.finish(ITEM, "sha256:1", news=True)
    book.finish(replace(ITEM, identity="b"), "sha256:2", news=False)
    assert book.untold() == ("sha256:1",)
    for _ in range(2):
        book.tell(["sha256:1"], {"claim:1": ["statement 1"]}, letter, NOW)
    assert book.untold() == ()
    assert book.marks("claim:1") == {"statement 1"}
    assert book.marks("claim:2") == frozenset()
    assert book.letter(letter.url, NOW) == letter
    assert book.letters(letter.url) == (1, NOW)


def test_a_later_letter_does_not_overtake(ledger: Ledger) -> None:
    book, url = ledger.watching, "https://desk.example/hook"
    first, second = Letter("id-1", url, "1"), Letter("id-2", url, "2")
    for letter in (first, second):
        book.tell((), {}, letter, NOW)
    book.came_back(first, LATER, "is down")
    assert book.letter(url, NOW) is None
    assert book.letter(url, LATER) == replace(first, tries=1)
    book.sent(first)
    assert book.letter(url, NOW) == second


def test_what_was_fetched_when_is_on_record(ledger: Ledger) -> None:
    records = tuple(FetchRecord(URL, f"{URL}/{day}", NOW, "text/html", day, "0" * 64) for day in (1, 2))
    for record in records:
        ledger.watching.fetched(record)
    assert ledger.watching.fetches(URL) == records
    assert ledger.watching.fetches("https://other.example/") == ()
