"""What is done by saying something, and how surely it is said. The one rule: both are the speaker's, not ours."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.documents import Spans


class Act(StrEnum):
    """Speech acts, by their field names (Searle 1976), as fine as reporting verbs tell them apart."""

    ASSERT = "assert"
    ANNOUNCE = "announce"
    CONFIRM = "confirm"
    ADMIT = "admit"
    DENY = "deny"
    ASSESS = "assess"
    PREDICT = "predict"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    PRAISE = "praise"
    AGREE = "agree"
    REFUSE = "refuse"
    PROMISE = "promise"
    OFFER = "offer"
    THREATEN = "threaten"
    WARN = "warn"
    DEMAND = "demand"
    REQUEST = "request"
    ADVISE = "advise"
    ASK = "ask"
    DECLINE = "decline"
    """Declining to say anything: "would not comment"."""


class Plover(StrEnum):
    """Root classes of the PLOVER event ontology (Open Event Data Alliance, 2018)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    YIELD = "YIELD"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class QuadClass(StrEnum):
    """Words or deeds, with or against: the four classes that event data are counted in."""

    VERBAL_COOPERATION = "verbal-cooperation"
    MATERIAL_COOPERATION = "material-cooperation"
    VERBAL_CONFLICT = "verbal-conflict"
    MATERIAL_CONFLICT = "material-conflict"


@dataclass(frozen=True, slots=True)
class Event:
    """The act as an event: PLOVER's root class, CAMEO's root code (two digits, Gerner et al. 2002), the quad class, and
    the ids of who did it to whom; `spans` are the words of the target, empty where there is none."""

    plover: Plover
    cameo: str
    quad: QuadClass
    source: str | None = None
    target: str | None = None
    spans: Spans = ()


class Degree(StrEnum):
    """How sure the speaker is (FactBank; Saurí and Pustejovsky 2009): certain, probable, possible, uncommitted."""

    CERTAIN = "CT"
    PROBABLE = "PR"
    POSSIBLE = "PS"
    UNCOMMITTED = "U"


class Polarity(StrEnum):
    """Whether the speaker holds that it is so, or that it is not."""

    POSITIVE = "+"
    NEGATIVE = "-"


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure the speaker is of the content's main proposition, and the words that say so.

    `hedges` and `negations` are the speaker's words; `reported` are hedges of the report itself ("reportedly",
    "allegedly", "it is not yet clear whether"), which are not the speaker's.
    """

    degree: Degree
    polarity: Polarity
    hedges: Spans = ()
    negations: Spans = ()
    reported: Spans = ()

    @property
    def spans(self) -> Spans:
        """Every span, in no order."""
        return (*self.hedges, *self.negations, *self.reported)
