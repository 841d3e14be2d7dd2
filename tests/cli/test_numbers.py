"""`onrecord numbers` and `onrecord timeline`: figures side by side, statements in the order of time."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks.figure_pairs import reading_of
from onrecord.cli import numbers, timeline
from onrecord.ledger import Ledger
from tests.reports.test_numbers import OWN, SIDES, narrated_reading


@pytest.fixture(autouse=True)
def filled(desk: Path) -> None:
    """Four documents about a flood and a debt, in onrecord.db."""
    with Ledger.open(desk / "onrecord.db") as ledger:
        for side in SIDES:
            ledger.add(reading_of(side)[0], repr(side).encode(), f"{side.publisher}.txt")


def run(name: str, *arguments: str, terminal: int | None = None) -> Result:
    command = {"numbers": numbers.command, "timeline": timeline.command}[name]
    shown = {} if terminal is None else {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": str(terminal)}
    result = CliRunner().invoke(command, arguments, env=shown, standalone_mode=False)
    assert result.exception is None, result.exc_info
    return result


def test_a_table_names_who_disagrees_and_by_what_they_compare() -> None:
    page = run("numbers").stdout
    assert page.startswith("people dead\n")
    assert "2031-04-03 (published)  “14” = 14  Harth Times ← Edo Lant · said · 2031-04-03" in page
    assert "≠ disagree: 14 [" in page
    assert "the same place, the same kind of event" in " ".join(page.split())
    assert "→ 14 [" in page
    assert "4 figures in 2 tables, 1 disagreement." in page
    assert "Unreviewed" in page


def test_only_tables_that_disagree() -> None:
    assert "debt" in run("numbers").stdout
    assert "debt" not in run("numbers", "--disagree").stdout


def test_no_line_of_a_table_is_wider_than_the_page() -> None:
    assert all(len(line) <= 80 for line in run("numbers").stdout.splitlines())


def test_tables_for_machines() -> None:
    found = json.loads(run("numbers", "--json").stdout)
    assert found["schema"] == "onrecord/1"
    first, second = found["tables"]
    assert (first["measure"], first["outcomes"], first["unit"]) == ("people dead", ["dead"], None)
    assert [(one["text"], one["low"], one["as_of"]["start"], one["dating"]) for one in first["figures"]] == [
        ("14", "14", "2031-04-03", "published"),
        ("19", "19", "2031-04-03", "published"),
        ("21", "21", "2031-04-05", "published"),
    ]
    pair = first["disagreements"][0]
    assert {first["figures"][pair[side]]["text"] for side in ("one", "other")} == {"14", "19"}
    assert {one["standing"] for one in first["series"]} <= {"update", "revision"}
    assert (second["measure"], second["unit"], second["reviewed"]) == ("debt (crown)", "crown", False)
    assert first["figures"][0]["voice"]["receipt"]


def test_a_document_is_shown_with_its_own_words(desk: Path) -> None:
    with Ledger.open(desk / "onrecord.db") as ledger:
        ledger.add(narrated_reading(), OWN.encode(), "post.txt")
    assert "Brenmark Post (own words) · 2031-04-03" in " ".join(run("numbers").stdout.split())
    figures = json.loads(run("numbers", "--json").stdout)["tables"][0]["figures"]
    (own,) = (one for one in figures if one["voice"]["statement"] is None)
    start, end = own["span"]
    assert (OWN[start:end], own["credited"], own["voice"]["publisher"]) == ("30", False, "Brenmark Post")
    assert own["voice"]["receipt"].endswith(f"[{start}:{end}]")
    assert all(one["voice"]["statement"] for one in figures if one is not own)


def test_a_timeline_has_one_line_for_each_statement() -> None:
    lines = run("timeline").stdout.splitlines()
    assert [line[:10] for line in lines] == ["2031-04-03", "2031-04-03", "2031-04-05", "2031-05-01"]
    assert "Ostrel Herald ← Jana Holt · said" in "\n".join(lines)


def test_a_timeline_by_what_is_known_of_when_it_was_said() -> None:
    assert all(line.startswith("[") for line in run("timeline", "--by", "said").stdout.splitlines())
    assert run("timeline", "--by", "about").stdout.count("\n") <= len(SIDES)


def test_a_timeline_for_machines() -> None:
    found = json.loads(run("timeline", "--json", "--actor", "Holt").stdout)
    assert (found["schema"], found["by"], len(found["moments"])) == ("onrecord/1", "published", 1)
    assert found["moments"][0]["days"] == {"start": "2031-04-03", "end": "2031-04-03"}


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_timeline_on_a_terminal_keeps_to_its_width(width: int) -> None:
    page = run("timeline", terminal=width).stdout
    assert "4 lines from 4 documents" in " ".join(page.split())
