"""`onrecord network`: who speaks about, to and against whom, each line with a statement that shows it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from tests.cli.conftest import Golden, Run
from tests.invented import CHARGE, DOCUMENT
from tests.reports.claimed import claimed, fill


@pytest.fixture(autouse=True)
def call(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles that were read by hand, with the claims that they make, in onrecord.db."""
    monkeypatch.setattr(Ledger, "claims", claimed)
    with Ledger.open(desk / "onrecord.db") as ledger:
        fill(ledger)


def found(run: Run, *arguments: str) -> dict[str, Any]:
    answer = json.loads(run("network", *arguments, "--json").stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("place", ["terminal", "pipe"])
def test_the_page(place: str, run: Run, golden: Golden) -> None:
    result = run("network", terminal=80 if place == "terminal" else None)
    assert (result.exit_code, result.stderr) == (0, "")
    golden(f"network-{place}", result.stdout)
    page = re.sub(r"\x1b\[[\d;]*m", "", run("network", terminal=80).stdout)
    assert max(map(len, page.splitlines())) <= 80


def test_a_network_for_machines(run: Run) -> None:
    answer = found(run)
    assert (answer["schema"], answer["reviewed"], answer["statements"]) == ("onrecord/1", False, 10)
    known = {node["id"] for node in answer["nodes"]}
    assert len(known) == answer["all_actors"]
    assert all({edge["one"], edge["other"]} <= known for edge in answer["edges"])
    (charge,) = (edge for edge in answer["edges"] if edge["way"] == "against" and edge["other"] == "lisk")
    assert (charge["one_name"], charge["statements"], charge["first"]) == ("Teodor Žalvic", 1, "2026-03-12")
    assert (charge["example"]["statement"], charge["example"]["denies"]) == (CHARGE.id, None)
    start, end = CHARGE.content[0].start, CHARGE.content[0].end
    assert charge["example"]["receipt"] == f"{DOCUMENT.original_sha256[:12]}[{start}:{end}]"


def test_only_the_actors_who_take_part_most(run: Run) -> None:
    answer = found(run, "--top", "2")
    assert (len(answer["nodes"]), answer["all_actors"] > 2) == (2, True)
    assert len(found(run, "--limit", "1")["edges"]) <= 3
