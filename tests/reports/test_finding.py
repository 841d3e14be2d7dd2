"""One box for everything: names may be misspelt, words may not; what is many is said to be many."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.answers.boards import Maker, make_boards
from onrecord.answers.finding import found_object
from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.reports.finding import find
from tests.answers.test_boards import NOW, TODAY, never
from tests.reports.claimed import CALL, GATES, claimed, fill


@pytest.fixture(params=["joined at once", "kept"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """The same ledger as a small one, and as a large one that answers from its boards."""
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        fill(opened)
        if request.param == "kept":
            make_boards(opened, Maker(never, TODAY, lambda: NOW))
            for module in ("onrecord.reports.finding", "onrecord.answers.finding"):
                monkeypatch.setattr(f"{module}.LARGE", 0)
        yield opened


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("Teodor Žalvic", ["teodor-zalvic"]),
        ("zalvic", ["teodor-zalvic"]),
        ("teodr zalvik", ["teodor-zalvic"]),
        ("Tarn Bo", ["bo-tarn"]),
        ("ana brusc", ["ana-brusk"]),
        ("gates", []),
    ],
)
def test_actors_are_found_by_names_that_are_nearly_right(ledger: Ledger, words: str, actors: list[str]) -> None:
    assert [one.id for one in find(ledger, words).actors][:1] == actors


@pytest.mark.parametrize(
    ("words", "claims"),
    [("gates", [(GATES.id, 2)]), ("call", [(CALL.id, 4)]), ('"opened the gates"', [(GATES.id, 2)]), ("gatse", [])],
)
def test_claims_are_found_by_words_of_their_statements(
    ledger: Ledger, words: str, claims: list[tuple[str, int]]
) -> None:
    assert [(one.id, one.statements) for one in find(ledger, words).claims] == claims


def test_passages_are_counted_in_all_and_shown_up_to_the_limit(ledger: Ledger) -> None:
    found = find(ledger, "gates", 1)
    assert (len(found.claims), found.statements, found.documents, found.ranked) == (1, 2, 2, True)
    assert found.hits[0].statement is not None
    assert "gates" in found.hits[0].text


def test_what_is_more_than_can_be_ranked_is_said_to_be(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reports.finding.RANKED", 1)
    found = find(ledger, "gates")
    assert (found.statements, found.ranked) == (2, False)


@pytest.mark.parametrize("words", ["", "…", '""'])
def test_no_word_is_said_to_be_none(ledger: Ledger, words: str) -> None:
    with pytest.raises(InputError, match="there is no word to look for"):
        find(ledger, words)


def test_a_limit_is_at_least_one(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="a limit is at least 1"):
        find(ledger, "gates", 0)


def test_each_result_has_a_receipt_that_cuts_its_words(ledger: Ledger) -> None:
    found = found_object(ledger, "gates", 5)
    named = found_object(ledger, "zalvik", 5)
    assert named["actors"][0]["statements"] > 0
    for one in (*found["claims"], *found["hits"], *named["actors"]):
        receipt = one["receipt"]
        assert receipt is not None
        beginning, _, places = receipt.rstrip("]").partition("[")
        (row,) = [row for row in ledger.documents() if row.id.startswith(f"sha256:{beginning}")]
        text = ledger.document(row.id).text
        start, end = map(int, places.split(",")[0].split(":"))
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
    for claim in found["claims"]:
        assert claim["words"]
