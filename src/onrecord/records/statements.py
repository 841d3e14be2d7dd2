"""The statement: one attribution relation, and everything that is understood of it. The one rule: content is never
empty, and whatever is not known is None, never a guess."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.acts import Act, Certainty, Event, Polarity
from onrecord.records.documents import Span, Spans, sha256
from onrecord.records.sources import Addressee, Channel, SourceKind, UnnamedSource, Unresolved
from onrecord.records.times import Interval


class StatementKind(StrEnum):
    """How the words are given: all inside quotation marks, none, or some."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution relation: who (source), the words that attribute (cue), what (content, never empty).

    `parent` is the id of the statement whose content holds this one. `confidence` is the calibrated probability
    that source, cue and content are the right ones.

    `actor` is the id of the speaker among the reading's actors; where a source stands for an actor that could not be
    told, `unresolved` says why. `said` is when the words were spoken, `about` the time that they speak about.
    """

    id: str
    kind: StatementKind
    source: Spans
    cue: Spans
    content: Spans
    source_kind: SourceKind
    confidence: float
    parent: str | None = None
    actor: str | None = None
    unresolved: Unresolved | None = None
    unnamed: UnnamedSource | None = None
    addressee: Addressee | None = None
    channel: Channel | None = None
    act: Act | None = None
    event: Event | None = None
    certainty: Certainty | None = None
    said: Interval | None = None
    about: Interval | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise IntegrityError(f"statement {self.id} has no content")
        if not 0.0 <= self.confidence <= 1.0:
            raise IntegrityError(f"statement {self.id} has confidence {self.confidence}")

    @property
    def spans(self) -> Spans:
        """Every span of source, cue and content, in the order of the text."""
        return tuple(sorted({*self.source, *self.cue, *self.content}))

    @property
    def further_spans(self) -> Spans:
        """Every span of what is understood of the statement beyond its three parts, in the order of the text."""
        parts = (self.unnamed, self.addressee, self.channel, self.event, self.certainty)
        return tuple(sorted({span for part in parts if part is not None for span in part.spans}))

    @property
    def taken_back(self) -> bool:
        """Whether the cue takes the words of the content back: "denied that …", "dismissed … as false", "doubts …".

        `Certainty.polarity` says whether the speaker holds that it is so, all in all. Held against the negations that
        stand in the content, it tells what the cue adds: "said there was no call" takes nothing back.
        """
        certainty = self.certainty
        if certainty is None:
            return self.act is Act.DENY
        if not certainty.negations:
            return False  # what is negative without a word that negates is so by its own words
        inside = sum(any(piece.holds(one) for piece in self.content) for one in certainty.negations)
        return (certainty.polarity is Polarity.NEGATIVE) != (inside % 2 == 1)


def statement_id(document_id: str, source: Iterable[Span], cue: Iterable[Span], content: Iterable[Span]) -> str:
    """Content-addressed id, 20 hexadecimal digits: the same words of the same document keep it for ever."""
    places = [[[span.start, span.end] for span in sorted(part)] for part in (source, cue, content)]
    return sha256(json.dumps([document_id, places], separators=(",", ":")).encode())[:20]
