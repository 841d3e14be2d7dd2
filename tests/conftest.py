"""What every test stands on: the same examples each time in CI, no way out of this machine, and a ledger of the bundled
affair."""

import os
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import settings

from onrecord.cli import root

OUTWARD = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
LOOPBACK = {"127.0.0.1", "::1", "localhost", ""}

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def stay_here(event: str, arguments: Sequence[object]) -> None:
    """Refuse whatever would leave the machine; addresses of this machine and sockets between processes are free."""
    if event not in OUTWARD:
        return
    target = arguments[1] if event in {"socket.connect", "socket.sendto"} else arguments[0]
    host = target[0] if isinstance(target, tuple) else None if event == "socket.connect" else target
    if isinstance(host, bytes):
        host = host.decode()
    if host is not None and host not in LOOPBACK:
        message = f"a test reached for the network: {event} {target!r}"
        raise PermissionError(message)


sys.addaudithook(stay_here)


@pytest.fixture(scope="session")
def affair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the affair, read and linked by the real models once; nobody writes to it."""
    path = tmp_path_factory.mktemp("affair") / "affair.db"
    with resources.as_file(resources.files("onrecord") / "examples" / "affair") as folder:
        result = CliRunner().invoke(root, ["add", str(folder), "--ledger", str(path)])
    assert result.exit_code == 0, result.output
    return path
