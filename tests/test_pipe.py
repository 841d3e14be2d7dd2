"""The component in spaCy's own pipelines: offsets exact, spans labelled, saved and found again."""

import json
import subprocess
import sys
from typing import Any

import pytest

from onrecord.exports import reading_object
from onrecord.reading.texts import read
from onrecord.records import Selection

spacy = pytest.importorskip("spacy", reason="spaCy is not installed")

from spacy.tokens import Doc, DocBin  # noqa: E402 - where it is there

from onrecord import pipe  # noqa: E402 - as above

TEXT = (
    "Teodor Žalvic denied on Monday that there had been a call. 🕊 “We may close the gate,” a Lisk official who asked"
    " not to be named told the Courier.\n\nOrrin Hydro said that its adviser had warned that the valve could fail."
)
QUIET = "The valve is of steel."


@pytest.fixture(scope="module")
def nlp() -> Any:  # noqa: ANN401 - spaCy's
    made = spacy.blank("en")
    made.add_pipe("onrecord")
    return made


@pytest.fixture
def doc(nlp: Any) -> Doc:  # noqa: ANN401 - as above
    found: Doc = nlp(TEXT)
    return found


def test_statements_are_those_of_a_reading(doc: Doc) -> None:
    expected = reading_object(read(TEXT))["statements"]
    assert len(expected) > 2
    for said, one in zip(doc._.statements, expected, strict=True):
        assert (said.id, said.act, said.parent, said.actor) == (
            one["id"],
            one["act"],
            one["parent"],
            one["source"]["actor"],
        )
        assert [list(pair) for pair in said.content.offsets] == one["content"]["spans"]
    assert any(said.parent for said in doc._.statements)
    assert {said.certainty for said in doc._.statements} & {"CT-", "PS+"}


def test_offsets_are_exact_and_tokens_hold_them(doc: Doc) -> None:
    for said in doc._.statements:
        for part in (said.source, said.cue, said.content):
            assert " … ".join(TEXT[start:end] for start, end in part.offsets) == part.text
            for span, (start, end) in zip(part.spans, part.offsets, strict=True):
                assert span.start_char <= start < end <= span.end_char


def test_a_place_inside_a_word_takes_the_word() -> None:
    doc = Doc(
        spacy.blank("en").vocab, words=["Orrin Hydro said that the valve", "failed", "."], spaces=[True, False, False]
    )
    pipe.Reader(Selection.BALANCED)(doc)
    assert doc._.statements
    assert doc._.statements[0].source.spans[0].text == "Orrin Hydro said that the valve"
    assert doc._.statements[0].source.text == "Orrin Hydro"


def test_spans_are_labelled_and_lead_to_their_statement(doc: Doc) -> None:
    ids = {said.id for said in doc._.statements}
    group = doc.spans["onrecord"]
    assert {span.label_ for span in group} == {"source", "cue", "content"}
    assert {span.id_ for span in group} == ids


def test_a_document_is_saved_and_found_again(nlp: Any, doc: Doc) -> None:  # noqa: ANN401 - as above
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (binned,) = DocBin().from_bytes(kept).get_docs(spacy.blank("en").vocab)
    for found in (again, binned):
        assert json.dumps(found._.onrecord) == json.dumps(doc._.onrecord)  # lists come back as tuples
        assert [said.content.text for said in found._.statements] == [said.content.text for said in doc._.statements]
        places = [(span.start, span.end, span.label_) for span in found.spans["onrecord"]]
        assert places == [(span.start, span.end, span.label_) for span in doc.spans["onrecord"]]


def test_a_pipeline_is_saved_with_its_selection() -> None:
    made = spacy.blank("en")
    made.add_pipe("onrecord", config={"selection": "precise"})
    again = spacy.blank("en").from_config(made.config).from_bytes(made.to_bytes())
    assert again.get_pipe("onrecord").selection == "precise"
    assert again(TEXT)._.onrecord["selection"] == "precise"


def test_many_come_in_their_order(nlp: Any) -> None:  # noqa: ANN401 - as above
    found = list(nlp.pipe([TEXT, "", QUIET, TEXT], batch_size=2))
    assert [len(doc._.statements) for doc in found] == [len(found[0]._.statements), 0, 0, len(found[0]._.statements)]
    assert not found[1].spans["onrecord"]


def test_a_day_anchors_words_for_time(nlp: Any) -> None:  # noqa: ANN401 - as above
    doc = nlp.make_doc(TEXT)
    doc._.published = "2026-03-11"
    said = nlp(doc)._.onrecord["statements"][0]["said"]
    assert said == {"start": "2026-03-09", "end": "2026-03-09"}


def test_what_was_not_read_has_no_statements(nlp: Any) -> None:  # noqa: ANN401 - as above
    assert nlp.make_doc(TEXT)._.statements == ()


def test_without_spacy_it_says_what_to_install() -> None:
    code = "import sys; sys.modules['spacy'] = None; import onrecord.pipe"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "onrecord.pipe needs spacy" in ended.stderr
    assert "install onrecord[spacy]" in ended.stderr
