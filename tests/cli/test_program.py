"""The program as a whole: help, versions, failures in one line, exit codes, and what a shell sees."""

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from onrecord.cli import root
from onrecord.cli.help_pages import CommandWithExamples
from onrecord.cli.program import COMMANDS
from onrecord.errors import IntegrityError, LedgerError, ModelError
from tests.cli.conftest import Run

NAMES = [name for section in COMMANDS.values() for name in section]
ROOT = Path(__file__).parents[2]
HERE = (
    "import sys; from onrecord.cli import root; from tests.cli.sayings import Sayings;"
    "root.main(sys.argv[1:], 'onrecord', obj=Sayings())"
)


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"onrecord {importlib.metadata.version('onrecord')}\n"


def test_the_help_page_tells_of_every_command_and_exit_code(run: Run) -> None:
    page = run("--help").stdout
    assert [name for name in NAMES if f"\n  {name} " not in page] == []
    assert [code for code in ("0", "1", "2", "3", "130") if f"\n  {code} " not in page] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_a_help_page_with_examples_that_parse(name: str, run: Run) -> None:
    page = run(name, "--help").stdout
    command = root.get_command(click.Context(root), name)
    assert isinstance(command, CommandWithExamples)
    assert command.examples
    assert [example for example in command.examples if f"  {example}\n" not in page] == []
    assert all(f"onrecord {name}" in example for example in command.examples)


@pytest.mark.parametrize("name", NAMES)
def test_the_short_help_fits_the_long(name: str) -> None:
    (short,) = [section[name][1] for section in COMMANDS.values() if name in section]
    assert short.endswith(".")
    assert len(short) < 60


def test_help_imports_no_command() -> None:
    script = "import sys; from onrecord.cli import root; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert not {"trafilatura", "onrecord.ingest", "onrecord.ledger", "rich.console"} & set(loaded)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("red",), "No such command 'red'"),
        (("read",), "Missing argument"),
        (("read", "nowhere.txt"), "there is no file or folder at nowhere.txt"),
        (("read", "https://courier.example/a"), "fetches nothing; `onrecord add` does, or save the page"),
        (("read", "courier.md", "--published", "someday"), "'someday' is not a date"),
        (("read", "courier.md", "--map", "text"), "'text' maps no column"),
        (("read", "courier.md", "--jobs", "0"), "'--jobs'"),
        (("statements", "--ledger", "postgresql://here/db"), "SQLite files only"),
        (("statements", "--since", "2021-05-07", "--until", "2021-05-01"), "nothing lies between"),
        (("statements", "--kind", "shouted"), "'shouted' is not one of"),
        (("search", "?!"), "there is no word to look for"),
        (("show", "feed"), "no statement whose id begins with feed"),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_misuse_is_one_line_that_says_what_to_do(arguments: tuple[str, ...], said: str, run: Run) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("onrecord: ")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


@pytest.mark.parametrize("name", ["statements", "documents", "problems", "verify"])
def test_a_ledger_that_is_not_there_is_not_made(name: str, run: Run, desk: Path) -> None:
    result = run(name, "--ledger", "other.db")
    assert result.exit_code == 3
    assert result.stderr == "onrecord: there is no ledger at other.db; make one with `onrecord add`, or give its path\n"
    assert not (desk / "other.db").exists()


def test_the_ledger_can_be_named_once_for_all(run: Run, desk: Path) -> None:
    assert run("add", "courier.md", "--jobs", "1", ONRECORD_LEDGER="desk.db").exit_code == 0
    assert (desk / "desk.db").exists()
    assert "Ivo Maren" in run("statements", ONRECORD_LEDGER="desk.db").stdout


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (LedgerError("x.db\n is damaged"), 3, "x.db is damaged"),
        (ModelError("no model"), 3, "no model"),
        (IntegrityError("a span lies"), 3, "a span lies"),
        (PermissionError(13, "Permission denied", "a.txt"), 3, "a.txt: Permission denied"),
        (OSError("no space"), 3, "no space"),
        (click.FileError("b.txt", "gone"), 1, "Could not open file 'b.txt': gone"),
        (KeyboardInterrupt(), 130, "interrupted; what was recorded is kept, run the same command again to go on"),
    ],
)
def test_a_broken_world_is_one_line_too(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(click.Group, "invoke", fail)
    result = CliRunner().invoke(root, ["verify"])
    assert (result.exit_code, result.stdout, result.stderr.strip()) == (code, "", f"onrecord: {said}")


def test_a_reader_that_leaves_early_hears_nothing(desk: Path) -> None:
    (desk / "long.txt").write_text("Mira Tolland said that it is open.\n\n" * 5000)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", HERE, "read", "long.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=desk) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_ask_this_program(shell: str, run: Run) -> None:
    assert f"_ONRECORD_COMPLETE={shell}_complete" in run("completion", shell).stdout


def test_completion_completes(run: Run) -> None:
    result = CliRunner().invoke(
        root,
        env={"_ONRECORD_COMPLETE": "bash_complete", "COMP_WORDS": "onrecord st", "COMP_CWORD": "1"},
        prog_name="onrecord",
    )
    assert result.stdout == "plain,statements\n"
    assert run("--help").exit_code == 0


def test_reading_leaves_nothing_at_home(desk: Path) -> None:
    """The runtime of the model keeps a device id and reports to its maker, unless it is told not to before it loads."""
    (desk / "home").mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(desk / "home")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    subprocess.run(
        [sys.executable, "-c", HERE, "read", "courier.md"], check=True, env=environment, cwd=desk, capture_output=True
    )
    assert list((desk / "home").rglob("*")) == []


@pytest.mark.parametrize(
    ("module", "lazy"),
    [
        ("onrecord.cli.program", {"numpy", "lxml", "onrecord.records", "onrecord.models"}),
        (
            "onrecord.cli.statements",
            {"onnxruntime", "lxml", "trafilatura", "charset_normalizer", "onrecord.reading.read"},
        ),
        ("onrecord.cli.serve", {"onnxruntime", "trafilatura", "onrecord.reading.read", "xlsxwriter"}),
        (
            "onrecord.cli.add",
            {"onnxruntime", "trafilatura", "urllib3", "pypdfium2", "warcio", "feedparser"},
        ),
        ("onrecord.cli.export", {"onnxruntime", "xlsxwriter", "pyarrow", "networkx", "stix2", "datasette"}),
    ],
)
def test_what_is_heavy_is_loaded_when_it_is_needed(module: str, lazy: set[str]) -> None:
    asked = f"import sys, {module}; print([name for name in {sorted(lazy)!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
