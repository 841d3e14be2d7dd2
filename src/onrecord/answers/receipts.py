"""How a record is named where there is little room; the one rule: what is cut short still finds it."""

from collections.abc import Iterable

from onrecord.exports.schema import PlaceObject
from onrecord.records import Spans

SHORT_ID = 8
"""Digits of a statement's id that a table shows; `onrecord show` takes them."""
SHORT_HASH = 12
"""Digits of a document's hash that a receipt shows; `--document` takes them."""


def receipt(document: str, spans: Spans) -> str:
    """`9c56cc51b374[812:845,850:901]`: the document's hash, shortened, and the places in its text."""
    places = ",".join(f"{span.start}:{span.end}" for span in spans)
    return f"{document.removeprefix('sha256:')[:SHORT_HASH]}[{places}]"


def where_words(places: Iterable[PlaceObject]) -> str:
    """`page 12`, `pages 4, 5; paragraph 17`: where in the original some words stand; empty where that is not known."""
    labels: dict[str, list[str]] = {}
    for place in places:
        labels.setdefault(place["kind"], []).append(place["label"])
    return "; ".join(f"{kind}{'s' if len(named) > 1 else ''} {', '.join(named)}" for kind, named in labels.items())
