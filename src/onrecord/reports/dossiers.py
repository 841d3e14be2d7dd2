"""Everything that is on record of one claim: both sides in time, where it comes from and how it spread, figures that
disagree, and what is left of it without a source. The one rule: all of it is made of the same statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.ledger import Ledger
from onrecord.linking.figures import figures, tables
from onrecord.linking.origins import Carried, Step, spread, steps
from onrecord.linking.stances import stances_of
from onrecord.records import Claim, FigureTable, Stance, Told
from onrecord.reports.claim_ratings import RatedClaim, ratings_on
from onrecord.reports.claims import ClaimView, stands_for, statement_named, viewed
from onrecord.reports.discounting import Discount, Origins, Source, chosen, discounted, origins_by_stance, sources_of
from onrecord.reports.numbers import claims_by_statement
from onrecord.reports.origins import Traced, traced
from onrecord.reports.telling import claims_with, told_of


@dataclass(frozen=True, slots=True)
class Dossier:
    """One claim. `denied` are the documents that deny it, with the numbers of the origins against it; `told_by` and
    `denied_by` are the steps by which documents came to either; `tables` are figures of its statements that disagree.

    `sources` can be doubted, each with what is left without it alone; `without` are those that are, `discount` what is
    left without them all. `sides` are the origins of each side. `ratings` are what people say of
    the claim in words of their own.
    """

    view: ClaimView
    traced: Traced
    denied: tuple[Carried, ...]
    told_by: tuple[Step, ...]
    denied_by: tuple[Step, ...]
    tables: tuple[FigureTable, ...]
    sources: tuple[tuple[Source, Discount], ...]
    without: tuple[Source, ...]
    discount: Discount
    sides: Origins
    ratings: tuple[RatedClaim, ...] = ()


def dossier(ledger: Ledger, beginning: str, without: Iterable[str] = ()) -> Dossier:
    """The dossier of the claim with that id, or of the statement whose id begins so, without some of its sources.

    InputError where there is no such statement, or several, or where the claim has no such source.
    """
    name = statement_named(ledger, beginning.partition(".")[0])
    order = sorted(claims_with(ledger, name), key=lambda one: (stands_for(one) != name, -len(one.members), one.id))
    found = sorted(order, key=lambda one: one.id != beginning)
    told = told_of(ledger, (member.statement for member in found[0].members))
    return replace(collected(found, told, without), ratings=ratings_on(ledger, found[0]))


def collected(claims: list[Claim], told: Mapping[str, Told], without: Iterable[str] = ()) -> Dossier:
    """The same of the first of some claims, in what is told."""
    taken = stances_of(claims[0], told)
    traces = traced(claims[0], told)
    against = [told[name] for name, one in taken.items() if one is Stance.DENIES]
    telling = [told[name] for name, one in taken.items() if one is not Stance.DENIES]
    denied = spread(against, traces.against)
    sides = origins_by_stance(told, taken)
    sources = sources_of(traces.told, sides)
    doubts = chosen(sources, without)
    disagreeing = tables(figures(traces.told.values()), claims_by_statement(claims[:1]))
    return Dossier(
        view=viewed(claims, told),
        traced=traces,
        denied=denied,
        told_by=steps(telling, traces.carried),
        denied_by=steps(against, denied),
        tables=tuple(table for table in disagreeing if table.disagreements),
        sources=tuple((one, discounted(sides, told, (one,))) for one in sources),
        without=doubts,
        discount=discounted(sides, told, doubts),
        sides=sides,
    )
