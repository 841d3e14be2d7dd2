"""Which of two documents was there first. The one rule: time tells, and where it does not, a credit; else nothing
does, and each may have it from the other."""

import datetime as dt
from dataclasses import dataclass

from onrecord.linking.credits import CreditKind, Outlets, credit_lines
from onrecord.linking.credits.outlets import same_outlet


@dataclass(frozen=True, slots=True)
class Issue:
    """A document as far as its place in time is concerned."""

    text: str
    published: dt.date | dt.datetime | None
    publisher: str | None = None


def earlier(one: Issue, other: Issue) -> bool | None:
    """Whether the first was there before the second; None where nothing tells.

    Hours tell where both have one, else days; on one day, or where a day is not known, whoever credits the other
    came after it. The order in which documents are added never tells.
    """
    moments = one.published, other.published
    if isinstance(moments[0], dt.datetime) and isinstance(moments[1], dt.datetime):
        return None if moments[0] == moments[1] else moments[0] < moments[1]
    days = [moment.date() if isinstance(moment, dt.datetime) else moment for moment in moments]
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        return days[0] < days[1]
    credited, crediting = _credits(other, one), _credits(one, other)
    return credited if credited != crediting else None


def _credits(one: Issue, other: Issue) -> bool:
    """Whether the first names the outlet of the second as the one that told it."""
    if other.publisher is None or same_outlet(one.publisher, other.publisher):
        return False
    outlets = Outlets(name for name in (one.publisher, other.publisher) if name)
    found = credit_lines(one.text, outlets)
    return any(
        credit.kind is not CreditKind.CONTRIBUTED and same_outlet(credit.outlet, other.publisher) for credit in found
    )
