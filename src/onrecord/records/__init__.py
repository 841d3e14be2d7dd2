"""The vocabulary: every value that travels between stages, frozen. Offsets are Unicode code points of Document.text."""

from onrecord.records.actors import Actor, ActorType, Role
from onrecord.records.acts import Act, Certainty, Degree, Event, Plover, Polarity, QuadClass
from onrecord.records.chains import Hop, HopKind
from onrecord.records.claims import (
    Claim,
    Link,
    LinkKind,
    Member,
    Origin,
    OriginKind,
    Relation,
    Reused,
    Stance,
    Told,
)
from onrecord.records.commitments import Commitment, CommitmentKind
from onrecord.records.documents import Document, Passage, PassageKind, Span, Spans, sha256, words
from onrecord.records.figures import (
    Accord,
    Apart,
    Dating,
    FigurePair,
    FigureTable,
    FigureTold,
    Measure,
    Pace,
    Shared,
)
from onrecord.records.grounds import Ground, GroundKind
from onrecord.records.judgements import Judgement, JudgementKind, Mentioned
from onrecord.records.propositions import Figure, Proposition
from onrecord.records.quantities import Comparison, Quantity
from onrecord.records.readings import Problem, ProblemKind, Reading, Selection
from onrecord.records.sources import Addressee, Channel, ChannelKind, SourceKind, UnnamedKind, UnnamedSource, Unresolved
from onrecord.records.statements import Statement, StatementKind, statement_id
from onrecord.records.times import Interval, Modifier, Time, TimeType

__all__ = [
    "Accord",
    "Act",
    "Actor",
    "ActorType",
    "Addressee",
    "Apart",
    "Certainty",
    "Channel",
    "ChannelKind",
    "Claim",
    "Commitment",
    "CommitmentKind",
    "Comparison",
    "Dating",
    "Degree",
    "Document",
    "Event",
    "Figure",
    "FigurePair",
    "FigureTable",
    "FigureTold",
    "Ground",
    "GroundKind",
    "Hop",
    "HopKind",
    "Interval",
    "Judgement",
    "JudgementKind",
    "Link",
    "LinkKind",
    "Measure",
    "Member",
    "Mentioned",
    "Modifier",
    "Origin",
    "OriginKind",
    "Pace",
    "Passage",
    "PassageKind",
    "Plover",
    "Polarity",
    "Problem",
    "ProblemKind",
    "Proposition",
    "QuadClass",
    "Quantity",
    "Reading",
    "Relation",
    "Reused",
    "Role",
    "Selection",
    "Shared",
    "SourceKind",
    "Span",
    "Spans",
    "Stance",
    "Statement",
    "StatementKind",
    "Time",
    "TimeType",
    "Told",
    "UnnamedKind",
    "UnnamedSource",
    "Unresolved",
    "sha256",
    "statement_id",
    "words",
]
