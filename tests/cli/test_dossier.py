"""`onrecord dossier`: what it writes, and where to."""

import re
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from onrecord.cli import root


def dossier(*arguments: object) -> Result:
    return CliRunner().invoke(root, ["dossier", *map(str, arguments)])


def test_the_digest_of_the_ledger_is_that_of_the_file(affair: Path, tmp_path: Path) -> None:
    target = tmp_path / "edda.html"
    given = ("edda-ronval", "--ledger", affair, "--as-of", "2026-05-01")
    result = dossier(*given, "--output", target)
    assert result.exit_code == 0, result.output
    digest = dossier(*given, "--digest").stdout.strip()
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert digest in result.stderr
    assert f'<code id="digest">{digest}</code>' in target.read_text(encoding="utf-8")
    again = dossier(*given, "--output", target)
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_the_digest_changes_when_a_person_judges(affair: Path, tmp_path: Path) -> None:
    ledger = Path(shutil.copy(affair, tmp_path / "desk.db"))
    given = ("edda-ronval", "--ledger", ledger, "--as-of", "2026-05-01")
    before = dossier(*given)
    statement = re.search('data-statement="([0-9a-f]+)"', before.stdout)
    assert statement
    run = CliRunner().invoke(root, ["review", "accept", statement[1], "--by", "A. Quill", "--ledger", str(ledger)])
    assert run.exit_code == 0, run.output
    after = dossier(*given)
    assert "● confirmed by A. Quill on " in after.stdout
    digests = [re.findall('id="digest">([0-9a-f]+)<', page.stdout) for page in (before, after)]
    assert digests[0] != digests[1] == [dossier(*given, "--digest").stdout.strip()]


def test_what_is_not_there_is_one_line(affair: Path) -> None:
    result = dossier("nobody", "--ledger", affair)
    assert result.exit_code == 2
    assert "no actor of that id or name" in result.output
