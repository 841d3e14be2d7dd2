"""Changes of position on record in a ledger. The one rule: both statements, with both days, or none."""

from dataclasses import replace

from onrecord.ledger import Filters, Ledger
from onrecord.linking.reversals import Reversal
from onrecord.linking.reversals import changes as found_in
from onrecord.reports.telling import claims_of, told_of

_EVERYTHING = Filters()


def changes(ledger: Ledger, filters: Filters = _EVERYTHING) -> tuple[Reversal, ...]:
    """Changes of position of one speaker of which a statement passes, the latest first; `limit` counts changes."""
    claims = claims_of(ledger)
    told = told_of(ledger, (member.statement for claim in claims for member in claim.members))
    links = {link for name in sorted(told) for link in ledger.links(name)}
    found = found_in(claims, told, sorted(links, key=lambda link: (link.one, link.other, link.kind)))
    asked = replace(filters, limit=None)
    if asked != _EVERYTHING:
        passed = {row.id for row in ledger.statements(asked)}
        found = tuple(change for change in found if passed & {change.before.id, change.after.id})
    return found[: filters.limit]
