"""From whom one statement has what it tells. The one rule: the chain is walked from the publisher down, and the first
who is unnamed vouches for all that lies below."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.linking.credits import Credit, CreditKind, Outlets, credit_lines
from onrecord.linking.credits.outlets import is_body, is_generic, same_outlet
from onrecord.linking.names import name_key
from onrecord.linking.origins.naming import Speakers
from onrecord.records import Act, Hop, HopKind, OriginKind, Span, Told, UnnamedKind, words

_TELLERS = frozenset({HopKind.NAMED, HopKind.OUTLET})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "we", "i", "you", "one", "another", "both", "this"}
)


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a statement rests on: `kind` as of an origin; None where it has no source of its own.

    `outlet` is the one that vouches. `relayed` says that this is all that is known: the statement tells what the
    outlet told. `words` are those for the source, `speaker` the key of a named one.
    """

    kind: OriginKind | None
    words: str
    outlet: str | None
    speaker: str | None = None
    actor: str | None = None
    unnamed: UnnamedKind | None = None
    relayed: bool = False
    borrowed: bool = False
    """Whether the vouching outlet is another than the one that published."""
    cited: str | None = None
    """The document that has the words of a named one: "according to a summary of her testimony"."""


class Reader:
    """What it takes to tell sources: the outlets that are known, and under which name each speaker goes."""

    def __init__(self, told: tuple[Told, ...]) -> None:
        publishers = {one.publisher for one in told if one.publisher}
        self._published = {name_key(name): name for name in sorted(publishers) if " " in name_key(name)}
        known = Outlets(publishers)
        met = (known.find(hop.name or hop.text) for one in told for hop in one.chain[1:] if hop.kind in _TELLERS)
        self.outlets = Outlets({*publishers, *(name for name in met if name and " " in name)})
        self._speakers = Speakers(told)
        self._credits: dict[str, tuple[Credit, ...]] = {}

    def credits(self, told: Told) -> tuple[Credit, ...]:
        """The credits of the statement's document, less those that its publisher gives itself."""
        if told.document not in self._credits:
            found = credit_lines(told.text, self.outlets)
            own = self.outlets.find(told.publisher) if told.publisher else None
            self._credits[told.document] = tuple(one for one in found if not same_outlet(one.outlet, own))
        return self._credits[told.document]

    def credited(self, told: Told) -> str | None:
        """The outlet that is credited beside the statement, the nearest one in its paragraph."""
        if any(hop.kind is HopKind.OUTLET and same_outlet(hop.name or hop.text, told.publisher) for hop in told.chain):
            return None
        place = Span(
            min(span.start for span in told.statement.content), max(span.end for span in told.statement.content)
        )
        start = told.text.rfind("\n", 0, place.start) + 1
        end = told.text.find("\n", place.end)
        end = len(told.text) if end < 0 else end
        near = [
            one
            for one in self.credits(told)
            if one.kind is CreditKind.REPORTED and start <= one.span.start and one.span.end <= end
        ]
        return min(near, key=lambda one: (_apart(one.span, place), one.span)).outlet if near else None

    def _in_content(self, told: Told) -> str | None:
        """The outlet whose story somebody spoke about without denying it: "a report in the Courier that …"."""
        start = min(span.start for span in told.statement.content)
        if told.statement.act is Act.DENY:
            return None
        near = (one for one in self.credits(told) if start <= one.span.start <= start + len("the "))
        return next((one.outlet for one in near if told.text[one.words.end :].startswith(" that ")), None)

    def wire(self, told: Told) -> str | None:
        """The outlet from which the whole document was taken."""
        return next((one.outlet for one in self.credits(told) if one.kind.whole), None)

    def source(self, told: Told) -> Source:
        """On whom the statement rests."""
        outlet = self._in_content(told)
        if outlet is not None:
            return Source(OriginKind.OUTLET, outlet, outlet, relayed=True, borrowed=True)
        wire = self.wire(told)
        walk = _Walk(wire or told.publisher, borrowed=wire is not None)
        for hop in told.chain[1:]:
            self._step(walk, hop, told)
            if walk.vouched:
                break
        if walk.itself and walk.vouched is None:  # it recalls what it told before
            return Source(None, told.publisher or "", told.publisher)
        return self._ended(walk, told)

    def _step(self, walk: "_Walk", hop: Hop, told: Told) -> None:
        name = hop.name or hop.text
        match hop.kind:
            case HopKind.NAMED if hop.uncertain and walk.named is None:
                walk.through(self.outlets.find(name) or name, told.publisher)
                walk.relayed = walk.borrowed
            case HopKind.OUTLET:
                walk.through(self.outlets.find(name) or name, told.publisher)
            case HopKind.NAMED if (outlet := self._outlet(hop, told)) is not None and walk.named is None:
                walk.through(outlet, told.publisher)
                walk.relayed, walk.itself = walk.borrowed, not walk.borrowed
            case HopKind.UNNAMED | HopKind.COLLECTIVE if walk.named is None:
                walk.vouched = None if is_nobody(hop.text) else hop
            case HopKind.NAMED if hop.name is None and is_bare(hop.text) and not _is_pronoun(hop):
                walk.vouched = hop
            case HopKind.NAMED if not _is_pronoun(hop):
                walk.named = hop
            case HopKind.DOCUMENT if walk.named is None:
                walk.cited = hop

    def _outlet(self, hop: Hop, told: Told) -> str | None:
        """The outlet that a named step is; where it is "the newspaper", the one that was credited last before it."""
        if is_generic(hop.text) and not hop.name:
            place = told.statement.spans[0].start
            before = [one for one in self.credits(told) if one.words.start < place and not one.kind.whole]
            return before[-1].outlet if before else None
        for name in (hop.name, hop.text):
            outlet = self._named_outlet(name) if name else None
            if outlet is not None and not is_body(outlet):
                return outlet
        return None

    def _named_outlet(self, name: str) -> str | None:
        """The outlet that is called so, or that is named last in it: "the dissident site Dorvane Free Line"."""
        ends = (key for key in self._published if name_key(name).endswith(f" {key}"))
        return self.outlets.find(name) or self._published.get(next(ends, ""))

    def _ended(self, walk: "_Walk", told: Told) -> Source:
        if walk.vouched is not None:
            return self._vouched(walk, walk.vouched, told)
        if walk.named is not None and not walk.relayed:
            return self._occasion(walk.named, walk, told)
        itself = self._speakers.publishing(told.publisher)
        if walk.cited is not None and itself is None and not is_bare(walk.cited.text):
            words = walk.cited.name or walk.cited.text
            return Source(OriginKind.DOCUMENT, words, walk.outlet, borrowed=walk.borrowed)
        if walk.relayed:
            key = self._speakers.of(walk.named, told).key if walk.named is not None else None
            return Source(OriginKind.OUTLET, walk.outlet or "", walk.outlet, key, relayed=True, borrowed=True)
        credited = None if walk.borrowed else self.credited(told)
        if credited is not None or walk.borrowed:
            outlet = credited or walk.outlet
            return Source(OriginKind.OUTLET, outlet or "", outlet, relayed=True, borrowed=True)
        kind = OriginKind.OCCASION if itself else None  # an actor that publishes its own words
        return Source(kind, told.publisher or "", told.publisher, itself, itself)

    def _vouched(self, walk: "_Walk", hop: Hop, told: Told) -> Source:
        outlet, borrowed = walk.outlet, walk.borrowed
        credited = None if borrowed else self.credited(told)
        if credited is not None:
            outlet, borrowed = credited, True
        if hop.kind is HopKind.COLLECTIVE:
            return Source(OriginKind.COLLECTIVE, hop.text, outlet, borrowed=borrowed)
        if is_bare(hop.text) and not borrowed:
            return Source(None, hop.text, outlet, unnamed=UnnamedKind.PERSON)
        own = told.statement.unnamed if hop.statement == told.id else None
        kind = own.kind if own is not None else UnnamedKind.PERSON
        called = words(told.text, own.descriptor) if own is not None and _is_pronoun(hop) else hop.text
        return Source(OriginKind.UNNAMED, called, outlet, unnamed=kind, borrowed=borrowed)

    def _occasion(self, hop: Hop, walk: "_Walk", told: Told) -> Source:
        known = self._speakers.of(hop, told)
        cited = walk.cited.text if walk.cited is not None else None
        return Source(
            OriginKind.OCCASION, known.name, walk.outlet, known.key, known.actor, borrowed=walk.borrowed, cited=cited
        )


@dataclass(slots=True)
class _Walk:
    """Where a walk down a chain has come to."""

    outlet: str | None
    borrowed: bool = False
    relayed: bool = False
    itself: bool = False
    named: Hop | None = None
    vouched: Hop | None = None
    cited: Hop | None = None

    def through(self, outlet: str, publisher: str | None) -> None:
        """Note an outlet that is quoted; the publisher itself is none."""
        if not same_outlet(outlet, publisher):
            self.outlet, self.borrowed = outlet, True


def is_bare(words: str) -> bool:
    """Whether the words for a source tell nothing of it: "sources", "insiders"."""
    return _bare().issuperset(name_key(words).split())


def is_nobody(words: str) -> bool:
    """Whether the words stand for nobody who told it: "no minister", "both"."""
    first, *others = name_key(words).split() or [""]
    return first == "no" or (not others and first in {"both", "neither", "nobody", "none"})


def _bare() -> frozenset[str]:
    return _listed("words")


@cache
def _listed(name: str) -> frozenset[str]:
    listed = tomllib.loads((resources.files("onrecord.linking.origins") / "bare.toml").read_text(encoding="utf-8"))
    return frozenset(listed[name])


def _is_pronoun(hop: Hop) -> bool:
    return hop.name is None and name_key(hop.text) in _PRONOUNS


def _apart(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
