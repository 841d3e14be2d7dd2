"""Wordings that are about the same matter, for or against it. The one rule: nothing joins through a chain of weak
links, and the same links give the same claims, in whatever order they come.

Average linkage (Sokal and Michener 1958) over signed links: the surest groups join first, and two join only where the
links between them are sure enough on average over all pairs that there are. A pair that nobody has looked at counts for
nothing, and for less than one that was looked at. A denial joins what it denies, turned round.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.linking.growing import Growing
from onrecord.records import Link, Polarity, Proposition


@dataclass(frozen=True, slots=True)
class Part:
    """A wording of a claim: whether its words say what the claim's words say, or the opposite, and how surely it
    belongs to the claim (0 to 1). What a cue makes of the words is another question."""

    wording: str
    agrees: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """One claim: `standing` is the wording that stands for it, `parts` are all, by id."""

    standing: str
    parts: tuple[Part, ...]


def grown(known: Mapping[str, Proposition], links: Iterable[Link]) -> tuple[Cluster, ...]:
    """The claims of two wordings or more that these make up; `links` are between wordings by their ids."""
    growing = Growing(sorted(known))
    for link in sorted(links, key=lambda link: (link.one, link.other, link.relation, link.confidence)):
        if link.one in known and link.other in known:
            growing.link(link)
    found = (_cluster(known, growing, signs) for signs in growing.groups())
    return tuple(sorted(found, key=lambda cluster: cluster.standing))


def _cluster(known: Mapping[str, Proposition], growing: Growing, signs: Mapping[str, int]) -> Cluster:
    weights = {name: growing.belonging(name, signs) for name in signs}
    standing = min(signs, key=lambda name: (_negative(known[name]), -weights[name], name))
    parts = (Part(name, _agrees(name, standing, signs, known), weights[name]) for name in sorted(signs))
    return Cluster(standing, tuple(parts))


def _agrees(one: str, standing: str, signs: Mapping[str, int], known: Mapping[str, Proposition]) -> bool:
    """Links are between what statements hold; a cue that takes words back turns them round."""
    return (signs[one] == signs[standing]) == (known[one].denied == known[standing].denied)


def _negative(one: Proposition) -> bool:
    """A claim is shown by words that say that something is so, where there are such."""
    return one.polarity is Polarity.NEGATIVE and not one.denied
