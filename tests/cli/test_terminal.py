"""A real terminal against a pipe, dates and numbers in words."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.terminal import counted, date_text, day_text, line
from tests.cli.conftest import COURIER

ROOT = Path(__file__).parents[2]
HERE = (
    "import sys; from onrecord.cli import root; from tests.cli.sayings import Sayings;"
    "root.main(sys.argv[1:], 'onrecord', obj=Sayings())"
)
ZONE = dt.timezone(dt.timedelta(hours=2))


@pytest.mark.parametrize(
    ("moment", "words", "day"),
    [
        (None, "", "undated"),
        (dt.date(2031, 5, 4), "4 May 2031", "2031-05-04"),
        (dt.datetime(2031, 5, 4, 9, 5, tzinfo=ZONE), "4 May 2031, 09:05 UTC+02:00", "2031-05-04"),
    ],
)
def test_moments_in_words(moment: dt.date | None, words: str, day: str) -> None:
    assert (date_text(moment), day_text(moment)) == (words, day)


@pytest.mark.parametrize(("number", "words"), [(0, "0 spans"), (1, "1 span"), (1312, "1,312 spans")])
def test_numbers_in_words(number: int, words: str) -> None:
    assert counted(number, "span") == words


def test_foreign_text_on_one_line() -> None:
    assert line(" a\tb\n\n c\x1b[31m ") == "a b c�[31m"


def through_a_terminal(command: list[str], folder: Path) -> str:
    import pty  # noqa: PLC0415 - POSIX only

    master, slave = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    environment |= {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=folder) as run:
        os.close(slave)
        seen = b""
        try:
            while chunk := os.read(master, 65536):
                seen += chunk
        except OSError:  # the terminal has closed
            pass
        finally:
            os.close(master)
        assert run.wait() == 0
    return seen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals of POSIX")
def test_a_terminal_gets_colours_and_a_pipe_none(tmp_path: Path) -> None:
    (tmp_path / "courier.md").write_text(COURIER, encoding="utf-8")
    command = [sys.executable, "-c", HERE, "read", "courier.md"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    piped = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=tmp_path)
    assert "\x1b[1;36mMira Tolland\x1b[0m" in through_a_terminal(command, tmp_path)
    assert "⟦Mira Tolland⟧" in piped.stdout
    assert "\x1b" not in piped.stdout + piped.stderr
