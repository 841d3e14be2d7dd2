"""What a reading says, in the places of the template and with slots for names. The one rule: two readings of one
article whose portraits are equal differ in nothing but the names."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.neutrality.rendering import Rendered
from onrecord.records import Actor, Interval, Quantity, Span, Statement, Time

Place = tuple[tuple[int, int], ...]
Portrait = Mapping[str, Mapping[Hashable, Hashable]]
"""By field and by place in the template, a value."""

WHOLE = ("statements found", "names", "times", "quantities")
"""Fields in which a place that was not found differs from one that was; elsewhere only what was found is compared."""

_NAMING = ("full", "last", "Last")
_COUNTRY = {"country": "country", "adj": "country", "capital": "country"}
_FAMILIES = {**_COUNTRY, **{f"{name}2": f"{family}2" for name, family in _COUNTRY.items()}, "party": "party"}


@dataclass(frozen=True, slots=True)
class Setting:
    """A rendering, and who its actors are by the slots that name them."""

    rendered: Rendered
    people: Mapping[str | None, str | None]

    def place(self, spans: Iterable[Span]) -> Place:
        """Spans of the text as spans of the template."""
        return tuple(self.rendered.in_template(span.start, span.end) for span in spans)

    def key(self, statement: Statement) -> Place:
        """What a statement is known by: its cue, or where it has none the beginning of its content."""
        start = statement.content[0].start
        return self.place(statement.cue) or (self.rendered.in_template(start, start),)


def portray(
    rendered: Rendered,
    statements: Iterable[Statement],
    actors: Iterable[Actor],
    times: Iterable[Time],
    quantities: Iterable[Quantity],
) -> Portrait:
    """Everything that was read in a rendering."""
    actors, statements = tuple(actors), tuple(statements)
    setting = Setting(rendered, _people(rendered, actors))
    keys = {statement.id: setting.key(statement) for statement in statements}
    shared: defaultdict[str, list[Place]] = defaultdict(list)
    for statement in statements:
        if statement.unnamed is not None:
            shared[statement.unnamed.id].append(keys[statement.id])
    portrait: dict[str, dict[Hashable, Hashable]] = {
        name: {keys[one.id]: look(setting, one) for one in statements} for name, look in LOOKS.items()
    }
    portrait["parent"] = {keys[one.id]: keys.get(one.parent or "") for one in statements}
    portrait["unnamed joined"] = {key: tuple(some) for some in shared.values() for key in some}
    portrait["names"] = {
        setting.place([span]): (setting.people[actor.id], actor.type, _fullest(setting, actor))
        for actor in actors
        for span in actor.mentions
    }
    portrait["roles"] = {
        setting.people[actor.id]: tuple((*setting.place([role.span]), role.former) for role in actor.roles)
        for actor in actors
    }
    portrait["times"] = {
        setting.place([time.span]): (time.type, time.value, time.interval, time.modifier) for time in times
    }
    portrait["quantities"] = {setting.place([one.span]): _figure(setting, one) for one in quantities}
    return portrait


def _people(rendered: Rendered, actors: Iterable[Actor]) -> dict[str | None, str | None]:
    """A label for every actor: the slots that name it, else the words of its first mention; who shares a label with
    an earlier one is told apart by a number."""
    labels: dict[str | None, str | None] = {None: None}
    seen: defaultdict[str, int] = defaultdict(int)
    for actor in actors:
        families = {
            _family(slot.name)
            for span in actor.mentions
            for slot in rendered.slots
            if (slot.start <= span.start < slot.end or span.start < slot.start) and slot.end >= span.end > slot.start
        } - {""}
        label = "+".join(sorted(families)) or actor.mentions[0].cut(rendered.text)
        seen[label] += 1
        labels[actor.id] = label if seen[label] == 1 else f"{label} again"
    return labels


def _family(slot: str) -> str:
    """Whom a slot names; a pronoun or a title names nobody."""
    part, _, form = slot.partition("_")
    return part if form in _NAMING else _FAMILIES.get(slot, "" if form else slot)


def _fullest(setting: Setting, actor: Actor) -> Place:
    """Where the name stands that the actor goes by."""
    named = (span for span in actor.mentions if span.cut(setting.rendered.text) == actor.name)
    return setting.place([next(named, actor.mentions[0])])


def _figure(setting: Setting, one: Quantity) -> Hashable:
    where = setting.place([one.where]) if one.where else ()
    return one.low, one.high, one.unit, one.sense, setting.place(one.counted), where, one.per, one.as_of


def _unnamed(setting: Setting, statement: Statement) -> Hashable:
    one = statement.unnamed
    if one is None:
        return None
    spans = (one.descriptor, one.affiliation, one.knowledge, one.reason)
    return one.kind, one.least, one.most, *map(setting.place, spans), setting.people[one.outlet]


def _addressee(setting: Setting, statement: Statement) -> Hashable:
    one = statement.addressee
    return one and (setting.place(one.spans), setting.people[one.actor])


def _channel(setting: Setting, statement: Statement) -> Hashable:
    one = statement.channel
    return one and (setting.place(one.spans), one.kind, setting.people[one.actor])


def _target(setting: Setting, statement: Statement) -> Hashable:
    one = statement.event
    return one and (setting.place(one.spans), setting.people[one.source], setting.people[one.target])


def _certainty(setting: Setting, statement: Statement) -> Hashable:
    one = statement.certainty
    spans = (one.hedges, one.negations, one.reported) if one else ()
    return one and (one.degree, one.polarity, *map(setting.place, spans))


def _when(interval: Interval | None) -> Hashable:
    return interval and (interval.start, interval.end)


LOOKS: Mapping[str, Callable[[Setting, Statement], Hashable]] = {
    "statements found": lambda _, one: bool(one),
    "source": lambda setting, one: setting.place(one.source),
    "content": lambda setting, one: setting.place(one.content),
    "kind": lambda _, one: one.kind,
    "source kind": lambda _, one: one.source_kind,
    "actor": lambda setting, one: setting.people[one.actor],
    "unresolved": lambda _, one: one.unresolved,
    "unnamed": _unnamed,
    "addressee": _addressee,
    "channel": _channel,
    "act": lambda _, one: one.act,
    "event class": lambda _, one: one.event and (one.event.plover, one.event.cameo, one.event.quad),
    "event actors": _target,
    "certainty": _certainty,
    "said": lambda _, one: _when(one.said),
    "about": lambda _, one: _when(one.about),
}
FIELDS = (*LOOKS, "parent", "unnamed joined", "names", "roles", "times", "quantities")
