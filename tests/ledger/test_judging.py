"""Judgements are added and never changed; they outlive every reading of what they are about."""

import dataclasses
import datetime as dt
import sqlite3

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger
from onrecord.records import ActorType, Judgement, JudgementKind, Mentioned, Rated, Rating, Weight
from tests.invented import DOCUMENT, READING, TEXT, ZALVIC

NOON = dt.datetime(2026, 3, 20, 12, tzinfo=dt.timezone(dt.timedelta(hours=2)))
ONE, OTHER = (Mentioned(DOCUMENT.id, name, ActorType.PERSON) for name in ("Teodor Žalvic", "T. “Teo” Žalvic\n"))
MERGE = Judgement(JudgementKind.MERGE, "Ada", NOON, "one man", (ONE, OTHER))
SPLIT = Judgement(JudgementKind.SPLIT, "Ada", NOON, these=(ONE,), those=(OTHER,))
WITHDRAWAL = Judgement(JudgementKind.WITHDRAW, "Bo", NOON, withdraws=1)
HYPOTHESIS = Judgement(JudgementKind.HYPOTHESIS, "Ada", NOON, hypothesis="There was “no” call,\n\tever")
RATING = Judgement(JudgementKind.RATE, "Bo", NOON, rated=Rated("h1", "0" * 20, Rating.VERY_INCONSISTENT, Weight.HIGH))
LIGHT = Judgement(JudgementKind.RATE, "Bo", NOON, "twice", rated=Rated("h1", "1" * 20, Rating.NOT_APPLICABLE))
ALL = (MERGE, SPLIT, WITHDRAWAL, HYPOTHESIS, RATING, LIGHT)


def test_they_come_back_numbered(ledger: Ledger) -> None:
    recorded = [ledger.judge(judgement) for judgement in ALL]
    assert [judgement.number for judgement in recorded] == [1, 2, 3, 4, 5, 6]
    assert list(ledger.judgements()) == recorded
    assert [dataclasses.replace(judgement, number=0) for judgement in recorded] == list(ALL)


def test_they_outlive_a_reading(ledger: Ledger) -> None:
    ledger.add(READING, TEXT.encode(), "call.txt")
    ledger.judge(MERGE)
    ledger.add(dataclasses.replace(READING, model="hand-2"), TEXT.encode(), "call.txt")
    assert len(list(ledger.judgements())) == 1
    assert not any(checked.problems for checked in ledger.verify())


@pytest.mark.parametrize("change", ["DELETE FROM judgements", "UPDATE judgements SET judged_by = 'Bo'"])
def test_nobody_changes_them(ledger: Ledger, change: str) -> None:
    ledger.judge(MERGE)
    with pytest.raises(sqlite3.IntegrityError, match="a judgement is never"):
        ledger._connection.execute(change)


def test_what_is_not_there_cannot_be_withdrawn(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="there is no judgement 1"):
        ledger.judge(WITHDRAWAL)
    assert list(ledger.judgements()) == []


def test_actors_are_told_document_by_document(ledger: Ledger) -> None:
    ledger.add(READING, TEXT.encode(), "call.txt")
    first, *_ = found = list(ledger.actors())
    assert [row.id for row in found] == [actor.id for actor in READING.actors]
    assert (first.document, first.published, first.type) == (DOCUMENT.id, DOCUMENT.published, ActorType.PERSON)
    assert (first.names, first.roles) == (ZALVIC.names, ZALVIC.roles)
    assert (first.mentions, first.statements) == (3, 3)
