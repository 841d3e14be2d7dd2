"""STIX 2.1, parsed strictly by stix2."""

import datetime as dt
import io
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import stix2

from onrecord.formats import stix
from onrecord.formats.extract import About, Extract
from onrecord.formats.stix_objects import EXTENSION
from onrecord.ledger import Filters, Ledger
from onrecord.records import Judgement, JudgementKind, Rated, Rating, ReviewState, SourceKind
from tests.formats.conftest import ABOUT, Take
from tests.formats.hostile import LEAK, MORE, NAME, SAID, TEXT, hostile
from tests.formats.rated import rate, undo
from tests.formats.test_extract import judge

NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)


def bundle(extract: Extract) -> dict[str, list[Any]]:
    """The objects by type, as a program has them that takes only what the standard allows."""
    out = io.BytesIO()
    stix.write(extract, out)
    found = defaultdict(list)
    for one in stix2.parse(out.getvalue().decode(), allow_custom=False, version="2.1").objects:
        found[one.type].append(one)
    return found


def record(one: Any) -> dict[str, Any]:  # noqa: ANN401 - an object of stix2
    held: dict[str, Any] = one.extensions[EXTENSION]
    return held


@pytest.mark.parametrize("asked", [{}, {"actor": "Žalvic", "act": "deny"}, {"limit": 1}])
def test_stix2_parses_it_and_every_reference_leads_somewhere(take: Take, asked: dict[str, Any]) -> None:
    extract = take(**asked)
    found = [one for kind in bundle(extract).values() for one in kind]
    ids = [one.id for one in found]
    assert len(ids) == len(set(ids))
    for one in found:
        named = [one.get(name) for name in ("source_ref", "target_ref", "created_by_ref")]
        assert {*filter(None, named), *one.get("object_refs", [])} <= set(ids)
        assert "confidence" not in one


def test_a_note_is_a_statement_with_all_that_belongs_to_it(take: Take) -> None:
    extract = take(limit=200)
    notes = bundle(extract)["note"]
    for statement, note in zip(extract.statements(), notes, strict=True):
        held = record(note)
        document = extract.document(statement["document"]["id"])
        assert held["statement"] == statement["id"]
        assert held["text_sha256"] == document.text_sha256
        assert all(document.text[one["start"] : one["end"]] == one["words"] for one in held["content"])
        assert f"{statement['cue']['text']}: {statement['content']['text']}\n\n" in note.content
        assert note.labels == ["unreviewed"]
        assert note.external_references[0].external_id == held["receipt"]
        assert len(held["chain"]) == len(statement["chain"])


def test_the_same_records_keep_their_names_and_a_later_export_is_a_later_version(ledger: Ledger) -> None:
    about = About("affair.db", (), ABOUT.made + dt.timedelta(days=1), "0.1.0", ABOUT.as_of)
    first, second = (bundle(Extract(ledger, Filters(limit=40), one)) for one in (ABOUT, about))
    assert {kind: [one.id for one in held] for kind, held in first.items()} == {
        kind: [one.id for one in held] for kind, held in second.items()
    }
    for before, after in zip(first["note"], second["note"], strict=True):
        assert (before.created, before.modified) == (after.created, after.modified - dt.timedelta(days=1))


def test_only_people_have_opinions_and_they_are_about_the_reading(ledger: Ledger, take: Take) -> None:
    right, wrong = (row.id for row in ledger.statements(Filters(limit=2)))
    assert not bundle(take(limit=2))["opinion"]
    judge(ledger, JudgementKind.ACCEPT, right)
    judge(ledger, JudgementKind.REJECT, wrong)
    found = bundle(take(limit=2))
    (opinion,) = found["opinion"]
    (note,) = [one for one in found["note"] if one.id == opinion.object_refs[0]]
    assert (opinion.opinion, opinion.authors, record(note)["statement"]) == ("agree", ["Ana Brusk"], right)
    assert (note.labels, record(note)["reviewed_by"]) == (["confirmed"], "Ana Brusk")
    (rejected,) = bundle(take(review=ReviewState.REJECTED))["opinion"]
    assert rejected.opinion == "disagree"


def test_ratings_of_people_are_relationships_to_their_hypothesis(ledger: Ledger, take: Take) -> None:
    first = next(ledger.statements(Filters(limit=1))).id
    ledger.judge(Judgement(JudgementKind.HYPOTHESIS, "Ana Brusk", NOON, hypothesis="The tape was cut"))
    rated = Rated("h1", first, Rating.INCONSISTENT)
    ledger.judge(Judgement(JudgementKind.RATE, "Bo Tarn", NOON, rated=rated))
    found = bundle(take(limit=1))
    note, hypothesis = found["note"]
    assert (hypothesis.content, hypothesis.authors, hypothesis.object_refs) == (
        "The tape was cut",
        ["Ana Brusk"],
        [note.id],
    )
    (relation,) = [one for one in found["relationship"] if one.target_ref == hypothesis.id]
    assert (relation.source_ref, relation.relationship_type) == (note.id, "rated-inconsistent-with")
    assert relation.description.startswith("Bo Tarn rated")


def test_a_rating_of_a_claim_is_the_raters_own(ledger: Ledger, take: Take) -> None:
    claim = take().claims[0]["id"]
    rate(ledger, claim, words="Half right", value=4, scale=[1, 5])
    rate(ledger, claim, "Bo Tarn", words="Not shown", value=4, scale=[0, 10])
    found = bundle(take())
    raters = {one.name: one.id for one in found["identity"] if "rates claims" in one.get("roles", [])}
    (opinion,) = found["opinion"]
    (note,) = [one for one in found["note"] if one.created_by_ref == raters["Bo Tarn"]]
    assert (opinion.opinion, opinion.created_by_ref) == ("agree", raters["Ana Brusk"])
    assert opinion.object_refs == note.object_refs
    (group,) = [one for one in found["grouping"] if one.id in note.object_refs]
    assert record(group)["claim"] == claim
    assert note.content.startswith("Rated by Bo Tarn on 2026-05-01: “Not shown” (4 on a scale from 0 to 10)\n")
    assert record(opinion)["rating"]["said"] == "Half right"
    undo(ledger)
    undo(ledger, "Bo Tarn")
    found = bundle(take())
    assert not found["opinion"]
    assert not [one for one in found["identity"] if "rates claims" in one.get("roles", [])]


def test_an_unnamed_source_is_no_identity(take: Take) -> None:
    extract = take(publisher="Courier")
    found = bundle(extract)
    unnamed = {one["id"]: one["source"]["text"] for one in extract.statements() if one["source"]["kind"] == "unnamed"}
    notes = {record(one)["statement"]: one.id for one in found["note"]}
    attributed = {one.source_ref for one in found["relationship"] if one.relationship_type == "attributed-to"}
    assert attributed
    assert unnamed
    assert not attributed & {notes[name] for name in unnamed}
    assert not {one.name for one in found["identity"]} & set(unnamed.values())


def test_claims_are_groupings_and_pass_no_verdict(extract: Extract) -> None:
    found = bundle(extract)
    assert len(found["grouping"]) == len(extract.claims) > 0
    for claim, grouping in zip(extract.claims, found["grouping"], strict=True):
        assert grouping.name == claim["words"]
        assert len(grouping.object_refs) == len(claim["members"])
        assert grouping.description.endswith("Whether it is so is not said here.")
        counted = [(side["stance"], side["origins"], side["statements"]) for side in record(grouping)["sides"]]
        assert counted == [(side["stance"], side["origins"], side["statements"]) for side in claim["sides"]]


def test_hostile_words_come_back_as_they_were(tmp_path: Path) -> None:
    out = io.BytesIO()
    with hostile(tmp_path) as extract:
        found = bundle(extract)
        stix.write(extract, out)
    denied, leak = found["note"]
    assert [one["words"] for one in record(denied)["content"]] == [SAID, MORE]
    assert [one["words"] for one in record(denied)["certainty"]["hedges"]] == ["maybe"]
    assert [one["words"] for one in record(leak)["certainty"]["reported"]] == ["reportedly"]
    assert record(leak)["source"]["kind"] == SourceKind.UNNAMED
    assert "speaker" not in record(leak)["source"]
    assert all(TEXT[one["start"] : one["end"]] == one["words"] for one in record(denied)["content"])
    assert record(leak)["statement"] == LEAK.id
    assert NAME in {one.name for one in found["identity"]}
    assert "</script>" not in out.getvalue().decode()
    assert len(json.loads(out.getvalue())["objects"]) == sum(map(len, found.values()))
