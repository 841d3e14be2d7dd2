"""Sending what changed to an address that the user named. The one rule: it goes there and nowhere else: redirects are
not followed."""

from http import HTTPStatus

from onrecord.fetching.addresses import safe_addresses
from onrecord.fetching.fetcher import Policy
from onrecord.fetching.results import Unfetched
from onrecord.fetching.targets import target_of
from onrecord.fetching.visiting import Answer, Request, visit


def post(url: str, body: bytes, headers: dict[str, str], policy: Policy) -> Unfetched | None:
    """POST a JSON body; None where it was taken, or else why not."""
    target = target_of(url)
    if isinstance(target, Unfetched):
        return target
    addresses = safe_addresses(target, policy.resolver, policy.permits)
    if isinstance(addresses, Unfetched):
        return addresses
    request = Request({"Content-Type": "application/json", **headers}, body)
    answer = visit(target, addresses[0], request, policy.limits)
    if isinstance(answer, Answer) and HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return None
    return answer if isinstance(answer, Unfetched) else Unfetched(url, f"answers with HTTP status {answer.status}")
