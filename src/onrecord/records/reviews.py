"""What people say of single statements, and what holds after it. The one rule: a judgement names a statement by its
places and words, so that it holds for every reading which finds the same, and for none that finds something alike."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from onrecord.errors import IntegrityError
from onrecord.records.actors import ActorType
from onrecord.records.acts import Act, Certainty, Degree, Polarity
from onrecord.records.documents import Spans, words
from onrecord.records.sources import SourceKind
from onrecord.records.statements import Statement, statement_id

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


class ReviewState(StrEnum):
    """What holds of a statement: nobody has judged it, or what people said last."""

    MACHINE = "machine"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class Bond(StrEnum):
    """How a person says that two statements stand to each other."""

    SAME = "same"
    DENIES = "denies"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Pinned:
    """A statement as it was judged: its document, its places, and the words of source, cue and content there."""

    document: str
    source: Spans
    cue: Spans
    content: Spans
    words: tuple[str, str, str]

    @classmethod
    def of(cls, document: str, text: str, statement: Statement) -> "Pinned":
        """A statement of a document, as the machine has it."""
        parts = (statement.source, statement.cue, statement.content)
        source, cue, content = (words(text, part) for part in parts)
        return cls(document, *parts, (source, cue, content))

    @property
    def id(self) -> str:
        """The id of every statement with these places."""
        return statement_id(self.document, self.source, self.cue, self.content)

    def check(self, text: str) -> None:
        """IntegrityError where the places do not cut the words from a text."""
        for part, said in zip((self.source, self.cue, self.content), self.words, strict=True):
            if words(text, part) != said:
                raise IntegrityError(f"the places of the statement judged do not cut its words {said!r}")


@dataclass(frozen=True, slots=True)
class Correction:
    """What a statement should say; what is None stays as the machine has it, or as it was corrected before.

    `speaker` is a name: with `speaker_type` that of an actor of the document, without one free words. Places given
    take the place of all that the part had.
    """

    speaker: str | None = None
    speaker_type: ActorType | None = None
    source_kind: SourceKind | None = None
    source: Spans | None = None
    cue: Spans | None = None
    content: Spans | None = None
    act: Act | None = None
    polarity: Polarity | None = None
    degree: Degree | None = None

    def __post_init__(self) -> None:
        if self.speaker is not None and not self.speaker.strip():
            raise IntegrityError("a corrected speaker needs a name")
        if self.speaker_type is not None and self.speaker is None:
            raise IntegrityError("the type of a corrected speaker comes with the name")
        if self.content == ():
            raise IntegrityError("a corrected content needs a place")
        if self.speaker is not None and self.source_kind not in {None, SourceKind.NAMED}:
            raise IntegrityError(f"a source with a name is not {self.source_kind}")

    @property
    def given(self) -> tuple[str, ...]:
        """Which fields it corrects."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is not None)

    @property
    def of_speaker(self) -> "Correction":
        """What of it holds where only the source was read otherwise: who speaks."""
        return Correction(speaker=self.speaker, speaker_type=self.speaker_type)

    @property
    def takes_speaker(self) -> bool:
        """Whether the machine's speaker no longer stands."""
        return self.speaker is not None or self.source is not None or self.source_kind is SourceKind.UNNAMED

    def then(self, later: "Correction") -> "Correction":
        """Both, the later one where they differ; whoever corrects the speaker corrects the type with it."""
        more: Mapping[str, Any] = {name: getattr(later, name) for name in later.given}
        if later.takes_speaker:
            more = {"speaker": None, "speaker_type": None, **more}
        if later.speaker is not None:
            more = {"source_kind": None, **more}
        return replace(self, **more)

    def check(self, text: str) -> None:
        """IntegrityError where a corrected place leaves a text."""
        for part in (self.source, self.cue, self.content):
            words(text, part or ())


@dataclass(frozen=True, slots=True)
class ClaimRating:
    """What a person says of a claim, in words of their own: "Half right". With a `value` comes the `scale` that it is
    on, from its worst to its best; `url` is where the person says so."""

    words: str
    value: int | None = None
    scale: tuple[int, int] | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise IntegrityError("a rating of a claim needs the words of who rates it")
        if (self.value is None) != (self.scale is None):
            raise IntegrityError("a value and the scale that it is on come together")
        if self.scale is not None and self.value is not None:
            worst, best = self.scale
            if worst >= best:
                raise IntegrityError(f"a scale goes from its worst value up to its best, not from {worst} to {best}")
            if not worst <= self.value <= best:
                raise IntegrityError(f"{self.value} is not on the scale from {worst} to {best}")
        if self.url is not None and not _ADDRESS.fullmatch(self.url):
            raise IntegrityError(f"{self.url!r} is no address that begins with http:// or https://")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The subject of a judgement on a statement: what is corrected, to which `other` one it stands how, or what a
    person says of the claim that it stands for."""

    statement: Pinned
    correction: Correction | None = None
    other: Pinned | None = None
    bond: Bond | None = None
    rating: ClaimRating | None = None

    def __post_init__(self) -> None:
        if (self.other is None) != (self.bond is None):
            raise IntegrityError("a link needs the other statement and how they stand to each other")
        if self.correction is not None and not self.correction.given:
            raise IntegrityError("a correction corrects something")
        if self.other is not None and self.other.id == self.statement.id:
            raise IntegrityError("a statement is not linked with itself")

    @property
    def statements(self) -> tuple[Pinned, ...]:
        """The statements that it is about."""
        return (self.statement,) if self.other is None else (self.statement, self.other)


@dataclass(frozen=True, slots=True)
class Review:
    """What people say of a statement: who said it last, and when; what they corrected. `carried` is the id of the
    statement that was judged where this one has only its cue and content: the corrected speaker then holds here."""

    state: ReviewState = ReviewState.MACHINE
    by: str | None = None
    at: dt.datetime | None = None
    correction: Correction | None = None
    carried: str | None = None

    @property
    def stands(self) -> bool:
        """Whether the statement counts: everywhere, unless it was rejected."""
        return self.state is not ReviewState.REJECTED


UNREVIEWED = Review()


def corrected(statement: Statement, correction: Correction, actor: str | None) -> Statement:
    """The statement as people corrected it, under the id that the machine's places gave it; `actor` is the id in its
    document of the speaker whom they name, None where it has none of that name."""
    changed: dict[str, Any] = {}
    for part in ("source", "cue", "content", "act", "source_kind"):
        given = getattr(correction, part)
        if given is not None:
            changed[part] = given
    if correction.takes_speaker:
        changed |= {"actor": actor, "unresolved": None}
        if correction.speaker is not None or actor is not None:
            changed |= {"source_kind": SourceKind.NAMED, "unnamed": None}
    if correction.act is not None and correction.act is not statement.act:
        changed["event"] = None  # it followed from the act that the machine saw
    elif correction.takes_speaker and statement.event is not None and statement.event.source == statement.actor:
        changed["event"] = replace(statement.event, source=actor)
    changed["certainty"] = _certainty(statement, correction)
    return replace(statement, **changed)


def _certainty(statement: Statement, correction: Correction) -> Certainty | None:
    held = statement.certainty
    if correction.polarity is None and correction.degree is None:
        return held
    polarity = correction.polarity or (held.polarity if held else Polarity.POSITIVE)
    degree = correction.degree or (held.degree if held else Degree.CERTAIN)
    if held is None:
        held = Certainty(degree, Polarity.POSITIVE)
    turned = polarity is Polarity.NEGATIVE and held.polarity is Polarity.POSITIVE
    # What a person finds negative where the machine saw no word that negates is so by its cue.
    negations = statement.cue if turned and not held.negations else held.negations
    return replace(held, degree=degree, polarity=polarity, negations=negations)
