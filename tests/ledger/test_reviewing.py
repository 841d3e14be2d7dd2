"""What people say of statements holds against every reading, and follows from judgements and readings alone."""

import dataclasses
import datetime as dt
import sqlite3

import pytest

from onrecord.errors import IntegrityError, LedgerError
from onrecord.ledger import Filters, Ledger, StatementRow
from onrecord.records import (
    Act,
    ActorType,
    Bond,
    Correction,
    Degree,
    Judgement,
    JudgementKind,
    Pinned,
    Polarity,
    Reading,
    Reviewed,
    ReviewState,
    Selection,
    SourceKind,
    Span,
    Statement,
    statement_id,
)
from tests.invented import BRIEFING, CHARGE, DENIAL, DOCUMENT, LEAK, LISK, MAYOR, READING, TEXT, ZALVIC, at

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.UTC)
MACHINE, CONFIRMED, CORRECTED, REJECTED = ReviewState
BRUSK = Correction(speaker=MAYOR.name, speaker_type=ActorType.PERSON)


def pinned(statement: Statement) -> Pinned:
    return Pinned.of(DOCUMENT.id, TEXT, statement)


def judged(
    kind: JudgementKind, statement: Statement, correction: Correction | None = None, by: str = "Ada", minute: int = 0
) -> Judgement:
    when = NOON + dt.timedelta(minutes=minute)
    return Judgement(kind, by, when, reviewed=Reviewed(pinned(statement), correction))


def accepted(statement: Statement, by: str = "Ada", minute: int = 0) -> Judgement:
    return judged(JudgementKind.ACCEPT, statement, by=by, minute=minute)


def rejected(statement: Statement, by: str = "Ada", minute: int = 0) -> Judgement:
    return judged(JudgementKind.REJECT, statement, by=by, minute=minute)


def corrected(statement: Statement, correction: Correction = BRUSK, by: str = "Ada", minute: int = 0) -> Judgement:
    return judged(JudgementKind.CORRECT, statement, correction, by, minute)


def add(ledger: Ledger, reading: Reading = READING) -> None:
    ledger.add(reading, TEXT.encode(), "call.txt")


def row(ledger: Ledger, name: str) -> StatementRow:
    return next(ledger.statements_of_id(name))


def states(ledger: Ledger) -> dict[str, ReviewState]:
    return {one.id: one.review.state for one in ledger.statements(Filters())}


def derived(ledger: Ledger) -> list[list[tuple[object, ...]]]:
    asked = (
        "SELECT * FROM judged ORDER BY 1, 2",
        "SELECT * FROM reviews ORDER BY 1, 2",
        "SELECT * FROM bonds ORDER BY 1, 2",
        "SELECT * FROM queue ORDER BY 1, 2",
    )
    return [ledger._connection.execute(table).fetchall() for table in asked]


@pytest.fixture
def held(ledger: Ledger) -> Ledger:
    add(ledger)
    return ledger


def test_nobody_has_judged_what_was_just_read(held: Ledger) -> None:
    found = row(held, DENIAL.id)
    assert (found.review.state, found.reviewed, found.machine) == (MACHINE, False, found.record)


@pytest.mark.parametrize(
    ("judgement", "state"),
    [(accepted(DENIAL), CONFIRMED), (rejected(DENIAL), REJECTED), (corrected(DENIAL), CORRECTED)],
)
def test_a_judgement_says_what_holds(held: Ledger, judgement: Judgement, state: ReviewState) -> None:
    held.judge(judgement)
    review = row(held, DENIAL.id).review
    assert (review.state, review.by, review.at) == (state, "Ada", NOON)
    assert {name: one for name, one in states(held).items() if one is not MACHINE} == {DENIAL.id: state}


def test_a_corrected_speaker_is_what_leaves_the_ledger(held: Ledger) -> None:
    held.judge(corrected(CHARGE))
    found = row(held, CHARGE.id)
    assert (found.record.actor, found.speaker_name, found.machine.actor) == (MAYOR.id, MAYOR.name, ZALVIC.id)
    assert found.record.event is not None
    assert found.record.event.source == MAYOR.id
    assert found.names[MAYOR.id] == MAYOR.name
    assert CHARGE.id in {one.id for one in held.statements_by(DOCUMENT.id, MAYOR.id)}
    assert CHARGE.id not in {one.id for one in held.statements_by(DOCUMENT.id, ZALVIC.id)}
    assert CHARGE.id in {one.id for one in held.statements(Filters(actor="Brusk"))}
    assert {actor.id: actor.statements for actor in held.actors()}[MAYOR.id] == 1


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (Correction(act=Act.ADMIT), {"act": Act.ADMIT, "event": None}),
        (Correction(source_kind=SourceKind.UNNAMED), {"source_kind": SourceKind.UNNAMED, "actor": None}),
        (Correction(content=(at("call"),)), {"content": (at("call"),)}),
        (Correction(source=(at("Lisk"),)), {"source": (at("Lisk"),), "actor": LISK.id}),
        (Correction(speaker="a clerk"), {"actor": None, "source_kind": SourceKind.NAMED}),
    ],
)
def test_each_field_is_as_people_corrected_it(
    held: Ledger, correction: Correction, expected: dict[str, object]
) -> None:
    held.judge(corrected(DENIAL, correction))
    found = row(held, DENIAL.id)
    assert {name: getattr(found.record, name) for name in expected} == expected
    assert found.content.text == " … ".join(span.cut(TEXT) for span in found.record.content)
    assert found.machine == next(one for one in READING.statements if one.id == DENIAL.id)
    assert not any(checked.problems for checked in held.verify())


def test_a_corrected_polarity_turns_what_the_cue_makes_of_the_words(held: Ledger) -> None:
    assert not row(held, CHARGE.id).record.taken_back
    held.judge(corrected(CHARGE, Correction(polarity=Polarity.NEGATIVE, degree=Degree.PROBABLE)))
    found = row(held, CHARGE.id).record
    assert found.taken_back
    assert found.certainty is not None
    assert (found.certainty.degree, found.certainty.polarity) == (Degree.PROBABLE, Polarity.NEGATIVE)


def test_corrections_add_up_and_the_latest_word_holds(held: Ledger) -> None:
    held.judge(corrected(CHARGE, minute=1))
    held.judge(corrected(CHARGE, Correction(act=Act.WARN), "Bo", 2))
    review = row(held, CHARGE.id).review
    assert review.correction == dataclasses.replace(BRUSK, act=Act.WARN)
    assert review.by == "Bo"
    held.judge(rejected(CHARGE, minute=0))  # an earlier word that arrives later
    assert row(held, CHARGE.id).review.state is CORRECTED
    held.judge(accepted(CHARGE, minute=3))
    assert row(held, CHARGE.id).record == row(held, CHARGE.id).machine


def test_what_is_withdrawn_no_longer_holds_until_that_is_withdrawn(held: Ledger) -> None:
    first = held.judge(rejected(DENIAL))
    undone = held.judge(Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=first.number))
    assert states(held)[DENIAL.id] is MACHINE
    held.judge(Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=undone.number))
    assert states(held)[DENIAL.id] is REJECTED
    assert [one.number for one in held.judgements_on(DENIAL.id)] == [1, 2, 3]


@pytest.mark.parametrize(
    "correction", [Correction(content=(Span(0, len(TEXT) + 1),)), Correction(cue=(Span(len(TEXT), len(TEXT) + 4),))]
)
def test_a_place_that_leaves_the_text_is_refused_whole(held: Ledger, correction: Correction) -> None:
    with pytest.raises(IntegrityError, match="leaves a text"):
        held.judge(corrected(DENIAL, correction))
    assert list(held.judgements()) == []


def test_words_that_are_not_there_are_refused(held: Ledger) -> None:
    false = dataclasses.replace(pinned(DENIAL), words=("Teodor Žalvic", "denied", "there had been calls"))
    with pytest.raises(IntegrityError, match="do not cut its words"):
        held.judge(Judgement(JudgementKind.ACCEPT, "Ada", NOON, reviewed=Reviewed(false)))


def test_a_document_that_is_not_there_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="does not hold sha256:"):
        ledger.judge(accepted(DENIAL))


def test_judgements_hold_when_the_same_bytes_come_again(held: Ledger) -> None:
    held.judge(corrected(CHARGE))
    add(held)
    add(held, dataclasses.replace(READING, model="hand-2", selection=Selection.PRECISE))
    assert row(held, CHARGE.id).record.actor == MAYOR.id
    assert list(held.orphans()) == []


def without(*names: str) -> Reading:
    kept = tuple(one for one in READING.statements if one.id not in names)
    commitments = tuple(one for one in READING.commitments if one.statement not in names)
    grounds = tuple(one for one in READING.grounds if one.statement not in names)
    return dataclasses.replace(READING, statements=kept, commitments=commitments, grounds=grounds, model="hand-2")


def test_a_judgement_that_loses_its_statement_is_listed_and_comes_back(held: Ledger) -> None:
    held.judge(accepted(CHARGE))
    add(held, without(CHARGE.id))
    (orphan,) = held.orphans()
    assert (orphan.statement, orphan.review.state, orphan.title) == (pinned(CHARGE), CONFIRMED, DOCUMENT.title)
    assert (held.orphaned(), held.reviewed()[CONFIRMED]) == (1, 0)
    add(held)
    assert (list(held.orphans()), states(held)[CHARGE.id]) == ([], CONFIRMED)


def other_source(statement: Statement, source: tuple[Span, ...], **more: object) -> tuple[Statement, Reading]:
    """The reading with that statement's source elsewhere."""
    name = statement_id(DOCUMENT.id, source, statement.cue, statement.content)
    changed = dataclasses.replace(statement, id=name, source=source, **more)  # type: ignore[arg-type]
    found = without(statement.id)
    return changed, dataclasses.replace(found, statements=(*found.statements, changed))


def test_a_corrected_speaker_holds_where_only_the_source_is_read_otherwise(held: Ledger) -> None:
    held.judge(corrected(CHARGE, dataclasses.replace(BRUSK, act=Act.WARN)))
    changed, reading = other_source(CHARGE, (at("Seven days later he"),))
    add(held, reading)
    found = row(held, changed.id)
    assert (found.record.actor, found.review.carried, found.record.act) == (MAYOR.id, CHARGE.id, CHARGE.act)
    (orphan,) = held.orphans()
    assert orphan.carried == (changed.id,)
    held.judge(accepted(changed, minute=5))
    assert row(held, changed.id).record.actor == ZALVIC.id


@pytest.mark.parametrize("part", ["cue", "content"])
def test_a_corrected_speaker_is_never_carried_to_a_look_alike(held: Ledger, part: str) -> None:
    held.judge(corrected(CHARGE))
    nearly = {part: (Span(getattr(CHARGE, part)[0].start, getattr(CHARGE, part)[0].end - 1),)}
    changed = dataclasses.replace(CHARGE, **nearly)  # type: ignore[arg-type]
    name = statement_id(DOCUMENT.id, changed.source, changed.cue, changed.content)
    found = without(CHARGE.id)
    reading = dataclasses.replace(found, statements=(*found.statements, dataclasses.replace(changed, id=name)))
    add(held, reading)
    assert states(held)[name] is MACHINE
    assert [orphan.carried for orphan in held.orphans()] == [()]


def test_what_follows_from_judgements_can_be_made_anew(held: Ledger) -> None:
    for judgement in (
        corrected(CHARGE),
        rejected(LEAK, "Bo"),
        accepted(DENIAL),
        Judgement(JudgementKind.LINK, "Bo", NOON, reviewed=Reviewed(pinned(LEAK), None, pinned(DENIAL), Bond.DENIES)),
        Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=3),
    ):
        held.judge(judgement)
    add(held, other_source(CHARGE, (at("Seven days later he"),))[1])
    before = derived(held)
    held.rebuild_reviews()
    assert derived(held) == before
    assert [len(table) for table in before[:3]] == [6, 3, 1]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(review=REJECTED), {LEAK.id}),
        (Filters(review=CORRECTED), {CHARGE.id}),
        (Filters(review=CONFIRMED), set()),
        (Filters(review=CORRECTED, act=Act.WARN), {CHARGE.id}),
        (Filters(review=CORRECTED, act=CHARGE.act), set()),
    ],
)
def test_statements_are_asked_for_by_what_people_said(held: Ledger, filters: Filters, expected: set[str]) -> None:
    held.judge(rejected(LEAK))
    held.judge(corrected(CHARGE, dataclasses.replace(BRUSK, act=Act.WARN)))
    assert {one.id for one in held.statements(filters)} == expected
    unjudged = {one.id for one in held.statements(Filters(review=MACHINE))}
    assert unjudged == {one.id for one in READING.statements} - {LEAK.id, CHARGE.id}


def test_the_queue_has_what_most_needs_a_person_first_and_what_was_judged_last(held: Ledger) -> None:
    found = list(held.queue(0, 50))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert {one.row.id for one in found} == {one.id for one in READING.statements}
    first = {one.row.id: one for one in found}
    assert (first[DENIAL.id].denies, first[LEAK.id].unnamed, first[LEAK.id].doubt) == (True, True, 2)
    assert [one.row.id for one in held.queue(1, 2)] == [one.row.id for one in found[1:3]]
    held.judge(accepted(DENIAL))
    assert list(held.queue(0, 50))[-1].row.id == DENIAL.id
    add(held, dataclasses.replace(READING, model="hand-2"))
    assert list(held.queue(0, 50))[-1].row.id == DENIAL.id


def test_a_page_of_the_queue_is_no_walk(held: Ledger) -> None:
    plan = held._connection.execute(
        "EXPLAIN QUERY PLAN SELECT statement, denies, unnamed, doubt, cited, score FROM queue"
        " ORDER BY reviewed, score DESC, statement LIMIT 20 OFFSET 40"
    ).fetchall()
    steps = [str(step[-1]) for step in plan]
    assert any("queue_order" in step for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)


def test_the_last_judgement_of_somebody_is_the_last_that_stands(held: Ledger) -> None:
    assert held.last_review("Ada") is None
    first = held.judge(accepted(DENIAL))
    second = held.judge(rejected(LEAK))
    held.judge(accepted(BRIEFING, by="Bo"))
    assert held.last_review("Ada") == second
    held.judge(Judgement(JudgementKind.WITHDRAW, "Ada", NOON, withdraws=second.number))
    assert held.last_review("Ada") == first


def test_a_judgement_and_what_follows_from_it_are_one_transaction(
    held: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise sqlite3.OperationalError("the disk is gone")

    monkeypatch.setattr("onrecord.ledger.reviewing.derive", fails)
    with pytest.raises(LedgerError):
        held.judge(accepted(DENIAL))
    monkeypatch.undo()
    assert (list(held.judgements()), states(held)[DENIAL.id]) == ([], MACHINE)
