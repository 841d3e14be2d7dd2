"""The only code that uses a network, and only when `watch` or `add` is given an address. The one rule: every address is
checked before it is connected to, at every redirect, and nothing is sent but the request."""

from onrecord.fetching.addresses import Resolver, anywhere, is_public, system_resolver
from onrecord.fetching.clocks import Clock, SystemClock
from onrecord.fetching.endings import ending_of
from onrecord.fetching.fetcher import Fetcher, Policy
from onrecord.fetching.posting import post
from onrecord.fetching.results import Fetched, Unchanged, Unfetched, Validators
from onrecord.fetching.targets import Target, target_of
from onrecord.fetching.timing import CEILING, backed_off
from onrecord.fetching.visiting import Limits

__all__ = [
    "CEILING",
    "Clock",
    "Fetched",
    "Fetcher",
    "Limits",
    "Policy",
    "Resolver",
    "SystemClock",
    "Target",
    "Unchanged",
    "Unfetched",
    "Validators",
    "anywhere",
    "backed_off",
    "ending_of",
    "is_public",
    "post",
    "system_resolver",
    "target_of",
]
