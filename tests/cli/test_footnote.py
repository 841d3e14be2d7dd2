"""`onrecord footnote`: what a draft is told, on a terminal, in a pipe, as JSON, and in the draft itself."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Golden, Run

pytestmark = pytest.mark.usefixtures("ledger")

DRAFT = """# Harbour notes

“The harbour is open, and it stays shut,” said Mira Tolland. Mira Tolland denied that there had been a call.

The quay is wet.
"""
SAME = "“The harbour is open, and it stays open,” said Mira Tolland.\n"


@pytest.fixture(autouse=True)
def draft(desk: Path) -> Path:
    path = desk / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [None, 80])
def test_what_is_shown(run: Run, golden: Golden, width: int | None) -> None:
    result = run("footnote", "draft.md", "--as-of", "2021-05-10", terminal=width)
    assert result.exit_code == 1, result.output
    golden(f"footnote-{'pipe' if width is None else 'terminal'}", result.stdout)


def test_the_draft_is_given_back_with_notes(run: Run, golden: Golden) -> None:
    result = run("footnote", "draft.md", "--output", "-")
    assert result.exit_code == 1
    golden("footnote-draft", result.stdout)
    assert run("footnote", "draft.md", "--output", "noted.md").exit_code == 1
    assert Path("noted.md").read_text(encoding="utf-8") == result.stdout
    again = run("footnote", "draft.md", "--output", "noted.md")
    assert (again.exit_code, "is there already" in again.output) == (2, True)


def test_json_is_one_object(run: Run) -> None:
    found = json.loads(run("footnote", "draft.md", "--json").stdout)
    assert (found["schema"], found["differ"]) == ("onrecord/1", 1)
    assert [DRAFT[slice(*sentence["span"])] for sentence in found["sentences"]] == [
        sentence["text"] for sentence in found["sentences"]
    ]


def test_nothing_that_differs_is_exit_code_0(run: Run, desk: Path) -> None:
    (desk / "same.txt").write_text(SAME, encoding="utf-8")
    result = run("footnote", "same.txt", "--json")
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["footnoted"] == 1


def test_no_draft_is_misuse(run: Run) -> None:
    result = run("footnote", "wire.csv")
    assert result.exit_code == 2
    assert "give a file that ends in .md" in result.stderr
