"""Texts and folders that once broke a reading, each the smallest that did."""

import json
import shutil
import unicodedata
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import ModelError
from onrecord.models import StatementModel, load_weights
from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.marks import quotations
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoting import carry_on
from onrecord.reading.windows import Window, pack, pieces
from onrecord.records import Span, words

BUNDLED = Path(onrecord.__file__).parent / "models" / "statements-en-5"
SURE = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)
NEWS = (
    "The harbour minister, Ana Kestrel, said on Monday that the port would stay shut until spring.\n\n"
    "“We will not open it for anyone,” Kestrel told reporters. “Not even for Velmara.”\n\n"
    "A spokesman for the Navy denied that ships had been turned away.\n\n"
    "The Saltmarsh Courier claimed that the president warned the minister not to close the port.\n"
)


def window_of(text: str) -> Window:
    tokenizer = StatementModel.load().tokenizer
    (window,) = pack(pieces(text, split_paragraphs(text), tokenizer), tokenizer)
    return window


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BUNDLED, tmp_path / "model"))


@pytest.mark.parametrize("size", [0, 100_000])
def test_a_cut_off_encoder_is_a_model_error(folder: Path, size: int) -> None:
    (folder / "model.onnx").write_bytes((BUNDLED / "model.onnx").read_bytes()[:size])
    with pytest.raises(ModelError, match="cannot be loaded"):
        StatementModel.load(folder)


@pytest.mark.parametrize("broken", ["{", "[]", "{}"])
def test_a_broken_tokenizer_is_a_model_error(folder: Path, broken: str) -> None:
    (folder / "tokenizer.json").write_text(broken)
    with pytest.raises(ModelError, match="no tokenizer"):
        StatementModel.load(folder)


@pytest.mark.parametrize("thresholds", [[], {}, {"precise": {"price": [0.5], "confidence": 0.5}}])
def test_every_selection_needs_its_threshold(tmp_path: Path, thresholds: object) -> None:
    held = json.loads((BUNDLED / "decoder.json").read_text(encoding="utf-8"))
    (tmp_path / "decoder.json").write_text(json.dumps({**held, "thresholds": thresholds}))
    with pytest.raises(ModelError, match="decoder weights"):
        load_weights(tmp_path / "decoder.json")


def test_a_word_ends_with_its_accent() -> None:
    text = "Jose\u0301 Rudd and Ana Kestre\u0301 said that the port is shut."
    ends = window_of(text).ends.tolist()
    assert [text[end - 1] for end in ends if unicodedata.combining(text[end : end + 1] or "x")] == []


@pytest.mark.parametrize("blank", ["\x0b", "\x0c", "\x1c", "\x85"])
def test_every_blank_parts_words(blank: str) -> None:
    text = f"Kestrel said{blank}Born left."
    window = window_of(text)
    cut = [text[start:end] for start, end in zip(window.starts, window.ends, strict=True)]
    assert cut == ["Kestrel", "said", "Born", "left", "."]


@pytest.mark.parametrize("tail", ["told Mr. Osk", "told U.S. officials", "said, according to Gen. Rudd"])
def test_an_abbreviation_begins_no_new_sentence(tail: str) -> None:
    text = f"“We sail,” Kestrel {tail}.\n\n“Now.”"
    cue = tail.split(maxsplit=1)[0].strip(",")
    at = text.index(cue)
    said = Attribution((Span(11, 18),), (Span(at, at + len(cue)),), (Span(0, 10),), SURE)
    (found,) = carry_on(text, split_paragraphs(text), [said])
    assert words(text, found.content) == "“We sail,” … “Now.”"


def test_a_quotation_that_holds_the_source_is_not_taken_up() -> None:
    text = "“We sail,” said the banner.\n\n“Kestrel.”"
    said = Attribution((Span(30, 37),), (Span(11, 15),), (Span(0, 10),), SURE)
    (found,) = carry_on(text, split_paragraphs(text), [said])
    assert found.content == (Span(0, 10),)


def test_a_speech_of_many_paragraphs_is_one_statement() -> None:
    text = "Kestrel said: “We sail.\n\n" + "\n\n".join(["“We fish."] * 4000)
    said = Attribution((Span(0, 7),), (Span(8, 12),), (Span(14, 23),), SURE)
    (found,) = carry_on(text, split_paragraphs(text), [said])
    assert len(found.content) == 4001


@pytest.mark.parametrize(
    "text", ['The 6" pipe burst, Kestrel said. Nobody was hurt.', "She called it ‘safe ’ and left."]
)
def test_inches_and_stray_marks_open_no_quotation(text: str) -> None:
    assert quotations(text) == []


def test_a_more_complete_selection_has_no_fewer_statements() -> None:
    precise, balanced, complete = (onrecord.read(NEWS, selection=one).statements for one in onrecord.Selection)
    assert len(precise) <= len(balanced) <= len(complete)
    assert any(statement.parent for statement in complete)
