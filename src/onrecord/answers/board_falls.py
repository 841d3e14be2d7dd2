"""The board of sources that can be taken away, those that most hangs on. The one rule: what they are ranked by is
counted, not thought of them."""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from onrecord.answers.actors import ActorRowObject
from onrecord.answers.columns.falling import fallen_without, gathered
from onrecord.answers.columns.supports import (
    Supports,
    name_source,
    outlet_source,
    speaker_source,
    support_columns,
)
from onrecord.ledger import BoardRow, Ledger
from onrecord.linking import name_key
from onrecord.records import ActorType

_LOOKED_AT = 60
"""Outlets, and actors, that are looked at: those whose statements assert most."""


def supports_of(ledger: Ledger, cast: Iterable[ActorRowObject]) -> Supports:
    """What will hear what claims rest on, where these are the actors."""
    rows = list(cast)
    outlets = {name_key(name) for name in publishers(ledger).values()}
    outlets |= {name_key(row["name"]) for row in rows if row["type"] == ActorType.OUTLET.value}
    return Supports(outlets, {name_key(name) for row in rows for name in row["names"]})


def publishers(ledger: Ledger) -> dict[str, str]:
    """The publishers of a ledger by the keys of their names, each as it is called."""
    found = sorted({row.publisher for row in ledger.documents() if row.publisher}, reverse=True)
    return {key: name for name in found if (key := name_key(name))}


def choice_rows(ledger: Ledger, supports: Supports, cast: Mapping[str, ActorRowObject]) -> Iterator[BoardRow]:
    """The board of choices: outlets and actors without whom the most claims would lose support."""
    held = support_columns(ledger, supports, {name: place for place, name in enumerate(supports.claims)})
    columns = {name: column for name, column in held.items() if isinstance(column, np.ndarray)}
    places = {source: place for place, source in enumerate(held["sources"])}
    for name, kind, key, sources in _choices(ledger, supports, cast):
        known = [places[source] for source in sources if source in places]
        found = fallen_without(columns, gathered(columns, "taken", known), gathered(columns, "ended", known))
        value = {
            "without": key,
            "name": name,
            "kind": kind,
            "claims": len(found.claims),
            "losing_all": int(np.count_nonzero(found.after == 0)),
        }
        order = (-len(found.claims), -int(np.count_nonzero(found.after == 0)), key)
        if len(found.claims):
            yield BoardRow(f"{kind} {key}", value, {"choices": order})


def _choices(
    ledger: Ledger, supports: Supports, cast: Mapping[str, ActorRowObject]
) -> Iterator[tuple[str, str, str, list[str]]]:
    """Name and kind of each, what it is asked for by, and its keys as a source."""
    outlets = publishers(ledger)
    size = {source: len(held) for source, held in supports.taken.items()}
    told = sorted(outlets, key=lambda key: (-size.get(outlet_source(key), 0), key))
    for key in told[:_LOOKED_AT]:
        yield outlets[key], "publisher", outlets[key], [outlet_source(key)]
    # What is a publisher's name is taken for the publisher.
    able = [
        row for row in cast.values() if row["type"] != ActorType.OUTLET.value and name_key(row["id"]) not in outlets
    ]
    speaking = sorted(able, key=lambda row: (-size.get(speaker_source(row["id"]), 0), row["id"]))
    for row in speaking[:_LOOKED_AT]:
        yield row["name"], row["type"], row["id"], sources_of(row)


def sources_of(actor: ActorRowObject) -> list[str]:
    """The keys of what falls with an actor."""
    if actor["type"] == ActorType.OUTLET.value:
        return [outlet_source(actor["name"])]
    names = {name_source(name) for name in actor["names"]}
    return [speaker_source(actor["id"]), *sorted(names)]
