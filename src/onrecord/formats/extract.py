"""What of a ledger goes out, whatever the form: objects of the answers, joined to one another by ids. The one rule:
whatever an object refers to is in the extract, and counts that are of more than that say so by being the whole's."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypedDict

from onrecord.answers.actors import ActorRowObject, RoleObject, actor_row_object, role_object
from onrecord.answers.claim_ratings import RatingObject, rating_object
from onrecord.answers.claims import ClaimObject, claim_object
from onrecord.answers.promises import PromiseObject, promise_object
from onrecord.answers.receipts import receipt
from onrecord.answers.similar import likeness
from onrecord.exports.objects import located
from onrecord.exports.rows import (
    DocumentRowObject,
    StatementRowObject,
    document_row_object,
    statement_row_object,
)
from onrecord.exports.schema import PlaceObject
from onrecord.ledger import Filters, Ledger, StatementRow
from onrecord.linking import Joined
from onrecord.linking.stances import stances_of
from onrecord.models.sentence_model import SentenceModel
from onrecord.records import Claim, Document, Judgement, LinkKind, Locator, Relation, ReviewState, Told
from onrecord.reports.claim_ratings import claim_of_rated, standing_ratings
from onrecord.reports.claims import claim_row, passing
from onrecord.reports.following import promises_in
from onrecord.reports.telling import Telling, claims_of, told_of
from onrecord.reports.who import joined, roles_of

UNREVIEWED = "read by a machine, reviewed by nobody"
"""What a record says of itself until a person has judged it."""
_TELLING = (Relation.SAME, Relation.DENIES)
"""Relations that tell something."""


class OutDocument(DocumentRowObject):
    """A document: what it is, the hashes of its text and its original bytes, and what it was."""

    text_sha256: str
    original_sha256: str
    media_type: str


class OutSpeaker(TypedDict):
    """Whom a source stands for, across documents."""

    id: str
    name: str


class OutPlace(TypedDict):
    """A claim that a statement takes part in: its stance there, and how surely it belongs to it."""

    claim: str
    stance: str
    belongs: float


class OutStatement(StatementRowObject):
    """A statement with its receipt, where in the original it stands, whom its source stands for across documents, and
    the claims in which it takes part; who judged it last, and when."""

    receipt: str
    locators: list[PlaceObject]
    speaker: OutSpeaker | None
    claims: list[OutPlace]
    reviewed_by: str | None
    reviewed_at: str | None


class OutMember(TypedDict):
    """A statement of a claim that is in the extract."""

    statement: str
    stance: str
    belongs: float


class OutClaim(ClaimObject):
    """A claim. Counts are of all of its statements; `members` are those of them that are in the extract."""

    members: list[OutMember]


class OutRating(RatingObject):
    """What a person says of a claim of the extract."""

    claim: str


class OutActor(ActorRowObject):
    """An actor who speaks, is spoken to or is named in the extract; counts are the whole ledger's."""

    roles: list[RoleObject]


class OutLink(TypedDict):
    """How two statements of the extract stand to each other, how surely, and whether a person said so."""

    one: str
    other: str
    relation: str
    confidence: float
    reviewed: bool


@dataclass(frozen=True, slots=True)
class About:
    """What an extract is: of which ledger, what was asked for, when and by which version it was made."""

    ledger: str
    asked: tuple[tuple[str, str], ...]
    made: dt.datetime
    version: str
    as_of: dt.date

    @property
    def words(self) -> str:
        """The same in a line."""
        asked = ", ".join(f"{name} {value}" for name, value in self.asked) or "everything"
        return f"{self.ledger}: {asked}; written by onrecord {self.version} on {self.made:%Y-%m-%d %H:%M} UTC"


class Extract:
    """The part of a ledger that passes the filters. Statements that people rejected are left out, unless they are asked
    for; commitments are as of a day. Everything is found when it is asked for, and once."""

    def __init__(self, ledger: Ledger, filters: Filters, about: About) -> None:
        self.about = about
        self._ledger = ledger
        self._filters = filters

    def statements(self) -> Iterator[OutStatement]:
        """Statements, oldest first, as they are found."""
        telling = Telling(self._ledger, briefly=True)
        held: tuple[str, tuple[Locator, ...]] = ("", ())
        for row in self._rows():
            if row.document != held[0]:
                held = (row.document, self._ledger.locators(row.document))
            yield self._statement(row, telling.told(row), held[1])

    def documents(self) -> Iterator[OutDocument]:
        """The documents of the statements; all that pass where nothing is asked of statements."""
        for row in self._ledger.documents(replace(self._filters, limit=None)):
            if self._partly and row.id not in self._documents:
                continue
            document = self._ledger.document(row.id)
            yield {
                **document_row_object(row),
                "text_sha256": document.text_sha256,
                "original_sha256": document.original_sha256,
                "media_type": document.media_type,
            }

    def document(self, name: str) -> Document:
        """One document with its text."""
        return self._ledger.document(name)

    def original(self, name: str) -> bytes:
        """The bytes that a document was read from."""
        return self._ledger.original(name)

    @cached_property
    def claims(self) -> list[OutClaim]:
        """The claims of which a statement is in the extract, in the order of their ids; a statement that is like no
        other is one where a person rated it."""
        every = {claim.id: claim for claim in (*claims_of(self._ledger), *self._rated.values())}
        found = []
        for claim in passing(self._ledger, (claim for _, claim in sorted(every.items())), self._filters):
            told = told_of(self._ledger, (member.statement for member in claim.members))
            if not told:
                continue
            taken = stances_of(claim, told)
            members: list[OutMember] = [
                {
                    "statement": member.statement,
                    "stance": taken[member.statement].value,
                    "belongs": round(member.confidence, 4),
                }
                for member in claim.members
                if member.statement in taken and member.statement in self._ids
            ]
            if members:
                found.append(OutClaim(**claim_object(claim_row(claim, told)), members=members))
        return found

    @property
    def ratings(self) -> list[OutRating]:
        """What people say of the claims of the extract, the first rating first."""
        held = {claim["id"] for claim in self.claims}
        return [
            OutRating(**rating_object(one), claim=self._rated[one.statement].id)
            for one in standing_ratings(self.judgements)
            if one.statement in self._rated and self._rated[one.statement].id in held
        ]

    @cached_property
    def actors(self) -> list[OutActor]:
        """Those who speak, are spoken to or are named, by their ids."""
        met = {
            self._known[row.document, name].id: self._known[row.document, name]
            for row in self._rows()
            for name in (party.id for party in row.parties)
            if (row.document, name) in self._known
        }
        return [
            OutActor(**actor_row_object(actor), roles=[role_object(role) for role in roles_of(actor)])
            for _, actor in sorted(met.items())
        ]

    def who(self, document: str, actor: str | None) -> OutSpeaker | None:
        """Whom a document means by one of its actors' ids, across documents."""
        found = self._known.get((document, actor or ""))
        return {"id": found.id, "name": found.name} if found else None

    def first_met(self, actor: str) -> tuple[str, str]:
        """The document in which an actor was met first, and its id there: what tells it from those of other ledgers."""
        return self._first_met[actor]

    @cached_property
    def commitments(self) -> list[PromiseObject]:
        """What is promised, threatened, demanded and owed, by the day on which it is due."""
        similar = likeness(SentenceModel.load())
        found = promises_in(self._ledger, similar, self.about.as_of, self._filters)
        return [promise_object(one) for one in found.found]

    @cached_property
    def links(self) -> list[OutLink]:
        """How statements of the extract stand to each other, where something is known of it."""
        found = {
            (link.one, link.other): link
            for name in sorted(self._ids)
            for link in self._ledger.links(name)
            if link.relation in _TELLING and {link.one, link.other} <= self._ids
        }
        return [
            {
                "one": link.one,
                "other": link.other,
                "relation": link.relation.value,
                "confidence": round(link.confidence, 4),
                "reviewed": link.kind is LinkKind.HUMAN,
            }
            for _, link in sorted(found.items())
        ]

    @property
    def judgements(self) -> Iterator[Judgement]:
        """What people decided, first things first, whatever the filters."""
        return self._ledger.judgements()

    @cached_property
    def reviewed(self) -> frozenset[str]:
        """The ids of the statements that people judged."""
        return frozenset(row.id for row in self._rows() if row.reviewed)

    @property
    def _partly(self) -> bool:
        """Whether statements decide which documents are meant."""
        return self._filters.of_statements or self._filters.limit is not None

    def _rows(self) -> Iterator[StatementRow]:
        asked = self._filters.review is ReviewState.REJECTED
        return (row for row in self._ledger.statements(self._filters) if asked or row.review.stands)

    @cached_property
    def _rated(self) -> dict[str, Claim]:
        """The claims that people rated, by the statements that they rated them by."""
        found = {
            one.statement: claim_of_rated(self._ledger, one.statement) for one in standing_ratings(self.judgements)
        }
        return {name: claim for name, claim in found.items() if claim is not None}

    @cached_property
    def _known(self) -> dict[tuple[str, str], Joined]:
        return {(member.document, member.id): actor for actor in joined(self._ledger) for member in actor.members}

    @cached_property
    def _first_met(self) -> dict[str, tuple[str, str]]:
        found: dict[str, tuple[str, str]] = {}
        for place, actor in self._known.items():
            found.setdefault(actor.id, place)
        return found

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(row.id for row in self._rows())

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(row.document for row in self._rows())

    @cached_property
    def _places(self) -> dict[str, list[OutPlace]]:
        found: dict[str, list[OutPlace]] = {}
        for claim in self.claims:
            for one in claim["members"]:
                place: OutPlace = {"claim": claim["id"], "stance": one["stance"], "belongs": one["belongs"]}
                found.setdefault(one["statement"], []).append(place)
        return found

    def _statement(self, row: StatementRow, told: Told, locators: tuple[Locator, ...]) -> OutStatement:
        review = row.review
        return {
            **statement_row_object(row, told.chain),
            "receipt": receipt(row.document, row.record.content),
            "locators": located(locators, row.record.content),
            "speaker": {"id": told.speaker, "name": told.speaker_name} if told.speaker and told.speaker_name else None,
            "claims": self._places.get(row.id, []),
            "reviewed_by": review.by,
            "reviewed_at": review.at.isoformat() if review.at else None,
        }
