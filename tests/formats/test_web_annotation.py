"""Web Annotations: their selectors find the same words, whoever counts."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from onrecord.formats import web_annotation, web_annotation_utf16
from onrecord.formats.catalogue import FORMATS
from onrecord.formats.extract import UNREVIEWED, Extract
from onrecord.formats.web_annotation import CODE_POINTS, CODE_UNITS, counting
from onrecord.ledger import Filters, Ledger
from onrecord.records import JudgementKind
from tests.formats.conftest import Take
from tests.formats.hostile import DENIED, LEAK, hostile
from tests.formats.test_extract import judge

Json = dict[str, Any]
OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
ANNO = {
    "@context": {
        "@vocab": OA,
        "id": "@id",
        "type": "@type",
        "as": AS,
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "first": {"@id": "as:first", "@type": "@id"},
        "oa": OA,
    }
}
"""Of the Recommendation's context, what is asked for here: nothing is fetched."""


def offline(url: str, _: object) -> Json:
    return {"document": ANNO, "documentUrl": url, "contextUrl": None}


def collection(extract: Extract, module: Any = web_annotation) -> Json:  # noqa: ANN401 - one of two modules
    out = io.BytesIO()
    module.write(extract, out)
    found: Json = json.loads(out.getvalue())
    return found


def annotations(extract: Extract, module: Any = web_annotation) -> list[Json]:  # noqa: ANN401 - one of two modules
    found: list[Json] = collection(extract, module)["first"]["items"]
    return found


def by_position(text: str, selector: Json, unit: str) -> str:
    """What a reader finds that counts in this unit: Python code points, everybody else bytes of UTF-16."""
    if unit == CODE_POINTS:
        return text[selector["start"] : selector["end"]]
    return text.encode("utf-16-le")[2 * selector["start"] : 2 * selector["end"]].decode("utf-16-le")


def by_quotation(text: str, selector: Json) -> list[int]:
    """Where a reader finds it that looks for the quotation between what is around it."""
    around = selector["prefix"] + selector["exact"] + selector["suffix"]
    starts, start = [], text.find(around)
    while start >= 0:
        starts.append(start + len(selector["prefix"]))
        start = text.find(around, start + 1)
    return starts


def resources(annotation: Json) -> list[Json]:
    return [one for one in (*annotation["target"], *annotation["body"]) if "selector" in one]


@pytest.mark.parametrize(
    ("module", "unit"), [(web_annotation, CODE_POINTS), (web_annotation_utf16, CODE_UNITS)], ids=["points", "units"]
)
def test_both_selectors_find_the_words_again(extract: Extract, tmp_path: Path, module: Any, unit: str) -> None:  # noqa: ANN401
    with hostile(tmp_path) as second:
        for one in (extract, second):
            statements = {f"urn:x-onrecord:statement:{found['id']}": found for found in one.statements()}
            for annotation in annotations(one, module):
                statement = statements.pop(annotation["id"])
                text = one.document(statement["document"]["id"]).text
                for resource in resources(annotation):
                    position, quotation = resource["selector"]
                    assert by_position(text, position, unit) == quotation["exact"]
                    start = len(by_position(text, {"start": 0, "end": position["start"]}, unit))
                    assert start in by_quotation(text, quotation)
                exact = [target["selector"][1]["exact"] for target in annotation["target"]]
                assert " … ".join(exact) == statement["content"]["text"]
            assert not statements


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_positions_are_those_of_every_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for unit in (CODE_POINTS, CODE_UNITS):
        count = counting(text, unit)
        assert by_position(text, {"start": count(start), "end": count(end)}, unit) == text[start:end]


def test_a_content_in_two_places_has_two_targets_and_hedges_go_along(tmp_path: Path) -> None:
    with hostile(tmp_path) as extract:
        denied, leak = annotations(extract)
    assert len(denied["target"]) == len(DENIED.content) == 2
    assert len(leak["target"]) == len(LEAK.content) == 1
    parts = [(one["onrecord:part"], one["selector"][1]["exact"]) for one in leak["body"] if "selector" in one]
    assert ("cue", "said") in parts
    assert ("report-hedge", "reportedly") in parts
    assert [piece["words"] for piece in denied["record"]["certainty"]["hedges"]] == ["maybe"]
    assert leak["record"]["source"]["speaker"] is None
    assert [step["kind"] for step in leak["record"]["chain"]] == ["publisher", "unnamed"]


def test_the_source_is_the_frozen_text_by_its_hash(extract: Extract) -> None:
    found = annotations(extract)[0]
    source = found["target"][0]["source"]
    document = extract.document(found["record"]["document"])
    assert source["id"].endswith(f":text:sha256:{document.text_sha256}")
    assert source["onrecord:textSha256"] == document.text_sha256
    assert source["onrecord:originalSha256"] == document.original_sha256
    assert source["via"] == document.url
    assert source["onrecord:positions"] == "Unicode code points"


def test_who_vouches_for_a_reading_is_its_creator(ledger: Ledger, take: Take) -> None:
    first = next(ledger.statements(Filters(limit=1))).id
    judge(ledger, JudgementKind.ACCEPT, first)
    mine, *others = annotations(take())
    assert mine["creator"] == {"type": "Person", "name": "Ana Brusk"}
    assert mine["created"] == "2026-05-01T09:00:00+00:00"
    assert mine["onrecord:review"] == "confirmed"
    for other in others:
        assert other["creator"]["type"] == "Software"
        assert other["onrecord:review"] == "unreviewed"
        assert f"Review: {UNREVIEWED}" in other["body"][0]["value"]


def test_a_reader_of_json_ld_sees_every_annotation(take: Take) -> None:
    found = collection(take(limit=60))
    assert (found["first"]["id"], found["total"]) == (found["last"], len(found["first"]["items"]))
    (expanded,) = jsonld.expand(found, {"documentLoader": offline})
    (page,) = expanded[f"{AS}first"]
    (items,) = page[f"{AS}items"]
    assert len(items["@list"]) == found["total"]
    assert {kind for one in items["@list"] for kind in one["@type"]} == {f"{OA}Annotation"}
    record = items["@list"][0]["urn:x-onrecord:terms:record"][0]
    assert (record["@type"], record["@value"]) == ("@json", found["first"]["items"][0]["record"])


@pytest.mark.parametrize("form", ["web-annotation", "web-annotation-utf16"])
def test_nothing_in_it_acts(tmp_path: Path, form: str) -> None:
    out = io.BytesIO()
    with hostile(tmp_path) as extract:
        FORMATS[form].write_file()(extract, out)
    for acting in ("<", "\x07", "\x1b", "\u202e", "\u2028", "\u200f"):
        assert acting not in out.getvalue().decode()
