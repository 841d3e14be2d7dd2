"""The answers for the affair stand on its texts: every quote is there once, and every reference holds."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.ingest import Hints, ingest
from onrecord.records import CommitmentKind, Document, GroundKind, OriginKind, ScheduleStatus, Stance

ROOT = Path(__file__).resolve().parents[2]
GOLD = json.loads((ROOT / "benchmarks" / "affair" / "gold.json").read_text(encoding="utf-8"))
AFFAIR = ROOT / "src" / "onrecord" / "examples" / "affair"
LEAST = {
    "documents": 62,
    "claims": 30,
    "not_denials": 40,
    "commitments": 25,
    "reversals": 3,
    "corrections": 2,
}
OUTCOMES = {"done", "not-done", "changed", "withdrawn"}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    taken = [one.document for one in ingest(AFFAIR, Hints()) if one.document is not None]
    by_address = {document.url or "": document for document in taken}
    assert len(by_address) == len(taken)
    return by_address


def day(published: dt.date | dt.datetime | None) -> str:
    return published.isoformat()[:10] if published is not None else ""


def anchors(value: object) -> Iterator[tuple[str, str]]:
    """Every address with a quote from its document, wherever in the answers it stands."""
    if isinstance(value, list):
        for item in value:
            yield from anchors(item)
    elif isinstance(value, dict):
        quotes = [value.get(name) for name in ("quote", "condition", "ground", "conclusion") if "url" in value]
        yield from ((value["url"], quote) for quote in quotes if quote is not None)
        for passage in value.get("passages", ()):
            yield value["url"], passage["quote"]
            yield value["from"], passage["there"]
        for name, item in value.items():
            if name != "passages":
                yield from anchors(item)


def test_every_document_is_taken_in_whole_and_dated(documents: dict[str, Document]) -> None:
    listed = [(one["url"], one["published"], one["publisher"]) for one in GOLD["documents"]]
    assert sorted(listed) == sorted((url, day(one.published), one.publisher) for url, one in documents.items())
    assert all(one.title and one.text for one in documents.values())


def test_there_is_enough_to_measure_on() -> None:
    assert {part: len(GOLD[part]) >= least for part, least in LEAST.items()} == dict.fromkeys(LEAST, True)


def test_every_quote_stands_in_its_document_once(documents: dict[str, Document]) -> None:
    found = list(anchors(GOLD))
    assert len(found) > len(GOLD["claims"])
    assert [(url, quote) for url, quote in found if documents[url].text.count(quote) != 1] == []


@pytest.mark.parametrize("part", ["claims", "figures", "commitments"])
def test_no_two_have_one_id(part: str) -> None:
    assert [name for name, times in Counter(one["id"] for one in GOLD[part]).items() if times > 1] == []


@pytest.mark.parametrize("claim", GOLD["claims"], ids=lambda claim: claim["id"])
def test_origins_hold_each_statement_once_but_for_those_that_take_no_stand(claim: dict[str, Any]) -> None:
    stances = [Stance(one["stance"]) for one in claim["statements"]]
    times = Counter(place for origin in claim["origins"] for place in origin["statements"])
    assert all(OriginKind(origin["kind"]) and origin["statements"] for origin in claim["origins"])
    assert set(times.values()) == {1}
    assert set(times) <= set(range(len(stances)))
    assert {stances[place] for place in set(range(len(stances))) - set(times)} <= {Stance.REPORTS, Stance.DOUBTS}


def test_a_denial_denies_statements_of_its_own_claim() -> None:
    claims = {claim["id"]: claim["statements"] for claim in GOLD["claims"]}
    denying: Counter[str] = Counter()
    for denial in GOLD["denials"]:
        statements = claims[denial["claim"]]
        itself = [one for one in statements if (one["url"], one["quote"]) == tuple(denial["denying"].values())]
        assert [one["stance"] for one in itself] == [Stance.DENIES]
        assert {statements[place]["stance"] for place in denial["denied"]} <= {Stance.ASSERTS, Stance.REPORTS}
        assert denial["denied"]
        denying[denial["claim"]] += 1
    assert denying == Counter(name for name, held in claims.items() for one in held if one["stance"] == Stance.DENIES)


@pytest.mark.parametrize("figures", GOLD["figures"], ids=lambda figures: figures["id"])
def test_figures_are_paired_within_their_rows_and_ranges_are_in_order(figures: dict[str, Any]) -> None:
    pairs = [*figures["disagree"], *(one["rows"] for one in figures["not_comparable"])]
    rows = figures["rows"]
    assert all(0 <= one < len(rows) and 0 <= other < len(rows) and one != other for one, other in pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert all(row["low"] is None or row["high"] is None or row["low"] <= row["high"] for row in rows)
    assert all(row["low"] is not None or row["high"] is not None for row in rows)


@pytest.mark.parametrize("owed", GOLD["commitments"], ids=lambda owed: owed["id"])
def test_a_commitment_is_followed_up_after_it_was_made(owed: dict[str, Any], documents: dict[str, Document]) -> None:
    made = day(documents[owed["url"]].published)
    due = owed["due"] or {"start": None, "end": None}
    asked = [one["as_of"] for one in owed["schedule"]]
    assert all(CommitmentKind(kind) for kind in owed["kind"])
    assert due["start"] is None or due["end"] is None or due["start"] <= due["end"]
    assert all(one["says"] in OUTCOMES and day(documents[one["url"]].published) >= made for one in owed["outcomes"])
    assert len(asked) == 3
    assert asked == sorted(asked)
    assert asked[0] >= made
    assert all(ScheduleStatus(one["status"]) for one in owed["schedule"])


def test_silence_circles_and_grounds_name_what_there_is(documents: dict[str, Document]) -> None:
    claims = {claim["id"]: claim for claim in GOLD["claims"]}
    speakers = {(one["speaker"], name) for name, claim in claims.items() for one in claim["statements"]}
    assert all(one["claim"] in claims and (one["actor"], one["claim"]) not in speakers for one in GOLD["silence"])
    assert all(one["claim"] in claims and set(one["documents"]) <= set(documents) for one in GOLD["circular"])
    assert all(one["open"] or (one["ground"] and GroundKind(one["kind"])) for one in GOLD["grounds"])
