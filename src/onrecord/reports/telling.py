"""Statements as they are weighed beside those of other documents. The one rule: a speaker is the same where the machine
joins or people judged so, and an unnamed one is nobody's match."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import islice

from onrecord.errors import InputError
from onrecord.ledger import Filters, Held, Known, Ledger, StatementRow
from onrecord.records import Claim, Member, Reused, Span, Spans, Told
from onrecord.reports.chains import chain_of
from onrecord.reports.who import joined

_EVERYTHING = Filters()
LARGE = 20_000
"""Statements beyond which a ledger answers from what is kept, even where that is older than it."""
_NO_LIST = "actors that are kept are looked up, not listed"
_DOCUMENTS = 64
"""Documents whose actors and figures are kept at hand: statements come document by document."""


def tell(ledger: Ledger, filters: Filters = _EVERYTHING) -> Iterator[Told]:
    """The statements that pass, oldest first, without those that people rejected."""
    telling = Telling(ledger)
    rows = (row for row in ledger.statements(replace(filters, limit=None)) if row.review.stands)
    return map(telling.told, islice(rows, filters.limit))


def told_of(ledger: Ledger, ids: Iterable[str]) -> Mapping[str, Told]:
    """Statements by their ids; those that are not held, or that people rejected, are left out."""
    telling = Telling(ledger)
    return telling.told_of(ids)


def claims_of(ledger: Ledger) -> tuple[Claim, ...]:
    """All claims that two statements or more make, the one with the least id first."""
    return tuple(sorted(ledger.claims(), key=lambda claim: claim.id))


def claims_with(ledger: Ledger, statement: str) -> tuple[Claim, ...]:
    """The claims in which a statement takes part; one that stands alone is a claim of its own. InputError where people
    rejected it."""
    found = tuple(sorted(ledger.claims(statement), key=lambda claim: claim.id))
    if not found:
        _refuse_rejected(ledger, statement)
    return found or (Claim(statement, (Member(statement, agrees=True, confidence=1.0),)),)


def _refuse_rejected(ledger: Ledger, statement: str) -> None:
    for row in ledger.statements_of_id(statement):
        if not row.review.stands:
            raise InputError(f"{row.review.by} rejected statement {statement}: it takes part in no claim")


class Telling:
    """What it takes to tell many statements of one ledger: who is who across its documents.

    Told `briefly`, statements come without what their contents hold: figures, times, actors, reused passages.
    """

    def __init__(self, ledger: Ledger, *, briefly: bool = False) -> None:
        self._ledger = ledger
        self._briefly = briefly
        self._about = lru_cache(maxsize=_DOCUMENTS)(self._document)

    @cached_property
    def actors(self) -> Mapping[tuple[str, str], Known]:
        """Actors of all documents, by document and by id within it: as they are kept, where they are kept as they are
        now, or the ledger is too large to join them for one question."""
        state = self._ledger.joined_state()
        if state or (state is False and self._ledger.size() > LARGE):
            return _Kept(self._ledger)
        found = ((Known(actor.id, actor.name), actor.members) for actor in joined(self._ledger))
        return {(member.document, member.id): known for known, members in found for member in members}

    def told_of(self, ids: Iterable[str]) -> Mapping[str, Told]:
        """Statements by their ids, in this order; those that are not held, or that people rejected, are left out."""
        wanted = list(dict.fromkeys(ids))
        found = {row.id: self.told(row) for row in self._ledger.statements_of_ids(wanted) if row.review.stands}
        return {name: found[name] for name in wanted if name in found}

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
            speaker_name=speaker.name if speaker else row.speaker_name,
            quantities=tuple(one for one in held.quantities if _within(one.span, content)),
            times=tuple(one for one in held.times if _within(one.span, content)),
            actors=frozenset(actor.id for actor in met if actor),
            reused=tuple(one for one in reused if any(one.span.overlaps(piece) for piece in content)),
            review=row.review,
        )

    def _document(self, document: str) -> tuple[Held, tuple[Reused, ...]]:
        if self._briefly:
            return Held((), (), ()), ()
        return self._ledger.held(document), tuple(self._ledger.reused(document))


class _Kept(Mapping[tuple[str, str], Known]):
    """Actors as the ledger keeps them, looked up document by document."""

    def __init__(self, ledger: Ledger) -> None:
        self._of = lru_cache(maxsize=_DOCUMENTS)(ledger.joined_in)

    def __getitem__(self, key: tuple[str, str]) -> Known:
        document, actor = key
        return self._of(document)[actor]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        raise TypeError(_NO_LIST)

    def __len__(self) -> int:
        raise TypeError(_NO_LIST)


def _within(span: Span, spans: Spans) -> bool:
    return any(piece.holds(span) for piece in spans)
