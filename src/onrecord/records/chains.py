"""By way of whom we know. The one rule: a chain runs from the publisher down to the speaker, and leaves nobody out."""

from dataclasses import dataclass
from enum import StrEnum


class HopKind(StrEnum):
    """What stands at a step of a chain: the publisher, an outlet that is quoted, or a source of the kind it says."""

    PUBLISHER = "publisher"
    OUTLET = "outlet"
    NAMED = "named"
    UNNAMED = "unnamed"
    COLLECTIVE = "collective"
    DOCUMENT = "document"
    AUTHOR = "author"
    IMPLICIT = "implicit"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step: the words for it, the actor's id in the document where it is known, and the statement that it is a
    step of (None for the publisher). `name` is the actor's fullest name, `cue` the words that attribute. `uncertain`
    says that the words were forwarded from here, so that who said them first is not shown."""

    text: str
    kind: HopKind
    actor: str | None = None
    statement: str | None = None
    name: str | None = None
    cue: str = ""
    uncertain: bool = False
