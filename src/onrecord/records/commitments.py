"""What somebody is bound to, by word. The one rule: that it was said to be owed, done or broken is on record; whether
it was kept is for people to say."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.documents import Spans
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

    `statement` is the statement's id, None where the document itself speaks. `by` is who is to act: the speaker of a promise or a threat, whoever a demand is
    made of, whoever an obligation is said to bind; `to` is whom it is made to, or who demands it. Both are ids of
    actors of the document, None where they are not known; `by_spans` and `to_spans` are the words for them. `what` are
    the words for what is to be done, never empty; `due` the days by which it is to be done, with the words that give
    them; `condition` the words of what must come first ("if …", "unless …"), `otherwise` those of what follows if it is
    not done ("or face …"). No word is in two of `what`, `due_spans`, `condition` and `otherwise`.
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
