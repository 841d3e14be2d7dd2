"""`onrecord demo`: every figure comes out of the ledger that it leaves behind."""

import re
import shlex
from pathlib import Path

from onrecord.ledger import Ledger
from onrecord.reports import overview, statements
from tests.cli.conftest import Run


def test_it_reads_the_affair_and_answers_from_its_ledger(run: Run, desk: Path) -> None:
    result = run("demo", "--ledger", "affair.db", "--jobs", "1")
    assert result.exit_code == 0
    with Ledger.open(desk / "affair.db", create=False) as ledger:
        held, speaking = overview(ledger), {row.publisher for row in statements(ledger)}
    assert f"{held.documents} documents read" in result.stdout
    assert f"{held.statements} statements found" in result.stdout
    assert result.stdout.count(" of ") >= len(speaking)


def test_every_command_that_it_shows_can_be_typed(run: Run) -> None:
    shown = run("demo", "--ledger", "affair.db", "--jobs", "1").stdout
    commands = [shlex.split(line)[2:] for line in re.findall(r"^\$ onrecord .*", shown, re.MULTILINE)]
    assert {command[0] for command in commands} >= {"add", "statements", "search", "serve", "verify"}
    for command in commands:
        typed = (*command, "--help") if command[0] == "serve" else command  # it would answer until it is stopped
        assert run(*typed).exit_code == 0, command


def test_without_a_place_its_ledger_goes_to_the_temporary_folder(run: Run) -> None:
    shown = run("demo", "--jobs", "1").stdout
    (path,) = set(re.findall(r"--ledger (\S+)", shown))
    assert Path(path).is_file()
    Path(path).unlink()
