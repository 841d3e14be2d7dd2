"""Linking end to end, on documents of the bundled affair: the order of arrival tells nothing, and nothing is lost."""

import dataclasses
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path

import pytest

from onrecord.ingest import Hints, ingest
from onrecord.ledger import Entry, Ledger
from onrecord.linking.wording import wording_id
from onrecord.models import StatementModel
from onrecord.pipeline import Linker, judge, link, link_reading
from onrecord.reading.read import read_document
from onrecord.records import Proposition, Reading, Relation, Stance
from onrecord.reports.claims import claim_rows
from onrecord.reports.telling import claims_of, claims_with, tell, told_of

AFFAIR = resources.files("onrecord") / "examples" / "affair"
FILES = (
    "2026-03-09-courier-call.md",
    "2026-03-10-lamp-drown.html",
    "2026-03-14-courier-committee.md",
    "2026-03-17-kesta-briefing.html",
    "2026-03-23-weighbridge-count.html",
    "official-releases.csv",
)
Read = tuple[Reading, bytes, str]
Known = list[tuple[str, list[tuple[str, bool, float]]]]


@pytest.fixture(scope="module")
def readings() -> list[Read]:
    model = StatementModel.load()
    with resources.as_file(AFFAIR) as folder:
        inputs = [found for name in FILES for found in ingest(folder / name, Hints())]
    return [
        (read_document(found.document, model), found.original, found.location) for found in inputs if found.document
    ]


@pytest.fixture(scope="module")
def linker() -> Linker:
    return Linker.load()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Callable[[Sequence[Read]], Ledger]]:
    opened: list[Ledger] = []

    def made(readings: Iterable[Read]) -> Ledger:
        opened.append(Ledger.open(tmp_path / f"{len(opened)}.db"))
        for one in readings:
            opened[-1].add(*one)
        return opened[-1]

    yield made
    for one in opened:
        one.close()


def settle(ledger: Ledger, linker: Linker) -> Known:
    """Link what waits; all that is known of claims, links and reuse then."""
    assert all(step.pairs >= 0 for step in link(ledger, linker))
    assert all(step.judged for step in judge(ledger, linker))
    return known(ledger)


def known(ledger: Ledger) -> Known:
    return sorted(
        (claim.id, sorted((one.statement, one.agrees, round(one.confidence, 6)) for one in claim.members))
        for claim in claims_of(ledger)
    )


def test_the_order_of_arrival_tells_nothing(
    readings: list[Read], linker: Linker, ledger: Callable[[Sequence[Read]], Ledger]
) -> None:
    first = ledger(readings)
    expected = settle(first, linker)
    assert expected
    for seed in (1, 2):
        turned = list(readings)
        random.Random(seed).shuffle(turned)  # noqa: S311 - an order, no secret
        other = ledger(())
        for one in turned:  # one at a time, judged at once
            other.add(*one)
            assert settle(other, linker) is not None
        assert known(other) == expected
        for reading, *_ in readings:
            document = reading.document.id
            assert list(other.reused(document)) == list(first.reused(document))
            for statement in reading.statements:
                assert set(other.links(statement.id)) == set(first.links(statement.id))


def test_linking_again_changes_nothing_and_a_new_reading_puts_its_own_in_place(
    readings: list[Read], linker: Linker, ledger: Callable[[Sequence[Read]], Ledger]
) -> None:
    held = ledger(readings)
    expected = settle(held, linker)
    assert settle(held, linker) == expected
    for reading, *_ in readings[:4]:
        link_reading(held, reading, linker)
    assert settle(held, linker) == expected
    for reading, original, place in readings[:4]:
        bare = dataclasses.replace(reading, statements=(), commitments=(), grounds=(), model="nothing-1")
        held.add(bare, original, place)
    without = settle(held, linker)
    gone = {statement.id for reading, *_ in readings[:4] for statement in reading.statements}
    assert not gone & {name for _, members in without for name, *_ in members}
    for one in readings[:4]:
        held.add(*one)
    assert settle(held, linker) == expected
    assert [checked.problems for checked in held.verify() if checked.problems] == []


class Older(Linker):
    """A linker of another version, which knew wordings by other ids."""

    @property
    def version(self) -> str:
        return f"older than {super().version}"

    def entries(self, propositions: Sequence[Proposition]) -> list[Entry]:
        return [dataclasses.replace(one, wording=one.wording[::-1]) for one in super().entries(propositions)]


def test_what_another_version_linked_gives_way(
    readings: list[Read],
    linker: Linker,
    ledger: Callable[[Sequence[Read]], Ledger],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expected = settle(ledger(readings), linker)
    held = ledger(readings)
    with monkeypatch.context() as before:
        before.setattr("onrecord.pipeline.linking.wording_id", lambda *given, **more: wording_id(*given, **more)[::-1])
        settle(held, Older(linker.sentences, linker.pairs))
    assert settle(held, linker) == expected


def test_a_denial_and_what_it_denies_stand_on_two_sides(
    readings: list[Read], linker: Linker, ledger: Callable[[Sequence[Read]], Ledger]
) -> None:
    held = ledger(readings)
    settle(held, linker)
    denying = {
        (link.one, link.other)
        for reading, *_ in readings
        for statement in reading.statements
        for link in held.links(statement.id)
        if link.relation is Relation.DENIES
    }
    told = {one.id: one for one in tell(held)}
    assert any("There was no call" in told[name].words for pair in denying for name in pair)
    rows = claim_rows(held)
    contested = [row for row in rows if row.status.count(Stance.ASSERTS) and row.status.count(Stance.DENIES)]
    assert contested
    assert claims_with(held, "0" * 20)[0].members[0].statement == "0" * 20
    assert not told_of(held, ["0" * 20])
