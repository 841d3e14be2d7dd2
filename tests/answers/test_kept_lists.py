"""Lists of a large ledger hold what the questions hold that they are kept for."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.answers.boards import Maker, are_old, make_boards
from onrecord.answers.claims import claims_object
from onrecord.answers.kept_lists import is_kept, kept_claims, kept_numbers, kept_overview, kept_promises
from onrecord.answers.numbers import numbers_object
from onrecord.answers.overview import overview_object
from onrecord.answers.promises import promises_object
from onrecord.ledger import Filters, Ledger
from onrecord.records import Problem, ProblemKind
from onrecord.reports.claims import Sort
from onrecord.reports.promises import promises_of
from tests.answers.test_boards import NOW, TODAY, never
from tests.reports.claimed import claimed, fill


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(tmp_path / "onrecord.db") as opened:
        fill(opened)
        make_boards(opened, Maker(never, TODAY, lambda: NOW))
        yield opened


def without_age(found: object) -> dict[str, object]:
    assert isinstance(found, dict)
    assert found["made"]["fresh"]
    return {key: value for key, value in found.items() if key != "made"}


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize(("offset", "limit"), [(0, 10), (1, 1)])
def test_claims(ledger: Ledger, sort: Sort, offset: int, limit: int) -> None:
    found = without_age(kept_claims(ledger, sort, offset, limit))
    assert found == claims_object(ledger, Filters(), sort, offset, limit)


@pytest.mark.parametrize("disagree", [False, True])
def test_numbers(ledger: Ledger, *, disagree: bool) -> None:
    found = without_age(kept_numbers(ledger, disagree=disagree, offset=0, limit=10))
    whole = numbers_object(ledger, Filters(), disagree=disagree, offset=0, limit=10)
    assert (found["tables"], found["total"]) == (whole["tables"], whole["total"])
    assert found["disagreements"] == whole["disagreements"]


def test_commitments(ledger: Ledger) -> None:
    found = without_age(kept_promises(ledger, "due", 0, 10))
    whole = promises_object(promises_of(ledger, never, TODAY), TODAY, 0, 10)
    assert {key: found[key] for key in ("commitments", "total", "days")} == {
        key: value for key, value in whole.items() if key in {"commitments", "total", "days"}
    }
    assert whole["total"] > 0


def test_the_front_page(ledger: Ledger) -> None:
    assert without_age(kept_overview(ledger, TODAY)) == overview_object(ledger, TODAY, never)


def test_boards_answer_where_they_are_new(ledger: Ledger) -> None:
    assert is_kept(ledger, ["claims", "overview"])
    assert not is_kept(ledger, ["claims", "nobody made this"])
    assert not is_kept(ledger, ["claims"], Filters(about="gates"))
    ledger.add_problems([Problem(ProblemKind.EMPTY, "there is no text", "empty.txt", 1.0)])
    assert not is_kept(ledger, ["claims"])


def test_what_is_due_is_of_the_day(ledger: Ledger) -> None:
    made = ledger.board_made("commitments")
    assert made is not None
    day = dt.date.fromisoformat(made.at[:10])
    assert is_kept(ledger, ["commitments"], as_of=day)
    assert not is_kept(ledger, ["commitments"], as_of=day + dt.timedelta(days=1))
    assert are_old(ledger, day + dt.timedelta(days=1))
    assert not are_old(ledger, day)


def test_a_large_ledger_answers_from_old_boards(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.answers.kept_lists.LARGE", 0)
    assert is_kept(ledger, ["nobody made this"])
    assert not is_kept(ledger, ["claims"], Filters(about="gates"))
