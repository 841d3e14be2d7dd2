"""What linking writes: kept, found again by key, and taken back with the reading that it came from."""

import dataclasses
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Band, Entry, Ledger, Linked, Settled
from onrecord.ledger.propositions import detail
from onrecord.records import (
    Claim,
    Comparison,
    Degree,
    Figure,
    Link,
    LinkKind,
    Member,
    Polarity,
    Proposition,
    Relation,
    Reused,
    Span,
)
from tests.invented import BRIEFING, CHARGE, DENIAL, DOCUMENT, PUBLISHED, READING, TEXT, THURSDAY

CALL = Proposition(
    DENIAL.id,
    DOCUMENT.id,
    "there had been a call",
    PUBLISHED,
    denied=True,
    degree=Degree.CERTAIN,
    polarity=Polarity.NEGATIVE,
    act=DENIAL.act,
    speaker="zalvic",
    names=frozenset({"lisk"}),
    figures=(Figure(None, None, "minutes", Comparison.ABOUT),),
    days=(THURSDAY,),
    spans=DENIAL.content,
)
NONE = Proposition(BRIEFING.id, DOCUMENT.id, "There was no call", PUBLISHED, spans=BRIEFING.content)
MORE = dataclasses.replace(NONE, words="None at all", part=1)
FRAUD = Proposition(CHARGE.id, DOCUMENT.id, "fraud", PUBLISHED)
ENTRIES = (Entry(CALL, (1, 2), b"one"), Entry(NONE, (2, 3), b"two"), Entry(MORE), Entry(FRAUD, (9,), b"four"))


def link(one: Proposition, other: Proposition, relation: Relation, confidence: float = 0.9) -> Link:
    first, second = sorted((one.id, other.id))
    return Link(first, second, relation, confidence, LinkKind.REFERENCE)


SAME = link(CALL, NONE, Relation.SAME)
APART = link(CALL, FRAUD, Relation.COMPATIBLE)
LINKED = Linked(
    DOCUMENT.id,
    "linker-1",
    ENTRIES,
    (SAME, APART, link(NONE, MORE, Relation.SAME)),
    (Band(77, Span(0, 10)), Band(78, Span(0, 10))),
    ((DOCUMENT.id, Reused(Span(0, 4), DOCUMENT.id, Span(5, 9), 0.75)),),
)


@pytest.fixture
def linked(tmp_path: Path) -> Ledger:
    ledger = Ledger.open(tmp_path / "a.db")
    ledger.add(READING, TEXT.encode(), "a.txt")
    with ledger.linking() as linking:
        linking.enter(LINKED)
        linking.settle(
            [CALL.id, NONE.id],
            [
                Settled(CALL.id, CALL.id, agrees=True, confidence=0.8),
                Settled(NONE.id, CALL.id, agrees=False, confidence=0.7),
            ],
        )
    return ledger


def test_a_proposition_comes_out_as_it_went_in(linked: Ledger) -> None:
    with linked.linking() as linking:
        numbers = [near.number for near in linking.near([1, 2, 3, 9])]
        assert linking.propositions(numbers) == [CALL, NONE, FRAUD]


@pytest.mark.parametrize(
    ("keys", "vectors"), [((1,), [b"one"]), ((2,), [b"one", b"two"]), ((2, 1, 3), [b"one", b"two"]), ((5,), [])]
)
def test_propositions_are_found_by_their_keys(linked: Ledger, keys: tuple[int, ...], vectors: list[bytes]) -> None:
    with linked.linking() as linking:
        assert [near.vector for near in linking.near(keys)] == vectors


def test_what_hangs_together_comes_with_the_links_between(linked: Ledger) -> None:
    with linked.linking() as linking:
        (fraud,) = linking.propositions(near.number for near in linking.near([9]))
        assert linking.around([fraud.id]) == ([FRAUD], [])
        everything = linking.propositions(near.number for near in linking.near([1]))
        known, links = linking.around([everything[0].id])
        assert [one.id for one in known] == [CALL.id, NONE.id, MORE.id]
        assert set(links) == {SAME, link(NONE, MORE, Relation.SAME)}


def test_links_and_claims_go_by_statements(linked: Ledger) -> None:
    assert set(linked.links(DENIAL.id)) == {SAME, APART}
    claim = Claim(
        CALL.id, (Member(DENIAL.id, agrees=True, confidence=0.8), Member(BRIEFING.id, agrees=False, confidence=0.7))
    )
    (found,) = linked.claims()
    assert (found.id, set(found.members)) == (claim.id, set(claim.members))
    assert list(linked.claims(BRIEFING.id)) == [found]
    assert list(linked.claims(CHARGE.id)) == []


def test_documents_share_passages_by_their_bands(linked: Ledger) -> None:
    with linked.linking() as linking:
        assert list(linking.sharing([1, 78, 77], but="another")) == [DOCUMENT.id]
        assert list(linking.sharing([78], but=DOCUMENT.id)) == []
    assert list(linked.reused(DOCUMENT.id)) == [Reused(Span(0, 4), DOCUMENT.id, Span(5, 9), 0.75)]


def test_a_document_is_linked_once_by_each_linker(linked: Ledger) -> None:
    assert list(linked.unlinked("linker-1")) == []
    assert list(linked.unlinked("linker-2")) == [DOCUMENT.id]


def test_another_reading_takes_it_all_back_and_the_rest_is_settled_anew(linked: Ledger) -> None:
    again = dataclasses.replace(READING, model="hand-2")
    linked.add(again, TEXT.encode(), "a.txt")
    assert list(linked.unlinked("linker-1")) == [DOCUMENT.id]
    assert list(linked.claims()) == []
    with linked.linking() as linking:
        assert list(linking.near([1, 2, 3, 9])) == []
        assert linking.unsettled() == []


def test_the_others_of_a_claim_are_settled_anew(linked: Ledger) -> None:
    with linked.linking() as linking:
        linking._connection.execute(
            "DELETE FROM propositions WHERE statement = (SELECT number FROM statements WHERE id = ?)", (DENIAL.id,)
        )
        assert linking.unsettled() == [NONE.id]
        linking.settle([NONE.id], [])
        assert linking.unsettled() == []
    assert list(linked.claims()) == []


def test_linking_again_replaces(linked: Ledger) -> None:
    with linked.linking() as linking:
        linking.enter(
            dataclasses.replace(LINKED, linker="linker-2", entries=ENTRIES[:1], links=(), bands=(), reused=())
        )
    assert list(linked.unlinked("linker-2")) == []
    assert (list(linked.links(DENIAL.id)), list(linked.reused(DOCUMENT.id))) == ([], [])
    with linked.linking() as linking:
        assert [near.vector for near in linking.near([1, 2, 3, 9])] == [b"one"]
        assert list(linking.sharing([77, 78], but="")) == []


def test_an_error_leaves_the_ledger_as_it_was(linked: Ledger) -> None:
    with pytest.raises(LedgerError), linked.linking() as linking:
        linking.enter(dataclasses.replace(LINKED, document="sha256:" + "0" * 64))
    assert len(list(linked.claims())) == 1


def test_detail_is_the_same_whatever_the_order_of_names() -> None:
    one = dataclasses.replace(CALL, names=frozenset({"b", "a"}))
    assert detail(one) == detail(dataclasses.replace(CALL, names=frozenset({"a", "b"})))
