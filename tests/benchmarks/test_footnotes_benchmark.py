"""The least that is found of what was planted in drafts about the affair; and that nobody is accused for nothing."""

from pathlib import Path

import pytest

from benchmarks.footnotes import figures, judged, read_gold, score
from onrecord.answers.footnoting import FindingObject, FootnotedObject, SentenceObject
from onrecord.exports import SCHEMA
from onrecord.ledger import Ledger


@pytest.mark.parametrize(("name", "least"), [("draft", 36), ("blind", 32)])
def test_planted_sentences_are_found_and_nobody_is_accused(affair: Path, name: str, least: int) -> None:
    with Ledger.open(affair) as ledger:
        told = figures(score(name, ledger))
    assert told["false accusations"] == 0
    assert told["planted"] == 40
    assert told["innocent"] >= 40
    assert told["right"] >= least


def test_gold_is_judged_by_places() -> None:
    gold = read_gold("draft")[:1]
    text = gold[0].sentence
    finding: FindingObject = {
        "kind": "figure",
        "sure": True,
        "draft": {"spans": [[0, 4]], "text": text[:4]},
        "ledger": {"statement": "a", "text": "words"},
        "note": "",
    }
    sentence: SentenceObject = {"span": [0, len(text)], "text": text, "footnotes": [], "findings": [finding]}
    found: FootnotedObject = {"schema": SCHEMA, "sentences": [sentence], "footnoted": 0, "differ": 1, "perhaps": 0}
    (one,) = judged(text, gold, found)
    assert (one.right, one.false) == (False, frozenset({"figure"}))
