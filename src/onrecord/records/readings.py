"""What a model found in a document, and trouble with an input. The one rule: every span cuts its document's text."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.actors import Actor
from onrecord.records.commitments import Commitment
from onrecord.records.documents import Document, Span
from onrecord.records.grounds import Ground
from onrecord.records.quantities import Quantity
from onrecord.records.statements import Statement
from onrecord.records.times import Time


class Selection(StrEnum):
    """Which statements to keep: fewer and surer, balanced, or more."""

    PRECISE = "precise"
    BALANCED = "balanced"
    COMPLETE = "complete"


class ProblemKind(StrEnum):
    """The kinds of trouble with an input."""

    EMPTY = "empty"
    ENCODING = "encoding"
    MALFORMED = "malformed"
    UNSUPPORTED = "unsupported"
    UNREADABLE = "unreadable"
    NOT_READ = "not-read"
    LIMIT = "limit"
    METADATA = "metadata"
    LANGUAGE = "language"
    INTEGRITY = "integrity"


@dataclass(frozen=True, slots=True)
class Problem:
    """Typed trouble with an input: what happened, where (a path, `archive.zip/member`, `file.csv row 7`), and
    the share of that input, 0 to 1, that was not read (None where it cannot be told)."""

    kind: ProblemKind
    message: str
    where: str
    share: float | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one model found in one document, under the selection that it was asked for."""

    document: Document
    statements: tuple[Statement, ...]
    model: str
    problems: tuple[Problem, ...] = ()
    selection: Selection = Selection.BALANCED
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    grounds: tuple[Ground, ...] = ()

    def __post_init__(self) -> None:
        known = {statement.id for statement in self.statements}
        for span in self._spans():
            span.cut(self.document.text)
        for statement in self.statements:
            if statement.parent is not None and statement.parent not in known:
                raise IntegrityError(f"statement {statement.id} names a parent that is not there")
        actors = {actor.id for actor in self.actors}
        if len(actors) < len(self.actors):
            raise IntegrityError("two actors of one document have the same id")
        for statement in self.statements:
            if strangers := {*_actors_of(statement)} - actors:
                raise IntegrityError(f"statement {statement.id} names actors that are not there: {sorted(strangers)}")
        for commitment in self.commitments:
            if not {commitment.by, commitment.to} <= {None, *actors}:
                raise IntegrityError(
                    f"a commitment of statement {commitment.statement} names actors that are not there"
                )
        meant = (*(one.statement for one in self.commitments), *(one.statement for one in self.grounds))
        if not {None, *known}.issuperset(meant):
            raise IntegrityError("a commitment or a ground names a statement that is not there")

    def _spans(self) -> Iterator[Span]:
        for statement in self.statements:
            yield from (*statement.spans, *statement.further_spans)
        for actor in self.actors:
            yield from actor.spans
        for quantity in self.quantities:
            yield from quantity.spans
        for commitment in self.commitments:
            yield from commitment.spans
        for ground in self.grounds:
            yield from ground.spans
        yield from (time.span for time in self.times)


def _actors_of(statement: Statement) -> Iterator[str]:
    unnamed, addressee, channel, event = statement.unnamed, statement.addressee, statement.channel, statement.event
    named = (
        statement.actor,
        unnamed.outlet if unnamed else None,
        addressee.actor if addressee else None,
        channel.actor if channel else None,
        *((event.source, event.target) if event else ()),
    )
    yield from (actor for actor in named if actor is not None)
