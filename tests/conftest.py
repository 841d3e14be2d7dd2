"""What every test stands on: the same examples each time in CI, and no way out of this machine."""

import os
import sys
from collections.abc import Sequence

from hypothesis import settings

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
