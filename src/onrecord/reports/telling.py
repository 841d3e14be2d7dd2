"""Statements as they are weighed beside those of other documents. The one rule: a speaker is the same where the machine
joins or people judged so, and an unnamed one is nobody's match."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from onrecord.ledger import Filters, Held, Ledger, StatementRow
from onrecord.linking import Joined
from onrecord.records import Claim, Member, Reused, Span, Spans, Told
from onrecord.reports.chains import chain_of
from onrecord.reports.who import joined

_EVERYTHING = Filters()
_DOCUMENTS = 64
"""Documents whose actors and figures are kept at hand: statements come document by document."""


def tell(ledger: Ledger, filters: Filters = _EVERYTHING) -> Iterator[Told]:
    """The statements that pass, oldest first."""
    telling = Telling(ledger)
    return (telling.told(row) for row in ledger.statements(filters))


def told_of(ledger: Ledger, ids: Iterable[str]) -> Mapping[str, Told]:
    """Statements by their ids; those that are not held are left out."""
    telling = Telling(ledger)
    return {row.id: telling.told(row) for name in dict.fromkeys(ids) for row in ledger.statements_of_id(name)}


def claims_of(ledger: Ledger) -> tuple[Claim, ...]:
    """All claims that two statements or more make, the one with the least id first."""
    return tuple(sorted(ledger.claims(), key=lambda claim: claim.id))


def claims_with(ledger: Ledger, statement: str) -> tuple[Claim, ...]:
    """The claims in which a statement takes part; one that stands alone is a claim of its own."""
    found = tuple(sorted(ledger.claims(statement), key=lambda claim: claim.id))
    return found or (Claim(statement, (Member(statement, agrees=True, confidence=1.0),)),)


class Telling:
    """What it takes to tell many statements of one ledger: who is who across its documents."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._about = lru_cache(maxsize=_DOCUMENTS)(self._document)

    @cached_property
    def actors(self) -> Mapping[tuple[str, str], Joined]:
        """Actors of all documents, by document and by id within it."""
        return {(member.document, member.id): actor for actor in joined(self._ledger) for member in actor.members}

    def told(self, row: StatementRow) -> Told:
        """A statement with its chain, its speaker among all actors, and what its content holds."""
        held, reused = self._about(row.document)
        content = row.record.content
        speaker = self.actors.get((row.document, row.record.actor or ""))
        named = (actor.id for actor in held.actors if any(_within(mention, content) for mention in actor.mentions))
        met = (self.actors.get((row.document, name)) for name in named)
        return Told(
            statement=row.record,
            text=row.text,
            document=row.document,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            chain=chain_of(self._ledger, row),
            speaker=speaker.id if speaker else None,
            speaker_name=speaker.name if speaker else None,
            quantities=tuple(one for one in held.quantities if _within(one.span, content)),
            times=tuple(one for one in held.times if _within(one.span, content)),
            actors=frozenset(actor.id for actor in met if actor),
            reused=tuple(one for one in reused if any(one.span.overlaps(piece) for piece in content)),
        )

    def _document(self, document: str) -> tuple[Held, tuple[Reused, ...]]:
        return self._ledger.held(document), tuple(self._ledger.reused(document))


def _within(span: Span, spans: Spans) -> bool:
    return any(piece.holds(span) for piece in spans)
