"""Judgements on statements as values: what goes together, how corrections add up, what they make of a statement."""

import dataclasses
import datetime as dt
from typing import Any

import pytest

from onrecord.errors import IntegrityError
from onrecord.records import (
    Act,
    ActorType,
    Bond,
    Certainty,
    ClaimRating,
    Correction,
    Degree,
    Judgement,
    JudgementKind,
    Pinned,
    Polarity,
    Reviewed,
    SourceKind,
    corrected,
    review_of,
    standing,
)
from tests.invented import BRIEFING, CHARGE, DENIAL, DOCUMENT, LEAK, MAYOR, TEXT, ZALVIC

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
ONE, OTHER = (Pinned.of(DOCUMENT.id, TEXT, statement) for statement in (DENIAL, LEAK))
WARNS = Correction(act=Act.WARN)


def test_a_statement_is_named_by_its_places_and_words() -> None:
    assert (ONE.id, OTHER.id) == (DENIAL.id, LEAK.id)
    assert ONE.words == ("Teodor Žalvic", "denied", "there had been a call")
    ONE.check(TEXT)
    with pytest.raises(IntegrityError, match="do not cut its words"):
        ONE.check(TEXT.replace("call", "note"))


@pytest.mark.parametrize(
    "given",
    [
        {"kind": JudgementKind.ACCEPT},
        {"kind": JudgementKind.CORRECT, "reviewed": Reviewed(ONE)},
        {"kind": JudgementKind.ACCEPT, "reviewed": Reviewed(ONE, WARNS)},
        {"kind": JudgementKind.LINK, "reviewed": Reviewed(ONE)},
        {"kind": JudgementKind.REJECT, "reviewed": Reviewed(ONE, None, OTHER, Bond.SAME)},
        {"kind": JudgementKind.HYPOTHESIS, "hypothesis": "no call", "reviewed": Reviewed(ONE)},
        {"kind": JudgementKind.RATE_CLAIM, "reviewed": Reviewed(ONE)},
        {"kind": JudgementKind.ACCEPT, "reviewed": Reviewed(ONE, rating=ClaimRating("Half right"))},
    ],
)
def test_a_judgement_says_what_its_kind_says_and_no_more(given: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        Judgement(by="Ada", at=NOON, **given)


@pytest.mark.parametrize(
    "given",
    [
        {"speaker": " "},
        {"speaker_type": ActorType.PERSON},
        {"content": ()},
        {"speaker": "Ana Brusk", "source_kind": SourceKind.UNNAMED},
    ],
)
def test_a_correction_does_not_contradict_itself(given: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        Correction(**given)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"words": " "}, "needs the words"),
        ({"value": 3}, "come together"),
        ({"scale": (1, 5)}, "come together"),
        ({"value": 6, "scale": (1, 5)}, "6 is not on the scale from 1 to 5"),
        ({"value": 1, "scale": (5, 1)}, "from its worst value up"),
        ({"url": "javascript:alert(1)"}, "no address"),
        ({"url": "https://desk.example/a b"}, "no address"),
    ],
)
def test_a_rating_of_a_claim_is_in_words_and_on_its_scale(given: dict[str, Any], why: str) -> None:
    with pytest.raises(IntegrityError, match=why):
        ClaimRating(**{"words": "Half right", **given})


@pytest.mark.parametrize(
    "given", [{"correction": Correction()}, {"bond": Bond.SAME}, {"other": ONE, "bond": Bond.SAME}]
)
def test_the_subject_of_a_judgement_is_whole(given: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError):
        Reviewed(ONE, **given)


@pytest.mark.parametrize(
    ("first", "then", "both"),
    [
        (WARNS, Correction(act=Act.DENY), Correction(act=Act.DENY)),
        (WARNS, Correction(speaker="Bo"), Correction(act=Act.WARN, speaker="Bo")),
        (Correction(speaker="Bo", speaker_type=ActorType.PERSON), Correction(speaker="Jo"), Correction(speaker="Jo")),
        (
            Correction(speaker="Bo"),
            Correction(source_kind=SourceKind.UNNAMED),
            Correction(source_kind=SourceKind.UNNAMED),
        ),
        (Correction(source_kind=SourceKind.UNNAMED), Correction(speaker="Bo"), Correction(speaker="Bo")),
        (Correction(speaker="Bo"), Correction(source=DENIAL.source), Correction(source=DENIAL.source)),
    ],
)
def test_corrections_add_up(first: Correction, then: Correction, both: Correction) -> None:
    assert first.then(then) == both


def test_what_nobody_corrects_stays() -> None:
    for statement in (DENIAL, BRIEFING, CHARGE, LEAK):
        same = Correction(act=statement.act or Act.ASSERT)
        assert corrected(statement, same, None) == dataclasses.replace(statement, act=same.act)


@pytest.mark.parametrize(
    ("statement", "polarity", "turned"),
    [
        (CHARGE, Polarity.NEGATIVE, True),  # a cue that takes the words back, which the machine missed
        (CHARGE, Polarity.POSITIVE, False),
        (BRIEFING, Polarity.NEGATIVE, False),  # "there was no call" is negative by its own words
        (BRIEFING, Polarity.POSITIVE, True),  # so whoever does not hold that takes it back
        (dataclasses.replace(CHARGE, certainty=None), Polarity.NEGATIVE, True),
    ],
)
def test_a_corrected_polarity_is_the_speakers_all_in_all(statement: Any, polarity: Polarity, *, turned: bool) -> None:  # noqa: ANN401 - Statement
    found = corrected(statement, Correction(polarity=polarity), None)
    assert found.certainty is not None
    assert (found.certainty.polarity, found.taken_back) == (polarity, turned)


def test_a_corrected_degree_leaves_the_polarity() -> None:
    held = Certainty(Degree.CERTAIN, Polarity.NEGATIVE, negations=DENIAL.cue)
    found = corrected(dataclasses.replace(DENIAL, certainty=held), Correction(degree=Degree.POSSIBLE), None)
    assert found.certainty == dataclasses.replace(held, degree=Degree.POSSIBLE)


def test_a_named_speaker_is_no_unnamed_source() -> None:
    found = corrected(LEAK, Correction(speaker=MAYOR.name), MAYOR.id)
    assert (found.actor, found.unnamed, found.source_kind) == (MAYOR.id, None, SourceKind.NAMED)
    hidden = corrected(DENIAL, Correction(source_kind=SourceKind.UNNAMED), None)
    assert (hidden.actor, hidden.source_kind) == (None, SourceKind.UNNAMED)
    assert DENIAL.actor == ZALVIC.id


def judged(kind: JudgementKind, number: int, minute: int, **more: Any) -> Judgement:  # noqa: ANN401 - fields
    given = {"reviewed": Reviewed(ONE), **more}
    return Judgement(kind, "Ada", NOON + dt.timedelta(minutes=minute), number=number, **given)


def test_the_latest_judgement_that_stands_holds() -> None:
    first, later = judged(JudgementKind.ACCEPT, 1, 5), judged(JudgementKind.REJECT, 2, 1)
    assert review_of([first, later]).state == "confirmed"
    undone = judged(JudgementKind.WITHDRAW, 3, 9, reviewed=None, withdraws=1)
    assert review_of(standing([first, later, undone])).state == "rejected"
    assert review_of([]).state == "machine"
