"""Documents of a ledger linked with each other, one transaction a document. The one rule: what comes of two documents
depends on these two and on what is near them, never on which of them came first."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.ledger import Asked, Band, Entry, Ledger, Linked, Linking, Settled
from onrecord.linking.candidates import Near, kept, met
from onrecord.linking.claims import claims
from onrecord.linking.referring import references
from onrecord.linking.reuse import Issue, Meeting, earlier, fingerprint, reused
from onrecord.linking.wording import wording
from onrecord.pipeline.linker import Linker
from onrecord.reading.propositions import propositions
from onrecord.records import Document, LinkKind, Proposition, Reading, Relation, Reused, words

_SIGNS = "<u8"


@dataclass(frozen=True, slots=True)
class LinkStep:
    """A document that has been linked: how many pairs of wordings were judged, how many were found to say the same and
    to deny each other, and how many passages it shares with other documents."""

    document: str
    judged: int
    same: int
    denies: int
    reused: int


def link(ledger: Ledger, linker: Linker) -> Generator[LinkStep]:
    """Link every document that is not linked yet as it is read now; every step that is yielded is recorded."""
    for document in ledger.unlinked(linker.version):
        reading = ledger.reading(document)
        if reading is not None:
            yield link_reading(ledger, reading, linker)


def link_reading(ledger: Ledger, reading: Reading, linker: Linker) -> LinkStep:
    """Link what was read in one document with all that is linked already, and settle the claims that it touches."""
    told = propositions(reading)
    entries = linker.entries(told)
    pointing, pointers = _references(reading, told)
    document = reading.document
    with ledger.linking() as linking:
        linking.begin(document.id)
        new = set(linking.enter(document.id, (*entries, *pointers)))
        judged = _judge(linking, [entry for entry in entries if entry.wording in new], linker)
        linking.link((*judged, *pointing))
        _settle(linking, {*new, *(end for one in pointing for end in (one.link.one, one.link.other))})
        bands, shared = _reuse(ledger, linking, document)
        linking.finish(Linked(document.id, linker.version, bands, shared))
    relations = [one.link.relation for one in (*judged, *pointing)]
    same, denies = relations.count(Relation.SAME), relations.count(Relation.DENIES)
    return LinkStep(document.id, len(judged), same, denies, len(shared))


def _judge(linking: Linking, entries: Sequence[Entry], linker: Linker) -> list[Asked]:
    """Judge the pairs of new wordings that are among the nearest of one of the two, and forget those that are among
    them no longer."""
    known: dict[str, Proposition] = {entry.wording: entry.proposition for entry in entries}
    found: set[Near] = set()
    for entry in entries:
        numbers = met(linking.pages(entry.keys), np.frombuffer(entry.signs, _SIGNS)).tolist()
        others = {name: (other, vector) for name, other, vector in linking.wordings(numbers)}
        known.update((name, other) for name, (other, _) in others.items())
        found.update(linker.near(entry, others))
    before = {one for one in linking.asked(_ends(found)) if one.link.kind is LinkKind.MODEL}
    around = {one for one in linking.asked(_ends(_near(one) for one in before)) if one.link.kind is LinkKind.MODEL}
    staying = kept({*found, *(_near(one) for one in around)})
    linking.unlink(one.link for one in before if (one.link.one, one.link.other) not in staying)
    return [linker.judge(pair, known) for pair in sorted(found) if (pair.one, pair.other) in staying]


def _near(asked: Asked) -> Near:
    return Near(asked.link.one, asked.link.other, asked.closeness)


def _ends(pairs: Iterable[Near]) -> list[str]:
    return sorted({end for pair in pairs for end in (pair.one, pair.other)})


def _settle(linking: Linking, touched: Iterable[str]) -> None:
    """Grow the claims anew of everything that hangs together with what was touched, or with what has lost a part."""
    known, links = linking.around({*touched, *linking.unsettled()})
    settled = [
        Settled(part.wording, cluster.standing, part.agrees, part.confidence)
        for cluster in claims(known, links)
        for part in cluster.parts
    ]
    linking.settle(known, settled)


def _references(reading: Reading, told: Sequence[Proposition]) -> tuple[list[Asked], list[Entry]]:
    """Links of statements that point to others in their document, and wordings for those that only point."""
    statements = {statement.id: statement for statement in reading.statements}
    first: dict[str, str] = {}
    for one in told:
        first.setdefault(one.statement, wording(one))
    entries: list[Entry] = []

    def worded(name: str) -> str:
        if name not in first:
            statement = statements[name]
            polarity = statement.certainty.polarity if statement.certainty else None
            pointer = Proposition(
                name,
                reading.document.id,
                words(reading.document.text, statement.content),
                denied=statement.taken_back,
                polarity=polarity,
            )
            first[name] = wording(pointer, pointing=True)
            entries.append(Entry(first[name], pointer, ((name, 0),)))
        return first[name]

    asked = []
    for found in references(reading):
        here, there = sorted((worded(found.one), worded(found.other)))
        if here != there:
            asked.append(Asked(replace(found, one=here, other=there), found.confidence))
    return asked, entries


def _reuse(
    ledger: Ledger, linking: Linking, document: Document
) -> tuple[tuple[Band, ...], tuple[tuple[str, Reused], ...]]:
    """The keys of a document's passages, and the passages that it shares, each with the document that came later; with
    both, where nothing tells."""
    bands = tuple(Band(key, one.span) for one in fingerprint(document.text) for key in one.bands)
    others: dict[str, Document] = {}
    meetings = []
    for band, name, there in linking.sharing(bands, but=document.id):
        other = others[name] if name in others else others.setdefault(name, ledger.document(name))
        meetings.append(Meeting(band.span, name, other.text, there))
    here, found = _issue(document), []
    for passage in reused(document.text, meetings):
        first = earlier(here, _issue(others[passage.document]))
        if first is not True:
            found.append((document.id, passage))
        if first is not False:
            turned = Reused(passage.there, document.id, passage.span, passage.share)
            found.append((passage.document, turned))
    return bands, tuple(found)


def _issue(document: Document) -> Issue:
    return Issue(document.text, document.published, document.publisher)
