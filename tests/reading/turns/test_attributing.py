"""Turns as statements, and what was found in them inside."""

import pytest

from onrecord.models import StatementModel
from onrecord.reading.attributions import Attribution, Evidence
from onrecord.reading.propositions import find_propositions
from onrecord.reading.read import read_document
from onrecord.reading.turns import Turn, by_turns
from onrecord.records import (
    Act,
    Document,
    Passage,
    PassageKind,
    Reading,
    SourceKind,
    Span,
    StatementKind,
    Unresolved,
    sha256,
    words,
)
from tests.reading.turns.test_finding import HEARING, INTERVIEW, of

SURE = Evidence(1.0, 1.0, 1.0, 1.0, 1.0)
TEXT = "Renn: One. Two says it. Three. Four.\nMoll: Five."


def at(piece: str) -> Span:
    return Span(TEXT.index(piece), TEXT.index(piece) + len(piece))


TURNS = (Turn(at("Renn"), (at("One. Two says it. Three. Four."),)), Turn(at("Moll"), (at("Five."),)))


def found(source: str | None, cue: str, content: str) -> Attribution:
    return Attribution((at(source),) if source else (), (at(cue),), (at(content),), SURE)


def test_without_turns_everything_stays_as_it_is() -> None:
    given = [found("Two", "says", "it")]
    assert by_turns(TEXT, (), given).attributions == tuple(given)


def test_a_long_turn_is_parted_between_sentences() -> None:
    spoken = by_turns(TEXT, TURNS, ()).attributions
    assert [words(TEXT, one.content) for one in spoken] == ["One. Two says it.", "Three. Four.", "Five."]
    assert all(one.spoken and one.sure is not None for one in spoken)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (("Two", "says", "it"), ("it", 0)),
        (("Renn", ":", "One"), None),
        (("Two", "says", "Five"), None),
        (("Five", "says", "it"), None),
        ((None, "says", "it"), ("it", 0)),
    ],
)
def test_what_is_found_in_a_turn_is_inside_it(given: tuple[str | None, str, str], kept: tuple[str, int] | None) -> None:
    inner = [one for one in by_turns(TEXT, TURNS, [found(*given)]).attributions if not one.spoken]
    assert [(words(TEXT, one.content), one.within) for one in inner] == ([] if kept is None else [kept])


def test_a_turn_is_never_parted_within_what_was_found() -> None:
    spoken = by_turns(TEXT, TURNS, [found("Two", "says", "it. Three")]).attributions
    assert words(TEXT, spoken[0].content) == "One. Two says it. Three."


def read(document: Document, model: StatementModel) -> Reading:
    return read_document(document, model)


def test_speakers_are_sources_without_a_cue(model: StatementModel) -> None:
    reading = read(of(INTERVIEW), model)
    names = {actor.id: actor.name for actor in reading.actors}
    spoken = [one for one in reading.statements if not one.cue]
    assert [names.get(one.actor or "") for one in spoken] == ["Pia Moll", "Oda Renn"] * 3
    assert {(one.kind, one.source_kind, one.parent) for one in spoken} == {
        (StatementKind.DIRECT, SourceKind.NAMED, None)
    }
    assert [one.act for one in spoken[::2]] == [Act.ASK] * 3


def test_letters_are_given_the_actors_of_the_headings(model: StatementModel) -> None:
    reading = read(of(HEARING), model)
    names = {actor.id: actor.name for actor in reading.actors}
    said = {words(HEARING, one.content): one for one in reading.statements}
    assert names[said["I called the police."].actor or ""].casefold() == "jane varr"
    assert "doll" in names[said["You did not read the letter, did you?"].actor or ""].casefold()
    assert (said["Overruled."].actor, said["Overruled."].unresolved) == (None, Unresolved.NO_CANDIDATE)


def test_the_first_person_in_a_turn_is_the_speaker(model: StatementModel) -> None:
    text = "Oda Renn: I said that the lock was shut.\n\nPia Moll: You did?\n\nOda Renn: I did.\n\nPia Moll: Did you?\n"
    reading = read(of(text), model)
    (inner,) = [one for one in reading.statements if one.cue and one.parent is not None]
    assert (words(text, inner.source), inner.source_kind) == ("I", SourceKind.NAMED)
    outer = next(one for one in reading.statements if one.id == inner.parent)
    assert inner.actor == outer.actor is not None


def test_what_is_forwarded_has_an_open_end_below_who_forwards_it(model: StatementModel) -> None:
    text = "Pia Moll:\nForwarded from Lisk Today:\nThe convoy has left, the navy said."
    marks = Passage(Span(0, 8), PassageKind.SPEAKER), Passage(Span(25, 35), PassageKind.FORWARDED)
    reading = read_document(Document(text, sha256(text.encode()), passages=marks), model)
    chain = [(words(text, one.source), words(text, one.cue), one.unresolved) for one in reading.statements[:2]]
    assert chain == [("Pia Moll", "", None), ("Lisk Today", "Forwarded from", Unresolved.FORWARDED)]
    parents = {one.id: one.parent for one in reading.statements}
    assert parents[reading.statements[1].id] == reading.statements[0].id


def test_whoever_forwards_says_nothing_of_their_own(model: StatementModel) -> None:
    text = "Pia Moll:\nForwarded from Lisk Today:\nThe convoy has left the port. The lock is shut for ships."
    marks = Passage(Span(0, 8), PassageKind.SPEAKER), Passage(Span(25, 35), PassageKind.FORWARDED)
    reading = read_document(Document(text, sha256(text.encode()), passages=marks), model)
    outer, inner = reading.statements[:2]
    made = {one.statement for one in find_propositions(reading)}
    assert inner.id in made
    assert outer.id not in made


def test_who_is_told_of_in_a_turn_is_nobody_who_talks(model: StatementModel) -> None:
    text = (
        "Oda Renn and Pia Moll met Kamil Rausz.\n\nPia Moll: Did you ask Kamil Rausz?\n\n"
        "Oda Renn: He said that the lock was shut.\n\nPia Moll: Did you believe him?\n\nOda Renn: I did.\n"
    )
    reading = read(of(text), model)
    (told,) = [one for one in reading.statements if words(text, one.source) == "He"]
    assert told.actor in {None, "kamil-rausz"}
