"""The vocabulary: every value that travels between stages, frozen. Offsets are Unicode code points of Document.text."""

from onrecord.records.actors import Actor, ActorType, Role
from onrecord.records.acts import Act, Certainty, Degree, Event, Plover, Polarity, QuadClass
from onrecord.records.chains import Hop, HopKind
from onrecord.records.documents import Document, Passage, PassageKind, Span, Spans, sha256, words
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
    "Comparison",
    "Degree",
    "Document",
    "Event",
    "Hop",
    "HopKind",
    "Interval",
    "Judgement",
    "JudgementKind",
    "Mentioned",
    "Modifier",
    "Passage",
    "PassageKind",
    "Plover",
    "Polarity",
    "Problem",
    "ProblemKind",
    "QuadClass",
    "Quantity",
    "Reading",
    "Role",
    "Selection",
    "SourceKind",
    "Span",
    "Spans",
    "Statement",
    "StatementKind",
    "Time",
    "TimeType",
    "UnnamedKind",
    "UnnamedSource",
    "Unresolved",
    "sha256",
    "statement_id",
    "words",
]
