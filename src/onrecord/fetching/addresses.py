"""Which machines may be connected to. The one rule: a name is looked up once, every address that it has is checked, and
that address, not the name, is connected to."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from onrecord.fetching.results import Unfetched
from onrecord.fetching.targets import Target

Resolver = Callable[[str, int], Sequence[str]]
"""Looks up the IP addresses of a host; OSError or UnicodeError where it has none."""
Permits = Callable[[str], bool]
"""Whether an IP address may be connected to."""
_ADVICE = "--allow-private lets addresses of your own network through"
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses by which networks without IPv4 reach it (NAT64): what counts is the address that they carry."""
_CARRYING = tuple(map(ipaddress.IPv6Network, ("64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "::ffff:0:0/96")))
"""Other addresses that carry one of IPv4: nobody in the public internet needs them."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that this machine's resolver gives."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def anywhere(_address: str) -> bool:
    """What lets every address through, for a user who asks for that."""
    return True


def safe_addresses(target: Target, resolver: Resolver, permits: Permits) -> Sequence[str] | Unfetched:
    """The addresses of a target, each of which may be connected to; why not, where one of them may not.

    A name that has a public and a private address is refused: it is how private ones are reached by a trick.
    """
    try:
        found = [target.host] if _is_address(target.host) else resolver(target.host, target.port)
    except (OSError, UnicodeError):
        return Unfetched(target.url, f"there is no host {target.host}, or it cannot be looked up now")
    if not found:
        return Unfetched(target.url, f"there is no host {target.host}")
    refused = [address for address in found if not permits(address)]
    if refused:
        where = target.host if target.host == refused[0] else f"{target.host} is {refused[0]}, which"
        return Unfetched(target.url, f"{where} is no public address; {_ADVICE}", lasting=True)
    return found


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    try:
        one = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(one, ipaddress.IPv6Address) and one in _TRANSLATED:
        one = ipaddress.IPv4Address(int(one) & 0xFFFFFFFF)
    if not one.is_global or one.is_multicast or one.is_reserved or one.is_unspecified or one.is_loopback:
        return False
    return isinstance(one, ipaddress.IPv4Address) or not (one.is_site_local or any(one in net for net in _CARRYING))
