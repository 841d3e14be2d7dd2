"""Who speaks about, to and against whom: whom statements meet, edges, and what a ledger gives."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger
from onrecord.records import Act, ActorType, Judgement, JudgementKind, Reviewed, Told
from onrecord.reports.network import Meeting, Named, Way, denials, graph_of, meetings, network_of
from tests.invented import CHARGE, DENIAL, LEAK
from tests.linking.telling import claim, day, known, told
from tests.reports.claimed import AGAIN_ID, CHARGE_ID, claimed, fill

BRUSK, TARN = "ana-brusk", "bo-tarn"


def met(*statements: Told, way: Way = Way.ABOUT, whom: str = TARN) -> list[Meeting]:
    found = (meetings(replace(one, actors=frozenset({whom}))) for one in statements)
    return [replace(one, way=way) for each in found for one in each]


@pytest.mark.parametrize(
    ("statement", "to", "target", "expected"),
    [
        (told("a", names=[TARN, "lisk"]), None, None, [(Way.ABOUT, TARN), (Way.ABOUT, "lisk")]),
        (told("a", names=[BRUSK]), None, None, []),
        (told("a"), TARN, None, [(Way.TO, TARN)]),
        (told("a", act=Act.ACCUSE), BRUSK, BRUSK, []),
        (told("a", act=Act.ACCUSE), None, TARN, [(Way.AGAINST, TARN)]),
        (told("a", act=Act.PRAISE), None, TARN, []),
        (told("a", "an aide | said | Bo Tarn left", kind=LEAK.source_kind, names=[TARN]), TARN, TARN, []),
    ],
)
def test_whom_a_statement_meets(
    statement: Told, to: str | None, target: str | None, expected: list[tuple[Way, str]]
) -> None:
    assert [(one.way, one.whom) for one in meetings(statement, to, target)] == expected


def test_a_denial_is_against_each_who_asserts_it() -> None:
    says, again, own = told("a"), told("b", "Bo Tarn | said | the dam held", 2), told("c", on=4)
    denies = told("d", "Lisk | denied | the dam held", 3, act=Act.DENY, negative=True, negations="denied")
    everyone = known(says, again, own, denies)
    made = claim("a", "b", "c", "d")
    found = list(denials([made], everyone, ["d"]))
    assert [(one.statement, one.whom, one.denied, one.there) for one in found] == [
        ("d", BRUSK, "a", "document of a"),
        ("d", TARN, "b", "document of b"),
        ("d", BRUSK, "c", "document of c"),
    ]
    assert list(denials([made], everyone, ["a"])) == []


def test_who_is_unnamed_is_at_neither_end_of_a_denial() -> None:
    leaks = told("a", "an aide | said | the dam held", kind=LEAK.source_kind)
    denies = told("d", "an envoy | denied | the dam held", 3, act=Act.DENY, kind=LEAK.source_kind, negations="denied")
    denies = replace(denies, statement=replace(denies.statement, certainty=None))
    named = replace(denies, speaker=BRUSK)
    assert list(denials([claim("a", "d")], known(leaks, named), ["d"])) == []
    assert list(denials([claim("a", "d")], known(told("a"), denies), ["d"])) == []
    assert [one.whom for one in denials([claim("a", "d")], known(replace(leaks, speaker=TARN), named), ["d"])] == [TARN]


def test_an_edge_counts_statements_once_and_has_a_receipt() -> None:
    sure = told("b", "Ana Brusk | said | it was Bo Tarn", 3, sure=0.95)
    pointing = told("c", "Ana Brusk | said | that", 2, sure=0.99)
    found = graph_of([*met(told("a", sure=0.5), sure, pointing), *met(sure)])
    (edge,) = found.edges
    assert (edge.one, edge.way, edge.other) == (BRUSK, Way.ABOUT, TARN)
    assert (edge.statements, edge.documents, edge.first, edge.last) == (3, 3, day(1), day(3))
    assert edge.example == "b"
    assert [(one.actor, one.speaks, one.spoken_of) for one in found.places] == [(BRUSK, 3, 0), (TARN, 0, 3)]
    assert found.all_actors == 2


def test_the_most_who_take_part_and_the_strongest_edges() -> None:
    one, two = told("a"), told("b", on=2)
    listed = [*met(one, two), *met(one, whom="lisk"), *met(one, way=Way.TO)]
    found = graph_of(listed, top=2)
    assert ([place.actor for place in found.places], found.all_actors) == ([BRUSK, TARN], 3)
    edges = graph_of(listed, limit=1).edges
    assert [(edge.way, edge.other, edge.statements) for edge in edges] == [(Way.ABOUT, TARN, 2), (Way.TO, TARN, 1)]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "call.db") as opened:
        fill(opened)
        yield opened


def test_a_ledger_gives_a_network(ledger: Ledger) -> None:
    found = network_of(ledger)
    edges = {(edge.one, edge.way, edge.other): edge.example for edge in found.graph.edges}
    assert edges[("teodor-zalvic", Way.AGAINST, "lisk")] == CHARGE.id
    assert edges[("bo-tarn", Way.ABOUT, "ana-brusk")] == CHARGE_ID
    assert edges[("jan-kovar", Way.ABOUT, "ana-brusk")] == AGAIN_ID
    assert found.statements == 10
    assert found.named["lisk"] == Named("Lisk", ActorType.STATE)
    assert {place.actor for place in found.graph.places} == found.named.keys()
    assert {name for edge in found.graph.edges for name in (edge.one, edge.other)} <= found.named.keys()
    assert {edge.example for edge in found.graph.edges} == found.examples.keys()


def test_only_what_passes_is_counted(ledger: Ledger) -> None:
    found = network_of(ledger, Filters(about="gates"))
    assert {edge.one for edge in found.graph.edges} == {"bo-tarn", "jan-kovar"}
    assert found.statements == 2
    assert DENIAL.id not in {edge.example for edge in found.graph.edges}


def test_rejected_statements_meet_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "onrecord.db") as ledger:
        fill(ledger)
        before = network_of(ledger)
        for row in list(ledger.statements()):
            reject = Judgement(JudgementKind.REJECT, "Ada", dt.datetime.now(dt.UTC), reviewed=Reviewed(row.pinned))
            ledger.judge(reject)
        after = network_of(ledger)
    assert before.graph.edges
    assert (after.graph.edges, after.statements, after.spoken) == ((), 0, 0)
