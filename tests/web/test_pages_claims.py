"""The pages of claims and actors: what they draw, what they say, and that it is what their answers hold."""

import datetime as dt
import html
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.answers.actors import RoleObject
from onrecord.answers.dossiers import StepObject
from onrecord.answers.network import EdgeObject, NodeObject
from onrecord.answers.origins import CarriedObject, OriginObject
from onrecord.answers.reviewing import decide
from onrecord.ledger import Ledger
from onrecord.web.drawing import network, roles, spread
from tests.reports.claimed import LATER_ID, claimed, fill
from tests.web.conftest import Enter

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
_GLYPH = 6.6
"""Width of a letter at twelve pixels."""
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)).map(dt.date.isoformat) | st.none()
WORDS = st.text("abcdefgh žø", max_size=60)


def origin(name: str, kind: str = "occasion") -> OriginObject:
    return {
        "kind": kind,
        "name": name,
        "actor": None,
        "outlet": None,
        "first": None,
        "statements": ["a"],
        "uncertain": False,
    }


def carried(place: int, published: str | None, origins: list[int], publisher: str | None = "The Quay") -> CarriedObject:
    return {
        "id": f"sha256:{place:064x}",
        "published": published,
        "publisher": publisher,
        "title": None,
        "statements": ["a"],
        "origins": origins,
        "credits": ["Meridian"],
        "reused": 0.5,
    }


def step(document: CarriedObject, origin: int | None = None, source: str | None = None) -> StepObject:
    by = "told" if source is None else "reuse"
    return {"document": document["id"], "by": by, "origin": origin, "source": source, "share": None}


@st.composite
def spreads(draw: st.DrawFn) -> tuple[list[OriginObject], list[CarriedObject], list[StepObject]]:
    origins = [origin(name) for name in draw(st.lists(WORDS, min_size=1, max_size=6))]
    days = draw(st.lists(DAYS, min_size=1, max_size=50))
    days = sorted(filter(None, days)) + [None] * days.count(None)
    documents = [carried(at, day, [at % len(origins)], draw(WORDS | st.none())) for at, day in enumerate(days)]
    steps = [
        step(one, at % len(origins)) if at % 3 else step(one, source=documents[at // 2]["id"])
        for at, one in enumerate(documents)
    ]
    return origins, documents, steps


def parts(path: str) -> Iterator[tuple[float, float]]:
    found = [float(one) for one in _NUMBERS.findall(path)]
    return zip(found[::2], found[1::2], strict=True)


@given(spreads(), st.sampled_from([spread.WIDE, spread.NARROW]))
@settings(max_examples=60, deadline=None)
def test_the_spread_stays_on_its_paper_and_nothing_lies_on_anything_else(
    given: tuple[list[OriginObject], list[CarriedObject], list[StepObject]], paper: spread.Paper
) -> None:
    origins, documents, steps = given
    drawn = spread.spread_drawing(origins, documents, steps, spread.days_of(documents), paper)
    assert drawn == spread.spread_drawing(origins, documents, steps, spread.days_of(documents), paper)
    assert len(drawn.documents) + drawn.left_out == len(documents)
    for column in (drawn.documents, drawn.origins):
        heights = sorted(one.y for one in column)
        assert all(below - above >= 22 for above, below in pairwise(heights))
        assert all(0 < y < drawn.height for y in heights)
    for one in drawn.documents:
        assert paper.origins < one.x < one.label_x < paper.width
        assert one.label_x + _GLYPH * max(len(one.label), len(one.note)) <= paper.width
    for mark in drawn.origins:
        assert mark.x - 18 - _GLYPH * len(mark.label) >= 0 or not mark.label
    for line in drawn.lines:
        assert all(0 <= x <= paper.width and 0 <= y <= drawn.height for x, y in parts(line.path))
    assert_ticks_apart(drawn)


def assert_ticks_apart(drawn: spread.Spread) -> None:
    ends = [0.0]
    for tick in drawn.ticks:
        width = _GLYPH * len(tick.words)
        start = tick.x - {"start": 0.0, "middle": width / 2, "end": width}[tick.anchor]
        assert ends[-1] <= start
        ends.append(start + width)
    assert ends[-1] <= drawn.paper.width


def test_documents_stand_in_time_and_unnamed_origins_are_marked() -> None:
    documents = [carried(at, f"2026-03-{day:02}", [at % 2]) for at, day in enumerate((1, 11, 21))]
    steps = [step(documents[0], 0), step(documents[1], 1), step(documents[2], source=documents[0]["id"])]
    found = spread.spread_drawing(
        [origin("two people", "unnamed"), origin("Mirthe Osk")], documents, steps, spread.days_of(documents)
    )
    first, second, third = (one.x for one in found.documents)
    assert second - first == third - second > 0
    assert [(one.label, one.unnamed) for one in found.origins] == [("“two people”", True), ("Mirthe Osk", False)]
    assert [(line.by, line.unnamed) for line in found.lines] == [("told", True), ("told", False), ("reuse", False)]
    assert found.ticks[0].words == "2026-03-01"


def node(name: str) -> NodeObject:
    return {"id": name, "name": name * 5, "type": "person", "speaks": 4, "spoken_of": 2}


def edge(one: str, other: str, way: str, statements: int) -> EdgeObject:
    example: Any = {}
    return {
        "one": one,
        "one_name": one,
        "way": way,
        "other": other,
        "other_name": other,
        "statements": statements,
        "documents": 1,
        "first": None,
        "last": None,
        "example": example,
    }


@given(
    st.lists(st.text("abcdefghij", min_size=1, max_size=9), unique=True, max_size=30),
    st.lists(
        st.tuples(st.integers(0, 29), st.integers(0, 29), st.sampled_from(("about", "to", "against"))), max_size=80
    ),
    st.sampled_from([network.WIDE, network.NARROW]),
)
@settings(max_examples=60, deadline=None)
def test_the_ring_stays_on_its_paper_and_names_apart(
    names: list[str], pairs: list[tuple[int, int, str]], ring: network.Ring
) -> None:
    nodes = [node(name) for name in names]
    edges = [
        edge(names[one], names[other], way, 1 + one)
        for one, other, way in pairs
        if max(one, other) < len(names) and one != other
    ]
    drawn = network.network_drawing(nodes, edges, ring)
    assert drawn == network.network_drawing(nodes, edges, ring)
    assert {one.id for one in drawn.nodes} == set(names)
    assert len(drawn.edges) + drawn.left_out == len(edges)
    for anchor in ("start", "end"):
        heights = sorted(one.y for one in drawn.nodes if one.anchor == anchor)
        assert all(below - above >= 20 for above, below in pairwise(heights))
    for one in drawn.nodes:
        width = _GLYPH * len(one.label)
        assert (one.label_x + width <= ring.width) if one.anchor == "start" else (one.label_x - width >= 0)
        assert 0 < one.y < drawn.height
    for line in drawn.edges:
        assert all(0 <= x <= ring.width and 0 <= y <= drawn.height for x, y in parts(line.path))


def test_ways_between_the_same_two_are_drawn_apart() -> None:
    nodes = [node("a"), node("b")]
    edges = [edge("a", "b", way, 2) for way in ("about", "to", "against")] + [edge("b", "a", "about", 1)]
    drawn = network.network_drawing(nodes, edges)
    assert len({one.path for one in drawn.edges}) == 4
    assert [one.label for one in drawn.edges] == ["2", "→2", "−2", "1"]


def role(text: str, first: str | None, last: str | None) -> RoleObject:
    return {"text": text, "former": False, "documents": 2, "first": first, "last": last}


@given(st.lists(st.tuples(WORDS, st.none() | st.tuples(st.dates(), st.dates()).map(sorted)), max_size=30))
@settings(max_examples=60, deadline=None)
def test_roles_stay_on_their_paper(held: list[tuple[str, list[dt.date] | None]]) -> None:
    given = [role(text, *(day.isoformat() for day in days)) if days else role(text, None, None) for text, days in held]
    drawn = roles.roles_drawing(given, 340)
    assert len(drawn.bars) + drawn.left_out == len(given)
    heights = [bar.y for bar in drawn.bars]
    assert all(below - above >= 30 for above, below in pairwise(heights))
    for bar in drawn.bars:
        assert bar.x is None or (bar.x >= 0 and bar.width > 0 and bar.x + bar.width <= 340)
        assert bar.y + 8 < drawn.height


@pytest.fixture
def contested(enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """A reading room over the invented call: an unnamed source tells it, a spokesman denies it and later does not."""
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "call.db") as ledger:
        fill(ledger)
    return enter(tmp_path / "call.db")


def page(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8"), address
    return html.unescape(answer.text)


def cells(text: str) -> list[str]:
    """The cells of the table of sides, in words."""
    table = text[text.index('<table class="sides') : text.index("</table>")]
    return [" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<td.*?</td>", table, re.DOTALL)]


def test_a_claim_shows_both_sides_the_sentence_and_every_statement_with_its_receipt(contested: TestClient) -> None:
    found = contested.get(f"/claim/{LATER_ID}.json").json()
    text = page(contested, f"/claim/{LATER_ID}")
    assert found["origins"]["summary"] in text
    for voice in found["voices"]:
        assert voice["words"] in text
        assert voice["receipt"] in text
        assert f'class="cell {voice["stance"]}' in text
    counted = [f"{side['origins']} {side['statements']} {side['outlets']}" for side in found["sides"]]
    shown = cells(text)
    assert [" ".join(shown[at : at + 3]) for at in range(0, len(shown), 5)] == counted
    assert text.count('name="without"') == len(found["sources"])
    assert "<del>" not in text
    assert 'class="origin unnamed"' in text


def test_sources_are_switched_off_one_by_one_and_together(contested: TestClient) -> None:
    whole = contested.get(f"/claim/{LATER_ID}.json").json()
    keys = [one["key"] for one in whole["sources"]]
    assert not any(voice["falls"] for voice in whole["voices"])
    for chosen in ([keys[0]], keys[:2], keys):
        found = contested.get(f"/claim/{LATER_ID}.json", params={"without": chosen}).json()
        assert found["without"] == chosen
        answer = contested.get(f"/claim/{LATER_ID}", params={"without": chosen})
        text = html.unescape(answer.text)
        assert text.count(" checked>") == len(chosen)
        assert text.count('<p class="falls">falls</p>') == sum(voice["falls"] for voice in found["voices"]) > 0
        changed = [side for side in found["left"] if side["origins_before"] != side["origins_after"]]
        for side in changed:
            assert f"<del>{side['origins_before']}</del> <ins>{side['origins_after']}</ins>" in text
    alone = next(one for one in whole["sources"] if one["key"] == keys[0])
    assert alone["sides"] == contested.get(f"/claim/{LATER_ID}.json", params={"without": keys[0]}).json()["left"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/claim/ffffffff", 404, "there is no statement"),
        (f"/claim/{LATER_ID}?without=nobody", 404, "is no source of this claim"),
        ("/actor/nobody", 404, "there is no actor"),
        ("/whatif?without=nobody", 404, "there is no actor"),
        ("/actors?type=planet", 400, "'planet' is none of"),
        ("/network?way=beside", 400, "'beside' is none of"),
        ("/actor/teodor-zalvic?order=best", 400, "'best' is none of"),
    ],
)
def test_what_is_not_there_is_said(address: str, status: int, words: str, contested: TestClient) -> None:
    answer = contested.get(address)
    assert answer.status_code == status
    assert words in html.unescape(answer.text)


def test_a_change_of_position_stands_side_by_side(contested: TestClient) -> None:
    (change,) = contested.get("/reversals.json").json()["changes"]
    for address in ("/reversals", "/actor/teodor-zalvic"):
        text = page(contested, address)
        pair = text[text.index('<div class="pair">') :]
        assert pair.index(change["before"]["words"]) < pair.index(change["after"]["words"])
        assert all(day in pair for day in change["days"])
    assert contested.get("/reversals.csv").text.count("\r\n") == 2


def test_an_actor_is_shown_with_its_counts_and_what_they_are_counts_of(contested: TestClient) -> None:
    found = contested.get("/actor/teodor-zalvic.json").json()
    text = page(contested, "/actor/teodor-zalvic")
    assert found["name"] in text
    corpus = found["record"]["corpus"]
    assert f"{corpus['documents']} documents of {corpus['publishers']} publishers" in text
    assert all(voice["words"] in text and voice["receipt"] in text for voice in found["said"])
    assert [found["order"], found["offset"], len(found["said"])] == ["newest", 0, found["statements"]]
    days = [voice["day"] for voice in found["said"]]
    assert days == sorted(days, reverse=True)
    oldest = contested.get("/actor/teodor-zalvic.json?order=oldest&limit=2&offset=1").json()
    assert [voice["day"] for voice in oldest["said"]] == sorted(days)[1:3]
    assert found["denials"]["total"] == sum(one["statements"] for one in found["acts"] if one["act"] == "deny")
    assert f"Denials ({found['denials']['total']})" in text


def test_what_falls_and_who_is_silent(contested: TestClient) -> None:
    found = contested.get("/whatif.json?without=Bo+Tarn").json()
    text = page(contested, "/whatif?without=Bo+Tarn")
    assert f"{len(found['falls'])} of {found['claims']} claims would lose support" in text
    assert all(fall["words"] in text for fall in found["falls"])
    assert "would lose support" not in page(contested, "/whatif")
    silences = contested.get("/silence.json?as_of=2026-03-31&who=Ana+Brusk").json()["silences"]
    text = page(contested, "/silence?as_of=2026-03-31&who=Ana+Brusk")
    assert silences
    assert all(f"{one['searched']['documents']} documents" in text for one in silences)


def test_what_people_say_of_a_claim_stands_beside_it_by_name(contested: TestClient, tmp_path: Path) -> None:
    address = f"/claim/{LATER_ID}"
    assert "What people say of it" not in page(contested, address)
    with Ledger.open(next(tmp_path.glob("*.db"))) as ledger:
        rating = {"words": "<b>Half right</b>", "value": 3, "scale": [1, 5], "url": "https://desk.example/call"}
        rated = {"verdict": "rate", "statement": LATER_ID, "rating": rating, "reason": "the tape"}
        decide(ledger, rated, "Ines Vall", dt.datetime(2026, 5, 4, tzinfo=dt.UTC))
    text = re.sub(r"<[^>]+>", "", contested.get(address).text)
    told = "Rated by Ines Vall on 2026-05-04: “&lt;b&gt;Half right&lt;/b&gt;” (3 on a scale from 1 to 5)"
    assert f"{told} https://desk.example/call the tape" in text
    (held,) = contested.get(f"{address}.json").json()["ratings"]
    assert (held["by"], held["said"], held["value"]) == ("Ines Vall", "<b>Half right</b>", 3)


def test_the_pages_of_the_affair_hold_what_their_answers_hold(client: TestClient) -> None:
    claims = client.get("/claims.json").json()["claims"]
    for claim in claims[:4]:
        found = client.get(f"/claim/{claim['id']}.json").json()
        assert [side["statements"] for side in found["sides"]] == [side["statements"] for side in claim["sides"]]
        text = page(client, f"/claim/{claim['id']}")
        assert found["origins"]["summary"] in text
        assert text.count('class="dot"') == 2 * (len(found["origins"]["documents"]) + len(found["denied"]))
    found = client.get("/actors.json?type=person&limit=5").json()
    assert {one["type"] for one in found["actors"]} == {"person"}
    text = page(client, "/actors?type=person&limit=5")
    assert all(f'href="/actor/{one["id"]}"' in text for one in found["actors"])
    actor = found["actors"][0]
    assert f"{actor['statements']} statements in {actor['documents']} documents" in page(
        client, f"/actor/{actor['id']}"
    )


def test_the_network_of_the_affair_is_drawn_and_listed(client: TestClient) -> None:
    found = client.get("/network.json?top=10").json()
    assert len(found["nodes"]) == 10
    for way in ("about", "to", "against"):
        text = page(client, f"/network?top=10&way={way}")
        wanted = [edge for edge in found["edges"] if edge["way"] == way]
        assert text.count(f'class="edge {way}" d="M') == 1 + 2 * len(wanted)
        assert text.count("<tr data-row") == len(wanted)
        assert all(edge["example"]["receipt"].partition("[")[0] in text for edge in wanted)
