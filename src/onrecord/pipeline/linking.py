"""Documents of a ledger linked with each other, one transaction a document. The one rule: what comes of two documents
depends on these two and on what is near them, never on which of them came first."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from onrecord.ledger import Band, Entry, Ledger, Linked, Linking, Settled
from onrecord.linking.claims import grown
from onrecord.linking.contradicting import contradictions
from onrecord.linking.happenings import staged
from onrecord.linking.referring import references
from onrecord.linking.reuse import Issue, Meeting, earlier, fingerprint, reused
from onrecord.linking.wording import wording_id
from onrecord.pipeline.happening_links import link_happenings, link_near
from onrecord.pipeline.linker import Linker
from onrecord.pipeline.nearing import bring_together
from onrecord.reading.propositions import find_propositions
from onrecord.records import Document, Link, Proposition, Reading, Relation, Reused, Span, words

JOINING = frozenset({Relation.SAME, Relation.DENIES})
CHUNK = 128
"""Pairs that are judged at a time, and recorded together."""


@dataclass(frozen=True, slots=True)
class LinkStep:
    """A document that has been entered: how many pairs of wordings wait to be judged for it, how many passages it
    shares with other documents, and how many pairs the words alone link as the same or as a denial."""

    document: str
    pairs: int
    reused: int
    same: int
    denies: int


@dataclass(frozen=True, slots=True)
class JudgeStep:
    """Some pairs that have been judged: how many, and how many of them say the same or deny each other."""

    judged: int
    same: int
    denies: int


def link(ledger: Ledger, linker: Linker) -> Generator[LinkStep]:
    """Enter every document that is not linked yet as it is read now; every step that is yielded is recorded.

    What another version of the linker made goes first.
    """
    with ledger.linking() as linking:
        linking.forget_others(linker.version)
    for document in ledger.unlinked(linker.version):
        reading = ledger.reading(document)
        if reading is not None:
            yield link_reading(ledger, reading, linker)


def link_reading(ledger: Ledger, reading: Reading, linker: Linker) -> LinkStep:
    """Enter what was read in one document among all that is linked, and note the pairs that are to be judged."""
    told = staged(reading.document.text, find_propositions(reading))
    entries = linker.entries(told)
    pointing, pointers = _references(reading, told)
    document = reading.document
    with ledger.linking() as linking:
        short = linker.entries(linking.begin(document.id))
        new = set(linking.enter(document.id, (*entries, *pointers)))
        fresh = [entry for entry in entries if entry.wording in new]
        moved = bring_together(linking, [*short, *fresh])
        pointing += link_near(linking, moved)
        pointing += link_happenings(linking, fresh)
        linking.link(pointing)
        ends = {end for pair in moved.parted | moved.gone for end in pair}
        ends |= {end for one in pointing for end in (one.one, one.other)}
        _settle(linking, {*new, *ends})
        bands, shared = _reuse(ledger, linking, document)
        linking.finish(Linked(document.id, linker.version, bands, shared))
    relations = [one.relation for one in pointing]
    same, denies = relations.count(Relation.SAME), relations.count(Relation.DENIES)
    return LinkStep(document.id, len(moved.closer), len(shared), same, denies)


def judge(ledger: Ledger, linker: Linker, threads: int = 1) -> Generator[JudgeStep]:
    """Judge all pairs that wait, and settle the claims that they touch; every step that is yielded is recorded.

    Pairs wait until here because many are parted again by documents that come later.
    """
    with ThreadPoolExecutor(threads) as pool:
        while ledger.pending():
            with ledger.linking() as linking:
                pairs = linking.pending(CHUNK)
                known = linking.propositions(sorted({end for pair in pairs for end in pair}))
                found = list(pool.map(lambda pair: linker.judge(known[pair[0]], known[pair[1]], pair), pairs))  # noqa: B023 - used at once
                linking.judged(pairs)
                linking.link(found)
                _settle(linking, {end for link in found if link.relation in JOINING for end in (link.one, link.other)})
            relations = [link.relation for link in found]
            yield JudgeStep(len(found), relations.count(Relation.SAME), relations.count(Relation.DENIES))


def settle(ledger: Ledger) -> None:
    """Grow anew the claims that have lost a part, or of whose statements people said how they stand to each other."""
    with ledger.linking() as linking:
        _settle(linking, ())


def _settle(linking: Linking, touched: Iterable[str]) -> None:
    """Grow the claims anew of everything that hangs together with what was touched, or with what has lost a part."""
    known, links = linking.around({*touched, *linking.unsettled()})
    settled = [
        Settled(part.wording, cluster.standing, part.agrees, part.confidence)
        for cluster in grown(known, links)
        for part in cluster.parts
    ]
    linking.settle(known, settled)


def _references(reading: Reading, told: Sequence[Proposition]) -> tuple[list[Link], list[Entry]]:
    """Links of statements that point to others in their document, and wordings for those that only point."""
    statements = {statement.id: statement for statement in reading.statements}
    first: dict[str, str] = {}
    for one in told:
        first.setdefault(one.statement, wording_id(one))
        first[one.id] = wording_id(one)
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
            first[name] = wording_id(pointer, pointing=True)
            entries.append(Entry(first[name], pointer, ((name, 0),)))
        return first[name]

    links = []
    for found in (*references(reading), *contradictions(reading, told)):
        here, there = sorted((worded(found.one), worded(found.other)))
        if here != there:
            links.append(replace(found, one=here, other=there))
    return links, entries


def _reuse(
    ledger: Ledger, linking: Linking, document: Document
) -> tuple[tuple[Band, ...], tuple[tuple[str, Reused], ...]]:
    """The keys of a document's passages, and the passages that it shares, each with the document that came later; with
    both, where nothing tells."""
    bands = tuple(Band(key, one.span) for one in fingerprint(document.text) for key in one.bands)
    met: dict[str, list[tuple[Span, Span]]] = {}
    for band, name, there in linking.sharing(bands, but=document.id):
        met.setdefault(name, []).append((band.span, there))
    found: list[tuple[str, Reused]] = []
    for name in sorted(met):
        found.extend(_shared(document, ledger.document(name), met[name]))
    return bands, tuple(found)


def _shared(document: Document, other: Document, met: Iterable[tuple[Span, Span]]) -> Iterator[tuple[str, Reused]]:
    """The passages that two documents share. Which of them is held against which must not hang on who came first."""
    turned = other.id < document.id
    one, two = (other, document) if turned else (document, other)
    places = ((there, here) if turned else (here, there) for here, there in met)
    first = earlier(_issue(one), _issue(two))
    for passage in reused(one.text, [Meeting(here, two.id, two.text, there) for here, there in places]):
        if first is not True:
            yield one.id, passage
        if first is not False:
            yield two.id, Reused(passage.there, one.id, passage.span, passage.share)


def _issue(document: Document) -> Issue:
    return Issue(document.text, document.published, document.publisher)
