"""What is offered as a reason to believe. The one rule: a ground and its conclusion stay apart, and a conclusion that
the words leave open stays open."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.documents import Spans


class GroundKind(StrEnum):
    """How the ground is offered."""

    REASON = "reason"
    """"because …", "since …", "given that …"."""
    TRACE = "trace"
    """Something found: "routed via a foreign mail domain", "fragments bearing …"."""
    OBSERVATION = "observation"
    """"satellite pictures show", "footage verified by …"."""
    DOCUMENT = "document"
    """"according to minutes seen by …", "the log records"."""
    INFERENCE = "inference"
    """"which suggests", "and so", "consistent with"."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What is offered (`ground`), the words that offer it (`marker`, may be empty), and what for (`conclusion`).

    `statement` is the id of the statement in whose content all of it stands; None where the document speaks itself.
    `open` says that the words leave the conclusion open ("it is not yet clear whether").
    """

    kind: GroundKind
    ground: Spans
    conclusion: Spans
    marker: Spans = ()
    statement: str | None = None
    open: bool = False

    def __post_init__(self) -> None:
        if not self.ground and not self.open:
            raise IntegrityError("only a conclusion that is left open may stand without a ground")
        if not self.conclusion:
            raise IntegrityError("a ground is offered for something")

    @property
    def spans(self) -> Spans:
        """Every span, in no order."""
        return (*self.ground, *self.conclusion, *self.marker)
