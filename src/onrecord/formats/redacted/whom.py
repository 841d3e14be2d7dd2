"""Who is to be hidden, and under which pseudonyms. The one rule: what cannot be told apart is hidden together, and the
person who asked is told."""

import base64
import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from string import ascii_uppercase

from onrecord.formats.redacted.finding import Finder, Hidden, shared_parts
from onrecord.formats.redacted.folding import tokens
from onrecord.linking import Joined
from onrecord.records import ActorType
from onrecord.reports.who import actors_named

_CALLED = {
    ActorType.PERSON: "Person",
    ActorType.ORGANISATION: "Organisation",
    ActorType.STATE: "State",
    ActorType.PLACE: "Place",
    ActorType.OUTLET: "Outlet",
    ActorType.DOCUMENT: "Document",
}
_FULL = 2
"""Words of a name by which a private person is hidden: a single one may be anybody's."""
_LETTERS = 4
"""Letters of a pseudonym that follows from a key."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: names, each with other spellings of it after `=`; whoever has no role; unnamed sources;
    the secret from which pseudonyms follow, None for letters in order."""

    persons: tuple[str, ...] = ()
    private: bool = False
    unnamed: bool = False
    key: bytes | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who is hidden, the ids of these actors, what finds their names, and what the person who asked should know."""

    hidden: tuple[Hidden, ...]
    ids: tuple[str, ...]
    finder: Finder
    notes: tuple[str, ...]


def chosen(asked: Asked, known: Sequence[Joined]) -> Chosen:
    """Who of a ledger's actors is hidden."""
    groups = [_named(wanted, known) for wanted in asked.persons]
    kept: list[str] = []
    if asked.private:
        taken = {actor.id for _, actors in groups for actor in actors}
        private, kept = _private([actor for actor in known if actor.id not in taken], known)
        groups += [((actor.name,), (actor,)) for actor in private]
    names = _pseudonyms(groups, asked.key)
    parted = [_hidden(group, name, known) for group, name in zip(groups, names, strict=True)]
    hidden = tuple(one for one, _, _ in parted)
    others = dict.fromkeys(name for _, _, theirs in parted for name in theirs)
    notes = [note for _, said, _ in parted for note in said]
    if kept:
        notes.append(f"without a role, but also a body or a place somewhere, and left: {', '.join(kept)}")
    ids = tuple(actor.id for _, actors in groups for actor in actors)
    return Chosen(hidden, ids, Finder(hidden, others), tuple(notes))


_Group = tuple[tuple[str, ...], tuple[Joined, ...]]
"""Names that were given, and the actors that they are of."""


def _named(wanted: str, known: Sequence[Joined]) -> _Group:
    given = tuple(name.strip() for name in wanted.split("=") if name.strip())
    found = {actor.id: actor for name in given for actor in actors_named(known, name)}
    first = next((actor.name for actor in found.values()), given[0])
    return (given if " " in given[0] or not found else (first, *given)), tuple(found.values())


def _private(candidates: Iterable[Joined], known: Iterable[Joined]) -> tuple[list[Joined], list[str]]:
    """Persons with a full name to whom no document gives a role; those whose name a body or a place has are left."""
    types: dict[tuple[str, ...], set[ActorType]] = {}
    roles: set[tuple[str, ...]] = set()
    for actor in known:
        for name in actor.names:
            types.setdefault(tokens(name), set()).update(member.type for member in actor.members)
            if any(member.roles for member in actor.members):
                roles.add(tokens(name))
    persons = [
        actor
        for actor in candidates
        if actor.type is ActorType.PERSON and len(tokens(actor.name)) >= _FULL and tokens(actor.name) not in roles
    ]
    plain = [actor for actor in persons if types[tokens(actor.name)] == {ActorType.PERSON}]
    return plain, sorted({actor.name for actor in persons if actor not in plain})


def _pseudonyms(groups: Iterable[_Group], key: bytes | None) -> list[str]:
    """`Person A`, `Person B`; with a key those that follow from it and the name."""
    letters: Counter[str] = Counter()
    found: list[str] = []
    for given, actors in groups:
        kind = _CALLED[actors[0].type if actors else ActorType.PERSON]
        if key is None:
            found.append(f"{kind} {_letter(letters[kind])}")
            letters[kind] += 1
        else:
            told = base64.b32encode(hmac.digest(key, " ".join(tokens(given[0])).encode(), hashlib.sha256)).decode()
            possible = (f"{kind} {told[:length]}" for length in count(_LETTERS))
            found.append(next(name for name in possible if name not in found))
    return found


def _letter(number: int) -> str:
    """A to Z, then AA."""
    before, last = divmod(number, len(ascii_uppercase))
    return (_letter(before - 1) if before else "") + ascii_uppercase[last]


def _hidden(group: _Group, pseudonym: str, known: Iterable[Joined]) -> tuple[Hidden, list[str], list[str]]:
    """Somebody to be hidden, what is unclear of them, and the names of others that hold a part of theirs."""
    given, actors = group
    person = not actors or actors[0].type is ActorType.PERSON
    names = tuple(dict.fromkeys((*given, *(name for actor in actors for name in actor.names))))
    one = Hidden(given[0], pseudonym, names, person=person)
    notes = [] if actors else [f"no actor is called {given[0]}: hidden wherever the words stand"]
    if len(actors) > 1:
        notes.append(f"{len(actors)} actors are called {given[0]}: hidden as one, {pseudonym}")
    own, others = _apart(one, actors, known)
    documents: Counter[str] = Counter()
    for actor in others:
        for part in {part for name in actor.names for part in tokens(name)}:
            documents[part] += actor.documents
    shared = shared_parts(one.parts, documents, sum(actor.documents for actor in own))
    for part in sorted(one.parts & documents.keys()):
        theirs = sorted({actor.name for actor in others if any(part in tokens(name) for name in actor.names)})
        notes.append(f"“{part}” of {given[0]} is also in the name of {', '.join(theirs)}: hidden there, too")
    held = [name for actor in others for name in actor.names if one.parts.intersection(tokens(name))]
    return replace(one, shared=shared), notes, held


def _apart(one: Hidden, actors: Sequence[Joined], known: Iterable[Joined]) -> tuple[list[Joined], list[Joined]]:
    """Of the actors whose names hold a part of somebody's: those who may be the same, and the others."""
    ids, own = {actor.id for actor in actors}, list(actors)
    others: list[Joined] = []
    for actor in known:
        words = {part for name in actor.names for part in tokens(name)}
        if actor.id in ids or not one.parts.intersection(words):
            continue
        same = actor.type is ActorType.PERSON and words <= one.parts
        (own if same else others).append(actor)
    return own, others
