"""FollowTheMoney entities, validated by followthemoney itself."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model

from onrecord.formats import ftm
from onrecord.formats.extract import UNREVIEWED, Extract
from onrecord.ledger import Filters, Ledger
from onrecord.records import JudgementKind, SourceKind
from tests.formats.conftest import Take
from tests.formats.hostile import MORE, NAME, SAID, TEXT, hostile
from tests.formats.test_extract import judge

Json = dict[str, Any]


def entities(extract: Extract) -> list[Json]:
    out = io.BytesIO()
    ftm.write(extract, out)
    return [json.loads(line) for line in out.getvalue().decode().splitlines()]


def of(found: list[Json], schema: str) -> list[Json]:
    return [one["properties"] for one in found if one["schema"] == schema]


@pytest.mark.parametrize("asked", [{}, {"actor": "Žalvic", "act": "deny"}])
def test_followthemoney_takes_every_value_as_it_is(take: Take, asked: dict[str, str]) -> None:
    found = entities(take(**asked))
    schemata = {one["id"]: model.get_proxy(one).schema for one in found}
    assert len(schemata) == len(found)
    for one in found:
        model.get_proxy(one).schema.validate(one)
        cleaned = model.get_proxy(one, cleaned=False)
        assert {name: sorted(held) for name, held in cleaned.to_dict()["properties"].items()} == {
            name: sorted(set(held)) for name, held in one["properties"].items()
        }
        for prop, value in cleaned.itervalues():
            assert prop.type.validate(value)
            if prop.range is not None:
                assert schemata[value].is_a(prop.range)


def test_a_statement_has_its_words_its_receipt_and_whoever_vouches_for_it(ledger: Ledger, take: Take) -> None:
    first = next(ledger.statements(Filters(limit=1))).id
    judge(ledger, JudgementKind.ACCEPT, first)
    extract = take()
    found = entities(extract)
    texts = {
        one["id"]: one["properties"]["bodyText"] for one in found if one["schema"] == "Article" and "proof" not in one
    }
    for statement, event in zip(extract.statements(), of(found, "Event"), strict=True):
        document, _, places = event["recordId"][0].rpartition("[")
        assert document == statement["document"]["id"]
        (text,) = texts[event["proof"][0]]
        pieces = [text[slice(*map(int, place.split(":")))] for place in places[:-1].split(",")]
        assert " … ".join(pieces) == event["description"][0] == statement["content"]["text"]
        vouched = "confirmed by Ana Brusk on 2026-05-01" if statement["id"] == first else UNREVIEWED
        assert vouched in event["notes"]
        assert event["keywords"][0] == ("confirmed" if statement["id"] == first else "unreviewed")


def test_an_unnamed_source_is_nobody(extract: Extract) -> None:
    found = entities(extract)
    unnamed = [one for one in extract.statements() if one["source"]["kind"] == SourceKind.UNNAMED]
    words = {one["source"]["text"] for one in unnamed}
    events = {one["recordId"][0]: one for one in of(found, "Event")}
    assert unnamed
    for one in unnamed:
        places = ",".join(f"{start}:{end}" for start, end in one["content"]["spans"])
        assert "organizer" not in events[f"{one['document']['id']}[{places}]"]
    names = {name for one in found if one["schema"] in {"Person", "Organization"} for name in one["properties"]["name"]}
    assert not names & words


def test_speakers_organize_and_links_join(extract: Extract) -> None:
    found = entities(extract)
    names = {one["id"]: one["properties"].get("name") for one in found}
    spoken = [one for one in extract.statements() if one["speaker"]]
    organized = [one for one in of(found, "Event") if "organizer" in one]
    assert 0 < len(organized) <= len(spoken)
    assert {name for one in organized for name in names[one["organizer"][0]]} <= {
        one["speaker"]["name"] for one in spoken if one["speaker"]
    }
    links = of(found, "UnknownLink")
    assert len(links) == len(extract.links) > 0
    assert {one["role"][0] for one in links} <= {"same", "denies"}
    assert all(UNREVIEWED in one["status"][0] for one in links)


def test_hostile_words_come_back_as_they_were(tmp_path: Path) -> None:
    with hostile(tmp_path) as extract:
        found = entities(extract)
    (article,), (person,) = of(found, "Article"), of(found, "Person")
    denied, leak = of(found, "Event")
    assert article["bodyText"] == [TEXT]
    assert person["name"] == [NAME]
    assert denied["description"] == [f"{SAID} … {MORE}"]
    assert f"denied: {SAID}" in denied["summary"][0]
    assert denied["summary"][0].endswith("hedged by: maybe")
    assert leak["summary"][0].endswith("hedged by: reportedly")
    assert "organizer" not in leak
