"""What goes into questions to a ledger and what comes back, frozen; the one rule: words never without their spans."""

import datetime as dt
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.records import (
    UNREVIEWED,
    Act,
    Actor,
    ActorType,
    Pinned,
    Problem,
    Quantity,
    Review,
    ReviewState,
    Role,
    SourceKind,
    Spans,
    Statement,
    StatementKind,
    Time,
)


@dataclass(frozen=True, slots=True)
class Filters:
    """Which statements are asked for; what is None asks for nothing.

    `actor` are words of the source or of a name of the speaker whom it stands for, `about` of the content, `via` of an
    outlet or a speaker by way of whom the words came, all in the language of `fulltext`. `publisher` is a part of its
    name, without regard to case and diacritics; `document` is the beginning of a document's id, with or without
    `sha256:`. `since` and `until` are days of publication, both included: undated documents then stay out.
    """

    actor: str | None = None
    publisher: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    about: str | None = None
    document: str | None = None
    kind: StatementKind | None = None
    source_kind: SourceKind | None = None
    act: Act | None = None
    via: str | None = None
    review: ReviewState | None = None
    min_confidence: float = 0.0
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.since > self.until:
            raise InputError(f"nothing lies between {self.since} and {self.until}: the first is the later day")
        if not 0.0 <= self.min_confidence <= 1.0:
            raise InputError(f"a confidence lies between 0 and 1, not at {self.min_confidence}")
        if self.limit is not None and self.limit < 1:
            raise InputError(f"a limit is at least 1, not {self.limit}")

    @property
    def of_statements(self) -> bool:
        """Whether they ask for something that only a statement has, not any sentence of a document."""
        asked = (self.actor, self.about, self.kind, self.source_kind, self.act, self.via, self.review)
        return any((*asked, self.min_confidence))


@dataclass(frozen=True, slots=True)
class Words:
    """Words and where they stand in their document; empty where there are none."""

    text: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as a list shows it. `model` is None until it has been read."""

    id: str
    title: str | None
    publisher: str | None
    author: str | None
    published: dt.date | dt.datetime | None
    language: str | None
    url: str | None
    characters: int
    statements: int
    model: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of a document, as far as a statement needs to name it."""

    id: str
    name: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement with its receipt: whose words, in which document, published when, how surely read.

    `source`, `cue` and `content` are the words on record; `record` is the statement whole, whose spans cut `text`, the
    document's; `parties` are the actors that it names. All of this is as people corrected it, if they did: `review`
    says so, and `read` is then the statement as the machine read it.
    """

    record: Statement
    text: str
    document: str
    title: str | None
    publisher: str | None
    published: dt.date | dt.datetime | None
    source: Words
    cue: Words
    content: Words
    parties: tuple[Party, ...] = ()
    review: Review = UNREVIEWED
    read: Statement | None = None

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.record.id

    @property
    def reviewed(self) -> bool:
        """Whether people judged it."""
        return self.review.state is not ReviewState.MACHINE

    @property
    def machine(self) -> Statement:
        """The statement as the machine read it, whatever people said since."""
        return self.read or self.record

    @property
    def pinned(self) -> Pinned:
        """What a judgement names it by."""
        return Pinned.of(self.document, self.text, self.machine)

    @property
    def speaker_name(self) -> str | None:
        """The name of its speaker: as people gave it, or of the actor."""
        correction = self.review.correction
        given = correction.speaker if correction else None
        return self.names.get(self.record.actor or "", given)

    @property
    def kind(self) -> StatementKind:
        """How the words are given."""
        return self.record.kind

    @property
    def source_kind(self) -> SourceKind:
        """What is known of the source."""
        return self.record.source_kind

    @property
    def parent(self) -> str | None:
        """The id of the statement whose content holds this one."""
        return self.record.parent

    @property
    def confidence(self) -> float:
        """How surely it was read."""
        return self.record.confidence

    @property
    def names(self) -> dict[str, str]:
        """Names of the actors that it names, by their ids in the document."""
        return {party.id: party.name for party in self.parties}


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor of one document: `order` is the document's place in the ledger, `mentions` how often it is mentioned,
    `statements` how many it makes."""

    id: str
    document: str
    order: int
    published: dt.date | dt.datetime | None
    name: str
    type: ActorType
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: int
    statements: int


@dataclass(frozen=True, slots=True)
class Held:
    """What a document holds beside its statements."""

    actors: tuple[Actor, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Where a search met its words: in a statement, or in a document at large. `marks` are places in `text`, the
    document's; none where the words stand in its title alone."""

    document: DocumentRow
    text: str
    marks: Spans
    statement: StatementRow | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts over a whole ledger. `first` and `last` are days of publication, and `undated` documents have none;
    `unnamed` counts the statements whose source is unnamed."""

    documents: int
    undated: int
    publishers: int
    statements: int
    unnamed: int
    problems: int
    first: dt.date | None
    last: dt.date | None

    @property
    def unnamed_share(self) -> float | None:
        """Which part of the statements comes from unnamed sources; None where there are no statements."""
        return self.unnamed / self.statements if self.statements else None


@dataclass(frozen=True, slots=True)
class Added:
    """What recording a document changed: whether it is new here, whether the reading was written and how many
    statements that gave, and the problems that the ledger itself found."""

    document: str
    new: bool
    read: bool = False
    statements: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was verified, and what is wrong with it: a document, or the file as a whole (0 documents)."""

    what: str
    documents: int = 0
    statements: int = 0
    spans: int = 0
    problems: tuple[Problem, ...] = ()
