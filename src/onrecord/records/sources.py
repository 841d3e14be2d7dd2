"""Who speaks, to whom and through what. The one rule: nobody's identity is inferred; what the text does not give is
None."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.documents import Spans


class SourceKind(StrEnum):
    """What is known of the source without leaving the text."""

    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    AUTHOR = "author"
    IMPLICIT = "implicit"


class Unresolved(StrEnum):
    """Why a source that stands for somebody was left open: a wrong name is worse than none."""

    AMBIGUOUS = "ambiguous"
    """Two or more actors fit about as well."""
    NO_CANDIDATE = "no-candidate"
    """Nobody in the text fits."""
    INDEFINITE = "indefinite"
    """The words stand for nobody in particular ("critics", "many")."""
    SEVERAL = "several"
    """The words stand for two or more actors together ("they", "the two ministers")."""
    FORWARDED = "forwarded"
    """The words were forwarded from there, and nothing shows who said them first; the actor is who handed them on."""


class UnnamedKind(StrEnum):
    """What an unnamed source is said to be."""

    OFFICIAL = "official"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    DIPLOMAT = "diplomat"
    AIDE = "aide"
    INSIDER = "insider"
    WITNESS = "witness"
    EXPERT = "expert"
    LAWYER = "lawyer"
    EMPLOYEE = "employee"
    SPOKESPERSON = "spokesperson"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class UnnamedSource:
    """A source that an outlet vouches for without a name.

    `id` is shared by mentions only where the text says that they are the same. `descriptor` is word for word.
    `least` and `most` say how many people speak (`most` None where that is open: "officials"). `affiliation`,
    `knowledge` (how they know) and `reason` (for anonymity, as stated) are empty where the text gives none.
    `outlet` is the actor that vouches for them; None stands for the document's publisher.
    """

    id: str
    kind: UnnamedKind
    descriptor: Spans
    least: int
    most: int | None
    affiliation: Spans = ()
    knowledge: Spans = ()
    reason: Spans = ()
    outlet: str | None = None

    def __post_init__(self) -> None:
        if not self.descriptor:
            raise IntegrityError(f"unnamed source {self.id} has no descriptor")
        if self.least < 1 or (self.most is not None and self.most < self.least):
            raise IntegrityError(f"unnamed source {self.id} is {self.least} to {self.most} people")

    @property
    def spans(self) -> Spans:
        """Every span, in no order."""
        return (*self.descriptor, *self.affiliation, *self.knowledge, *self.reason)


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom something was said: the words, and the actor's id where it is known."""

    spans: Spans
    actor: str | None = None


class ChannelKind(StrEnum):
    """Through what something was said."""

    OUTLET = "outlet"
    INTERVIEW = "interview"
    BROADCAST = "broadcast"
    POST = "post"
    BRIEFING = "briefing"
    SPEECH = "speech"
    CALL = "call"
    WRITING = "writing"
    TESTIMONY = "testimony"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Channel:
    """Through what something was said: the words ("in a post on Telegram"), and the actor's id where it is an outlet
    ("according to the Courier", "told the Lamp")."""

    spans: Spans
    kind: ChannelKind
    actor: str | None = None
