"""What the program holds of an affair, and where in it the answers' quotes stand. The one rule: a quote means the
innermost statement that it touches, the one of the speaker who is given before others."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.affair_scoring import Fault, akin, touching
from benchmarks.affair_scoring_gold import Anchor, Gold, GoldClaim
from onrecord.ledger import Ledger
from onrecord.linking.keeping import own_voice
from onrecord.records import Claim, Reading, Relation, SourceKind, Span, Statement, Told, words
from onrecord.reports.telling import claims_of, tell

Place = tuple[str, int]
"""A statement of the answers: its claim's id, and its place there."""


@dataclass(frozen=True, slots=True)
class World:
    """Readings by address, statements and claims of a ledger; `denials` are pairs of statements with a link that one
    denies the other; `places` are the answers' statements that were found; `own` are sentences that quote nobody."""

    ledger: Ledger
    gold: Gold
    readings: Mapping[str, Reading]
    told: Mapping[str, Told]
    claims: Mapping[str, Claim]
    denials: frozenset[frozenset[str]]
    places: Mapping[Place, str]
    own: Mapping[str, Told]

    @classmethod
    def of(cls, ledger: Ledger, gold: Gold) -> "World":
        """That of a ledger whose documents are linked."""
        readings = {}
        for row in ledger.documents():
            reading = ledger.reading(row.id)
            if reading is not None:
                readings[row.url or row.id] = reading
        told = {one.id: one for one in tell(ledger)}
        links = (link for name in told for link in ledger.links(name) if link.relation is Relation.DENIES)
        denials = frozenset(frozenset((link.one, link.other)) for link in links)
        claims = {claim.id: claim for claim in claims_of(ledger)}
        found = {}
        for claim in gold.claims:
            for number, one in enumerate(claim.statements):
                statement = _found(readings, told, one.anchor, one.speaker)
                if statement is not None:
                    found[claim.id, number] = statement
        own = {one.id: one for one in own_voice(told.values())}
        return cls(ledger, gold, readings, told, claims, denials, found, own)

    def anchor(self, place: Place) -> Anchor:
        """The quote of a statement of the answers."""
        claim, number = place
        return self.gold.claim(claim).statements[number].anchor

    def found(self, anchor: Anchor, speaker: str | None = None) -> str | None:
        """The id of the statement that is meant; None where none touches the quote."""
        for place, found in self.places.items():
            if self.anchor(place) == anchor:
                return found
        return _found(self.readings, self.told, anchor, speaker)

    def span(self, anchor: Anchor) -> Span:
        """Where a quote stands."""
        return place_of(self.readings[anchor.url].document.text, anchor.quote)

    def touching(self, anchor: Anchor) -> set[str]:
        """The ids of all statements whose content or cue a quote touches."""
        span = (self.span(anchor),)
        statements = self.readings[anchor.url].statements
        return {one.id for one in statements if touching((*one.content, *one.cue), span)}

    def telling(self, anchor: Anchor) -> set[str]:
        """The ids of all statements, and sentences in the document's own voice, that a quote touches."""
        document, span = self.readings[anchor.url].document.id, (self.span(anchor),)
        own = (one for one in self.own.values() if one.document == document)
        return self.touching(anchor) | {one.id for one in own if touching(one.statement.content, span)}

    def held(self, claim: GoldClaim) -> dict[int, str]:
        """The statements of a claim of the answers that were found, by their places."""
        return {number: found for (name, number), found in self.places.items() if name == claim.id}

    def url(self, statement: str) -> str:
        """The address of a statement's document."""
        document = (self.told.get(statement) or self.own[statement]).document
        return next(url for url, reading in self.readings.items() if reading.document.id == document)

    def shown(self, statement: str | None) -> str:
        """A statement in a line."""
        if statement is None:
            return "(no statement)"
        told = self.told.get(statement) or self.own[statement]
        speaker = told.speaker_name or words(told.text, told.statement.source) or "(no source)"
        return f"{speaker}: “{' '.join(told.words.split())[:160]}” [{statement[:8]}]"

    def fault(self, anchor: Anchor, found: str, gold: str) -> Fault:
        """Something wrong at a quote."""
        return Fault(anchor.url, found, f"“{anchor.quote}”, {gold}" if gold else f"“{anchor.quote}”")

    def pair_fault(self, pair: Iterable[str], gold: str) -> Fault:
        """Something wrong with two statements."""
        one, other = sorted(pair, key=lambda name: (self.told[name].day is None, str(self.told[name].day), name))
        return Fault(f"{self.url(one)} | {self.url(other)}", f"{self.shown(one)}  ×  {self.shown(other)}", gold)


def place_of(text: str, quote: str) -> Span:
    """Where words stand that stand in a text once; ValueError where they do not."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def _found(
    readings: Mapping[str, Reading], told: Mapping[str, Told], anchor: Anchor, speaker: str | None
) -> str | None:
    reading = readings.get(anchor.url)
    if reading is None:
        return None
    place = place_of(reading.document.text, anchor.quote)
    voices = {} if speaker is None else {one.id: speaks(told[one.id], speaker) for one in reading.statements}
    one = meant(reading.statements, place, voices)
    return one.id if one is not None else None


def speaks(told: Told, speaker: str) -> bool:
    """Whether a statement may be that speaker's; what has no source, or only a first person whom nobody else says, is
    the publisher's own."""
    source = told.statement.source
    if akin(speaker, told.speaker_name) or akin(speaker, words(told.text, source)):
        return True
    own = not source or (told.statement.source_kind is SourceKind.AUTHOR and told.speaker is None)
    return own and akin(speaker, told.publisher)


def meant(statements: Sequence[Statement], place: Span, voices: Mapping[str, bool]) -> Statement | None:
    """The statement that words in a place mean; `voices` tells of which ones the speaker is right."""
    by_id = {one.id: one for one in statements}
    shared = {one.id: touching((*one.content, *one.cue), (place,)) for one in statements}
    touched = [one for one in statements if shared[one.id]]
    outer = {above for one in touched for above in _above(one, by_id)}

    def key(one: Statement) -> tuple[bool, bool, bool, int, int, str]:
        size = sum(map(len, one.content))
        grazed = 2 * shared[one.id] < min(len(place), size)
        return grazed, not voices.get(one.id, False), one.id in outer, -shared[one.id], size, one.id

    return min(touched, key=key, default=None)


def _above(one: Statement, by_id: Mapping[str, Statement]) -> Iterable[str]:
    while one.parent is not None:
        yield one.parent
        one = by_id[one.parent]
