"""What is new on what is watched: told once, and under the same mark for as long as it is the same."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.answers.changes import changes_object, news_object
from onrecord.ingest import Hints, ingest_bytes
from onrecord.ledger import Ledger
from onrecord.pipeline import Plan, add_ingested, link
from onrecord.records import Stance
from onrecord.reports.changes import Watch, WatchKind, news
from tests.cli.sayings import Sayings

PLAN = Plan(jobs=1, load=Sayings())
DAY = dt.date(2031, 5, 4)
OPEN = "said that the harbour is open to all ships."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "new.db") as opened:
        yield opened


def told(ledger: Ledger, words: str, name: str) -> None:
    hints = Hints(published=DAY, publisher=name)
    for _ in add_ingested(ingest_bytes(words.encode(), f"{name}.txt", hints), ledger, PLAN):
        pass
    for _ in link(ledger, PLAN.load.linker()):
        pass


def similar(_one: str, _other: str) -> float:
    return 0.0


def test_a_claim_tells_of_new_statements_and_new_origins(ledger: Ledger) -> None:
    told(ledger, f"Mira Tolland {OPEN}", "Tide Wire")
    (first,) = [row.id for row in ledger.statements()]
    watch = Watch(WatchKind.CLAIM, first)
    known = {one.mark for one in news(ledger, watch, similar, DAY)}
    assert news(ledger, watch, similar, DAY, known) == ()
    told(ledger, f"Ivo Maren {OPEN}", "Saltmarsh Courier")
    found = news(ledger, watch, similar, DAY, known)
    assert [(one.stance, one.told is not None, one.origin is not None) for one in found] == [
        (Stance.ASSERTS, True, False),
        (Stance.ASSERTS, False, True),
    ]
    assert news(ledger, watch, similar, DAY, known | {one.mark for one in found}) == ()


def test_a_repeat_is_a_new_statement_and_no_new_origin(ledger: Ledger) -> None:
    told(ledger, f"Mira Tolland {OPEN}", "Tide Wire")
    (first,) = [row.id for row in ledger.statements()]
    watch = Watch(WatchKind.CLAIM, first)
    known = {one.mark for one in news(ledger, watch, similar, DAY)}
    told(ledger, f"The ferries wait. Mira Tolland {OPEN}", "Saltmarsh Courier")
    assert [one.origin for one in news(ledger, watch, similar, DAY, known)] == [None]


@pytest.mark.parametrize("wanted", ["Mira Tolland", "nobody", ""])
def test_an_actor_who_is_not_there_has_no_news(wanted: str, ledger: Ledger) -> None:
    told(ledger, f"Mira Tolland {OPEN}", "Tide Wire")  # the fake reader knows no actors
    assert news(ledger, Watch(WatchKind.ACTOR, wanted), similar, DAY) == ()


def test_the_same_news_has_the_same_id(ledger: Ledger) -> None:
    told(ledger, f"Mira Tolland {OPEN}", "Tide Wire")
    (first,) = [row.id for row in ledger.statements()]
    found = news(ledger, Watch(WatchKind.CLAIM, first), similar, DAY)
    ids = [news_object(one)["id"] for one in found]
    assert len(set(ids)) == len(ids) == 2
    moments = (dt.datetime(2031, 5, 4, tzinfo=dt.UTC), dt.datetime(2031, 5, 5, tzinfo=dt.UTC))
    one, again = (changes_object(ledger.documents(), found, at) for at in moments)
    assert one["id"] == again["id"] != changes_object((), found, moments[0])["id"]
    assert [change["id"] for change in one["changes"]] == ids
    assert one["documents"][0]["publisher"] == "Tide Wire"
