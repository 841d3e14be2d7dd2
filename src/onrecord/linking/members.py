"""Actors of single documents, as they come to be joined, and of all of them, joined. The one rule: pure values."""

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from onrecord.linking.names import full_key, name_key
from onrecord.linking.standing import walks_of_life
from onrecord.records import ActorType, Mentioned, Role

Key = tuple[ActorType, str]


def body(kind: ActorType) -> ActorType:
    """The type by which actors are told apart: what one document has as an outlet is an organisation in another."""
    return ActorType.ORGANISATION if kind is ActorType.OUTLET else kind


@dataclass(frozen=True, slots=True)
class Member:
    """An actor of one document. `order` is the document's place among all: who was met first has the plainer id."""

    document: str
    order: int
    id: str
    name: str
    type: ActorType
    names: tuple[str, ...]
    roles: tuple[Role, ...] = ()
    published: dt.date | dt.datetime | None = None
    mentions: int = 1
    statements: int = 0

    @property
    def place(self) -> tuple[int, str, str]:
        """Where it stands among all members; no two stand in one place."""
        return self.order, self.document, self.id

    def joins_by(self) -> frozenset[Key]:
        """Under what it joins members of other documents; empty where it joins none.

        A short name of a body ("Lisk" for the University of Lisk) is that of others, too, and joins nobody.
        """
        short = body(self.type) is ActorType.ORGANISATION
        others = (name for name in self.names if not short or " " in name_key(name))
        found = (full_key(name, self.type) for name in (self.name, *others))
        return frozenset((body(self.type), key) for key in found if key is not None)

    def handles(self) -> frozenset[Hashable]:
        """By what a judgement finds it."""
        return frozenset((self.document, body(self.type), name_key(name)) for name in (self.name, *self.names))

    def walks(self) -> frozenset[str]:
        """The walks of life that its roles lie in; only a person has any."""
        person = self.type is ActorType.PERSON
        return walks_of_life(role.text for role in self.roles) if person else frozenset()

    def mentioned(self) -> Mentioned:
        """How a judgement names it."""
        return Mentioned(self.document, self.name, self.type)


def handle(one: Mentioned) -> Hashable:
    """What the members that a judgement means have among their handles."""
    return one.document, body(one.type), name_key(one.name)


@dataclass(frozen=True, slots=True)
class Joined:
    """An actor of all documents: its members, in the order in which they were met, never none."""

    id: str
    members: tuple[Member, ...]

    @property
    def name(self) -> str:
        """The name that most documents call it by as its fullest; the longer of two."""
        return self._names(member.name for member in self.members)[0]

    @property
    def type(self) -> ActorType:
        """The type that most documents give it."""
        return ActorType(self._names(member.type.value for member in self.members)[0])

    @property
    def names(self) -> tuple[str, ...]:
        """All of its names, the commonest first."""
        return tuple(self._names(name for member in self.members for name in {member.name, *member.names}))

    @property
    def documents(self) -> int:
        """How many documents mention it."""
        return len({member.document for member in self.members})

    @property
    def statements(self) -> int:
        """How many statements it makes."""
        return sum(member.statements for member in self.members)

    @staticmethod
    def _names(names: Iterable[str]) -> list[str]:
        return [name for name, _ in sorted(Counter(names).items(), key=lambda item: (-item[1], -len(item[0]), item[0]))]
