"""Wordings of different documents linked by the events that they tell of or deny. The one rule: two are linked by what
the two say alone, so that it does not matter which came first."""

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.ledger import Entry, Linking
from onrecord.linking.candidates import ENTRY
from onrecord.linking.happenings import denying, same_event, sought_keys
from onrecord.records import Link, LinkKind, Proposition, Relation


def link_happenings(linking: Linking, entries: Iterable[Entry]) -> list[Link]:
    """The links of new wordings, which are entered already, with all others that tell of the same events."""
    found: dict[tuple[str, str], Link] = {}
    for entry in entries:
        for name, other in _others(linking, entry):
            one, two = sorted((entry.wording, name))
            if one != two and (one, two) not in found:
                found.update(((one, two), link) for link in _links((one, two), entry.proposition, other))
    return [found[pair] for pair in sorted(found)]


def _others(linking: Linking, entry: Entry) -> Iterator[tuple[str, Proposition]]:
    keys = sought_keys(entry.proposition)
    if keys:
        pages = np.frombuffer(b"".join(linking.pages(sorted(keys))), dtype=ENTRY)
        names = sorted(name for name, _ in linking.vectors(np.unique(pages["number"]).tolist()).values())
        yield from linking.propositions(names).items()


def _links(pair: tuple[str, str], here: Proposition, there: Proposition) -> Iterator[Link]:
    sure = denying(here, there)
    if sure is not None:
        yield Link(*pair, Relation.DENIES, sure, LinkKind.EVENT)
        return
    alike = same_event(here, there)
    if alike is not None:
        yield Link(*pair, Relation.SAME, alike, LinkKind.EVENT)
