"""What linking writes: kept, found again by key, and taken back with the reading that it came from."""

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Band, Entry, Ledger, Linked, Neighbour, Settled
from onrecord.ledger.nearness import OPEN
from onrecord.ledger.propositions import packed, unpacked
from onrecord.records import (
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
FRAUD = Proposition(CHARGE.id, DOCUMENT.id, "fraud", PUBLISHED)
SIGNS = b"s" * 32
ENTRIES = (
    Entry("w1", CALL, ((DENIAL.id, 0),), (1,), (2,), b"one", SIGNS),
    Entry("w2", NONE, ((BRIEFING.id, 0), (CHARGE.id, 1)), (2, 3), (), b"two", SIGNS, says=True),
    Entry("w3", FRAUD, ((CHARGE.id, 0),)),
)


SAME, APART = Link("w1", "w2", Relation.SAME, 0.9), Link("w1", "w3", Relation.COMPATIBLE, 0.9)
LINKED = Linked(
    DOCUMENT.id,
    "linker-1",
    (Band(77, Span(0, 10)), Band(78, Span(0, 10))),
    ((DOCUMENT.id, Reused(Span(0, 4), DOCUMENT.id, Span(5, 9), 0.75)),),
)


def numbers(pages: Iterable[bytes]) -> list[int]:
    held = b"".join(pages)
    return [int.from_bytes(held[at : at + 8], "little") for at in range(0, len(held), 40)]


@pytest.fixture
def linked(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "a.db") as ledger:
        ledger.add(READING, TEXT.encode(), "a.txt")
        with ledger.linking() as linking:
            linking.begin(DOCUMENT.id)
            assert linking.enter(DOCUMENT.id, ENTRIES) == ["w1", "w2", "w3"]
            linking.link([SAME, APART])
            first, second = (Settled(name, "w1", agrees, 0.8) for name, agrees in (("w1", True), ("w2", False)))
            linking.settle(["w1", "w2"], [first, second])
            linking.finish(LINKED)
        yield ledger


@pytest.mark.parametrize("proposition", [CALL, NONE, FRAUD])
def test_a_proposition_comes_out_as_it_went_in(proposition: Proposition) -> None:
    assert unpacked(packed(proposition)) == proposition


@pytest.mark.parametrize(
    ("keys", "found"), [((1,), ["w1"]), ((2,), ["w1", "w2"]), ((3, 1), ["w2", "w1"]), ((5,), []), ((), [])]
)
def test_wordings_are_found_by_their_keys(linked: Ledger, keys: tuple[int, ...], found: list[str]) -> None:
    with linked.linking() as linking:
        assert [name for name, _ in linking.vectors(numbers(linking.pages(keys))).values()] == found


def test_a_full_page_is_followed_by_another(linked: Ledger) -> None:
    many = [Entry(f"x{number}", FRAUD, (), (8,), (), b"v", SIGNS) for number in range(250)]
    with linked.linking() as linking:
        linking.enter(DOCUMENT.id, many)
        pages = list(linking.pages([8]))
        assert [len(page) for page in pages] == [4000, 4000, 2000]
        assert [name for name, _ in linking.vectors(numbers(pages)).values()] == [entry.wording for entry in many]


def test_a_wording_that_is_known_is_not_new(linked: Ledger) -> None:
    with linked.linking() as linking:
        assert linking.enter(DOCUMENT.id, ENTRIES[:1]) == []


def test_what_hangs_together_comes_with_the_links_between(linked: Ledger) -> None:
    with linked.linking() as linking:
        known, links = linking.around(["w2"])
        assert (known, links) == ({"w1": CALL, "w2": NONE}, [SAME])
        linking.unlink([("w2", "w1")])
        assert linking.around(["w2"]) == ({"w2": NONE}, [])


def test_links_and_claims_go_by_statements(linked: Ledger) -> None:
    one, other = sorted((DENIAL.id, BRIEFING.id))
    assert Link(one, other, Relation.SAME, 0.9, LinkKind.MODEL) in set(linked.links(DENIAL.id))
    (claim,) = linked.claims()
    assert claim.id == DENIAL.id
    assert set(claim.members) == {
        Member(DENIAL.id, agrees=True, confidence=0.8),
        Member(BRIEFING.id, agrees=False, confidence=0.8),
        Member(CHARGE.id, agrees=False, confidence=0.8),
    }
    assert list(linked.claims(BRIEFING.id)) == [claim]
    assert list(linked.claims("0" * 20)) == []


def test_the_same_words_make_a_claim_without_a_link(linked: Ledger) -> None:
    with linked.linking() as linking:
        linking.settle(["w1", "w2"], [])
    first = min(BRIEFING.id, CHARGE.id)
    name = f"{CHARGE.id}.1" if first == CHARGE.id else first
    (claim,) = linked.claims()
    assert (claim.id, {member.statement for member in claim.members}) == (name, {BRIEFING.id, CHARGE.id})


def test_documents_share_passages_by_their_bands(linked: Ledger) -> None:
    band = Band(78, Span(3, 4))
    with linked.linking() as linking:
        assert list(linking.sharing([band], but="another")) == [(band, DOCUMENT.id, Span(0, 10))]
        assert list(linking.sharing([band], but=DOCUMENT.id)) == []
    assert list(linked.reused(DOCUMENT.id)) == [Reused(Span(0, 4), DOCUMENT.id, Span(5, 9), 0.75)]


def test_a_document_is_linked_once_by_each_linker(linked: Ledger) -> None:
    assert list(linked.unlinked("linker-1")) == []
    assert list(linked.unlinked("linker-2")) == [DOCUMENT.id]


def test_another_reading_takes_it_all_back(linked: Ledger) -> None:
    linked.add(dataclasses.replace(READING, model="hand-2"), TEXT.encode(), "a.txt")
    assert list(linked.unlinked("linker-1")) == [DOCUMENT.id]
    assert list(linked.claims()) == []
    with linked.linking() as linking:
        assert linking.begin(DOCUMENT.id) == []
        assert linking.vectors(numbers(linking.pages([1, 2, 3]))) == {}
        assert linking.unsettled() == []


def test_the_others_of_a_claim_are_settled_anew(linked: Ledger) -> None:
    with linked.linking() as linking:
        linking._connection.execute("DELETE FROM propositions WHERE wording = 1")
        linking._connection.execute("DELETE FROM wordings WHERE number = 1")
        assert linking.unsettled() == ["w2"]
        linking.settle(["w2"], [])
        assert linking.unsettled() == []


def test_linking_again_replaces(linked: Ledger) -> None:
    with linked.linking() as linking:
        linking.begin(DOCUMENT.id)
        linking.enter(DOCUMENT.id, ENTRIES[:1])
        linking.finish(Linked(DOCUMENT.id, "linker-2"))
    assert (list(linked.unlinked("linker-2")), list(linked.unlinked("linker-1"))) == ([], [DOCUMENT.id])
    assert (list(linked.links(DENIAL.id)), list(linked.reused(DOCUMENT.id))) == ([], [])


def test_an_error_leaves_the_ledger_as_it_was(linked: Ledger) -> None:
    def link() -> None:
        with linked.linking() as linking:
            linking.settle(["w1"], [])
            linking.begin("sha256:" + "0" * 64)

    with pytest.raises(LedgerError):
        link()
    assert len(list(linked.claims())) == 1


def test_lists_come_back_with_their_reaches(linked: Ledger) -> None:
    listed = {2: Neighbour(40, "w2", 0.8), 3: Neighbour(60, "w3", 0.5)}
    with linked.linking() as linking:
        linking.nearness.put(1, listed, 2)
        linking.nearness.put(2, {1: Neighbour(40, "w1", 0.8)}, 2)
        linking.nearness.close()
    with linked.linking() as linking:
        assert linking.nearness.lists([1, 3]) == {1: listed, 3: {}}
        assert linking.nearness.reach(np.array([1, 2, 3, 9_000])).tolist() == [60, OPEN, OPEN, OPEN]
