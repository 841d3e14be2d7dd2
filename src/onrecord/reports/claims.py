"""What is claimed in a ledger, and who stands where on it. The one rule: both sides are shown and counted alike, and
neither is called right."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from onrecord.errors import InputError
from onrecord.ledger import Filters, Ledger
from onrecord.linking.origins import origins
from onrecord.linking.stances import oldest_first, stances_of
from onrecord.linking.weighing import Status, status
from onrecord.records import Claim, ReviewState, Stance, Told
from onrecord.reports.telling import claims_of, claims_with, told_of

_EVERYTHING = Filters()
_FEW = 6
"""How many of several that fit an error lists."""
_WORDS = 3
"""Words of a statement at least for it to stand for a claim where another one can."""


class Sort(StrEnum):
    """Which claims come first."""

    CONTESTED = "contested"
    """Those whose weaker side has the most independent origins."""
    SPREAD = "spread"
    """Those in the most outlets."""
    NEW = "new"
    """Those first told of last."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with its status; the words of `standing` stand for it, and people judged `judged` of its statements."""

    claim: Claim
    status: Status
    standing: Told
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Voiced:
    """A statement of a claim: its stance, and how surely it belongs to the claim."""

    told: Told
    stance: Stance
    confidence: float


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with all of its statements, oldest first; `others` are ids of further claims in which the statement that
    was asked for takes part."""

    row: ClaimRow
    voices: tuple[Voiced, ...]
    others: tuple[str, ...] = ()


def claim_rows(ledger: Ledger, filters: Filters = _EVERYTHING, sort: Sort = Sort.CONTESTED) -> tuple[ClaimRow, ...]:
    """The claims with a statement that passes; `limit` counts claims.

    InputError where `actor` or `about` has no word in it.
    """
    found = passing(ledger, claims_of(ledger), filters)
    told = told_of(ledger, (member.statement for claim in found for member in claim.members))
    return tuple(sorted((claim_row(claim, told) for claim in found), key=_ORDERS[sort]))[: filters.limit]


def claim_view(ledger: Ledger, beginning: str) -> ClaimView:
    """The claim of the statement whose id begins so; a statement that is like no other is a claim of its own.

    InputError where there is no such statement, or several.
    """
    name = statement_named(ledger, beginning)
    found = sorted(claims_with(ledger, name), key=lambda one: (stands_for(one) != name, -len(one.members), one.id))
    return viewed(found, told_of(ledger, (member.statement for member in found[0].members)))


def viewed(found: Sequence[Claim], told: Mapping[str, Told]) -> ClaimView:
    """The first of some claims in what is told; the others are named."""
    taken = stances_of(found[0], told)
    sure = {member.statement: member.confidence for member in found[0].members}
    voices = (Voiced(one, taken[one.id], sure[one.id]) for one in oldest_first(told[name] for name in taken))
    return ClaimView(claim_row(found[0], told), tuple(voices), tuple(claim.id for claim in found[1:]))


def statement_named(ledger: Ledger, beginning: str) -> str:
    """The id of the one statement whose id begins so. InputError where there is none, or several."""
    found = sorted({row.id for row in ledger.statements_beginning(beginning.casefold())}) if beginning else []
    if not found:
        raise InputError(f"there is no statement whose id begins with {beginning!r}; see `onrecord claims`")
    if len(found) > 1:
        listed = ", ".join(found[:_FEW]) + (", …" if len(found) > _FEW else "")
        raise InputError(f"{len(found)} statements have ids that begin with {beginning!r}: {listed}")
    return found[0]


def passing(ledger: Ledger, found: Iterable[Claim], filters: Filters) -> tuple[Claim, ...]:
    """The claims with a statement that passes, without regard to `limit`."""
    asked = replace(filters, limit=None)
    if asked == _EVERYTHING:
        return tuple(found)
    passed = {row.id for row in ledger.statements(asked)}
    return tuple(claim for claim in found if any(member.statement in passed for member in claim.members))


def stands_for(claim: Claim) -> str:
    """The id of the statement whose words stand for a claim."""
    return claim.id.partition(".")[0]


def standing(claim: Claim, told: Mapping[str, Told]) -> Told:
    """The statement whose words stand for a claim; where they only point to others' ("it"), or it is not told of, the
    oldest one whose words say the same, or else the oldest of all."""
    first = told.get(stands_for(claim))
    if first is not None and _says_it(first):
        return first
    known = [(told[member.statement], member.agrees) for member in claim.members if member.statement in told]
    alike = oldest_first(one for one, agrees in known if agrees and _says_it(one))
    return (alike or ([first] if first else oldest_first(one for one, _ in known)))[0]


def _says_it(told: Told) -> bool:
    return len(told.words.split()) >= _WORDS


def claim_row(claim: Claim, told: Mapping[str, Told]) -> ClaimRow:
    """A claim with its status in what is told."""
    reviews = (told[member.statement].review for member in claim.members if member.statement in told)
    judged = sum(review.state is not ReviewState.MACHINE for review in reviews)
    return ClaimRow(claim, status(claim, told, origins), standing(claim, told), judged)


def sort_keys(row: ClaimRow) -> dict[str, tuple[int | str, ...]]:
    """Where a claim stands in each order, before those with a greater key."""
    return {sort.value: (*key, name) for sort, order in _ORDERS.items() for key, name in [order(row)]}


def _contested(row: ClaimRow) -> tuple[int, ...]:
    held = row.status
    return -held.contested, -held.origins(Stance.ASSERTS) - held.origins(Stance.DENIES), -held.outlets


def _spread(row: ClaimRow) -> tuple[int, ...]:
    return -row.status.outlets, -row.status.documents, -row.status.statements


def _new(row: ClaimRow) -> tuple[int, ...]:
    return (-(row.status.first or date.min).toordinal(),)


def _ordered(key: Callable[[ClaimRow], tuple[int, ...]]) -> Callable[[ClaimRow], tuple[tuple[int, ...], str]]:
    return lambda row: (key(row), row.claim.id)


_ORDERS = {Sort.CONTESTED: _ordered(_contested), Sort.SPREAD: _ordered(_spread), Sort.NEW: _ordered(_new)}
