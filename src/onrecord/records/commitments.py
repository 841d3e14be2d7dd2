"""What somebody is bound to, by word. The one rule: that it was said to be owed, done or broken is on record; whether
it was kept is for people to say."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.documents import Spans, words
from onrecord.records.times import Interval


class CommitmentKind(StrEnum):
    """What binds: the speaker's own word, or what the speaker wants of others or says that somebody owes."""

    PROMISE = "promise"
    THREAT = "threat"
    DEMAND = "demand"
    ULTIMATUM = "ultimatum"
    """A demand with a deadline and with what follows if it passes."""
    OBLIGATION = "obligation"
    """Said to exist: "commitments that he was obliged to keep"."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One commitment that a statement makes or tells of.

    `statement` is the statement's id, None where the document itself speaks. `by` is who is to act: the speaker of a
    promise or a threat, whoever a demand is made of, whoever an obligation is said to bind; `to` is whom it is made to,
    for or against whom it is to be done where nobody is told it, or who demands it. Both are ids of actors of the
    document, None where they are not known; `by_spans` and `to_spans` are the words for them. `what` are the words for
    what is to be done, never empty; `due` the days by which it is to be done, with the words that give them;
    `condition` the words of what must come first ("if …", "unless …"), `otherwise` those of what follows if it is not
    done ("or face …"). No word is in two of `what`, `due_spans`, `condition` and `otherwise`.
    """

    statement: str | None
    kind: CommitmentKind
    what: Spans
    by: str | None = None
    to: str | None = None
    due: Interval | None = None
    due_spans: Spans = ()
    condition: Spans = ()
    otherwise: Spans = ()
    by_spans: Spans = ()
    to_spans: Spans = ()

    def __post_init__(self) -> None:
        if not self.what:
            raise IntegrityError(f"a commitment of statement {self.statement} says nothing that is to be done")

    @property
    def spans(self) -> Spans:
        """Every span, in no order."""
        return (*self.what, *self.due_spans, *self.condition, *self.otherwise, *self.by_spans, *self.to_spans)


@dataclass(frozen=True, slots=True)
class Owed:
    """A commitment as it is weighed beside what other documents tell.

    `text` is the document's, which all spans cut; `place` is the commitment's place among those of its document.
    `by`, `to` and `speaker` (who made the statement, None where the document itself speaks) are ids among the actors of
    all documents, None where they are not known; `for_side`: the speaker gave the word for the body that it binds.
    """

    commitment: Commitment
    text: str
    document: str
    place: int
    title: str | None = None
    publisher: str | None = None
    published: dt.date | dt.datetime | None = None
    by: str | None = None
    by_name: str | None = None
    to: str | None = None
    to_name: str | None = None
    speaker: str | None = None
    for_side: bool = False

    @property
    def day(self) -> dt.date | None:
        """The day on which the document was published."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published

    @property
    def what(self) -> str:
        """The words for what is to be done, pieces parted by ' … '."""
        return words(self.text, self.commitment.what)

    @property
    def official(self) -> bool:
        """Whether whoever binds said it in person: who is to act of a promise or a threat, else who demands it."""
        own = self.commitment.kind in {CommitmentKind.PROMISE, CommitmentKind.THREAT}
        binder = self.by if own else self.to
        return self.speaker is not None and (self.speaker == binder or (own and self.for_side))


class OutcomeKind(StrEnum):
    """What a later statement says of a commitment."""

    DONE = "done"
    NOT_DONE = "not-done"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    CONDITION_MET = "condition-met"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a later statement says became of a commitment: the statement's id, the day of its document, whether it is of
    the committer's or the demander's own side (`own`), and how close it is (0 to 1).

    `when` are the days on which it is said to have been done, `due` the new days where it was changed; None where the
    words give none.
    """

    kind: OutcomeKind
    statement: str
    day: dt.date
    own: bool
    confidence: float
    when: Interval | None = None
    due: Interval | None = None


class OfficialStatus(StrEnum):
    """What those whose word it is said last."""

    NOTHING = "nothing"
    ANNOUNCED = "announced"
    REPORTED_DONE = "reported-done"
    REPORTED_NOT_DONE = "reported-not-done"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class EvidenceStatus(StrEnum):
    """What others reported."""

    NOTHING_FOUND = "nothing-found"
    REPORTED_DONE = "reported-done"
    REPORTED_NOT_DONE = "reported-not-done"
    DISPUTED = "disputed"


class ScheduleStatus(StrEnum):
    """Where a commitment stands on a day. None of them says that it was kept or broken."""

    NO_DATE = "no-date"
    CONDITION_OPEN = "condition-open"
    """It depends on something that is not reported to have happened."""
    NOT_YET_DUE = "not-yet-due"
    DUE_NOW = "due-now"
    OVERDUE = "overdue-nothing-found"
    """Its day has passed, and nothing that was searched says what became of it."""
    DONE = "reported-done"
    """Reported done, without a date, or on a day that is not told."""
    DONE_IN_TIME = "reported-done-in-time"
    DONE_LATE = "reported-done-late"
    PASSED_NOT_DONE = "passed-reported-not-done"
    PASSED_DISPUTED = "passed-disputed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Searched:
    """What was looked through: absence is bounded by it."""

    documents: int
    outlets: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Statuses:
    """Three separate answers for one commitment on one day, with the later statements that they rest on, oldest first;
    `due` are the days that hold by then, which may have been changed."""

    as_of: dt.date
    official: OfficialStatus
    evidence: EvidenceStatus
    schedule: ScheduleStatus
    due: Interval | None
    outcomes: tuple[Outcome, ...]
    searched: Searched
