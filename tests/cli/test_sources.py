"""`onrecord sources`: how much rests on unnamed sources, by outlet and week, never a share without its numbers."""

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.records import sha256, statement_id
from tests.cli.conftest import Run
from tests.invented import LEAK, READING

OUTLETS = ("The Saltmarsh Courier", "Tide Wire", None)
WEEKS = [dt.date(2026, 3, 2) + dt.timedelta(weeks=number) for number in range(14)]


@pytest.fixture(autouse=True)
def filled(desk: Path) -> None:
    """A document a week, of outlets by turns, and one that is undated."""
    with Ledger.open(desk / "onrecord.db") as ledger:
        for number, day in enumerate([*WEEKS, None]):
            original = f"{number}".encode()
            document = replace(
                READING.document,
                original_sha256=sha256(original),
                published=day,
                publisher=OUTLETS[number % len(OUTLETS)],
            )
            leak = replace(LEAK, parent=None, id=statement_id(document.id, LEAK.source, LEAK.cue, LEAK.content))
            ledger.add(
                replace(READING, document=document, statements=(leak,), grounds=(), commitments=()), original, ""
            )


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def found(run: Run, *arguments: str) -> dict[str, Any]:
    answer = json.loads(run("sources", *arguments, "--json").stdout)
    assert isinstance(answer, dict)
    return answer


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_keeps_to_the_width_and_shows_the_latest_weeks(width: int, run: Run) -> None:
    page = plain(run("sources", terminal=width).stdout)
    assert max(map(len, page.splitlines())) <= width
    head = page.splitlines()[1]
    assert head.split()[-1] == "undated"
    assert WEEKS[-1].isoformat()[5:] in head
    assert WEEKS[0].isoformat()[5:] not in head
    assert "of 15 weeks" in " ".join(page.split())


def test_a_cell_has_its_numbers(run: Run) -> None:
    lines = plain(run("sources", terminal=80).stdout).splitlines()
    (courier,) = (line for line in lines if line.startswith("The Saltmarsh Courier"))
    assert courier.split()[3:5] == ["100%", "5/5"]
    assert "█1/1" in courier
    assert "15 of 15 statements come from unnamed sources (100%)" in " ".join(" ".join(lines).split())
    assert any("person 15" in line for line in lines)


def test_every_week_is_shown_once(run: Run) -> None:
    page = plain(run("sources", "--all", terminal=80).stdout)
    days = re.findall(r"\b\d\d-\d\d\b", "\n".join(line for line in page.splitlines() if line.startswith("outlet")))
    assert days == [week.isoformat()[5:] for week in WEEKS]
    assert "--all" not in page


def test_a_line_for_each_outlet_and_week_in_a_pipe(run: Run) -> None:
    lines = run("sources").stdout.splitlines()
    assert lines[0].split() == ["all", "15", "15", "100%", "every", "outlet"]
    assert [line.split()[0] for line in lines].count("all") == 4
    assert f"{WEEKS[0]}       1        1  100%  The Saltmarsh Courier" in lines
    assert any(line.startswith("undated") and line.endswith("(no publisher)") for line in lines)


def test_shares_for_machines(run: Run) -> None:
    answer = found(run)
    assert (answer["schema"], answer["reviewed"]) == ("onrecord/1", False)
    assert (answer["unnamed"], answer["statements"], answer["share"]) == (15, 15, 1.0)
    assert answer["undated"] == {"unnamed": 1, "statements": 1, "share": 1.0}
    assert answer["kinds"] == [{"kind": "person", "statements": 15}]
    assert [week["week"] for week in answer["weeks"]] == [week.isoformat() for week in WEEKS]
    first = answer["outlets"][0]
    assert (first["publisher"], first["statements"], len(first["weeks"])) == ("The Saltmarsh Courier", 5, 5)
    assert (len(found(run, "--limit", "1")["outlets"]), found(run, "--limit", "1")["all_outlets"]) == (1, 3)


def test_filters_and_nothing_that_passes(run: Run) -> None:
    answer = found(run, "--publisher", "tide", "--since", "2026-04-01")
    assert {one["publisher"] for one in answer["outlets"]} == {"Tide Wire"}
    assert answer["weeks"][0]["week"] >= "2026-03-30"
    nothing = found(run, "--publisher", "nobody")
    assert (nothing["share"], nothing["outlets"]) == (None, [])
    assert "No statement passes" in run("sources", "--publisher", "nobody", terminal=80).stdout
    assert run("sources", "--publisher", "nobody").stdout == ""
