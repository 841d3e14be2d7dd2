"""What the linters cannot see of the house: names, sizes, values, the wheel, and that nothing leaves the machine."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import hatchling.build
import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "onrecord"

HOMELESS = re.compile(r"(utils?|helpers?|common|core|managers?|misc)")
# Written so that this line does not hold what it looks for.
FOREIGN = re.compile(rb"/(?:root|work)/|pypi\.(?:org|io)|pythonhosted\.org|registry\.npmjs")
# Submodules of packages that are otherwise free to use; the layer contract sees whole packages only.
OUTWARD = {"asyncio", "ftplib", "smtplib", "trafilatura.downloads", "trafilatura.fetch_url", "urllib.request"}

LONGEST_FILE = 400
LONGEST_FUNCTION = 40

LISTEN = """
import importlib, pkgutil, sys
heard = []
sys.addaudithook(lambda event, arguments: heard.append(event) if event in {events!r} else None)
import onrecord
for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
    importlib.import_module(module.name)
print(*heard)
"""


def files() -> list[Path]:
    """Every file that is in the repository or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    found = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [path for path in found if path.is_file()]


def sources() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def product() -> list[Path]:
    return [path for path in sources() if path.is_relative_to(PACKAGE)]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from the first after the docstring to the last."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def imports(tree: ast.AST) -> Iterator[str]:
    """Dotted names of what is imported, `from a import b` as both `a` and `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dataclasses(tree: ast.AST) -> Iterator[tuple[str, set[str]]]:
    """Name of every dataclass, and the options that it sets to True."""
    for node in ast.walk(tree):
        for decorator in node.decorator_list if isinstance(node, ast.ClassDef) else ():
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if isinstance(node, ast.ClassDef) and ast.unparse(called) in {"dataclass", "dataclasses.dataclass"}:
                keywords = decorator.keywords if isinstance(decorator, ast.Call) else []
                yield node.name, {word.arg or "" for word in keywords if ast.unparse(word.value) == "True"}


def parsed(paths: list[Path]) -> Iterator[tuple[Path, ast.Module]]:
    return ((path, ast.parse(path.read_bytes())) for path in paths)


def test_there_is_code_to_look_at() -> None:
    assert len(product()) > len({"errors", "records"})


def test_every_module_has_a_home() -> None:
    parts = [(path, part) for path in sources() for part in (*path.relative_to(ROOT).parent.parts, path.stem)]
    assert [name(path) for path, part in parts if HOMELESS.fullmatch(part.removeprefix("test_"))] == []


def test_no_file_holds_a_second_concept() -> None:
    lengths = {name(path): len(path.read_bytes().splitlines()) for path in sources()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_can_be_read_at_one_look() -> None:
    found = {f"{name(path)}:{one.name}": length(one) for path, tree in parsed(product()) for one in functions(tree)}
    assert {place: lines for place, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def test_no_function_shares_its_modules_name() -> None:
    named = [(path, node) for path, tree in parsed(product()) for node in tree.body]
    assert [name(path) for path, node in named if isinstance(node, ast.FunctionDef) and node.name == path.stem] == []


def test_values_are_frozen_and_slotted() -> None:
    found = [(name(path), *one) for path, tree in parsed(product()) for one in dataclasses(tree)]
    assert found
    assert [(path, kind) for path, kind, options in found if "slots" not in options] == []
    # What is private to a module may be working state; what travels may not.
    assert [(path, kind) for path, kind, options in found if kind[0] != "_" and "frozen" not in options] == []


def test_nothing_is_imported_that_fetches() -> None:
    found = [(name(path), one) for path, tree in parsed(product()) for one in imports(tree)]
    assert [(path, one) for path, one in found if one in OUTWARD] == []


def test_tests_mirror_the_package() -> None:
    folders = {path.parent.relative_to(ROOT / "tests") for path in (ROOT / "tests").rglob("test_*.py")}
    outside = {"benchmarks", "training"}
    assert [
        one for one in folders if one.parts[:1] not in {(o,) for o in outside} and not (PACKAGE / one).is_dir()
    ] == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    held = {name(path): FOREIGN.search(path.read_bytes()) for path in files()}
    assert {path: found.group() for path, found in held.items() if found} == {}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_hold_versions_and_hashes_only(lock: str) -> None:
    lines = [line for line in (ROOT / lock).read_text().splitlines() if not line.startswith("#")]
    assert [line for line in lines if not re.match(r"[a-z0-9._-]+==|    --hash=sha256:[0-9a-f]{64}", line)] == []


def test_both_locks_agree() -> None:
    runtime, dev = (
        set(re.findall(r"^\S+==.*?(?= \\$)", (ROOT / lock).read_text(), re.MULTILINE))
        for lock in ("requirements.lock", "requirements-dev.lock")
    )
    assert runtime
    assert runtime - dev == set()


def test_the_changelog_tells_of_this_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest
    assert newest[1] == version


def test_importing_reaches_for_no_network() -> None:
    script = LISTEN.format(events={"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"})
    heard = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert heard.stdout.split() == []


def test_the_wheel_brings_everything_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / hatchling.build.build_wheel(str(tmp_path))) as wheel:
        packed = set(wheel.namelist())
    wanted = {path.relative_to(ROOT / "src").as_posix() for path in files() if path.is_relative_to(PACKAGE)}
    assert "onrecord/py.typed" in wanted
    assert wanted - packed == set()
    assert {path for path in packed if not path.startswith(("onrecord/", "onrecord-"))} == set()
