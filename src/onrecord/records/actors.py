"""Those who act and speak. The one rule: an actor is what the document calls by one name; who that is in the world is
for people to say."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.errors import IntegrityError
from onrecord.records.documents import Span, Spans


class ActorType(StrEnum):
    """What an actor is. A state is a country, its capital or its government where it acts; else it is a place."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    PLACE = "place"
    OUTLET = "outlet"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Role:
    """What an actor is said to be ("Kremlin spokesperson"), where, and whether the words say that it is over."""

    text: str
    span: Span
    former: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, state, outlet or document with its names, roles and mentions in one document.

    `id` is a slug of the name, unique within the document; `name` is the fullest name given; `names` are all of them.
    `mentions` hold names, and the pronouns and descriptions that were resolved to it.
    """

    id: str
    name: str
    type: ActorType
    names: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: Spans

    def __post_init__(self) -> None:
        if not self.id or not self.mentions:
            raise IntegrityError(f"actor {self.id or self.name!r} needs an id and a mention")

    @property
    def spans(self) -> Spans:
        """Every span, in no order."""
        return (*self.mentions, *(role.span for role in self.roles))
