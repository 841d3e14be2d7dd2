"""The origins of a claim. The one rule: what can be traced to one origin is traced there; two are counted as two only
where something tells them apart.

Statements with a source of their own come first: a named speaker's are one origin for each occasion, an outlet's
unnamed source is one, and so is a document that is cited. Then credits, reused passages and echoes join what owes its
words to another, and what a body says joins what was said for it. What then has no source yet goes back to one that
the same document gives, or else to the earliest origin before it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.linking.credits.outlets import same_outlet
from onrecord.linking.names import name_key
from onrecord.linking.origins.echoing import echoes, same_sayings
from onrecord.linking.origins.joins import Joins
from onrecord.linking.origins.occasions import by_occasion, same_occasion
from onrecord.linking.origins.order import may_precede, place, placed
from onrecord.linking.origins.sources import Reader, Source
from onrecord.linking.origins.speaking_for import spoken_for
from onrecord.records import Origin, OriginKind, Told, UnnamedKind

_ANYBODY = frozenset({UnnamedKind.PERSON, UnnamedKind.INSIDER, UnnamedKind.OFFICIAL, UnnamedKind.AIDE})
"""Unnamed sources that may well be the same people by another name."""
_HANDED_ON = frozenset({OriginKind.OUTLET, OriginKind.UNNAMED, OriginKind.DOCUMENT})
"""What an outlet vouches for, so that whoever has it from there has the same."""
_OFFICE = re.compile(r"(?:The|Its|Their) [\w’' -]*['’]s? [^\W\d_]")
"""A description of one alone: "The mayor's deputy"."""
Sourced = tuple[Told, Source]


def origins(told: Iterable[Told]) -> tuple[Origin, ...]:
    """The statements of one claim by where they go back to, the earliest origin first; every statement is in one."""
    ordered = placed(told)
    reader = Reader(ordered)
    sourced = {one.id: (one, reader.source(one)) for one in ordered}
    joins = Joins(sourced)
    for alike in (*_spoken(sourced.values()), *_vouched(sourced.values()), *_cited(sourced.values())):
        joins.join(alike)
    joins.join_all(_relayed(ordered, sourced))
    joins.join_all(_reused(ordered, sourced))
    joins.join_all(echoes(ordered, sourced))
    joins.join_all(same_sayings(ordered, sourced))
    joins.join_all(spoken_for(ordered, sourced))
    described = dict(_described(ordered, sourced))
    joins.join_all(described.items())
    joins.join_all(_orphans(ordered, sourced, joins))
    sourced |= {one: (sourced[one][0], sourced[named][1]) for one, named in described.items()}
    found = [_origin([sourced[one.id] for one in ordered if joins.top(one.id) == top]) for top in joins.tops()]
    firsts = {one.id: place(one) for one in ordered}
    return tuple(sorted(found, key=lambda origin: firsts[origin.statements[0]]))


def _spoken(sourced: Iterable[Sourced]) -> Iterator[list[str]]:
    """Those of one named speaker on one occasion."""
    by_speaker: dict[str, list[Told]] = defaultdict(list)
    for told, source in sourced:
        if source.kind is OriginKind.OCCASION and source.speaker is not None:
            by_speaker[source.speaker].append(told)
    for said in by_speaker.values():
        yield from ([one.id for one in occasion] for occasion in by_occasion(said))


def _vouched(sourced: Iterable[Sourced]) -> Iterator[list[str]]:
    """Those of one outlet's unnamed sources, unless the words tell them apart; a group that is named by one name."""
    by_outlet: dict[str, list[Sourced]] = defaultdict(list)
    groups: dict[str, list[str]] = defaultdict(list)
    for told, source in sourced:
        if source.kind is OriginKind.UNNAMED:
            by_outlet[name_key(source.outlet or told.document)].append((told, source))
        elif source.kind is OriginKind.COLLECTIVE:
            groups[name_key(source.words)].append(told.id)
    yield from groups.values()
    for vouched in by_outlet.values():
        for number, (told, source) in enumerate(vouched):
            yield [told.id, *(other.id for other, its in vouched[:number] if _may_be_one(told, source, other, its))]


def _may_be_one(told: Told, source: Source, other: Told, its: Source) -> bool:
    kinds = {source.unnamed, its.unnamed}
    return told.document == other.document or len(kinds) == 1 or bool(kinds & {UnnamedKind.PERSON}) or kinds <= _ANYBODY


def _cited(sourced: Iterable[Sourced]) -> Iterator[list[str]]:
    """Those that cite one document: by the last word of what it is called. Where it has what one speaker said, as
    somebody tells who cites it, they go back to that."""
    by_name: dict[str, list[str]] = defaultdict(list)
    holding: dict[str, dict[str | None, str]] = defaultdict(dict)
    for told, source in sourced:
        if source.kind is OriginKind.DOCUMENT:
            by_name[_called(source.words, told)].append(told.id)
        elif source.kind is OriginKind.OCCASION and source.cited is not None:
            holding[_called(source.cited, told)].setdefault(source.speaker, told.id)
    for name, citing in by_name.items():
        yield [*citing, *holding[name].values()] if len(holding[name]) == 1 else citing


def _called(name: str, told: Told) -> str:
    return (name_key(name).split(" of ")[0].split() or [told.id])[-1]


def _relayed(ordered: Sequence[Told], sourced: Mapping[str, Sourced]) -> Iterator[tuple[str, str]]:
    """Each that tells what another outlet told, with what that outlet told, or with others that tell of it."""
    published: dict[str, list[Sourced]] = defaultdict(list)
    telling: dict[str, list[Sourced]] = defaultdict(list)
    for told, source in sourced.values():
        if told.publisher:
            published[name_key(told.publisher)].append((told, source))
        if source.borrowed and source.kind in _HANDED_ON:
            telling[name_key(source.outlet or "")].append((told, source))
    for told in ordered:
        source = sourced[told.id][1]
        if not source.borrowed or source.kind not in _HANDED_ON:
            continue
        outlet = name_key(source.outlet or "")
        its = [pair for pair in published[outlet] if pair[0].document != told.document and _answers(source, pair[1])]
        # Where nobody has its story, those who tell of it agree in that.
        its = its or [pair for pair in sourced.values() if _same_saying((told, source), pair)] or telling[outlet]
        yield told.id, min(its, key=lambda pair: _fit(told, source, *pair))[0].id


def _answers(source: Source, its: Source) -> bool:
    """Whether what an outlet told may be what it is credited with: nobody unnamed, and no log, is on the record."""
    return source.kind is OriginKind.OUTLET or its.kind is not OriginKind.OCCASION


def _fit(told: Told, source: Source, one: Told, its: Source) -> tuple[object, ...]:
    """How well a statement of the outlet that is credited answers to the credit; the least fits best."""
    other_speaker = source.speaker is not None and its.speaker != source.speaker
    another = its.kind is OriginKind.OCCASION and other_speaker
    return (its.relayed, not may_precede(one, told), its.kind is None, another, place(one))


def _same_saying(one: Sourced, other: Sourced) -> bool:
    """Whether the second gives at first hand what the first, at second hand, has the same speaker say."""
    (told, source), (first_hand, its) = one, other
    same = its.kind is OriginKind.OCCASION and source.speaker is not None and its.speaker == source.speaker
    return same and same_occasion(told, first_hand)


def _reused(ordered: Sequence[Told], sourced: Mapping[str, Sourced]) -> Iterator[tuple[str, str]]:
    """Each that stands in a passage from another document, with what stands there; or with others from there."""
    by_document: dict[str, list[Told]] = defaultdict(list)
    for told in ordered:
        by_document[told.document].append(told)
    takers: dict[str, str] = {}
    for told in ordered:
        for passage in told.reused:
            there = [
                one for one in by_document[passage.document] if any(map(passage.there.overlaps, one.statement.content))
            ]
            for one in there:
                if not _told_apart(sourced[told.id][1], sourced[one.id][1]):
                    yield told.id, one.id
            if passage.document not in by_document:
                yield told.id, takers.setdefault(passage.document, told.id)


def _described(ordered: Sequence[Told], sourced: Mapping[str, Sourced]) -> Iterator[tuple[str, str]]:
    """Each whose source is called by an office that one alone has, with what the only one said who speaks by name in
    the same document: "The mayor's deputy has denied it" above what he said."""
    for told in ordered:
        source = sourced[told.id][1]
        if source.kind is not OriginKind.UNNAMED or source.borrowed or not _OFFICE.match(source.words):
            continue
        named = {
            its.speaker: one.id
            for one, its in sourced.values()
            if one.document == told.document and its.kind is OriginKind.OCCASION
        }
        if len(named) == 1:
            yield told.id, next(iter(named.values()))


def _told_apart(one: Source, other: Source) -> bool:
    """Whether one of them is somebody on the record, and the other somebody else."""
    kinds = {one.kind, other.kind} - {None, OriginKind.OUTLET}
    return OriginKind.OCCASION in kinds and (len(kinds) > 1 or one.speaker != other.speaker)


def _orphans(ordered: Sequence[Told], sourced: Mapping[str, Sourced], joins: Joins) -> Iterator[tuple[str, str]]:
    """Each that has no source, with the one that its document gives, or with the earliest that may have been before."""
    rooted = {joins.top(told.id) for told in ordered if sourced[told.id][1].kind is not None}
    sources = [told for told in ordered if joins.top(told.id) in rooted]
    without = [
        told for told in ordered if joins.top(told.id) not in rooted and _goes_back(sourced[told.id], sourced.values())
    ]
    first: Told | None = None
    for told in without:
        own = [one for one in sources if one.document == told.document and not sourced[told.id][1].asked]
        kin = [one for one in sources if _one_house(sourced[told.id][1], sourced[one.id][1])]
        before = [one for one in sources if may_precede(one, told) and one.document != told.document]
        house = [one for one in before if same_outlet(one.publisher, told.publisher)]
        home = next(iter((*own, *kin, *house, *before)), None) or (
            first if first and may_precede(first, told) else None
        )
        if home is not None:
            yield told.id, home.id
        elif first is None:
            first = told


def _goes_back(one: Sourced, sourced: Iterable[Sourced]) -> bool:
    """Whether a statement without a source of its own is nobody else's: what an unknown "he" says is his, unless one
    alone speaks in the document."""
    told, source = one
    speakers = {its.speaker for other, its in sourced if other.document == told.document and its.speaker is not None}
    return not source.heard or len(speakers) == 1


def _one_house(one: Source, other: Source) -> bool:
    """Whether both rest on unnamed sources of one outlet."""
    return one.unnamed is not None and other.kind is OriginKind.UNNAMED and same_outlet(one.outlet, other.outlet)


def _origin(sourced: Sequence[Sourced]) -> Origin:
    """The origin of statements that go back to one, in their order; it is named for the earliest that has a source."""
    rank = {OriginKind.OUTLET: 1, None: 2}
    told, source = min(sourced, key=lambda pair: (rank.get(pair[1].kind, 0), place(pair[0])))
    days = [one.day for one, _ in sourced if one.day is not None]
    kind = source.kind
    if kind is None:
        kind = OriginKind.UNNAMED if source.unnamed else OriginKind.OUTLET if told.publisher else OriginKind.UNKNOWN
    return Origin(
        kind=kind,
        name=source.words or source.outlet or "",
        statements=tuple(one.id for one, _ in sourced),
        actor=source.actor if kind is OriginKind.OCCASION else None,
        outlet=source.outlet,
        first=min(days) if days else None,
        uncertain=_is_only_forwarded(told, source, [one.publisher for one, _ in sourced]),
    )


def _is_only_forwarded(told: Told, source: Source, publishers: Iterable[str | None]) -> bool:
    """Whether all that is known of an origin is that it was forwarded from there: nothing of its own is at hand."""
    forwarded = source.relayed and any(hop.uncertain for hop in told.chain)
    return forwarded and not any(same_outlet(one, source.outlet) for one in publishers)
