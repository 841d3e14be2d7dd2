"""The README cannot lie: its commands and snippets run, its output is what comes out, its links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.program import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = ROOT / "src" / "onrecord" / "examples" / "affair"
MODELS = list((ROOT / "src" / "onrecord" / "models").glob("*/*.onnx"))

LONGEST = 120

needs_model = pytest.mark.skipif(not MODELS, reason="no reading model in this checkout")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    """Every `$ onrecord …` line, in the order of the page."""
    return [line[2:] for block in blocks("console") for line in block.splitlines() if line.startswith("$ onrecord ")]


def outputs() -> list[tuple[str, str]]:
    """Commands whose output the page shows, with what it shows."""
    return re.findall(r"<!-- output: (.*?) -->\n```text\n(.*?)```\n<!-- /output -->", README, re.DOTALL)


def gist(output: str) -> str:
    """Words without their layout; a figure may differ from one processor to the next, so any figure is #."""
    return " ".join(re.sub(r"\d[\d.,:]*", "#", output).split())


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "HOME": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, check=False, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the page's commands make sense."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(EXAMPLES, folder / "affair")
    shutil.make_archive(str(folder / "archive"), "zip", EXAMPLES)
    rows = [
        "headline,date,body",
        'Bridge closed,2026-03-13,"The mayor said the bridge at Tolm was closed for repairs."',
    ]
    (folder / "wire.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    draft = "“A debt is a matter for accountants,” Žalvic said. “An accident is a matter for engineers.”\n"
    (folder / "draft.md").write_text(draft, encoding="utf-8")
    return folder


def test_it_is_short() -> None:
    assert len(README.splitlines()) < LONGEST


def test_it_has_something_to_run() -> None:
    assert commands()
    assert blocks("python")
    assert outputs()


def test_it_speaks_of_every_command() -> None:
    names = [name for section in COMMANDS.values() for name in section]
    assert [name for name in names if not re.search(rf"\bonrecord {name}\b", README)] == []


@needs_model
def test_every_command_runs_in_the_order_of_the_page(desk: Path) -> None:
    for command in commands():
        done = run(command, desk)
        assert done.returncode == 0, f"{command}\n{done.stderr}"


@needs_model
@pytest.mark.parametrize("snippet", blocks("python"))
def test_every_snippet_runs_and_prints(snippet: str, desk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", snippet], cwd=desk, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


@needs_model
@pytest.mark.parametrize(("command", "shown"), outputs())
def test_the_output_shown_is_the_output(command: str, shown: str, desk: Path) -> None:
    done = run(command, desk)
    assert done.returncode == 0, done.stderr
    assert gist(shown)
    assert gist(shown) in gist(done.stdout)


def test_the_figures_are_there() -> None:
    shown = re.search(r"<!-- figures -->\n(.*?)<!-- /figures -->", README, re.DOTALL)
    assert shown
    assert re.search(r"\d", shown[1])


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_every_link_leads_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8"))
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md"])
def test_every_path_in_the_architecture_exists(page: str) -> None:
    text = re.sub(r"^```.*?^```$", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    paths = re.findall(r"`((?:src|tests|training|benchmarks|\.ci)/[\w./-]*)`", text)
    modules = re.findall(r"`((?:ingest|reading|models|ledger|reports|pipeline|exports|records)(?:\.[a-z_]+))`", text)
    package = ROOT / "src" / "onrecord"
    missing = [one for one in modules if not list(package.glob(f"{one.replace('.', '/')}*"))]
    assert [path for path in paths if not (ROOT / path).exists()] + missing == []
