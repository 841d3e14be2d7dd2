"""`onrecord export`: which form, of what, and where to."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import root
from onrecord.formats.catalogue import FORMATS


def export(*arguments: object) -> Result:
    return CliRunner().invoke(root, ["export", *map(str, arguments)])


def test_lines_go_to_standard_output(affair: Path) -> None:
    result = export("--to", "jsonl", "--ledger", affair, "--act", "deny", "--limit", 5)
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["act"] for line in lines] == ["deny"] * 5
    assert all(line["review"] == "machine" and line["receipt"] and line["chain"] for line in lines)


def test_a_file_is_not_overwritten_unasked(affair: Path, tmp_path: Path) -> None:
    target = tmp_path / "statements.jsonl"
    given = ("--to", "jsonl", "--ledger", affair, "--limit", 5, "--output", target)
    assert export(*given).exit_code == 0
    before = target.read_bytes()
    again = export(*given)
    assert again.exit_code == 2
    assert "is there already" in again.output
    assert export(*given[:-3], 3, *given[-2:], "--force").exit_code == 0
    assert (len(before.splitlines()), len(target.read_bytes().splitlines())) == (5, 3)


def test_forms_are_listed() -> None:
    result = export("--formats")
    assert result.exit_code == 0
    for one in FORMATS.values():
        assert one.name in result.output
        assert one.summary.split()[0] in result.output


@pytest.mark.parametrize(
    ("given", "said"),
    [((), "Missing option '--to'"), (("--to", "papyrus"), "is not"), (("--to", "jsonl", "--limit", "0"), "limit")],
)
def test_misuse_is_one_line(affair: Path, given: tuple[str, ...], said: str) -> None:
    result = export("--ledger", affair, *given)
    assert result.exit_code == 2
    assert said in result.output
