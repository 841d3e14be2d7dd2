"""`onrecord watch` and `onrecord add URL`: what they say, whom they tell, and how they end."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ledger import Filters, Ledger
from tests.cli.conftest import Golden, Run
from tests.cli.processes import ending
from tests.cli.test_program import HERE, ROOT
from tests.fetching.servers import Heard, Server, reply, serving

FEED, HTML = "application/rss+xml", "text/html; charset=utf-8"
PADDING = "The tide tables were posted at the pier as on every other day of the week. " * 25
FIRST = "Mira Tolland said that the harbour is open to all ships."
SECOND = "Mira Tolland denied that the harbour is open to all ships."


class Outlet:
    """A feed whose items can be set, their pages, and an address to tell."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str]] = []
        self.status = 200
        self.server: Server | None = None

    def answer(self, heard: Heard) -> bytes:
        if heard.method == "POST":
            return reply(status=self.status)
        if heard.path == "/feed":
            return reply(self.feed(), content_type=FEED)
        if heard.path == "/report":
            return reply(f"<!doctype html><title>Harbour</title><p>{FIRST}</p>".encode(), content_type=HTML)
        if heard.path == "/list":
            return reply(
                b"text\nIvo Maren said that pier 4 is shut.\nIvo Maren said that pier 5 is shut.\n",
                content_type="text/csv",
            )
        return reply(status=404)

    def feed(self) -> bytes:
        items = (
            f"<item><guid isPermaLink='false'>{name}</guid><title>{name}</title>"
            f"<description>{words} {PADDING}</description></item>"
            for name, words in self.items
        )
        return f"<rss version='2.0'><channel><title>Tide Wire</title>{''.join(items)}</channel></rss>".encode()

    def url(self, path: str = "/feed") -> str:
        assert self.server is not None
        return self.server.url(path, "127.0.0.1")


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    found = Outlet()
    with serving(found.answer) as server:
        found.server = server
        yield found


ONCE = ("--once", "--allow-private")


def shown(output: str, outlet: Outlet) -> str:
    """The output without what differs from run to run."""
    assert outlet.server is not None
    lines = output.replace(f":{outlet.server.port}/", "/").splitlines()
    return "\n".join(f"2031-05-04 08:00:00Z{line[20:]}" if line[:2] == "20" else line for line in lines) + "\n"


def told(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.usefixtures("desk")
def test_it_says_what_it_read_and_what_that_changed(run: Run, outlet: Outlet, golden: Golden) -> None:
    outlet.items = [("a", FIRST)]
    first = run("watch", outlet.url(), *ONCE)
    assert (first.exit_code, first.stderr) == (0, "")
    with Ledger.open("onrecord.db") as ledger:
        (claim,) = [row.id for row in ledger.statements()]
    outlet.items += [("b", SECOND), ("c", "Ivo Maren said that the harbour is open to all ships.")]
    second = run("watch", outlet.url(), *ONCE, "--claim", claim[:8], "--actor", "Mira Tolland")
    assert (second.exit_code, second.stderr) == (0, ""), second.stderr
    golden("watch-pipe", shown(first.stdout + second.stdout, outlet))


def test_there_is_nothing_to_say_where_nothing_is_new(run: Run, outlet: Outlet) -> None:
    outlet.items = [("a", FIRST)]
    run("watch", outlet.url(), *ONCE)
    assert run("watch", outlet.url(), *ONCE).stdout.count("\n") == 1


def test_json_is_an_object_a_line(run: Run, outlet: Outlet) -> None:
    outlet.items = [("a", FIRST)]
    events = told(run("watch", outlet.url(), *ONCE, "--json").stdout)
    assert [event["event"] for event in events] == ["asked", "item", "changes", "ended"]
    assert {event["schema"] for event in events} == {"onrecord/1"}
    assert events[1]["document"] == events[2]["documents"][0]["id"]  # type: ignore[index]
    assert (events[3]["read"], events[1]["outcome"]) == (1, "read")


def test_what_changed_goes_to_a_command_and_to_an_address(run: Run, outlet: Outlet, desk: Path) -> None:
    outlet.items = [("a", FIRST)]
    keep = f"{sys.executable} -c \"import sys; open('heard.json', 'ab').write(sys.stdin.buffer.read())\""
    result = run("watch", outlet.url(), *ONCE, "--json", "--run", keep, "--webhook", outlet.url("/hook"))
    (changes,) = [event for event in told(result.stdout) if event["event"] == "changes"]
    assert json.loads((desk / "heard.json").read_text()) == changes
    assert outlet.server is not None
    (posted,) = [heard for heard in outlet.server.heard if heard.method == "POST"]
    assert json.loads(posted.body) == changes
    assert posted.headers["idempotency-key"] == changes["id"]


def test_what_an_address_does_not_take_is_kept_and_sent_again_with_the_same_id(run: Run, outlet: Outlet) -> None:
    outlet.items, outlet.status = [("a", FIRST)], 500
    options = (*ONCE, "--webhook", outlet.url("/hook"))
    assert "not delivered: answers with HTTP status 500; 1 waiting" in run("watch", outlet.url(), *options).stdout
    outlet.status = 200
    outlet.items += [("b", SECOND)]
    with Ledger.open("onrecord.db") as ledger:
        (letter,) = [ledger.watching.letter(outlet.url("/hook"), ledger.watching.letters(outlet.url("/hook"))[1])]  # type: ignore[arg-type]
        assert letter is not None
        assert letter.tries == 1
        ledger.watching.came_back(letter, ledger.watching.feed(outlet.url()).checked_at, "its turn has come")  # type: ignore[union-attr, arg-type]
    run("watch", outlet.url(), *options)
    assert outlet.server is not None
    keys = [heard.headers["idempotency-key"] for heard in outlet.server.heard if heard.method == "POST"]
    assert len(keys) == 3
    assert keys[0] == keys[1] != keys[2]
    with Ledger.open("onrecord.db") as ledger:
        assert ledger.watching.letters(outlet.url("/hook")) == (0, None)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program --loud", "! no-such-program cannot be run: No such file or directory"),
        (f"{sys.executable} -c 'import sys; sys.exit(\"out of paper\")'", "ended with status 1: out of paper"),
    ],
)
def test_a_command_that_fails_ends_nothing(command: str, said: str, run: Run, outlet: Outlet) -> None:
    outlet.items = [("a", FIRST)]
    result = run("watch", outlet.url(), *ONCE, "--run", command)
    assert result.exit_code == 0
    assert said in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ftp://courier.example/feed",), "is not an http or https address"),
        (("courier.md",), "is not an http or https address"),
        (("http://a.example/feed", "--every", "5s"), "is no time from 1m to 7d"),
        (("http://a.example/feed", "--every", "soon"), "is no time from 1m to 7d"),
        (("http://a.example/feed", "--until", "someday"), "'someday' is not a date"),
        (("http://a.example/feed", "--run", "'half"), "cannot be parted into words"),
        (("http://a.example/feed", "--webhook", "hook"), "is not an http or https address"),
        (("http://a.example/feed", "--claim", "feed"), "there is no statement whose id begins with 'feed'"),
    ],
)
@pytest.mark.usefixtures("ledger")
def test_misuse_is_one_line(arguments: tuple[str, ...], said: str, run: Run) -> None:
    result = run("watch", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert said in result.stderr


def test_private_addresses_are_refused_unless_they_are_allowed(run: Run, outlet: Outlet) -> None:
    outlet.items = [("a", FIRST)]
    refused = run("watch", outlet.url(), "--once", "--webhook", outlet.url("/hook"))
    assert refused.exit_code == 1
    assert "127.0.0.1 is no public address; --allow-private" in refused.stdout
    assert outlet.server is not None
    assert outlet.server.heard == []


def test_it_goes_on_until_it_is_told_to_end(outlet: Outlet, desk: Path) -> None:
    outlet.items = [("a", FIRST)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", HERE, "watch", outlet.url(), "--allow-private"]
    for number in (signal.SIGTERM, signal.SIGINT):
        with (
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=desk) as one,
            ending(one),
        ):
            assert one.stdout is not None
            assert b"watching 1 feed" in one.stdout.readline()
            while not read(desk):
                time.sleep(0.05)
            one.send_signal(number)
            output, errors = one.communicate(timeout=60)
        assert (one.returncode, errors) == (0, b""), (output, errors)
        assert b" ended: " in output.splitlines()[-1]


def read(desk: Path) -> int:
    with Ledger.open(desk / "onrecord.db") as ledger:
        return len(list(ledger.documents()))


def test_a_page_is_added_with_its_address_and_the_time(run: Run, outlet: Outlet, desk: Path) -> None:
    result = run("add", "courier.md", outlet.url("/report"), "--allow-private", "--jobs", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    with Ledger.open(desk / "onrecord.db") as ledger:
        (row,) = [row for row in ledger.documents() if row.url == outlet.url("/report")]
        assert row.places == (outlet.url("/report"),)
        assert [found.content.text for found in ledger.statements(Filters(document=row.id))] == [
            "the harbour is open to all ships"
        ]
        (record,) = ledger.watching.fetches(outlet.url("/report"))
    assert f"sha256:{record.sha256}" == row.id


def test_the_type_of_what_is_fetched_tells_how_to_read_it(run: Run, outlet: Outlet) -> None:
    outlet.items = [("a", FIRST), ("b", SECOND)]
    result = run("add", outlet.url("/feed"), outlet.url("/list"), "--allow-private", "--jobs", "1")
    assert result.exit_code == 0
    assert "4 documents read" in result.stdout


@pytest.mark.parametrize(
    ("path", "allowed", "said"),
    [
        ("/nothing", ("--allow-private",), "answers with HTTP status 404 (Not Found)"),
        ("/report", (), "127.0.0.1 is no public address"),
    ],
)
def test_what_cannot_be_fetched_is_said(
    path: str, allowed: tuple[str, ...], said: str, run: Run, outlet: Outlet
) -> None:
    result = run("add", outlet.url(path), *allowed, COLUMNS="400")
    assert result.exit_code == 1
    assert said in result.stdout
    assert result.stderr == f"onrecord: nothing could be read in {outlet.url(path)}\n"
