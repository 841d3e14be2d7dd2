"""By way of whom words came: every hop from the publisher down to the speaker, and none twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Addressee,
    Channel,
    ChannelKind,
    Reading,
    SourceKind,
    Statement,
    UnnamedKind,
    UnnamedSource,
    Unresolved,
    statement_id,
)
from onrecord.reports import chain, chain_of
from tests.invented import BRIEFING, CRITICS, DENIAL, DOCUMENT, LAMP, LEAK, READING, REPORT, TEXT, at

Steps = list[tuple[str, str]]
COURIER = ("The Saltmarsh Courier", "publisher")


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "call.db") as ledger:
        ledger.add(READING, TEXT.encode(), "call.txt")
        yield ledger


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (DENIAL, [COURIER, ("Teodor Žalvic", "named")]),
        (BRIEFING, [COURIER, ("he", "named")]),
        (LEAK, [COURIER, ("The Daily Lamp", "named"), ("a person familiar with the call", "unnamed")]),
        (CRITICS, [COURIER, ("The Daily Lamp", "outlet"), ("critics", "collective")]),
    ],
)
def test_every_hop_is_there_once(filled: Ledger, statement: Statement, expected: Steps) -> None:
    (row,) = filled.statements_beginning(statement.id)
    hops = chain_of(filled, row)
    assert [(hop.text, hop.kind.value) for hop in hops] == expected
    assert hops[-1].statement == statement.id
    assert hops[-1].cue == row.cue.text


def test_hops_know_whom_they_stand_for(filled: Ledger) -> None:
    (row,) = filled.statements_beginning(BRIEFING.id)
    publisher, speaker = chain_of(filled, row)
    assert (speaker.actor, speaker.name) == ("teodor-zalvic", "Teodor Žalvic")
    assert (publisher.actor, publisher.statement) == (None, None)


def steps(tmp_path: Path, statement: Statement, publisher: str | None = "The Saltmarsh Courier") -> Steps:
    document = replace(DOCUMENT, publisher=publisher)
    with Ledger.open(tmp_path / "one.db") as ledger:
        ledger.add(Reading(document, (statement,), "hand-1", actors=READING.actors), TEXT.encode(), "call.txt")
        (row,) = ledger.statements(Filters())
        return [(hop.text, hop.kind.value) for hop in chain((row,))]


SAYS = (at("critics"),), (at("said", "critics "),), (at("She may sue"),)
PLAIN = Statement(
    statement_id(DOCUMENT.id, *SAYS), CRITICS.kind, *SAYS, source_kind=SourceKind.COLLECTIVE, confidence=0.5
)
OUTLET = Channel((at("The Daily Lamp"),), ChannelKind.OUTLET, LAMP.id)


@pytest.mark.parametrize(
    ("more", "publisher", "between"),
    [
        ({"channel": OUTLET}, "Courier", [("The Daily Lamp", "outlet")]),
        ({"channel": replace(OUTLET, actor=None)}, "Courier", [("The Daily Lamp", "outlet")]),
        ({"channel": OUTLET}, "the daily lamp", []),
        ({"channel": replace(OUTLET, kind=ChannelKind.INTERVIEW)}, "Courier", []),
        ({"channel": OUTLET, "actor": LAMP.id}, "Courier", []),
        ({"addressee": Addressee((at("reporters"),))}, "Courier", []),
        ({}, None, []),
    ],
)
def test_an_outlet_is_a_hop_unless_it_is_its_neighbour(
    tmp_path: Path, more: dict[str, object], publisher: str | None, between: Steps
) -> None:
    told = replace(PLAIN, **more)  # type: ignore[arg-type]
    first = (publisher or "(publisher unknown)", "publisher")
    assert steps(tmp_path, told, publisher) == [first, *between, ("critics", "collective")]


def test_the_outlet_that_vouches_is_a_hop(tmp_path: Path) -> None:
    unnamed = UnnamedSource("u", UnnamedKind.PERSON, (at("critics"),), 1, None, outlet=LAMP.id)
    told = replace(PLAIN, source_kind=SourceKind.UNNAMED, unnamed=unnamed)
    assert steps(tmp_path, told)[1:] == [("The Daily Lamp", "outlet"), ("critics", "unnamed")]


def test_a_source_that_is_not_given_is_a_hop_all_the_same(tmp_path: Path) -> None:
    told = replace(
        PLAIN, id=statement_id(DOCUMENT.id, (), (), SAYS[2]), source=(), cue=(), source_kind=SourceKind.IMPLICIT
    )
    assert steps(tmp_path, told)[-1] == ("(implicit)", "implicit")
    assert REPORT.parent is None


def test_what_was_only_forwarded_has_an_open_end(filled: Ledger) -> None:
    (row,) = filled.statements_beginning(DENIAL.id)
    forwarded = replace(row, record=replace(row.record, unresolved=Unresolved.FORWARDED))
    assert [hop.uncertain for hop in chain([forwarded])] == [False, True]
    assert not any(hop.uncertain for hop in chain([row]))
