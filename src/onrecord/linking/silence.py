"""Who has said nothing about a claim that names them. The one rule: absence is bounded; it says what was searched, who
declined to speak was not silent, and of whom a document that tells of the claim lets speak nothing is said."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.linking.members import Joined
from onrecord.linking.names import name_key
from onrecord.linking.searching import Corpus, Searched
from onrecord.linking.stances import stances_of
from onrecord.records import Act, ActorType, Claim, Stance, Told

SPEAKING = frozenset({ActorType.PERSON, ActorType.ORGANISATION, ActorType.STATE, ActorType.OUTLET})
"""Who can speak."""


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
class Speaker:
    """Who can be silent, with the keys of all of its names."""

    id: str
    keys: tuple[str, ...]


def speakers(actors: Iterable[tuple[str, ActorType, Iterable[str]]]) -> dict[str, Speaker]:
    """Those of some actors, each with its type and its names, who can speak, by their ids."""
    return {
        name: Speaker(name, tuple(dict.fromkeys(key for one in names if (key := name_key(one)))))
        for name, kind, names in actors
        if kind in SPEAKING
    }


def silences(
    claims: Iterable[Claim], told: Mapping[str, Told], actors: Mapping[str, Joined], corpus: Corpus, until: dt.date
) -> tuple[Silence, ...]:
    """Whom claims name that take no side on them as of a day; those asserted longest ago first.

    Places, documents and unnamed sources cannot be silent. Who has a spokesman speak has spoken.
    """
    able = speakers((actor.id, actor.type, actor.names) for actor in actors.values())
    found = (silence for claim in claims for silence in silences_on(claim, told, able, corpus, until))
    return tuple(sorted(found, key=silence_order))


def silence_order(one: Silence) -> tuple[bool, dt.date, str, str]:
    """Where a silence stands among all: those asserted longest ago first, who declined to speak behind them."""
    return bool(one.declined), one.since or dt.date.max, one.claim.id, one.actor


def silences_on(
    claim: Claim, told: Mapping[str, Told], able: Mapping[str, Speaker], corpus: Corpus, until: dt.date
) -> Iterator[Silence]:
    """Whom one claim names that takes no side on it as of a day, of those who are `able` to."""
    standing = {
        name: taken
        for name, taken in stances_of(claim, told).items()
        if (day := told[name].day) is None or day <= until
    }
    asserting = [told[name] for name, taken in standing.items() if taken is Stance.ASSERTS]
    documents = {told[name].document for name in standing}
    since = min((one.day for one in asserting if one.day is not None), default=None)
    speaking = [told[name] for name in standing if told[name].statement.act is not Act.DECLINE]
    speaking_ids = {one.speaker for one in speaking}
    said = {f" {' '.join(name_key(span.cut(one.text)) for span in one.statement.source)} " for one in speaking}
    for name in sorted(_named(asserting)):
        actor = able.get(name)
        if actor is None or name in speaking_ids or _speaks(actor, said) or corpus.heard(name, documents):
            continue
        declined = corpus.declined(name, documents, until)
        days = None if since is None else (until - since).days
        yield Silence(claim, name, since, days, declined, corpus.searched(name, since, until))


def _named(asserting: Sequence[Told]) -> frozenset[str]:
    """Whom at least every other one of the statements names: those whom the claim concerns."""
    counted = Counter(name for one in asserting for name in one.actors)
    return frozenset(name for name, number in counted.items() if 2 * number >= len(asserting))


def _speaks(actor: Speaker, said: Collection[str]) -> bool:
    """Whether somebody says it whom the words call the actor's ("the Harbour Board's spokesman")."""
    return any(f" {key} " in words for key in actor.keys for words in said)
