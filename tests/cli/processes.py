"""Processes that a test starts, and that end with it whatever happens."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def ending(process: "subprocess.Popen[Any]") -> Iterator[None]:
    """Kills the process in the end, lest a failed test waits for it for ever."""
    try:
        yield
    finally:
        process.kill()
