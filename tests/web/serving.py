"""`onrecord serve` as people run it: in a process of its own, on a free port, over a file."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

PATIENCE = 30.0
# What uvicorn leaves open where it cannot bind is none of ours.
_STRICT = ("-W", "error", "-W", "ignore:unclosed <socket:ResourceWarning")
_COMMAND = (sys.executable, *_STRICT, "-c", "from onrecord.cli import main; main()", "serve", "--port", "0")


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers: its address without a slash at the end, its ledger, its process."""

    address: str
    ledger: Path
    process: subprocess.Popen[str]


def command(*arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> subprocess.Popen[str]:
    """Run `onrecord serve` with these arguments."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ONRECORD_")}
    return subprocess.Popen(
        [*_COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**environment, "PYTHONUTF8": "1", **(env or {})},
    )


@contextmanager
def served(ledger: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Served]:
    """A server over the ledger; stopped as people do at the end, when it must not have complained."""
    with command("--ledger", str(ledger), *arguments, env=env) as process:
        try:
            yield Served(address_in(announcement(process)), ledger, process)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=PATIENCE)
        assert (process.returncode, complaints) == (0, ""), (process.returncode, complaints)


def announcement(process: subprocess.Popen[str]) -> str:
    """All that the server says once it can be called."""
    assert process.stdout is not None
    watchdog = Timer(PATIENCE, process.kill)
    watchdog.start()
    said = ""
    for line in process.stdout:
        said += line
        if "Ctrl-C" in line:
            watchdog.cancel()
            return said
    watchdog.cancel()
    message = f"the server did not come up: {said}{process.communicate()[1]}"
    raise AssertionError(message)


def address_in(said: str) -> str:
    """The address in an announcement, without the slash at its end."""
    return "".join(re.findall(r"http://[\w.:\[\]-]+", said))
