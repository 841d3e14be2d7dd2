"""Which statements pass the filters, of all that a ledger has. The one rule: they are those that the ledger itself
would give."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial, reduce

import numpy as np

from onrecord.answers.columns.packing import Numbers, Whole
from onrecord.answers.filtered.shelf import Held, Mask, located
from onrecord.ledger import ACTS, KINDS, SOURCE_KINDS, STATES, Condition, Filters, Ledger, word_sets
from onrecord.records import ReviewState

_REJECTED = 1 + STATES.index(ReviewState.REJECTED)
_MACHINE = 1 + STATES.index(ReviewState.MACHINE)


@dataclass(frozen=True, slots=True)
class Passing:
    """Statements by their place in lists, and documents by theirs: which of them pass. `documents` pass where all that
    is asked for of documents holds, `statements` where all that is asked for does."""

    facts: Held
    statements: Mask
    documents: Mask

    def holds(self, held: Held, column: str) -> Mask:
        """Which of the statements that a column names pass; what is not there, as none is, does not."""
        return _at(self.statements, located(held, column, self.facts))

    def holds_documents(self, held: Held, column: str) -> Mask:
        """Which of the documents that a column names pass."""
        return _at(self.documents, located(held, column, self.facts, "document_place"))


def passing(ledger: Ledger, facts: Held, filters: Filters) -> Passing:
    """What passes the filters, without regard to `limit`. InputError where they hold no word to look for."""
    documents = _all(_of_documents(ledger, facts, filters), len(facts["day"]))
    every = [*_of_statements(ledger, facts, filters)]
    if not documents.all():
        every.append(documents[facts["document"]])
    return Passing(facts, _all(iter(every), len(facts["number"])), documents)


def stands(facts: Held) -> Mask:
    """The statements that people did not reject."""
    return np.asarray(facts["state"] != _REJECTED)


def judged(facts: Held) -> Mask:
    """The statements that people judged."""
    return np.asarray(facts["state"] != _MACHINE)


def some(wanted: Mask, offset: int, limit: int | None) -> Whole:
    """The places of those that are wanted, `limit` of them after the first `offset`."""
    if limit is None:
        return np.flatnonzero(wanted)[offset:]
    # Places of all would take eight times the room of the mask.
    before = np.cumsum(wanted, dtype=np.int32)
    total = int(before[-1]) if len(before) else 0
    return np.searchsorted(before, np.arange(offset, min(offset + limit, total)) + 1)


def _of_documents(ledger: Ledger, facts: Held, filters: Filters) -> Iterator[Mask]:
    day = facts["day"]
    if filters.since is not None:
        yield day >= max(filters.since.toordinal(), 1)
    if filters.until is not None:
        yield (day <= filters.until.toordinal()) & (day > 0)
    if filters.publisher is not None:
        wanted = ledger.columns.folded(filters.publisher)
        names = facts.lists["publishers"]
        named = np.array([wanted in ledger.columns.folded(name) for name in names] + [False], bool)
        yield named[facts["publisher"]]
    if filters.document is not None:
        yield np.isin(facts["document_number"], ledger.columns.documents_beginning(filters.document))


def _of_statements(ledger: Ledger, facts: Held, filters: Filters) -> Iterator[Mask]:
    for asked, kinds, name in (
        (filters.kind, KINDS, "kind"),
        (filters.source_kind, SOURCE_KINDS, "source"),
        (filters.act, ACTS, "act"),
        (filters.review, STATES, "state"),
    ):
        if asked is not None:
            yield facts[name] == 1 + kinds.index(asked)
    if filters.min_confidence:
        yield facts["confidence"] >= filters.min_confidence
    for alternatives in word_sets(filters):
        held = np.zeros(len(facts["number"]), bool)
        for one in alternatives:
            held[facts.remembered.given(one, partial(_places, ledger, facts, one))] = True
        yield held


def _places(ledger: Ledger, facts: Held, asked: Condition) -> Numbers:
    numbers = np.fromstring(ledger.columns.passing(asked), np.int32, sep=",")
    place = facts["place"]
    places = place[numbers[numbers < len(place)]]
    return np.asarray(places[places >= 0])


def _all(masks: Iterator[Mask], size: int) -> Mask:
    return reduce(np.logical_and, masks, np.ones(size, bool))


def _at(held: Mask, wanted: Numbers) -> Mask:
    """What holds at these places; nothing does at -1, which is the last one of all."""
    return np.append(held, False)[wanted]
