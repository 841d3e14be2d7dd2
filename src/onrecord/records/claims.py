"""Statements about the same proposition. The one rule: who asserts, who denies and from how many origins is counted;
whether it is so is never said."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.chains import Hop
from onrecord.records.documents import Span
from onrecord.records.quantities import Quantity
from onrecord.records.reviews import UNREVIEWED, Review
from onrecord.records.statements import Statement
from onrecord.records.times import Time


class Relation(StrEnum):
    """How the proposition of one statement stands to that of another."""

    SAME = "same"
    DENIES = "denies"
    COMPATIBLE = "compatible"
    UNSURE = "cannot-tell"


class LinkKind(StrEnum):
    """By what two statements were linked."""

    WORDS = "words"
    """They are the same words, but for case and punctuation."""
    MODEL = "model"
    REFERENCE = "reference"
    """One points to the other in its document: "denied the report", "there was no such call"."""
    EVENT = "event"
    """Both tell of one event, or the one denies the event of which the other tells."""
    HUMAN = "human"
    """A person says so: it holds against whatever a machine makes of the two."""


@dataclass(frozen=True, slots=True)
class Link:
    """How two statements stand to each other, the lesser id first, and how surely (0 to 1)."""

    one: str
    other: str
    relation: Relation
    confidence: float
    kind: LinkKind = LinkKind.MODEL

    def __post_init__(self) -> None:
        if self.one >= self.other:
            raise IntegrityError(f"the link of {self.one} and {self.other} is not in order")


class Stance(StrEnum):
    """How a statement stands to the proposition of its claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    REPORTS = "reports"
    """Passes it on without holding it: asks, declines to say, or says that others say so."""
    DOUBTS = "doubts"
    """Holds it possible, or not yet clear."""


@dataclass(frozen=True, slots=True)
class Reused:
    """A passage of one document that stands in an earlier one in the same words, or nearly: a `share` (0 to 1) of its
    words is the same."""

    span: Span
    document: str
    there: Span
    share: float


@dataclass(frozen=True, slots=True)
class Told:
    """A statement as it is weighed beside those of other documents.

    `text` is the document's, which all spans cut. `chain` runs from the publisher to the speaker. `speaker` is the
    speaker's id among the actors of all documents, None where it is not known or unnamed; `actors` are such ids of whom
    the content names. `quantities` and `times` are those that stand in the content. `reused` are the passages of
    the document that hold some of the content and stand in an earlier document, too. All is as people corrected it, if
    `review` says that they did.
    """

    statement: Statement
    text: str
    document: str
    title: str | None
    publisher: str | None
    published: dt.date | dt.datetime | None
    chain: tuple[Hop, ...]
    speaker: str | None = None
    speaker_name: str | None = None
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    actors: frozenset[str] = frozenset()
    reused: tuple[Reused, ...] = ()
    review: Review = UNREVIEWED

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def day(self) -> dt.date | None:
        """The day on which the document was published."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published

    @property
    def words(self) -> str:
        """The words of the content, pieces parted by ' … '."""
        return " … ".join(span.cut(self.text) for span in self.statement.content)


class OriginKind(StrEnum):
    """Where information enters."""

    OCCASION = "occasion"
    """A named actor, on an occasion."""
    UNNAMED = "unnamed"
    """The unnamed source of one outlet."""
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    """A report, a log, a letter that is cited."""
    OUTLET = "outlet"
    """An outlet in its own voice, or one that is credited and whose own source is not in the ledger."""
    UNKNOWN = "unknown"
    """The words tell of no source."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin of a claim, and the ids of the statements that go back to it, the earliest first.

    `name` is how it is shown; `actor` the id of the actor among those of all documents, None for the unnamed, whom
    nobody infers. `first` is the first day on which a document carried it. `uncertain` says that it was only forwarded
    from there, so that the information may come from elsewhere.
    """

    kind: OriginKind
    name: str
    statements: tuple[str, ...]
    actor: str | None = None
    outlet: str | None = None
    first: dt.date | None = None
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A statement of a claim: how it stands to the claim's proposition, and how surely it belongs (0 to 1)."""

    statement: str
    agrees: bool
    """Whether its content says the same as the claim's, or the opposite; what its cue makes of that is its stance."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements about one proposition. `id` is the id of the statement whose words stand for it; never empty."""

    id: str
    members: tuple[Member, ...]

    def __post_init__(self) -> None:
        if not self.members:
            raise IntegrityError(f"claim {self.id} has no statement")
