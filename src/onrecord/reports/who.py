"""Who acts and speaks in a ledger, joined across its documents. The one rule: counts come with what they are counts
of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from onrecord.errors import InputError
from onrecord.ledger import Ledger, StatementRow
from onrecord.linking import Joined, Member, Suggestion, join, name_key, suggest
from onrecord.records import Act, ActorType, HopKind, Polarity
from onrecord.reports.chains import chain_of

_FEW = 6
"""How many of several that fit an error lists."""


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that documents give an actor: in how many, and from the first to the last day on which they appeared (None
    where none is dated). `former` where the words say that it is over."""

    text: str
    former: bool
    documents: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Voice:
    """By way of whom an actor's words came: the step before the speaker, and how many statements came so."""

    text: str
    kind: HopKind
    statements: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What a ledger knows of one actor. Counts of `acts`, `through` and `negative` are all of `statements`; `negative`
    are those in which it holds that something is not so."""

    actor: Joined
    roles: tuple[RoleHeld, ...]
    statements: int
    acts: tuple[tuple[Act | None, int], ...]
    negative: int
    through: tuple[Voice, ...]
    perhaps: tuple[Suggestion, ...]


def actors(ledger: Ledger, kind: ActorType | None = None) -> tuple[Joined, ...]:
    """All actors, or those of one type: who makes the most statements first, then who is in the most documents.

    Unnamed sources are none of them: who they are is not inferred, within a document or across.
    """
    found = (actor for actor in joined(ledger) if kind is None or actor.type is kind)
    return tuple(sorted(found, key=lambda actor: (-actor.statements, -actor.documents, actor.id)))


def joined(ledger: Ledger) -> tuple[Joined, ...]:
    """All actors in the order in which they were met, as the machine joins them and people judged them."""
    names = [field.name for field in fields(Member)]
    members = (Member(**{name: getattr(row, name) for name in names}) for row in ledger.actors())
    return join(members, ledger.judgements())


def suggestions(ledger: Ledger) -> tuple[Suggestion, ...]:
    """Pairs that might be one actor, the likeliest first."""
    return suggestions_among(ledger, joined(ledger))


def suggestions_among(ledger: Ledger, known: Iterable[Joined]) -> tuple[Suggestion, ...]:
    """Pairs of these actors that might be one, the likeliest first."""
    return suggest(known, ledger.judgements())


def actors_named(known: Iterable[Joined], wanted: str) -> list[Joined]:
    """The actors with that id, or else with that name, or else with an id that begins so."""
    by_id = {actor.id: actor for actor in known}
    if wanted in by_id:
        return [by_id[wanted]]
    key = name_key(wanted)
    named = [actor for actor in by_id.values() if key and key in map(name_key, actor.names)]
    return named or [actor for name, actor in by_id.items() if wanted and name.startswith(wanted.casefold())]


def find_actor(known: Iterable[Joined], wanted: str) -> Joined:
    """The actor with that id, or else with that name. InputError where there is none, or several."""
    found = {actor.id: actor for actor in actors_named(known, wanted)}
    return found[the_one(list(found), wanted)]


def the_one(ids: Sequence[str], wanted: str) -> str:
    """The one actor that fits. InputError where there is none, or several."""
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise InputError(f"there is no actor {wanted!r}; see `onrecord actors`")
    listed = ", ".join(ids[:_FEW]) + (", …" if len(ids) > _FEW else "")
    raise InputError(f"{wanted!r} may be {len(ids)} actors: {listed}; give one of these ids")


def profile(ledger: Ledger, wanted: str) -> Profile:
    """What is known of the actor with that id or name; InputError as for `find_actor`."""
    known = joined(ledger)
    actor = find_actor(known, wanted)
    acts: Counter[Act | None] = Counter()
    through: Counter[tuple[str, HopKind]] = Counter()
    negative = 0
    for row in statements_by(ledger, actor):
        acts[row.record.act] += 1
        negative += row.record.certainty is not None and row.record.certainty.polarity is Polarity.NEGATIVE
        before = chain_of(ledger, row)[-2]
        through[before.name or before.text, before.kind] += 1
    return Profile(
        actor=actor,
        roles=roles_of(actor),
        statements=acts.total(),
        acts=tuple(acts.most_common()),
        negative=negative,
        through=tuple(Voice(text, kind, number) for (text, kind), number in through.most_common()),
        perhaps=tuple(pair for pair in suggest(known, ledger.judgements()) if actor.id in {pair.one, pair.other}),
    )


def statements_by(ledger: Ledger, actor: Joined) -> Iterable[StatementRow]:
    """What an actor says in all of its documents, in the order in which these came."""
    for member in actor.members:
        if member.statements:
            yield from ledger.statements_by(member.document, member.id)


def roles_of(actor: Joined) -> tuple[RoleHeld, ...]:
    """Roles over time: the one that was given first comes first, undated ones last."""
    given: dict[tuple[str, bool], dict[str, date | None]] = defaultdict(dict)
    words: dict[tuple[str, bool], str] = {}
    for member in actor.members:
        for role in member.roles:
            key = name_key(role.text), role.former
            words.setdefault(key, role.text)
            given[key][member.document] = _day(member.published)
    found = []
    for key, documents in given.items():
        days = sorted(day for day in documents.values() if day is not None)
        first, last = (days[0], days[-1]) if days else (None, None)
        found.append(RoleHeld(words[key], key[1], len(documents), first, last))
    return tuple(sorted(found, key=lambda role: (role.first or date.max, role.last or date.max, role.text)))


def _day(moment: date | datetime | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
