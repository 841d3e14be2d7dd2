"""Who has said nothing about a claim that names them. The one rule: absence is bounded; it says what was searched, and
who declined to speak was not silent."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.linking.members import Joined
from onrecord.linking.names import name_key
from onrecord.linking.stances import oldest_first, stances_of
from onrecord.records import Act, ActorType, Claim, Stance, Told

SPEAKING = frozenset({ActorType.PERSON, ActorType.ORGANISATION, ActorType.STATE, ActorType.OUTLET})
"""Who can speak."""


@dataclass(frozen=True, slots=True)
class Searched:
    """In how many documents and outlets was looked, of which days (None where none is dated), and how many statements
    about anything the actor makes in them."""

    documents: int
    outlets: int
    statements: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Silence:
    """An actor whom a claim names and who takes no side on it. `since` is the first day on which it was asserted.

    `declined` are statements in which the actor declines to speak, in a document that tells of the claim: that is no
    silence, and shown apart. `searched` is what was looked through, from that day to the one asked for.
    """

    claim: Claim
    actor: str
    since: dt.date | None
    days: int | None
    declined: tuple[str, ...]
    searched: Searched


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is there to search: each document with its day and publisher, and who speaks in it, or declines to."""

    documents: Mapping[str, tuple[dt.date | None, str | None]]
    spoken: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By actor, the number of its statements by document."""
    declining: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    """By actor, its statements in which it declines to speak, oldest first."""

    @classmethod
    def of(cls, told: Iterable[Told]) -> "Corpus":
        """That of statements; documents without any are not in it."""
        documents: dict[str, tuple[dt.date | None, str | None]] = {}
        spoken: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        declining: dict[str, list[Told]] = defaultdict(list)
        for one in told:
            documents[one.document] = one.day, one.publisher
            if one.speaker is not None:
                spoken[one.speaker][one.document] += 1
                if one.statement.act is Act.DECLINE:
                    declining[one.speaker].append(one)
        return cls(documents, spoken, {name: tuple(oldest_first(found)) for name, found in declining.items()})

    def searched(self, actor: str, since: dt.date | None, until: dt.date) -> Searched:
        """What was looked through for an actor between two days; undated documents are looked through, too."""
        within = {
            name: (day, publisher)
            for name, (day, publisher) in self.documents.items()
            if day is None or ((since is None or since <= day) and day <= until)
        }
        days = sorted(day for day, _ in within.values() if day is not None)
        said = sum(number for name, number in self.spoken.get(actor, {}).items() if name in within)
        outlets = len({publisher for _, publisher in within.values()})
        return Searched(len(within), outlets, said, *((days[0], days[-1]) if days else (None, None)))


def silences(
    claims: Iterable[Claim], told: Mapping[str, Told], actors: Mapping[str, Joined], corpus: Corpus, until: dt.date
) -> tuple[Silence, ...]:
    """Whom claims name that take no side on them as of a day; those asserted longest ago first.

    Places, documents and unnamed sources cannot be silent. Who has a spokesman speak has spoken.
    """
    found = (silence for claim in claims for silence in _of_claim(claim, told, actors, corpus, until))
    return tuple(sorted(found, key=lambda one: (bool(one.declined), one.since or dt.date.max, one.claim.id, one.actor)))


def _of_claim(
    claim: Claim, told: Mapping[str, Told], actors: Mapping[str, Joined], corpus: Corpus, until: dt.date
) -> Iterator[Silence]:
    standing = {
        name: taken
        for name, taken in stances_of(claim, told).items()
        if (day := told[name].day) is None or day <= until
    }
    asserting = oldest_first(told[name] for name, taken in standing.items() if taken is Stance.ASSERTS)
    documents = {told[name].document for name in standing}
    since = min((one.day for one in asserting if one.day is not None), default=None)
    speaking = [told[name] for name in standing if told[name].statement.act is not Act.DECLINE]
    for name in sorted(_named(asserting)):
        actor = actors.get(name)
        if actor is None or actor.type not in SPEAKING or any(_speaks(actor, one) for one in speaking):
            continue
        declined = tuple(
            one.id
            for one in corpus.declining.get(name, ())
            if one.document in documents and (one.day is None or one.day <= until)
        )
        days = None if since is None else (until - since).days
        yield Silence(claim, name, since, days, declined, corpus.searched(name, since, until))


def _named(asserting: Sequence[Told]) -> frozenset[str]:
    """Whom at least every other one of the statements names: those whom the claim concerns."""
    counted = Counter(name for one in asserting for name in one.actors)
    return frozenset(name for name, number in counted.items() if 2 * number >= len(asserting))


def _speaks(actor: Joined, told: Told) -> bool:
    """Whether the actor says it, or somebody whom the words call the actor's ("the Harbour Board's spokesman")."""
    if told.speaker == actor.id:
        return True
    said = " ".join(name_key(span.cut(told.text)) for span in told.statement.source)
    return any(f" {key} " in f" {said} " for name in actor.names if (key := name_key(name)))
