"""Asking for addresses, politely. The one rule: one request at a time, and before each of them its address is checked
and its host's wishes are heard."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from urllib.parse import urljoin

from onrecord.fetching.addresses import Permits, Resolver, is_public, safe_addresses, system_resolver
from onrecord.fetching.clocks import Clock, SystemClock
from onrecord.fetching.endings import holds_no_text
from onrecord.fetching.results import Fetched, Unchanged, Unfetched, Validators
from onrecord.fetching.robots import LARGEST, Robots
from onrecord.fetching.targets import Target, target_of
from onrecord.fetching.timing import max_age, retry_after
from onrecord.fetching.visiting import Answer, Limits, Request, visit

_PAUSE, _LONGEST_PAUSE = 2.0, 30.0
"""Seconds between two requests to one host; a host that wants more than the latter is asked another time."""
_HOSTS = 1000
_TRIED = 3
"""Addresses of one host that are tried."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429})


@dataclass(frozen=True, slots=True)
class Policy:
    """Whom a fetcher may ask, and how much it puts up with."""

    permits: Permits = is_public
    limits: Limits = field(default_factory=Limits)
    pause: float = _PAUSE
    resolver: Resolver = system_resolver


class Fetcher:
    """Fetches one address after another. Not for several threads at once: hosts are asked one request at a time."""

    def __init__(self, policy: Policy | None = None, clock: Clock | None = None) -> None:
        self.policy = policy or Policy()
        self.clock = clock or SystemClock()
        self._robots = Robots(self.clock)
        self._asked: OrderedDict[str, float] = OrderedDict()

    def fetch(self, url: str, known: Validators = Validators()) -> Fetched | Unchanged | Unfetched:  # noqa: B008 - frozen
        """What stands at an address; Unchanged where it is as it was by what is `known` of it."""
        target = target_of(url)
        if isinstance(target, Unfetched):
            return target
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        request = Request({name: value for name, value in headers.items() if value})
        found = self._followed(target, request, self.policy.limits)
        if isinstance(found, Unfetched):
            return replace(found, url=url)
        final, answer = found
        age = max_age(answer.headers.get("cache-control"))
        if answer.status == HTTPStatus.NOT_MODIFIED and request.headers:
            return Unchanged(url, age)
        if answer.status != HTTPStatus.OK:
            return self._refused(url, answer)
        if holds_no_text(answer.media_type):
            return Unfetched(url, f"is {answer.media_type}, which holds no text", lasting=True)
        validators = Validators(_header(answer, "etag"), _header(answer, "last-modified"))
        return Fetched(url, final.url, self.clock.now(), answer.body, answer.media_type, validators, age)

    def _followed(
        self, target: Target, request: Request, limits: Limits, *, heeding: bool = True
    ) -> tuple[Target, Answer] | Unfetched:
        """The answer at the end of all redirects, and where that is."""
        before = None
        for _ in range(limits.redirects + 1):
            addresses = safe_addresses(target, self.policy.resolver, self.policy.permits)
            if isinstance(addresses, Unfetched):
                return addresses
            waited = self._paused(target, heeding=heeding, onward=before is not None and before.host == target.host)
            answer = waited or self._visited(target, addresses, request, limits)
            if isinstance(answer, Unfetched):
                return answer
            onward = answer.headers.get("location")
            if answer.status not in _MOVED or not onward:
                return target, answer
            before, target_or_not = target, _joined(target, onward)
            if isinstance(target_or_not, Unfetched):
                return target_or_not
            target = target_or_not
        return Unfetched(target.url, f"is redirected more than {limits.redirects} times", lasting=True)

    def _paused(self, target: Target, *, heeding: bool, onward: bool) -> Unfetched | None:
        """Wait for the host's turn, once its rules allow the target."""
        if heeding:
            refused = self._robots.refusal(target, self._ask_rules)
            if refused is not None:
                return refused
        if onward or not heeding:  # belongs to the request before it
            return None
        pause = max(self.policy.pause, self._robots.pause(target))
        wait = self._asked.get(target.host, -pause) + pause - self.clock.elapsed()
        if wait > max(_LONGEST_PAUSE, self.policy.pause):
            return Unfetched(target.url, f"its host asks for {pause:g} s between requests", wait=wait)
        if wait > 0:
            self.clock.sleep(wait)
        return None

    def _visited(
        self, target: Target, addresses: Sequence[str], request: Request, limits: Limits
    ) -> Answer | Unfetched:
        answer: Answer | Unfetched = Unfetched(target.url, "cannot be connected to")
        for address in addresses[:_TRIED]:
            answer = visit(target, address, request, limits)
            if isinstance(answer, Answer) or answer.lasting:
                break
        self._asked[target.host] = self.clock.elapsed()
        self._asked.move_to_end(target.host)
        while len(self._asked) > _HOSTS:
            self._asked.popitem(last=False)
        return answer

    def _ask_rules(self, target: Target) -> Answer | Unfetched:
        limits = replace(self.policy.limits, octets=max(LARGEST, 1))
        found = self._followed(target, Request(), limits, heeding=False)
        return found if isinstance(found, Unfetched) else found[1]

    def _refused(self, url: str, answer: Answer) -> Unfetched:
        """What a status comes to."""
        wait = retry_after(answer.headers.get("retry-after"), self.clock.now())
        lasting = HTTPStatus.BAD_REQUEST <= answer.status < HTTPStatus.INTERNAL_SERVER_ERROR
        named = {status.value: f" ({status.phrase})" for status in HTTPStatus}.get(answer.status, "")
        message = f"answers with HTTP status {answer.status}{named}"
        return Unfetched(url, message, lasting and answer.status not in _LATER, wait)


def _joined(target: Target, onward: str) -> Target | Unfetched:
    try:
        return target_of(urljoin(target.url, onward))
    except ValueError:
        return Unfetched(target.url, "is redirected to what is not an address", lasting=True)


def _header(answer: Answer, name: str) -> str | None:
    """A header that can be sent back as it came; None where there is none of a reasonable length."""
    said = answer.headers.get(name, "").strip()
    return said if said and len(said) <= 500 and said.isascii() and said.isprintable() else None  # noqa: PLR2004
