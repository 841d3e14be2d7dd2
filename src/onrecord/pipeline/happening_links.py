"""Wordings of different documents linked by the events that they tell of or deny. The one rule: two are linked by what
the two say alone, so that it does not matter which came first."""

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.ledger import Entry, Linking
from onrecord.linking.candidates import ENTRY
from onrecord.linking.frames import agreeing, said
from onrecord.linking.happenings import denying, event_keys, same_event, sought_keys
from onrecord.pipeline.linker import worth_judging
from onrecord.pipeline.nearing import Moved
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


def link_near(linking: Linking, moved: Moved) -> list[Link]:
    """The links that words alone make of those who have come near each other, and no pair of them is left to the model;
    what was said of pairs that are near no longer is taken away."""
    linking.unlink(moved.parted | moved.gone)
    linking.unlink(moved.gone, LinkKind.EVENT)
    pairs = sorted({*moved.closer, *moved.listed, *moved.gone})
    known = linking.propositions(sorted({end for pair in pairs for end in pair}))
    saying = {name: said(one) for name, one in known.items()}
    found: dict[tuple[str, str], Link] = {}
    for pair in pairs:
        told = None if pair in moved.gone else agreeing(saying[pair[0]], saying[pair[1]])
        if told is not None:
            found[pair] = Link(*pair, *told, LinkKind.EVENT)
        if told is not None or pair in moved.gone:
            here, there = known[pair[0]], known[pair[1]]
            if sought_keys(here) & event_keys(there):
                found.update((pair, link) for link in _links(pair, here, there))
    linking.await_judgement(
        pair
        for pair, cosine in sorted(moved.closer.items())
        if pair not in found and worth_judging(known[pair[0]], known[pair[1]], cosine)
    )
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
