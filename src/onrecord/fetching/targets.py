"""An address that can be asked for, in its parts. The one rule: what is sent is ASCII without white space or control
characters, whatever was given."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from onrecord.fetching.results import Unfetched

LONGEST = 4096
_PORTS = {"http": 80, "https": 443}
_SAFE = "/%:@!$&'()*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect and what to ask for there. `host` is a name in ASCII or an IP address, without brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """The address without its path."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """The whole address."""
        return self.origin + self.path


def target_of(url: str) -> Target | Unfetched:
    """The parts of an address; why not, where it is none that onrecord asks for."""
    if len(url) > LONGEST:
        return Unfetched(url[:100] + "…", f"is longer than {LONGEST} characters", lasting=True)
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        named = _ascii(host or "")
    except ValueError:
        return Unfetched(url, "is not an address", lasting=True)
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        return Unfetched(url, "is not an http or https address", lasting=True)
    if not named:
        return Unfetched(url, "names no host", lasting=True)
    if parts.username is not None or parts.password is not None:
        return Unfetched(url, "holds a user's name or password, which a ledger would keep; leave it out", lasting=True)
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE + '?')}" if parts.query else ""
    return Target(scheme, named, _PORTS[scheme] if port is None else port, path + query)


def _ascii(host: str) -> str:
    """The host as names are looked up; ValueError where it is none."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        named = host.encode("idna").decode("ascii").lower() if host else ""
        if not all(sign.isalnum() or sign in "-._" for sign in named):
            raise
        return named
