"""Boards say what the questions say that they are kept for, are made when they are old, and tell when they are."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.answers.actors import actor_row_object, profile_object
from onrecord.answers.boards import Maker, board_of, make_boards
from onrecord.answers.claims import change_object, claim_object, claim_view_object
from onrecord.answers.numbers import table_object
from onrecord.answers.origins import traced_object
from onrecord.answers.promises import promise_object
from onrecord.answers.slices import actor_slice, claim_slice
from onrecord.errors import InputError
from onrecord.ledger import Ledger
from onrecord.records import Problem, ProblemKind
from onrecord.reports import actors, profile
from onrecord.reports.claims import Sort, claim_rows, claim_view
from onrecord.reports.numbers import figure_tables
from onrecord.reports.origins import trace
from onrecord.reports.promises import promises_of
from onrecord.reports.records import record_of
from onrecord.reports.reversals import changes
from tests.reports.claimed import CALL, GATES, claimed, fill

TODAY = dt.date(2026, 4, 1)
NOW = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)


def never(_: str, __: str) -> float:
    return 0.0


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def maker(heard: list[str]) -> Maker:
    return Maker(never, TODAY, lambda: NOW, heard.append)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, maker: Maker) -> Iterator[Ledger]:
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        fill(opened)
        make_boards(opened, maker)
        yield opened


@pytest.mark.parametrize("sort", list(Sort))
def test_claims_are_those_of_the_question_in_each_of_its_orders(ledger: Ledger, sort: Sort) -> None:
    found = board_of(ledger, "claims", sort.value)
    assert found["rows"] == [claim_object(row) for row in claim_rows(ledger, sort=sort)]
    assert found["total"] == 2
    assert found["made"] == {"stamp": ledger.stamp(), "at": "2026-04-01T09:00:00+00:00", "fresh": True}


def test_actors_are_those_of_the_question(ledger: Ledger) -> None:
    assert board_of(ledger, "actors", "statements")["rows"] == [actor_row_object(actor) for actor in actors(ledger)]
    people = board_of(ledger, "actors", "type person", (1, 2))
    assert {row["type"] for row in people["rows"]} == {"person"}
    assert (len(people["rows"]), people["total"]) == (2, sum(one.type.value == "person" for one in actors(ledger)))


@pytest.mark.parametrize("name", ["teodor-zalvic", "bo-tarn", "ana-brusk"])
def test_an_actor_is_that_of_the_question(ledger: Ledger, name: str) -> None:
    found, asked = actor_slice(ledger, name, 0, 50), profile(ledger, name)
    whole = profile_object(asked, record_of(ledger, asked.actor))
    for key in ("id", "name", "type", "names", "documents", "statements", "roles", "acts", "negative", "through"):
        assert found[key] == whole[key]
    assert {**found["record"], "positions": whole["record"]["positions"]} == whole["record"]
    assert [
        {key: row[key] for key in ("claim", "words", "stances", "contradicted_by")}
        for row in found["positions"]["rows"]
    ] == whole["record"]["positions"]
    assert found["total"] == len(found["said"]) == whole["statements"]
    assert {voice["speaker"] for voice in found["said"]} <= {name}


@pytest.mark.parametrize("claim", [CALL, GATES])
def test_a_claim_is_that_of_the_question(ledger: Ledger, claim: object) -> None:
    name = claim.id  # type: ignore[attr-defined]
    found, whole = claim_slice(ledger, name, 0, 50), claim_view_object(claim_view(ledger, name), "onrecord/1")
    assert {key: found[key] for key in whole} == whole
    (traced,) = trace(ledger, name)
    assert {key: found["trace"][key] for key in traced_object(traced)} == traced_object(traced)
    assert found["trace"]["of"]["origins"] == len(traced.origins)


def test_a_claim_is_found_by_any_of_its_statements_and_shown_in_stretches(ledger: Ledger) -> None:
    whole = claim_slice(ledger, CALL.id, 0, 50)["voices"]
    some = claim_slice(ledger, CALL.members[1].statement[:12], 1, 2)
    assert (some["id"], some["voices"], some["total"]) == (CALL.id, whole[1:3], len(whole))
    stances = claim_slice(ledger, CALL.id, 0, 50, "denies")["voices"]
    assert stances == [voice for voice in whole if voice["stance"] == "denies"] != []


@pytest.mark.parametrize("name", ["", "0000", "nobody"])
def test_what_is_not_there_is_said(ledger: Ledger, name: str) -> None:
    with pytest.raises(InputError, match="there is no claim"):
        claim_slice(ledger, name, 0, 5)
    with pytest.raises(InputError, match="there is no actor"):
        actor_slice(ledger, name, 0, 5)


def test_numbers_commitments_and_changes_are_those_of_the_questions(ledger: Ledger) -> None:
    assert board_of(ledger, "numbers", "tables")["rows"] == [table_object(one) for one in figure_tables(ledger)]
    followed = promises_of(ledger, never, TODAY).found
    assert followed
    assert board_of(ledger, "commitments", "due")["rows"] == [promise_object(one) for one in followed]
    changed = changes(ledger)
    assert changed
    assert board_of(ledger, "reversals", "latest")["rows"] == [change_object(one) for one in changed]


def test_weeks_and_overview_count_what_there_is(ledger: Ledger) -> None:
    weeks, held = board_of(ledger, "weeks", "weeks")["rows"], ledger.overview()
    assert sum(row["statements"] for row in weeks) == held.statements
    assert sum(row["unnamed"] for row in weeks) == held.unnamed
    (row,) = board_of(ledger, "overview", "overview")["rows"]
    assert (row["documents"], row["statements"], row["last"]) == (held.documents, held.statements, str(held.last))


def test_boards_are_made_once_and_again_when_the_ledger_has_changed(
    ledger: Ledger, maker: Maker, heard: list[str]
) -> None:
    heard.clear()
    assert make_boards(ledger, maker) == 0
    ledger.add_problems([Problem(ProblemKind.EMPTY, "nothing here", "b.txt")])
    assert not board_of(ledger, "overview", "overview")["made"]["fresh"]
    (row,) = board_of(ledger, "overview", "overview", maker=maker)["rows"]
    assert row["problems"] == 1
    assert "commitments" in heard
    assert make_boards(ledger, maker, anew=True) > 0


def test_a_large_ledger_shows_what_is_old_and_says_so(
    ledger: Ledger, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.answers.boards.AT_ONCE", 0)
    ledger.add_problems([Problem(ProblemKind.EMPTY, "nothing here", "b.txt")])
    found = board_of(ledger, "overview", "overview", maker=maker)
    assert (found["rows"][0]["problems"], found["made"]["fresh"]) == (0, False)


def test_a_large_ledger_whose_boards_were_never_made_says_so(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "empty.db") as ledger:
        found = board_of(ledger, "claims", "new")
    assert found == {"offset": 0, "total": 0, "rows": [], "made": {"stamp": 0, "at": "", "fresh": False}}
