"""From whom one statement has what it tells. The one rule: the chain is walked from the publisher down, and the first
who is unnamed vouches for all that lies below."""

from dataclasses import dataclass, replace

from onrecord.linking.credits import Credit, CreditKind, Outlets, credit_lines
from onrecord.linking.credits.outlets import same_outlet
from onrecord.linking.names import name_key
from onrecord.linking.origins.beside import result_of, told_to, voucher
from onrecord.linking.origins.naming import Known, Speakers, apposed
from onrecord.linking.origins.walking import Walk, Walker, called, is_bare
from onrecord.records import Act, Hop, HopKind, OriginKind, Span, Told, UnnamedKind

_TELLERS = frozenset({HopKind.NAMED, HopKind.OUTLET})


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
    heard: bool = False
    """Whether somebody says it who is not known: "he said"."""
    asked: bool = False
    """Whether an interviewer puts it to a guest, who is not its source."""
    cited: str | None = None
    """The document that has the words of a named one: "according to a summary of her testimony"."""


class Reader:
    """What it takes to tell sources: the outlets that are known, and under which name each speaker goes."""

    def __init__(self, told: tuple[Told, ...]) -> None:
        publishers = {one.publisher for one in told if one.publisher}
        published = {name_key(name): name for name in sorted(publishers) if " " in name_key(name)}
        known = Outlets(publishers)
        met = (known.find(hop.name or hop.text) for one in told for hop in one.chain[1:] if hop.kind in _TELLERS)
        self.outlets = Outlets({*publishers, *(name for name in met if name and " " in name)})
        self._speakers = Speakers(told)
        self._credits: dict[str, tuple[Credit, ...]] = {}
        self._walker = Walker(self.outlets, published, self._speakers, self.credits)

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
        """The outlet whose story somebody spoke about without denying it: "a report in the Gazette that …"."""
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
        walk = self._walker.walk(told, self.wire(told))
        if walk.vouched is not None and not walk.asked:
            return self._vouched(walk, walk.vouched, told)
        if walk.vouched is not None or walk.itself:  # what is put to a guest, or recalled, was told before
            return Source(None, told.publisher or "", told.publisher, asked=walk.asked)
        ways = (self._behind, self._on_record, self._unknown, self._documented)
        found = (way(walk, told) for way in ways)
        return next((source for source in found if source is not None), None) or self._of_outlet(walk, told)

    def _behind(self, walk: Walk, told: Told) -> Source | None:
        """Those who are given behind the statement for all of it."""
        behind = None if walk.relayed else voucher(told)
        if behind is None:
            return None
        return Source(OriginKind.UNNAMED, behind, walk.outlet, unnamed=UnnamedKind.PERSON, borrowed=walk.borrowed)

    def _on_record(self, walk: Walk, told: Told) -> Source | None:
        """Whose finding it repeats, or who is named last, or is meant by a pronoun."""
        whose = None if told.statement.taken_back else result_of(told)
        known = self._speakers.called(whose, told) if whose is not None else None
        if known is None and not walk.relayed:
            known = self._named(walk, told)
        if known is None:
            return None
        cited = walk.cited.text if walk.cited is not None else None
        return Source(
            OriginKind.OCCASION, known.name, walk.outlet, known.key, known.actor, borrowed=walk.borrowed, cited=cited
        )

    def _named(self, walk: Walk, told: Told) -> Known | None:
        hop = walk.named
        if hop is None:
            return self._speakers.referred(walk.pronoun.text, told) if walk.pronoun is not None else None
        if hop.kind is HopKind.UNNAMED:
            hop = replace(hop, text=called(hop, told), name=apposed(hop.text))
        return self._speakers.of(hop, told)

    def _unknown(self, walk: Walk, told: Told) -> Source | None:
        """Somebody who is not known, or the publisher itself, which looked."""
        if walk.is_unknown and not walk.relayed and walk.named is None:
            return Source(None, "", told.publisher, heard=True)
        return Source(OriginKind.OUTLET, told.publisher or "", told.publisher) if walk.found else None

    def _documented(self, walk: Walk, told: Told) -> Source | None:
        """The document that is cited; what a body has in a document of its own is its word."""
        if walk.cited is None or is_bare(walk.cited.text) or self._speakers.publishing(told.publisher):
            return None
        words = walk.cited.name or walk.cited.text
        return Source(OriginKind.DOCUMENT, words, walk.outlet, borrowed=walk.borrowed)

    def _of_outlet(self, walk: Walk, told: Told) -> Source:
        """What another outlet told, or the publisher in its own voice."""
        outlet = walk.outlet if walk.borrowed else self.credited(told)
        if walk.relayed or outlet is not None:
            key = self._speakers.of(walk.named, told).key if walk.named is not None and walk.relayed else None
            return Source(OriginKind.OUTLET, outlet or "", outlet, key, relayed=True, borrowed=True)
        itself = self._speakers.publishing(told.publisher)
        kind = OriginKind.OCCASION if itself else None  # an actor that publishes its own words
        return Source(kind, told.publisher or "", told.publisher, itself, itself, asked=walk.asked)

    def _vouched(self, walk: Walk, hop: Hop, told: Told) -> Source:
        outlet, borrowed = walk.outlet, walk.borrowed
        credited = None if borrowed else told_to(told, self.outlets) or self.credited(told)
        if credited is not None and not same_outlet(credited, told.publisher):
            outlet, borrowed = credited, True
        if hop.kind is HopKind.COLLECTIVE:
            return Source(OriginKind.COLLECTIVE, hop.text, outlet, borrowed=borrowed)
        if is_bare(hop.text) and not borrowed:
            return Source(None, hop.text, outlet, unnamed=UnnamedKind.PERSON)
        own = told.statement.unnamed if hop.statement == told.id else None
        kind = own.kind if own is not None else UnnamedKind.PERSON
        return Source(OriginKind.UNNAMED, called(hop, told), outlet, unnamed=kind, borrowed=borrowed)


def _apart(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
