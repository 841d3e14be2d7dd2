"""How often a claim is made moves its statements up the queue, as documents come, go and are linked."""

import dataclasses

import pytest

from onrecord.ledger import Ledger, schema
from onrecord.pipeline import link
from onrecord.records import Document, Selection, sha256
from tests.cli.sayings import Sayings

SAID = "Mira Tolland said that the old harbour was closed by the mayor."


def add(ledger: Ledger, number: int, text: str = SAID, model: str = "sayings-1") -> None:
    body = f"{text} Bulletin {number}."
    document = Document(body, sha256(body.encode()), f"Bulletin {number}")
    reading = Sayings()()(document, Selection.BALANCED)
    ledger.add(dataclasses.replace(reading, model=model), body.encode(), f"{number}.txt")


def linked(ledger: Ledger) -> None:
    for _ in link(ledger, Sayings().linker()):
        pass


def cited(ledger: Ledger) -> list[int]:
    return [one.cited for one in ledger.queue(0, 100)]


@pytest.mark.parametrize(("documents", "steps"), [(1, 0), (2, 1), (3, 1), (4, 2), (17, 3)])
def test_a_claim_that_many_make_moves_up(ledger: Ledger, documents: int, steps: int) -> None:
    for number in range(documents):
        add(ledger, number)
        linked(ledger)
    add(ledger, 99, "Ivo Maren said that pier nine is shut.")
    linked(ledger)
    assert cited(ledger) == [*[steps] * documents, 0]


def test_it_is_the_same_where_all_are_linked_at_once(ledger: Ledger) -> None:
    for number in range(4):
        add(ledger, number)
    assert cited(ledger) == [0] * 4
    linked(ledger)
    assert cited(ledger) == [2] * 4


def test_what_is_read_anew_is_counted_anew(ledger: Ledger) -> None:
    for number in range(4):
        add(ledger, number)
    linked(ledger)
    add(ledger, 0, model="sayings-2")
    linked(ledger)
    assert cited(ledger) == [2] * 4


def test_a_ledger_from_before_there_was_a_queue_gets_the_same(ledger: Ledger) -> None:
    for number in range(3):
        add(ledger, number)
    add(ledger, 99, "Ivo Maren said that pier nine is shut. Two officials denied that it was.")
    linked(ledger)
    asked = "SELECT * FROM queue ORDER BY statement"
    before = ledger._connection.execute(asked).fetchall()
    assert len(before) == 5
    (step,) = [one for one in schema.migrations() if one.number == 8]
    ledger._connection.execute("DELETE FROM queue")
    ledger._connection.execute(list(step.statements())[-1])
    assert ledger._connection.execute(asked).fetchall() == before
