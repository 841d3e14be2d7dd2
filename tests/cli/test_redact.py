"""`onrecord redact`: whom, in which form, and what the person who asks is told."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import root
from tests.cli.conftest import Golden, Run


def redact(*arguments: object) -> Result:
    return CliRunner().invoke(root, ["redact", *map(str, arguments)])


def test_names_do_not_go_out_and_who_asked_is_told_what_was_hidden(affair: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    given = ("--ledger", affair, "--to", "jsonl", "--person", "Edda Rónval", "--person", "Nemo Nobody")
    result = redact(*given, "--about", "call", "--output", target)
    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("Person A for Edda Rónval: ")
    assert "no actor is called Nemo Nobody: hidden wherever the words stand" in result.stderr
    written = target.read_text(encoding="utf-8")
    assert "Person A" in written
    assert "Rónval" not in written
    assert all(len(line) <= 80 for line in result.stderr.splitlines())


def test_a_key_makes_pseudonyms(affair: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_bytes(b"a secret of the newsroom")
    given = ("--ledger", affair, "--to", "jsonl", "--person", "Edda Rónval", "--key", key, "--limit", 20)
    first, second = redact(*given), redact(*given)
    assert first.stdout == second.stdout
    speakers = [json.loads(line)["speaker"] for line in first.stdout.splitlines()]
    assert "Person A" not in [one["name"] for one in speakers if one]
    key.write_bytes(b"short")
    assert "could be guessed" in redact(*given).output


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--to", "jsonl"), "say whom to hide"),
        (("--to", "jsonl", "--person", " = "), "--person needs a name"),
        (("--person", "Edda Rónval"), "Missing option '--to'"),
    ],
)
def test_misuse_is_one_line(affair: Path, given: tuple[str, ...], said: str) -> None:
    result = redact("--ledger", affair, *given)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.usefixtures("ledger")
def test_what_is_told_is_as_it_was_approved(run: Run, golden: Golden) -> None:
    given = ("redact", "--to", "jsonl", "--person", "Mira Tolland", "--person", "Ivo Maren", "--number-unnamed")
    result = run(*given)
    assert result.exit_code == 0
    golden("redact-told", result.stderr)
    golden("redact-lines", result.stdout)
