"""The walk down a statement's chain, from the publisher to the speaker. The one rule: a step is what its words say it
is, and the first who is unnamed ends the walk."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from onrecord.linking.credits import Credit, Outlets
from onrecord.linking.credits.outlets import is_body, is_generic, same_outlet
from onrecord.linking.names import name_key
from onrecord.linking.origins.beside import asking
from onrecord.linking.origins.naming import Speakers, apposed
from onrecord.records import Hop, HopKind, Told, words

Credits = Callable[[Told], Sequence[Credit]]
"""What gives the credits of a statement's document."""
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "we", "i", "you", "one", "another", "both", "this"}
    | {"himself", "herself", "itself", "themselves"}
)
_SOMEBODY = frozenset({"he", "she", "i", "they"})
"""Pronouns of somebody who speaks."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk down a chain has come to.

    `outlet` is the last one on the way, `borrowed` says that it is another than the publisher, `relayed` that what lies
    below it is only what it told, `itself` that the publisher recalls what it told. `named`, `vouched`, `cited` and
    `pronoun` are the steps that were met. `asked` says that an interviewer puts it to a guest, `found` that the
    publisher tells what it found out itself.
    """

    outlet: str | None
    borrowed: bool = False
    relayed: bool = False
    itself: bool = False
    named: Hop | None = None
    vouched: Hop | None = None
    cited: Hop | None = None
    pronoun: Hop | None = None
    asked: bool = False
    found: bool = False

    @property
    def is_unknown(self) -> bool:
        """Whether somebody says it of whom nothing but a pronoun is known: "he said"."""
        return self.pronoun is not None and not self.borrowed and name_key(self.pronoun.text) in _SOMEBODY

    def through(self, outlet: str, publisher: str | None) -> "Walk":
        """Past an outlet that is quoted; the publisher itself is none."""
        return self if same_outlet(outlet, publisher) else replace(self, outlet=outlet, borrowed=True)

    def told_by(self, outlet: str, publisher: str | None) -> "Walk":
        """Past an outlet that told it, or the publisher, which told it before."""
        past = self.through(outlet, publisher)
        return replace(past, relayed=past.borrowed, itself=not past.borrowed)


class Walker:
    """What it takes to walk: the outlets that are known, those of them that published, by key, and who speaks."""

    def __init__(self, outlets: Outlets, published: Mapping[str, str], speakers: Speakers, credited: Credits) -> None:
        self._outlets = outlets
        self._published = published
        self._speakers = speakers
        self._credits = credited

    def walk(self, told: Told, wire: str | None) -> Walk:
        """To where the chain of a statement leads; `wire` is the outlet from which the whole document was taken."""
        walk = Walk(wire or told.publisher, borrowed=wire is not None)
        host = asking(told.text)
        for hop in told.chain[1:]:
            if host is not None and not hop.cue and name_key(hop.name or hop.text).split()[-1:] == [host]:
                walk = replace(walk, asked=True)
                continue
            walk = self._past(walk, hop, told)
            if walk.vouched:
                break
        return walk

    def _past(self, walk: Walk, hop: Hop, told: Told) -> Walk:
        match hop.kind:
            case HopKind.NAMED:
                return self._past_named(walk, hop, told)
            case HopKind.OUTLET:
                return self._past_quoted(walk, hop, told)
            case HopKind.UNNAMED | HopKind.COLLECTIVE if walk.named is None:
                return self._past_unnamed(walk, hop, told)
            case HopKind.DOCUMENT if walk.named is None:
                return self._past_document(walk, hop, told)
            case HopKind.AUTHOR if _found_out(hop.cue):
                return replace(walk, found=True)
        return walk

    def _past_named(self, walk: Walk, hop: Hop, told: Told) -> Walk:
        outlet = self._outlet(hop, told) if walk.named is None else None
        if hop.uncertain and walk.named is None:
            name = hop.name or hop.text
            past = walk.through(self._outlets.find(name) or name, told.publisher)
            return replace(past, relayed=past.borrowed)
        if outlet is not None:
            return walk.told_by(outlet, told.publisher)
        if is_pronoun(hop):
            return replace(walk, pronoun=walk.pronoun or hop)
        bare = hop.name is None and is_bare(hop.text)
        return replace(walk, vouched=hop) if bare else replace(walk, named=hop)

    def _past_quoted(self, walk: Walk, hop: Hop, told: Told) -> Walk:
        """An outlet, unless it is somebody who speaks on the claim."""
        name = hop.name or hop.text
        outlet = self._outlets.find(name)
        if outlet is None and self._speakers.speaks(name):
            return replace(walk, named=hop)
        return walk.through(outlet or name, told.publisher)

    def _past_unnamed(self, walk: Walk, hop: Hop, told: Told) -> Walk:
        """Somebody unnamed, unless named in the same words or just before."""
        known = apposed(hop.text) is not None or self._speakers.stands_for(called(hop, told))
        if hop.kind is HopKind.UNNAMED and known:
            return replace(walk, named=hop)
        return walk if is_nobody(hop.text) else replace(walk, vouched=hop)

    def _past_document(self, walk: Walk, hop: Hop, told: Told) -> Walk:
        """A document, unless it is a paper that was named before."""
        paper = self._outlet(hop, told) if is_generic(hop.text) and not hop.name else None
        return walk.told_by(paper, told.publisher) if paper is not None else replace(walk, cited=hop)

    def _outlet(self, hop: Hop, told: Told) -> str | None:
        """The outlet that a named step is; where it is "the newspaper", the one that was credited last before it."""
        if is_generic(hop.text) and not hop.name:
            place = told.statement.spans[0].start
            before = [one for one in self._credits(told) if one.words.start < place and not one.kind.whole]
            return before[-1].outlet if before else None
        for name in (hop.name, hop.text):
            outlet = self._named_outlet(name) if name else None
            if outlet is not None and not is_body(outlet):
                return outlet
        return None

    def _named_outlet(self, name: str) -> str | None:
        """The outlet that is called so, or that is named last in it: "the local site Harbour Watch"."""
        ends = (key for key in self._published if name_key(name).endswith(f" {key}"))
        return self._outlets.find(name) or self._published.get(next(ends, ""))


def _found_out(cue: str) -> bool:
    """Whether a cue is one of what an author found out, and not of what they told before."""
    return not _listed("found").isdisjoint(cue.casefold().split())


def is_bare(words: str) -> bool:
    """Whether the words for a source tell nothing of it: "sources", "insiders"."""
    return _listed("words").issuperset(name_key(words).split())


def is_nobody(words: str) -> bool:
    """Whether the words stand for nobody who told it: "no minister", "both"."""
    first, *others = name_key(words).split() or [""]
    return first == "no" or (not others and first in {"both", "neither", "nobody", "none"})


@cache
def _listed(name: str) -> frozenset[str]:
    listed = tomllib.loads((resources.files("onrecord.linking.origins") / "bare.toml").read_text(encoding="utf-8"))
    return frozenset(listed[name])


def called(hop: Hop, told: Told) -> str:
    """The words for an unnamed source: for "who", those for whom it stands."""
    own = told.statement.unnamed if hop.statement == told.id else None
    return words(told.text, own.descriptor) if own is not None and is_pronoun(hop) else hop.text


def is_pronoun(hop: Hop) -> bool:
    """Whether a step is a pronoun of whom the reader does not know for whom it stands."""
    return hop.name is None and name_key(hop.text) in _PRONOUNS
