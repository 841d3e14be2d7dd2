"""Propositions that are about the same matter, for or against it. The one rule: nothing joins through a chain of weak
links, and the same links give the same claims, in whatever order they come.

Average linkage (Sokal and Michener 1958) over signed links: the surest groups join first, and two join only where the
links between them, on average over all pairs that there are, unknown ones at nothing, are sure enough. A denial joins
what it denies, turned round.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.linking.growing import Growing
from onrecord.records import Link, Polarity, Proposition


@dataclass(frozen=True, slots=True)
class Part:
    """A proposition of a claim: whether its statement holds what the claim says, or the opposite, and how surely it
    belongs to the claim (0 to 1)."""

    proposition: Proposition
    agrees: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """One claim: `standing` is the part whose words stand for it, `parts` are all, by day."""

    standing: Proposition
    parts: tuple[Part, ...]


def claims(propositions: Iterable[Proposition], links: Iterable[Link]) -> tuple[Cluster, ...]:
    """The claims that these make up, each of two statements or more; `links` name propositions by their ids."""
    known = {one.id: one for one in propositions}
    growing = Growing(sorted(known))
    for link in sorted(links, key=lambda link: (link.one, link.other, link.relation, link.confidence)):
        if link.one in known and link.other in known:
            growing.link(link.one, link.other, link.relation, link.confidence)
    found = (_cluster(known, growing, signs) for signs in growing.groups())
    several = (cluster for cluster in found if len({part.proposition.statement for part in cluster.parts}) > 1)
    return tuple(sorted(several, key=lambda cluster: _place(cluster.standing)))


def _cluster(known: Mapping[str, Proposition], growing: Growing, signs: Mapping[str, int]) -> Cluster:
    weights = {name: growing.belonging(name, signs) for name in signs}
    standing = min((known[name] for name in signs), key=lambda one: (_negative(one), -weights[one.id], _place(one)))
    parts = (Part(known[name], sign == signs[standing.id], weights[name]) for name, sign in signs.items())
    return Cluster(standing, tuple(sorted(parts, key=lambda part: _place(part.proposition))))


def _negative(one: Proposition) -> bool:
    """A claim is shown by words that say that something is so, where there are such."""
    return one.denied or one.polarity is Polarity.NEGATIVE


def _place(one: Proposition) -> tuple[bool, str, str, int]:
    day = one.published
    return day is None, "" if day is None else day.isoformat(), one.statement, one.part
