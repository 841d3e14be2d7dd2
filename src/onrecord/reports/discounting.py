"""What is left of a claim without some of its sources. The one rule: whichever side a source is on, it is taken away
and counted in the same way; who deserves doubt is never said."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import InputError
from onrecord.linking import name_key
from onrecord.linking.origins import origins
from onrecord.linking.stances import oldest_first
from onrecord.linking.whatif import Left, Without, left
from onrecord.records import HopKind, Origin, OriginKind, Stance, Told
from onrecord.reports.origins import origin_words

MOST = 40
"""Sources of a claim that are looked at, those with the most statements first."""
Origins = Mapping[Stance, Sequence[Origin]]


@dataclass(frozen=True, slots=True)
class Source:
    """A source that can be doubted: `key` is what it is asked for by, an actor's id, an outlet's name, or the id of a
    statement of a source that is no actor."""

    key: str
    name: str
    kind: str
    without: Without


@dataclass(frozen=True, slots=True)
class Discount:
    """What is left of each side without some sources: origins, and the statements that fall."""

    sides: tuple[tuple[Stance, Left], ...]

    @property
    def lost(self) -> frozenset[str]:
        """The ids of all statements that fall."""
        return frozenset(name for _, rest in self.sides for name in rest.lost)


def origins_by_stance(told: Mapping[str, Told], taken: Mapping[str, Stance]) -> Origins:
    """The origins of each side that somebody takes."""
    sides = {stance: [told[name] for name, one in taken.items() if one is stance] for stance in Stance}
    return {stance: origins(side) for stance, side in sides.items() if side}


def sources_of(told: Mapping[str, Told], sides: Origins) -> tuple[Source, ...]:
    """The sources of a claim's statements, those of most statements first: outlets, whoever speaks by name, and origins
    that are no actor, each by one of its statements."""
    counts: Counter[str] = Counter()
    outlets = _outlets(told.values(), sides, counts)
    keys = {name_key(one.name) for one in outlets}
    speakers = (one for one in _speakers(told.values(), counts) if name_key(one.name) not in keys)
    found = [*outlets, *speakers, *_nameless(sides, counts)]
    return tuple(sorted(found, key=lambda one: (-counts[one.key], one.kind, one.key)))[:MOST]


def discounted(sides: Origins, told: Mapping[str, Told], sources: Iterable[Source]) -> Discount:
    """What is left of all sides without some sources."""
    without = tuple(one.without for one in sources)
    return Discount(tuple((stance, left(found, told, without)) for stance, found in sides.items()))


def chosen(sources: Sequence[Source], wanted: Iterable[str]) -> tuple[Source, ...]:
    """The sources that are asked for by key or by name. InputError where one is none of them."""
    found = []
    for name in dict.fromkeys(wanted):
        fitting = [one for one in sources if name == one.key] or [
            one for one in sources if name_key(name) and name_key(name) == name_key(one.name)
        ]
        if not fitting:
            listed = ", ".join(one.key for one in sources)
            raise InputError(f"{name!r} is no source of this claim; its sources are {listed}")
        found.append(fitting[0])
    return tuple(found)


def _outlets(told: Iterable[Told], sides: Origins, counts: Counter[str]) -> list[Source]:
    """Those that publish, that are quoted, and that are credited without being held."""
    names: dict[str, str] = {}
    for one in told:
        quoted = (hop.name or hop.text for hop in one.chain if hop.kind is HopKind.OUTLET)
        met = {key: name for name in (one.publisher, *quoted) if name and (key := name_key(name))}
        for key, name in met.items():
            counts[names.setdefault(key, name)] += 1
    for outlet in (origin.outlet for side in sides.values() for origin in side):
        if outlet and name_key(outlet):
            names.setdefault(name_key(outlet), outlet)
    return [Source(name, name, "outlet", Without(outlet=name)) for name in names.values()]


def _speakers(told: Iterable[Told], counts: Counter[str]) -> list[Source]:
    names: dict[str, list[str]] = defaultdict(list)
    for one in oldest_first(told):
        if one.speaker is not None and one.speaker_name is not None:
            names[one.speaker] += [one.speaker_name, *(hop.name for hop in one.chain[-1:] if hop.name)]
            counts[one.speaker] += 1
    return [
        Source(key, called[0], "speaker", Without(actor=key, names=frozenset(called))) for key, called in names.items()
    ]


def _nameless(sides: Origins, counts: Counter[str]) -> list[Source]:
    """Origins that are no actor of the ledger; who they are is not asked, and each is doubted as it is counted."""
    found: dict[str, Source] = {}
    for origin in (origin for side in sides.values() for origin in side if origin.actor is None):
        if origin.kind is OriginKind.OUTLET and origin.outlet:
            continue
        key = origin.statements[0]
        found[key] = Source(key, origin_words(origin), origin.kind.value, Without(statement=key))
        counts[key] += len(origin.statements)
    return list(found.values())
