"""The answers for all affairs stand on their texts: every quote is there once, and every reference holds."""

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
FOLDERS = {
    "affair": ROOT / "src" / "onrecord" / "examples" / "affair",
    "affair_blind": ROOT / "benchmarks" / "affair_blind" / "documents",
    "affair_third": ROOT / "benchmarks" / "affair_third" / "documents",
    "affair_fourth": ROOT / "benchmarks" / "affair_fourth" / "documents",
    "affair_fifth": ROOT / "benchmarks" / "affair_fifth" / "documents",
    "affair_sixth": ROOT / "benchmarks" / "affair_sixth" / "documents",
}
GOLD = {name: json.loads((ROOT / "benchmarks" / name / "gold.json").read_text(encoding="utf-8")) for name in FOLDERS}
LEAST = {
    "affair": {
        "documents": 62,
        "claims": 30,
        "not_denials": 40,
        "commitments": 25,
        "reversals": 3,
        "corrections": 2,
    },
    "affair_blind": {
        "documents": 36,
        "claims": 20,
        "denials": 35,
        "not_denials": 35,
        "figures": 8,
        "commitments": 18,
        "reversals": 3,
        "corrections": 1,
    },
    "affair_third": {
        "documents": 40,
        "claims": 25,
        "denials": 60,
        "not_denials": 40,
        "figures": 9,
        "commitments": 40,
        "reversals": 5,
        "corrections": 2,
    },
    "affair_fourth": {
        "documents": 60,
        "claims": 26,
        "denials": 100,
        "not_denials": 60,
        "figures": 9,
        "commitments": 60,
        "reversals": 5,
        "corrections": 2,
    },
    "affair_fifth": {
        "documents": 50,
        "claims": 28,
        "denials": 100,
        "not_denials": 60,
        "figures": 9,
        "commitments": 50,
        "reversals": 5,
        "corrections": 2,
    },
    "affair_sixth": {
        "documents": 50,
        "claims": 35,
        "denials": 100,
        "not_denials": 40,
        "figures": 12,
        "commitments": 70,
        "reversals": 15,
        "corrections": 4,
    },
}
OUTCOMES = {"done", "not-done", "changed", "withdrawn"}


@pytest.fixture(scope="module", params=FOLDERS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def gold(name: str) -> dict[str, Any]:
    return dict(GOLD[name])


@pytest.fixture(scope="module")
def documents(name: str) -> dict[str, Document]:
    taken = list(ingest(FOLDERS[name], Hints()))
    assert [one.location for one in taken if one.document is None] == []
    by_address = {one.document.url or "": one.document for one in taken if one.document is not None}
    assert len(by_address) == len(taken)
    return by_address


def day(published: dt.date | dt.datetime | None) -> str:
    return published.isoformat()[:10] if published is not None else ""


def each(part: str) -> pytest.MarkDecorator:
    """Once for every entry of a part of any affair's answers."""
    entries = [(one, f"{name}-{one['id']}") for name, gold in GOLD.items() for one in gold[part]]
    return pytest.mark.parametrize("one", [one for one, _ in entries], ids=[shown for _, shown in entries])


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


def test_every_document_is_taken_in_whole_and_dated(gold: dict[str, Any], documents: dict[str, Document]) -> None:
    listed = [(one["url"], one["published"], one["publisher"]) for one in gold["documents"]]
    assert sorted(listed) == sorted((url, day(one.published), one.publisher) for url, one in documents.items())
    assert all(one.title and one.text for one in documents.values())


def test_there_is_enough_to_measure_on(name: str, gold: dict[str, Any]) -> None:
    assert [part for part, least in LEAST[name].items() if len(gold[part]) < least] == []


def test_every_quote_stands_in_its_document_once(gold: dict[str, Any], documents: dict[str, Document]) -> None:
    found = list(anchors(gold))
    assert len(found) > len(gold["claims"])
    assert [(url, quote) for url, quote in found if documents[url].text.count(quote) != 1] == []


@pytest.mark.parametrize("part", ["claims", "figures", "commitments"])
def test_no_two_have_one_id(gold: dict[str, Any], part: str) -> None:
    assert [shown for shown, times in Counter(one["id"] for one in gold[part]).items() if times > 1] == []


@each("claims")
def test_origins_hold_each_statement_once_but_for_those_that_take_no_stand(one: dict[str, Any]) -> None:
    stances = [Stance(told["stance"]) for told in one["statements"]]
    times = Counter(place for origin in one["origins"] for place in origin["statements"])
    assert all(OriginKind(origin["kind"]) and origin["statements"] for origin in one["origins"])
    assert set(times.values()) == {1}
    assert set(times) <= set(range(len(stances)))
    assert {stances[place] for place in set(range(len(stances))) - set(times)} <= {Stance.REPORTS, Stance.DOUBTS}


def test_a_denial_denies_statements_of_its_own_claim(gold: dict[str, Any]) -> None:
    claims = {claim["id"]: claim["statements"] for claim in gold["claims"]}
    denying: Counter[str] = Counter()
    for denial in gold["denials"]:
        statements = claims[denial["claim"]]
        itself = [one for one in statements if (one["url"], one["quote"]) == tuple(denial["denying"].values())]
        assert [one["stance"] for one in itself] == [Stance.DENIES]
        assert {statements[place]["stance"] for place in denial["denied"]} <= {Stance.ASSERTS, Stance.REPORTS}
        assert denial["denied"]
        denying[denial["claim"]] += 1
    assert denying == Counter(claim for claim, held in claims.items() for one in held if one["stance"] == Stance.DENIES)


@each("figures")
def test_figures_are_paired_within_their_rows_and_ranges_are_in_order(one: dict[str, Any]) -> None:
    pairs = [*one["disagree"], *(pair["rows"] for pair in one["not_comparable"])]
    rows = one["rows"]
    assert all(0 <= first < len(rows) and 0 <= other < len(rows) and first != other for first, other in pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert all(row["low"] is None or row["high"] is None or row["low"] <= row["high"] for row in rows)
    assert all(row["low"] is not None or row["high"] is not None for row in rows)


@each("commitments")
def test_a_commitment_is_followed_up_after_it_was_made(one: dict[str, Any]) -> None:
    owed, days = one, {listed["url"]: listed["published"] for gold in GOLD.values() for listed in gold["documents"]}
    made = days[owed["url"]]
    due = owed["due"] or {"start": None, "end": None}
    asked = [one["as_of"] for one in owed["schedule"]]
    assert all(CommitmentKind(kind) for kind in owed["kind"])
    assert due["start"] is None or due["end"] is None or due["start"] <= due["end"]
    assert all(one["says"] in OUTCOMES and days[one["url"]] >= made for one in owed["outcomes"])
    assert len(asked) == 3
    assert asked == sorted(asked)
    assert asked[0] >= made
    assert all(ScheduleStatus(one["status"]) for one in owed["schedule"])


def test_silence_circles_and_grounds_name_what_there_is(gold: dict[str, Any], documents: dict[str, Document]) -> None:
    claims = {claim["id"]: claim for claim in gold["claims"]}
    speakers = {(one["speaker"], shown) for shown, claim in claims.items() for one in claim["statements"]}
    assert all(one["claim"] in claims and (one["actor"], one["claim"]) not in speakers for one in gold["silence"])
    assert all(one["claim"] in claims and set(one["documents"]) <= set(documents) for one in gold["circular"])
    assert all(one["open"] or (one["ground"] and GroundKind(one["kind"])) for one in gold["grounds"])
