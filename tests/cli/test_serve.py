"""`onrecord serve` as a command: what it refuses, what it says, how it ends."""

import signal
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.conftest import Run
from tests.web.serving import PATIENCE, address_in, announcement, command, served

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what a server binds to only behind a password


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--host", EVERYWHERE), "0.0.0.0 can be reached from other machines; set a password"),
        (("--host", "::"), ":: can be reached from other machines; set a password"),
        (("--host", "desk.example"), "desk.example can be reached from other machines"),
        (("--host", "192.0.2.7", "--port", "0"), "192.0.2.7 can be reached from other machines"),
        (("--port", "70000"), "'--port'"),
        (("--ledger", "courier.md"), "is not a ledger"),
    ],
)
def test_it_does_not_open_where_it_should_not(arguments: tuple[str, ...], said: str, run: Run) -> None:
    result = run("serve", *arguments)
    assert result.exit_code in {2, 3}
    assert result.stdout == ""
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_password_is_no_short_one(run: Run) -> None:
    result = run("serve", "--port", "0", ONRECORD_PASSWORD="lisk")  # noqa: S106 - an invented one
    assert result.exit_code == 2
    assert "8 characters or more" in result.stderr


def test_an_empty_ledger_is_shown_and_no_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    with served(path) as running, urlopen(running.address + "/documents.json") as answer:  # noqa: S310 - our own server
        assert answer.status == 200
        assert "server" not in answer.headers
    assert list(tmp_path.iterdir()) == []


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with served(tmp_path / "a.db") as running:
        port = running.address.rsplit(":", 1)[1]
        other = command("--ledger", str(tmp_path / "b.db"), "--port", port)
        output, errors = other.communicate(timeout=PATIENCE)
    assert (other.returncode, output) == (1, "")
    assert errors.startswith(f"onrecord: cannot serve at 127.0.0.1, port {port}: ")
    assert errors.count("\n") == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_it_says_where_it_is_and_stops_when_it_is_told_to(host: str, tmp_path: Path) -> None:
    with command("--ledger", "new.db", "--host", host, cwd=tmp_path) as process:
        said = announcement(process)
        address = address_in(said)
        assert host in address
        with urlopen(address + "/legend") as answer:  # noqa: S310 - our own server
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (0, "")
    assert "nothing leaves this machine" in said


def test_a_wider_server_asks_for_its_password(tmp_path: Path) -> None:
    env = {"ONRECORD_PASSWORD": "a long way to Lisk"}
    with command("--ledger", "new.db", "--host", EVERYWHERE, cwd=tmp_path, env=env) as process:
        said = announcement(process)
        address = address_in(said).replace(EVERYWHERE, "127.0.0.1")
        with urlopen(address + "/claims") as answer:  # noqa: S310 - our own server
            assert answer.url.startswith(address + "/login")
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (0, "")
    assert "not encrypted" in said
    assert subprocess.list2cmdline(process.args).count("Lisk") == 0  # type: ignore[arg-type]
