"""`onrecord overview`: a whole ledger on one screen."""

import json
import re
from pathlib import Path

import pytest

from onrecord.cli import overview
from onrecord.ledger import Ledger
from onrecord.records import Problem, ProblemKind
from tests.cli.conftest import Run
from tests.reports.claimed import LATER_ID, claimed, fill

SCREEN = 26


class NoModel:
    """Stands for a model that nobody asks."""

    @classmethod
    def load(cls) -> "NoModel":
        return cls()


@pytest.fixture(autouse=True)
def call(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles that were read by hand, with the claims that they make, in onrecord.db."""
    monkeypatch.setattr(Ledger, "claims", claimed)
    monkeypatch.setattr(overview, "SentenceModel", NoModel)
    with Ledger.open(desk / "onrecord.db") as ledger:
        fill(ledger)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_one_screen(width: int, run: Run) -> None:
    page = re.sub(r"\x1b\[[\d;]*m", "", run("overview", "--as-of", "2026-03-12", terminal=width).stdout)
    assert max(map(len, page.splitlines())) <= width
    assert len(page.splitlines()) <= SCREEN
    shown = " ".join(page.split())
    assert shown.startswith("5 documents · 3 publishers · 10 statements · 12 March 2026 to 20 March 2026")
    assert "1 of 10 statements come from unnamed sources (10%)" in shown
    assert "Contested: 1 of 2 claims" in shown
    assert f"+2 −1 {LATER_ID[:8]} there had been a call" in shown
    assert "Due on 2026-03-12 or later: 1" in shown
    assert "2026-03-12 " in shown
    assert "Overdue, nothing found: 0" in shown
    assert "New: 5 documents" in shown
    assert "Waits for review: 10 statements" in shown


def test_nothing_is_cut_in_a_pipe(run: Run) -> None:
    assert "…" not in run("overview", "--as-of", "2026-03-12").stdout


def test_an_overview_for_machines(run: Run) -> None:
    answer = json.loads(run("overview", "--as-of", "2026-03-12", "--json").stdout)
    assert (answer["schema"], answer["reviewed"]) == ("onrecord/1", False)
    assert (answer["held"]["documents"], answer["held"]["unnamed_share"]) == (5, 0.1)
    assert (answer["contested"]["contested"], answer["contested"]["claims"]) == (1, 2)
    assert [one["id"] for one in answer["contested"]["first"]] == [LATER_ID]
    assert (answer["due"]["as_of"], answer["due"]["coming"], answer["due"]["passed"]) == ("2026-03-12", 1, 0)
    assert [one["kind"] for one in answer["due"]["next"]] == ["threat"]
    assert answer["new"]["days"][0]["documents"] == 5
    assert answer["new"]["documents"][0]["added"].endswith("+00:00")
    reasons = {one["reason"]: one["statements"] for one in answer["waiting"]["reasons"]}
    assert (answer["waiting"]["statements"], reasons["denial"], reasons["unnamed"]) == (10, 1, 1)


def test_an_empty_ledger_says_how_to_begin(run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Ledger, "claims", lambda *_: iter(()))
    with Ledger.open(desk / "empty.db") as ledger:
        ledger.add_problems([Problem(ProblemKind.EMPTY, "there is no text", "empty.txt", 1.0)])
    page = run("overview", "--ledger", "empty.db").stdout
    assert "holds no document yet. 1 problem on record: onrecord problems" in page
    assert "onrecord add FOLDER" in page
    assert "onrecord demo" in page
