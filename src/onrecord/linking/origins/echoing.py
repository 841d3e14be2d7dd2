"""What is told again in the words in which it was told before. The one rule: few words that many would use join
nothing, and what somebody said on a day that is told is no echo."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.linking.credits.outlets import same_outlet
from onrecord.linking.origins.order import may_precede
from onrecord.linking.origins.saying import as_said, content_words, same_words
from onrecord.linking.origins.sources import Source
from onrecord.linking.reuse.tiling import tiles
from onrecord.records import OriginKind, Told, words

_LEAST, _SHARE = 6, 0.4
"""Words that an echo has from what was told before, and which part of its own."""
_WHOLE = 2
"""Words, the cue among them, that are enough where they are all that is said."""
_SEED = 4
"""Words in a row without which two statements are not compared."""


def echoes(ordered: Sequence[Told], sourced: Mapping[str, tuple[Told, Source]]) -> Iterator[tuple[str, str]]:
    """Each that tells in much the same words what a document told that was there before, with the first that did."""
    told_in = {one.id: content_words(one.words) for one in ordered}
    by_run: dict[Sequence[str], dict[str, None]] = defaultdict(dict)
    places = {one.id: at for at, one in enumerate(ordered)}
    for one in ordered:
        for run in _runs(told_in[one.id]):
            by_run[run][one.id] = None
    for told in ordered:
        met = {other for run in _runs(told_in[told.id]) for other in by_run[run]}
        for at in sorted(places[other] for other in met):
            one = ordered[at]
            apart = one.document == told.document or not may_precede(one, told)
            pair = sourced[told.id], sourced[one.id]
            if not apart and _may_echo(*pair) and _much(told_in[told.id], told_in[one.id]):
                yield told.id, one.id
                break


def same_sayings(ordered: Sequence[Told], sourced: Mapping[str, tuple[Told, Source]]) -> Iterator[tuple[str, str]]:
    """Each that some "he" said of whom nothing is known, with what one on the record said before in the same words:
    "he threatened nobody", after "I threatened nobody"."""
    for told in (one for one in ordered if sourced[one.id][1].heard):
        own = _saying(told)
        for one in ordered:
            spoken = sourced[one.id][1].kind is OriginKind.OCCASION and one.id != told.id and may_precede(one, told)
            if spoken and len(own.split()) >= _WHOLE and own in _saying(one):
                yield told.id, one.id
                break


def _saying(told: Told) -> str:
    """The words of the cue and the content."""
    content = content_words(f"{words(told.text, told.statement.cue)} {told.words}")
    return f" {' '.join(content)} "


def _runs(content: Sequence[str]) -> Iterator[Sequence[str]]:
    return (content[at : at + _SEED] for at in range(len(content) - _SEED + 1))


def _may_echo(later: tuple[Told, Source], earlier: tuple[Told, Source]) -> bool:
    (told, own), (one, its) = later, earlier
    match own.kind, its.kind:
        case OriginKind.OCCASION, OriginKind.UNNAMED:
            # What somebody said where only unnamed ones heard it.
            return as_said(told).is_open
        case OriginKind.UNNAMED, OriginKind.UNNAMED:
            return not same_outlet(own.outlet, its.outlet) and same_words(as_said(told), as_said(one))
        case OriginKind.DOCUMENT, OriginKind.UNNAMED | OriginKind.OCCASION:
            return same_outlet(told.publisher, one.publisher)
        case _:
            return False


def _much(content: Sequence[str], other: Sequence[str]) -> bool:
    shared = sum(run.length for run in tiles(content, other))
    return shared >= max(_LEAST, _SHARE * len(content))
