"""schema.org, read by a reader of JSON-LD that fetches nothing."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from onrecord.formats import schema_org
from onrecord.formats.extract import UNREVIEWED, Extract
from onrecord.formats.iris import TERMS, statement_iri
from onrecord.ledger import Filters, Ledger
from onrecord.records import JudgementKind, StatementKind
from tests.formats.conftest import Take
from tests.formats.hostile import MORE, NAME, SAID, hostile
from tests.formats.rated import NOON, rate, undo
from tests.formats.test_extract import judge

Json = dict[str, Any]
SCHEMA = "https://schema.org/"


def graph(extract: Extract) -> list[Json]:
    out = io.BytesIO()
    schema_org.write(extract, out)
    found: list[Json] = json.loads(out.getvalue())["@graph"]
    return found


def of(found: list[Json], *kinds: str) -> dict[str, Json]:
    return {one["@id"]: one for one in found if one["@type"] in kinds}


def fetched(url: str, _: object) -> Json:
    message = f"{url} was asked for"
    raise AssertionError(message)


@pytest.fixture
def nodes(extract: Extract) -> list[Json]:
    return graph(extract)


def test_a_reader_of_json_ld_finds_every_node_and_every_reference(take: Take) -> None:
    out = io.BytesIO()
    schema_org.write(take(about="call", limit=60), out)
    flat = jsonld.flatten(json.loads(out.getvalue()), None, {"documentLoader": fetched})
    known = {one["@id"] for one in flat if "@type" in one}
    pointed = {
        value["@id"]
        for one in flat
        for name, values in one.items()
        if not name.startswith("@")
        for value in values
        if "@id" in value and not value["@id"].startswith("_:")
    }
    assert pointed <= known
    kinds = {kind for one in flat for kind in one.get("@type", [])}
    assert {f"{SCHEMA}{kind}" for kind in ("Quotation", "Statement", "CreativeWork", "Person")} <= kinds
    (quotation, *_) = [one for one in flat if f"{SCHEMA}Quotation" in one.get("@type", [])]
    assert quotation[f"{TERMS}record"][0]["@value"]["statement"] in quotation["@id"]


def test_only_quoted_words_are_quotations_and_only_the_named_are_authors(extract: Extract, nodes: list[Json]) -> None:
    found = of(nodes, "Quotation", "Statement")
    authors = 0
    for statement in extract.statements():
        node = found.pop(statement_iri(statement["id"]))
        direct = statement["kind"] == StatementKind.DIRECT
        assert node["@type"] == ("Quotation" if direct else "Statement")
        assert ("author" in node) == ("spokenByCharacter" in node) == (direct and statement["speaker"] is not None)
        told = f"{statement['cue']['text']}: {statement['content']['text']}"
        assert node["name"].endswith(told)
        assert node["text"] == (statement["content"]["text"] if direct else node["name"])
        assert node["creativeWorkStatus"] == UNREVIEWED
        assert node["citation"] == node["record"]["receipt"]
        authors += "author" in node
        if statement["source"]["kind"] == "unnamed":
            assert "onrecord:attributedTo" not in node
            assert "(unnamed)" in node["creditText"]
    assert not found
    assert authors


def test_a_claim_appears_where_it_is_asserted_and_nobody_rates_it(extract: Extract, nodes: list[Json]) -> None:
    claims = of(nodes, "Claim")
    assert len(claims) == len(extract.claims) > 0
    assert not of(nodes, "ClaimReview")
    statements = list(extract.statements())
    days = {one["id"]: one["document"]["published"] or "" for one in statements}
    spoken = {one["id"]: one["speaker"]["id"] if one["speaker"] else None for one in statements}
    for claim in extract.claims:
        node = claims[f"urn:x-onrecord:claim:{claim['id']}"]
        asserted = {statement_iri(one["statement"]) for one in claim["members"] if one["stance"] == "asserts"}
        denied = {statement_iri(one["statement"]) for one in claim["members"] if one["stance"] == "denies"}
        assert {one["@id"] for one in node.get("appearance", [])} == asserted
        assert {one["@id"] for one in node.get("onrecord:deniedIn", [])} == denied
        if asserted:
            first = node["firstAppearance"]["@id"].rpartition(":")[2]
            assert days[first][:10] == min(days[name.rpartition(":")[2]][:10] for name in asserted)
        speakers = {spoken[name.rpartition(":")[2]] for name in asserted}
        assert ("author" in node) == (len(speakers) == 1 and None not in speakers)


def test_a_claim_is_reviewed_where_a_person_rated_it_and_by_that_person(ledger: Ledger, take: Take) -> None:
    claim = take().claims[0]
    rate(ledger, claim["id"], words="Half right", value=3, scale=[1, 5], url="https://desk.example/call")
    rate(ledger, claim["id"], "Bo Tarn", words="Not shown")
    found = graph(take())
    scaled, plain = of(found, "ClaimReview").values()
    assert scaled["claimReviewed"] == claim["words"]
    assert scaled["itemReviewed"]["@id"] in of(found, "Claim")
    assert scaled["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Half right",
        "ratingValue": 3,
        "worstRating": 1,
        "bestRating": 5,
    }
    assert (scaled["author"]["name"], scaled["url"]) == ("Ana Brusk", "https://desk.example/call")
    assert scaled["datePublished"] == NOON.isoformat()
    assert plain["reviewRating"] == {"@type": "Rating", "alternateName": "Not shown"}
    undo(ledger)
    undo(ledger, "Bo Tarn")
    assert not of(graph(take()), "ClaimReview")


def test_a_reader_of_json_ld_finds_the_claim_of_a_rating(ledger: Ledger, take: Take) -> None:
    members = {one["statement"] for claim in take().claims for one in claim["members"]}
    alone = next(row.id for row in ledger.statements(Filters()) if row.id not in members)
    rate(ledger, alone, words="Half right")
    out = io.BytesIO()
    schema_org.write(take(limit=40), out)
    flat = jsonld.flatten(json.loads(out.getvalue()), None, {"documentLoader": fetched})
    kinds = {one["@id"]: one.get("@type", []) for one in flat}
    (review,) = (one for one in flat if f"{SCHEMA}ClaimReview" in one.get("@type", []))
    (about,) = review[f"{SCHEMA}itemReviewed"]
    assert kinds[about["@id"]] == [f"{SCHEMA}Claim"]
    (given,) = review[f"{SCHEMA}reviewRating"]
    assert kinds[given["@id"]] == [f"{SCHEMA}Rating"]


def test_of_a_claim_in_part_nobody_knows_where_it_appeared_first(take: Take) -> None:
    extract = take(publisher="Courier")
    claims = of(graph(extract), "Claim")
    parts = [claim for claim in extract.claims if len(claim["members"]) < claim["statements"]]
    assert parts
    for claim in parts:
        node = claims[f"urn:x-onrecord:claim:{claim['id']}"]
        assert not {"firstAppearance", "author"} & set(node)


def test_what_people_confirmed_says_so(ledger: Ledger, take: Take) -> None:
    first = next(ledger.statements(Filters(limit=1))).id
    judge(ledger, JudgementKind.ACCEPT, first)
    found = of(graph(take(limit=3)), "Quotation", "Statement")
    mine = found.pop(statement_iri(first))
    assert mine["creativeWorkStatus"] == "confirmed by Ana Brusk on 2026-05-01"
    assert {one["creativeWorkStatus"] for one in found.values()} == {UNREVIEWED}


def test_hostile_words_come_back_as_they_were_and_end_no_script(tmp_path: Path) -> None:
    out = io.BytesIO()
    with hostile(tmp_path) as extract:
        schema_org.write(extract, out)
        found = graph(extract)
    denied, leak = of(found, "Quotation").values()
    assert denied["text"] == f"{SAID} … {MORE}"
    assert [one["words"] for one in denied["record"]["certainty"]["hedges"]] == ["maybe"]
    assert [one["words"] for one in leak["record"]["certainty"]["reported"]] == ["reportedly"]
    assert [one["name"] for one in of(found, "Person").values()] == [NAME]
    assert not {"author", "spokenByCharacter"} & set(leak)
    assert "<" not in out.getvalue().decode()
