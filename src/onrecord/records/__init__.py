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
from onrecord.records.grounds import Ground, GroundKind
from onrecord.records.judgements import Judgement, JudgementKind, Mentioned
from onrecord.records.quantities import Comparison, Quantity
from onrecord.records.readings import Problem, ProblemKind, Reading, Selection
from onrecord.records.sources import Addressee, Channel, ChannelKind, SourceKind, UnnamedKind, UnnamedSource, Unresolved
from onrecord.records.statements import Statement, StatementKind, statement_id
from onrecord.records.times import Interval, Modifier, Time, TimeType

__all__ = [
    "Act",
    "Actor",
    "ActorType",
    "Addressee",
    "Certainty",
    "Channel",
    "ChannelKind",
    "Claim",
    "Commitment",
    "CommitmentKind",
    "Comparison",
    "Degree",
    "Document",
    "Event",
    "Ground",
    "GroundKind",
    "Hop",
    "HopKind",
    "Interval",
    "Judgement",
    "JudgementKind",
    "Link",
    "LinkKind",
    "Member",
    "Mentioned",
    "Modifier",
    "Origin",
    "OriginKind",
    "Passage",
    "PassageKind",
    "Plover",
    "Polarity",
    "Problem",
    "ProblemKind",
    "QuadClass",
    "Quantity",
    "Reading",
    "Relation",
    "Reused",
    "Role",
    "Selection",
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
