"""What hosts ask of programs in their robots.txt, by protego. The one rule: where a host does not say that it has none,
nothing is fetched from it until it does."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from onrecord.fetching.clocks import Clock
from onrecord.fetching.results import Unfetched
from onrecord.fetching.targets import Target
from onrecord.fetching.timing import CEILING
from onrecord.fetching.visiting import Answer

AGENT = "onrecord"
LARGEST = 512 * 1024
"""Bytes of a robots.txt that are heeded (RFC 9309 asks for 500 KiB at least)."""
_FRESH, _AGAIN = 86_400.0, 600.0
_HOSTS = 1000
_CLIENT_ERRORS = range(400, 500)
_TOO_MANY = 429
_OK = 200
_LONGEST_LINE = 2048

Ask = Callable[[Target], Answer | Unfetched]
"""Fetches a robots.txt, its redirects followed."""


@dataclass(frozen=True, slots=True)
class _Known:
    rules: Protego | None
    trouble: str
    until: float


class Robots:
    """The rules of the hosts that were asked, each for a day."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: OrderedDict[str, _Known] = OrderedDict()

    def refusal(self, target: Target, ask: Ask) -> Unfetched | None:
        """Why a target must not be fetched; None where it may."""
        known = self._of(target, ask)
        if known.rules is None:
            wait = max(0.0, known.until - self._clock.elapsed())
            return Unfetched(target.url, known.trouble, wait=wait)
        if not known.rules.can_fetch(target.url, AGENT):
            message = "its robots.txt asks programs to keep away; save the page in a browser and add the file"
            return Unfetched(target.url, message, lasting=True)
        return None

    def pause(self, target: Target) -> float:
        """Seconds that the host wants between two requests, as far as it is known."""
        known = self._known.get(target.origin)
        if known is None or known.rules is None:
            return 0.0
        said = known.rules.crawl_delay(AGENT)
        return 0.0 if said is None else min(CEILING, max(0.0, float(said)))

    def _of(self, target: Target, ask: Ask) -> _Known:
        known = self._known.get(target.origin)
        if known is None or known.until <= self._clock.elapsed():
            known = self._learnt(ask(Target(target.scheme, target.host, target.port, "/robots.txt")))
            self._known[target.origin] = known
            while len(self._known) > _HOSTS:
                self._known.popitem(last=False)
        self._known.move_to_end(target.origin)
        return known

    def _learnt(self, answer: Answer | Unfetched) -> _Known:
        now = self._clock.elapsed()
        if isinstance(answer, Unfetched):
            return _Known(None, answer.message, now + (_AGAIN if answer.wait is None else answer.wait))
        if answer.status == _OK:
            return _Known(Protego.parse(_lines(answer.body)), "", now + _FRESH)
        if answer.status in _CLIENT_ERRORS and answer.status != _TOO_MANY:
            return _Known(Protego.parse(""), "", now + _FRESH)
        return _Known(None, f"its robots.txt cannot be read now: HTTP status {answer.status}", now + _AGAIN)


def _lines(body: bytes) -> str:
    """The lines that are heeded: no longer than any address that is asked for."""
    lines = body[:LARGEST].decode("utf-8-sig", "replace").splitlines()
    return "\n".join(line for line in lines if len(line) <= _LONGEST_LINE)
