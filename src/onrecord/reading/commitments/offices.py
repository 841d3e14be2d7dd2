"""For whom somebody speaks who says "we": the body that an office names. The one rule: where the words name two, it is
neither."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from onrecord.records import Actor, ActorType, Document, Span

BODIES = frozenset({ActorType.ORGANISATION, ActorType.STATE, ActorType.OUTLET})
NEAR = 300
"""Characters over which "its" takes up a body."""
_STOPS = frozenset('.!?”"\n')
_OWNS = frozenset({"'s ", "’s ", "' ", "’ "})
_RUNS = re.compile(r",?\s+who\s+(?:runs|heads|leads|owns|chairs|directs|founded|speaks for)\s+(?:the\s+)?")

Named = Sequence[tuple[Span, Actor]]


def institutions(document: Document, actors: Sequence[Actor]) -> Mapping[str, str]:
    """The body that each person of a document has an office in, where the words name just one."""
    named = sorted(((span, one) for one in actors if one.type in BODIES for span in one.mentions), key=lambda at: at[0])
    starts = [span.start for span, _ in named]
    found = {}
    for person in actors:
        if person.type is ActorType.PERSON:
            side = _one(list(_sides(document.text, person, named, starts)))
            if side is not None:
                found[person.id] = side
    return found


def publishing(document: Document, actors: Sequence[Actor]) -> str | None:
    """The body that speaks in its own release: the actor that has the publisher's name and is no outlet, or the state
    whose office the publisher is by its name ("Ministry of Energy of Kessaly")."""
    name = (document.publisher or "").casefold()
    bodies = [one for one in actors if one.type in BODIES - {ActorType.OUTLET}]
    whole = next((one.id for one in bodies if name in {held.casefold() for held in one.names}), None)
    if whole is not None or not name:
        return whole if name else None
    states = (one for one in bodies if one.type is ActorType.STATE)
    return next((one.id for one in states if any(name.endswith(f" of {held.casefold()}") for held in one.names)), None)


def _sides(text: str, person: Actor, named: Named, starts: Sequence[int]) -> Iterator[Actor]:
    for role in person.roles:
        if role.former:
            continue
        first, last = bisect_left(starts, role.span.start), bisect_left(starts, role.span.end)
        yield from (actor for span, actor in named[first:last] if span.end <= role.span.end)
        if first and _owned(text, named[first - 1][0], role.span.start):
            yield named[first - 1][1]
    for mention in person.mentions:
        runs = _RUNS.match(text, mention.end)
        at = bisect_left(starts, runs.end()) if runs else len(named)
        if runs and at < len(named) and starts[at] == runs.end():
            yield named[at][1]


def _owned(text: str, body: Span, start: int) -> bool:
    """Whether an office is that of the body named before: "Lisk's minister", "Orrin Hydro denied it, … its head"."""
    between = text[body.end : start]
    before = text[max(0, body.start - 3) : body.start].rstrip()
    opens = not before or before[-1] in _STOPS
    its = len(between) < NEAR and between.endswith((" its ", "\nits ")) and opens
    return between in _OWNS or its


def _one(sides: Sequence[Actor]) -> str | None:
    """The only body, or the only state where no body is named."""
    for kinds in ({ActorType.ORGANISATION, ActorType.OUTLET}, {ActorType.STATE}):
        ids = {one.id for one in sides if one.type in kinds}
        if ids:
            return ids.pop() if len(ids) == 1 else None
    return None
