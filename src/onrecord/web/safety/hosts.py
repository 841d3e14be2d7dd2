"""By which names this server may be called. The one rule: a name that somebody else can point at this machine opens
nothing, so that a page from elsewhere cannot pass for this one (DNS rebinding)."""

import ipaddress

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANY_ADDRESS = "*"
"""Stands for every address in figures: nobody can point one elsewhere, as a name can be."""
_PLAIN_PORT = 80


class Hosts:
    """Refuses requests whose Host is none of `hosts`, missing, or there twice."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, then pass on."""
        if scope["type"] == "http":
            given = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
            if len(given) != 1 or not is_served(given[0], self.hosts):
                raise HTTPException(400, "This server does not go by the name that your browser called it.")
        await self.app(scope, receive, send)


def host_names(host: str, port: int) -> frozenset[str]:
    """What browsers may call a server that is bound to `host`: `name:port`, and the bare name at the port that needs no
    naming. A server bound to all addresses may be called by any of them, in figures."""
    names = {*LOOPBACK, _written(host)}
    if _is_unspecified(host):
        names.add(ANY_ADDRESS)
    ported = {f"{name}:{port}" for name in names}
    return frozenset(ported | names if port == _PLAIN_PORT else ported)


def is_served(given: str, hosts: frozenset[str]) -> bool:
    """Whether a Host header names this server."""
    given = given.lower()
    if given in hosts:
        return given[:1] != ANY_ADDRESS
    name, colon, port = given.rpartition(":") if not given.endswith("]") else (given, "", "")
    if not colon:
        name = given
    return f"{ANY_ADDRESS}{colon}{port}" in hosts and _address(name) is not None


def is_loopback(host: str) -> bool:
    """Whether a server bound to this can be reached from this machine only."""
    address = _address(host)
    return host.lower() == "localhost" or (address is not None and address.is_loopback)


def _written(host: str) -> str:
    host = host.lower()
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _is_unspecified(host: str) -> bool:
    address = _address(host)
    return address is not None and address.is_unspecified


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None
