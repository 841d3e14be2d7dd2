"""Where claims come from. The one rule: origins are counted, each with the documents behind it, and a count is no
verdict."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.ledger import Filters, Ledger
from onrecord.linking.origins import Carried, Circle, Resting, circles, origins, resting, spread
from onrecord.linking.stances import stances_of
from onrecord.records import Claim, Origin, OriginKind, Stance, Told
from onrecord.reports.claims import passing, standing, statement_named
from onrecord.reports.telling import claims_of, claims_with, told_of

_EVERYTHING = Filters()
_MOST = 20
"""Claims of a table, unless more are asked for."""
_NAMED = 12
"""Origins that a sentence names; all of them are counted."""
_NOUNS = {
    OriginKind.OCCASION: "on the record",
    OriginKind.UNNAMED: "unnamed",
    OriginKind.COLLECTIVE: "a group",
    OriginKind.DOCUMENT: "a document",
    OriginKind.OUTLET: "its own voice",
    OriginKind.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Traced:
    """A claim and where it comes from.

    `words` are those of the statement that stands for it. `told` are its statements, denials among them, by id.
    `origins` are those of the statements that tell it, the earliest first, and `against` those of the denials;
    `carried` are the documents that tell it, in time, with the numbers of its origins.
    """

    claim: str
    words: str
    told: Mapping[str, Told]
    origins: tuple[Origin, ...]
    against: tuple[Origin, ...]
    carried: tuple[Carried, ...]
    circles: tuple[Circle, ...]
    resting: Resting

    @property
    def outlets(self) -> int:
        """How many publishers told it; documents without one count as one."""
        return len({document.publisher for document in self.carried})

    @property
    def sentence(self) -> str:
        """The count, explained; the first origins are named."""
        where = f"{_counted(len(self.carried), 'document')} by {_counted(self.outlets, 'outlet')}"
        if not self.origins:
            return f"Nobody tells it; {_counted(len(self.against), 'origin')} against it."
        named = enumerate(self.origins[:_NAMED], 1)
        names = "; ".join(f"({number}) {origin_words(origin)}" for number, origin in named)
        names += f"; and {len(self.origins) - _NAMED:,} more" if len(self.origins) > _NAMED else ""
        independent = "independent origin"
        return f"Told in {where}; goes back to {_counted(len(self.origins), independent)}: {names}."


def trace(ledger: Ledger, beginning: str) -> tuple[Traced, ...]:
    """The claims in which a statement takes part, or that are named for it; it is given by the beginning of its id.

    InputError where no statement has such an id, or several have.
    """
    found = claims_with(ledger, statement_named(ledger, beginning))
    told = told_of(ledger, (member.statement for claim in found for member in claim.members))
    return tuple(traced(claim, told) for claim in found)


def most_told(ledger: Ledger, filters: Filters = _EVERYTHING) -> tuple[Traced, ...]:
    """The claims with a statement that passes, those told in most documents first; `limit` counts claims."""
    found = passing(ledger, claims_of(ledger), filters)
    told = told_of(ledger, (member.statement for claim in found for member in claim.members))
    widest = sorted(found, key=lambda claim: (-_width(claim, told), claim.id))[: filters.limit or _MOST]
    return tuple(traced(claim, told) for claim in widest)


def _width(claim: Claim, told: Mapping[str, Told]) -> int:
    """In how many documents it stands."""
    return len({told[member.statement].document for member in claim.members if member.statement in told})


def origin_words(origin: Origin) -> str:
    """An origin in a few words: `Teodor Žalvic, on the record, 9 March 2026`."""
    outlet = origin.outlet or "an outlet that is not named"
    match origin.kind:
        case OriginKind.UNNAMED:
            words = f"“{origin.name}”, unnamed, of {outlet}"
        case OriginKind.OUTLET:
            silent = "which names no source"
            if origin.uncertain:
                silent = "from where it was forwarded; who said it first is not shown"
            words = f"{origin.name or outlet}, {silent}"
        case OriginKind.UNKNOWN:
            words = "a source that nothing tells of"
        case _:
            words = f"{origin.name}, {_NOUNS[origin.kind]}"
    return f"{words}, {origin.first.isoformat()}" if origin.first else words


def traced(claim: Claim, told: Mapping[str, Told]) -> Traced:
    """Where a claim comes from; `told` are its statements, of which some may be missing, and others beside them."""
    stance = stances_of(claim, told)
    against = [told[name] for name, one in stance.items() if one is Stance.DENIES]
    telling = [told[name] for name, one in stance.items() if one is not Stance.DENIES]
    found = origins(telling)
    return Traced(
        claim=claim.id,
        words=standing(claim, told).words,
        told={name: told[name] for name in stance},
        origins=found,
        against=origins(against),
        carried=spread(telling, found),
        circles=circles(telling),
        resting=resting(found),
    )


def _counted(number: int, one: str) -> str:
    return f"{number:,} {one if number == 1 else one + 's'}"
