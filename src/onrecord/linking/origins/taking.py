"""Who took a claim from whom, as far as documents show it. The one rule: a step is drawn where credits or shared words
show one; what shows none is drawn from its origin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.linking.credits.outlets import same_outlet
from onrecord.linking.origins.spreading import Carried
from onrecord.records import Told


class By(StrEnum):
    """By what a step shows."""

    TOLD = "told"
    """The document gives the origin itself, and nothing between."""
    CREDIT = "credit"
    """The document credits the outlet of the other."""
    REUSE = "reuse"
    """The document has a passage of the other in the same words, or nearly."""


@dataclass(frozen=True, slots=True)
class Step:
    """From whom a document has the claim: an origin by its number (from 0), or another document by its id; exactly one
    is given. `share` of the words of a reused passage are the same."""

    document: str
    by: By
    origin: int | None = None
    source: str | None = None
    share: float | None = None


def steps(told: Iterable[Told], carried: Sequence[Carried]) -> tuple[Step, ...]:
    """The steps to each document, in the order of the documents.

    A document with a passage of another, or that credits its outlet, has from there what both have; what it has from
    no other document comes from its origin.
    """
    passages: dict[str, dict[str, float]] = {}
    for one in told:
        for reused in one.reused:
            shares = passages.setdefault(one.document, {})
            shares[reused.document] = max(shares.get(reused.document, 0.0), reused.share)
    return tuple(step for at, _ in enumerate(carried) for step in _steps(carried, at, passages))


def _steps(carried: Sequence[Carried], at: int, passages: dict[str, dict[str, float]]) -> Iterator[Step]:
    document, held = carried[at], {one.document: one for one in carried}
    had: set[int] = set()
    reused = passages.get(document.document, {})
    for source, share in sorted(reused.items()):
        if source in held and source != document.document:
            had |= set(held[source].origins)
            yield Step(document.document, By.REUSE, source=source, share=share)
    for outlet in document.credits:
        before = [one for one in carried[:at] if same_outlet(one.publisher, outlet) and one.document not in reused]
        shared = [one for one in before if set(one.origins) & set(document.origins)]
        if shared:
            had |= set(shared[0].origins)
            yield Step(document.document, By.CREDIT, source=shared[0].document)
    for number in document.origins:
        if number not in had:
            yield Step(document.document, By.TOLD, origin=number)
