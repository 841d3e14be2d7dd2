"""What is understood, in the object of the contract: every key, words that their spans cut, numbers as numbers."""

import json
from typing import Any

from onrecord.exports import reading_object
from onrecord.exports.statements import statement_object
from onrecord.records import Statement
from tests.invented import BRIEFING, CHARGE, CRITICS, DENIAL, LEAK, READING, TEXT


def made(statement: Statement) -> Any:  # noqa: ANN401 - as JSON has it
    return json.loads(json.dumps(statement_object(TEXT, statement)))


def test_a_denial() -> None:
    found = made(DENIAL)
    assert (found["act"], found["plover"], found["cameo"], found["quad"]) == ("deny", "REJECT", "12", "verbal-conflict")
    assert found["certainty"] == {"degree": "CT", "polarity": "-", "hedges": [], "negations": [], "reported": []}
    assert found["said"] == {"start": "2026-03-12", "end": "2026-03-12"}
    assert (found["about"], found["addressee"], found["channel"]) == (None, None, None)
    assert (found["source"]["actor"], found["source"]["unnamed"]) == ("teodor-zalvic", None)


def test_an_unnamed_source_has_its_reason_and_no_name() -> None:
    found = made(LEAK)["source"]
    assert (found["actor"], found["anonymity_reason"]) == (None, "for fear of reprisals")
    unnamed = found["unnamed"]
    assert (unnamed["id"], unnamed["kind"], unnamed["least"], unnamed["most"]) == ("u1", "person", 1, 1)
    assert (unnamed["knowledge"]["text"], unnamed["outlet"]) == ("familiar with the call", "daily-lamp")
    assert unnamed["affiliation"] == {"spans": [], "text": ""}


def test_addressee_channel_and_target() -> None:
    briefing, charge, critics = (made(one) for one in (BRIEFING, CHARGE, CRITICS))
    assert (briefing["addressee"]["text"], briefing["addressee"]["actor"]) == ("reporters", None)
    assert (briefing["channel"]["text"], briefing["channel"]["kind"]) == ("at a briefing", "briefing")
    assert (charge["event"]["source"], charge["event"]["target"]) == ("teodor-zalvic", "lisk")
    assert charge["event"]["target_words"]["text"] == "Lisk"
    assert critics["source"]["unresolved"] == "ambiguous"
    assert critics["channel"] == {"spans": [], "text": "", "kind": "outlet", "actor": "daily-lamp"}


def test_actors_times_and_quantities() -> None:
    found = json.loads(json.dumps(reading_object(READING)))
    spokesman, mayor, *_ = found["actors"]
    assert spokesman["roles"] == ["spokesman for Marrowen's chancery"]
    assert [TEXT[start:end] for start, end in spokesman["mentions"]] == ["Teodor Žalvic", "he", "he"]
    assert mayor["role_spans"][0]["former"] is True
    thursday, later, daily = found["times"]
    assert (thursday["text"], thursday["start"], thursday["end"]) == ("Thursday", "2026-03-12", "2026-03-12")
    assert (later["modifier"], daily["start"], daily["value"]) == ("APPROX", None, "P1D")
    moved, rate, odd = found["quantities"]
    assert (moved["low"], moved["high"], moved["unit"], moved["comparison"]) == (50000, 50000, "people", "Nearly")
    assert (moved["counted"], moved["where"]["text"]) == ("people of Lisk … moved", "Lisk")
    assert (moved["sense"], moved["as_of"]["end"]) == ("just-under", "2026-03-12")
    assert (rate["per"], rate["counted"], rate["where"]) == ("day", None, None)
    assert (odd["low"], odd["high"]) == (7.5, None)


def test_commitments_and_grounds() -> None:
    found = json.loads(json.dumps(reading_object(READING)))
    (threat,) = found["commitments"]
    assert (threat["statement"], threat["kind"], threat["by"], threat["to"]) == (
        CRITICS.id,
        "threat",
        "ana-brusk",
        "lisk",
    )
    assert (threat["what"], threat["condition"]) == ("sue", "critics said")
    assert threat["due"] == {"start": "2026-03-12", "end": "2026-03-12"}
    ((start, end),) = threat["parts"]["due"]
    assert TEXT[start:end] == "Thursday"
    reason, trace = found["grounds"]
    assert (reason["kind"], reason["statement"], reason["open"]) == ("reason", LEAK.id, True)
    assert (reason["ground"]["text"], reason["conclusion"]["text"]) == ("fear of reprisals", "been warned")
    assert (trace["statement"], trace["marker"]["text"], trace["open"]) == (None, "", False)
