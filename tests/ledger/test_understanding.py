"""What is understood of statements: kept whole, replaced whole, and a changed row is noticed wherever it is."""

import contextlib
import dataclasses
import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import IntegrityError
from onrecord.ledger import Filters, Ledger, Party
from onrecord.ledger.tables import TABLES, digest
from onrecord.records import Act, ActorType, Reading
from tests.invented import DENIAL, DOCUMENT, LAMP, LEAK, LISK, READING, TEXT, ZALVIC

ORIGINAL = TEXT.encode()


def rows(path: Path) -> dict[str, int]:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        asked = {name: ("SELECT count(*) FROM", name) for name in TABLES}
        return {name: connection.execute(" ".join(pieces)).fetchone()[0] for name, pieces in asked.items()}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add(READING, ORIGINAL, "call.txt")
    return ledger


def test_every_field_comes_back(filled: Ledger) -> None:
    assert filled.reading(DOCUMENT.id) == READING
    assert [row.record for row in filled.statements(Filters(act=Act.DENY))] == [DENIAL]


def test_every_table_is_filled_and_emptied_by_the_next_reading(filled: Ledger, path: Path) -> None:
    assert all(rows(path).values())
    bare = Reading(DOCUMENT, (), "hand-2")
    assert filled.add(bare, ORIGINAL, "call.txt").read
    assert not any(rows(path).values())
    assert filled.reading(DOCUMENT.id) == bare
    filled.add(READING, ORIGINAL, "call.txt")
    assert filled.reading(DOCUMENT.id) == READING
    assert not any(checked.problems for checked in filled.verify())


def test_a_row_has_the_names_of_those_it_names(filled: Ledger) -> None:
    by_act = {(row.record.act, row.record.actor): row for row in filled.statements(Filters())}
    assert by_act[Act.ACCUSE, ZALVIC.id].parties == (
        Party(ZALVIC.id, "Teodor Žalvic", ActorType.PERSON),
        Party(LISK.id, "Lisk", ActorType.STATE),
    )
    (leak,) = (row for row in filled.statements(Filters()) if row.id == LEAK.id)
    assert leak.names == {LAMP.id: "The Daily Lamp"}
    assert leak.text == TEXT


def test_an_unnamed_source_with_a_name_is_refused(ledger: Ledger) -> None:
    unmasked = dataclasses.replace(LEAK, actor=ZALVIC.id)
    statements = tuple(unmasked if one is LEAK else one for one in READING.statements)
    with pytest.raises(IntegrityError, match="an unnamed source was given a name"):
        ledger.add(dataclasses.replace(READING, statements=statements), ORIGINAL, "call.txt")
    assert list(ledger.documents()) == []


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_goes_is_noticed(filled: Ledger, path: Path, table: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        first = TABLES[table].columns[0]
        pieces = ("DELETE FROM", table, "WHERE", first, "= (SELECT max(", first, ") FROM", table, ")")
        connection.execute(" ".join(pieces))
    assert any(checked.problems for checked in filled.verify())


CHANGES = [
    "UPDATE actors SET name = 'Nobody' WHERE number = 2",
    "UPDATE actors SET type = 'ghost' WHERE number = 2",
    "UPDATE actors SET names = '[]'",
    'UPDATE mentions SET "end" = "end" + 1',
    "UPDATE roles SET former = 1 - former",
    "UPDATE parties SET actor = 3 WHERE part = 'speaker'",
    "UPDATE unnamed_sources SET most = 7",
    "UPDATE further_spans SET words = 'surely' WHERE part = 'hedge'",
    "UPDATE further_spans SET start = start + 1 WHERE part = 'reason'",
    "UPDATE times SET value = '2026-03-13'",
    'UPDATE times SET "end" = 4000',
    "UPDATE quantities SET low = '1' WHERE position = 0",
    "UPDATE quantities SET low = '60000' WHERE position = 0",
    "UPDATE counted SET start = start + 1",
    "UPDATE statements SET act = 'admit' WHERE act = 'deny'",
    "UPDATE statements SET polarity = '+'",
    "UPDATE statements SET said_start = '2026-03-13'",
    "UPDATE readings SET digest = 'x'",
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_value_that_changes_is_noticed_at_its_document(filled: Ledger, path: Path, change: str) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert connection.execute(change).rowcount
    found = [problem for checked in filled.verify() for problem in checked.problems]
    assert "what was read in it is not what was recorded: the digest differs" in {one.message for one in found}
    assert {one.where for one in found if "digest" in one.message} == {DOCUMENT.id}


def test_a_digest_is_of_the_rows_and_not_of_their_order() -> None:
    first, second = (1, "a", None), (2, "b", 0.5)
    assert digest({"t": [first, second], "u": []}) == digest({"u": [], "t": [second, first]})
    assert digest({"t": [first], "u": [second]}) != digest({"t": [first, second], "u": []})
