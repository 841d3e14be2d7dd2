"""Only `watch` and `add URL` use a network. Every other command is run on the sample affair, in processes that report
each socket that they, or those that they start, open."""

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ingest import Hints
from onrecord.ledger import Ledger
from onrecord.pipeline import Plan, add, judge, link
from tests.cli.sayings import Sayings
from tests.cli.test_program import HERE, NAMES, ROOT
from tests.fetching.servers import reply, serving

AFFAIR = ROOT / "src" / "onrecord" / "examples" / "affair"
SPY = """
import os, sys
def heard(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        with open(os.environ["HEARD"], "a") as book:
            book.write(f"{event} {arguments[1:]}\\n")
sys.addaudithook(heard)
"""
EACH = """
import json, os, sys
from click.testing import CliRunner
from onrecord.cli import root
from tests.cli.sayings import Sayings
codes = {}
if __name__ == "__main__":
    for line, words in json.loads(sys.argv[1]).items():
        with open(os.environ["HEARD"], "a") as book:
            book.write(f"# {line}\\n")
        codes[line] = CliRunner().invoke(root, words, obj=Sayings()).exit_code
    print(json.dumps(codes))
"""
# urllib3, which comes with what reads web pages, tries once whether there is IPv6, by an address of this machine alone.
TRIED = ("socket.__new__ (10, 1, 0)", "socket.bind (('::1', 0),)")
LINES = {
    "read": ("read AFFAIR/2026-03-09-courier-call.md", "read AFFAIR --json-lines --jobs 2"),
    "add": ("add AFFAIR --ledger other.db --jobs 2",),
    "document": ("document DOCUMENT",),
    "show": ("show STATEMENT",),
    "actor": ("actor ACTOR",),
    "claim": ("claim STATEMENT",),
    "origins": ("origins STATEMENT", "origins"),
    "search": ("search dam",),
    "find": ("find Kessaly",),
    "silence": ("silence --claim STATEMENT", "silence"),
    "whatif": ("whatif --without ACTOR",),
    "demo": ("demo --ledger demo.db",),
    "completion": ("completion bash",),
}
"""How commands are called that take an argument; all others are called by their name."""


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of some of the affair, and what has every Python process of it report."""
    folder = tmp_path_factory.mktemp("sockets")
    (folder / "spy").mkdir()
    (folder / "spy" / "sitecustomize.py").write_text(SPY)
    plan = Plan(jobs=1, load=Sayings())
    with Ledger.open(folder / "onrecord.db") as ledger:
        for _ in add(sorted(AFFAIR.iterdir())[:40], ledger, Hints(), plan):
            pass
        for _ in link(ledger, plan.load.linker()):
            pass
        for _ in judge(ledger, plan.load.linker()):
            pass
    return folder


def line_of(room: Path, line: str) -> list[str]:
    """The words of a command line, with names of what is in the ledger."""
    with Ledger.open(room / "onrecord.db") as ledger:
        row = next(iter(ledger.statements()))
        actor = next((one.id for one in ledger.actors()), "nobody")
    names = {"AFFAIR": str(AFFAIR), "DOCUMENT": row.document[7:19], "STATEMENT": row.id, "ACTOR": actor}
    for name, stands_for in names.items():
        line = line.replace(name, stands_for)
    return shlex.split(line)


def heard_of(room: Path, script: str, *words: str) -> tuple[list[str], subprocess.CompletedProcess[str]]:
    """What a command does with sockets."""
    book = room / "heard.txt"
    book.write_text("")
    path = os.pathsep.join([str(room / "spy"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "HEARD": str(book), "TMPDIR": str(room)}
    done = subprocess.run(
        [sys.executable, "-c", script, *words], cwd=room, env=environment, capture_output=True, text=True, check=False
    )
    return book.read_text().splitlines(), done


def commands() -> Iterator[str]:
    for name in NAMES:
        if name not in {"watch", "serve", "mcp"}:
            yield from LINES.get(name, (name,))


def test_no_other_command_opens_a_socket(room: Path) -> None:
    lines = {line: line_of(room, line) for line in commands()}
    heard, done = heard_of(room, EACH, json.dumps(lines))
    assert done.returncode == 0, done.stderr
    assert [one.removeprefix("# ") for one in heard if one.startswith("# ")] == list(lines)
    assert [one for one in heard if one not in TRIED and one.startswith("socket.")] == [], heard
    assert {json.loads(done.stdout)[line] for line in lines} <= {0, 1, 2}


@pytest.mark.parametrize(
    "line", ["add ADDRESS --allow-private --ledger a.db", "watch ADDRESS --once --allow-private --ledger b.db"]
)
def test_those_that_may_are_heard(line: str, room: Path) -> None:
    """Or the test above could not fail."""
    with serving(lambda _: reply(b"<rss><channel></channel></rss>")) as server:
        heard, _ = heard_of(room, HERE, *line_of(room, line.replace("ADDRESS", server.url("/feed", "127.0.0.1"))))
    assert [one for one in heard if one.startswith("socket.connect")]
    assert all("127.0.0.1" in one for one in heard if one.startswith("socket.connect"))


def test_the_reading_room_listens_here_and_connects_nowhere(room: Path) -> None:
    book = room / "serving.txt"
    path = os.pathsep.join([str(room / "spy"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "HEARD": str(book)}
    command = [sys.executable, "-c", HERE, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=room, env=environment, stdout=subprocess.PIPE, text=True) as one:
        assert one.stdout is not None
        for said in one.stdout:
            if "Ctrl-C" in said:
                break
        one.terminate()
        one.wait(timeout=60)
    heard = book.read_text().splitlines()
    assert [said for said in heard if said.startswith("socket.bind") and "127.0.0.1" in said]
    assert [said for said in heard if said.startswith(("socket.connect", "socket.sendto"))] == []
