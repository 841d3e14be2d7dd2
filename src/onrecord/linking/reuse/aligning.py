"""Where exactly two texts have a passage in common. The one rule: both places and the share of the same words, and
nothing that any two texts might have in common."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.linking.reuse.fingerprints import LEAST_TELLING, alike
from onrecord.linking.reuse.tiling import Tile, tiles
from onrecord.linking.reuse.wording import Worded, worded
from onrecord.records import Reused, Span

_GAP = 7
"""Words that may stand between two shared runs of one passage, in either text."""
_LEAST = 12
"""Shared words of a passage."""
_SHARE, _BRIEF_SHARE = 0.55, 0.75
"""Of the words of the longer side that are the same; the second where the passage is brief."""
_BRIEF = 20
_RUN = 5
"""Words of the longest run: looser agreement is one of subject, not of wording."""
_UPDATED = 40
"""Words below which a passage that differs in its figures is the same formula, filled in anew."""
_STRAY = 2
_LATEST = 16
"""Runs of a passage that another one may join; a clause is not moved further."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A passage here and one there; `share` (0 to 1) of the longer one's words stand in the other."""

    here: Span
    there: Span
    share: float


@dataclass(frozen=True, slots=True)
class Meeting:
    """A passage here and one of another document that have a key of their fingerprints in common."""

    here: Span
    document: str
    text: str
    there: Span


def align(text: str, other: str) -> tuple[Alignment, ...]:
    """The passages that two texts have in common, in the order of the first.

    Words may be left out, changed or put in, and clauses moved; a few words in common, and what stands under
    every page of an outlet, are no passage. A quotation that both have is one like any other: of its span only.
    """
    return _aligned(worded(text), worded(other))


def reused(text: str, meetings: Iterable[Meeting]) -> tuple[Reused, ...]:
    """The passages of a text that stand in documents which its passages met, in the order of the text.

    Documents of which no passage is like the one that it met are not looked at further.
    """
    met: dict[str, str] = {}
    for meeting in meetings:
        if meeting.document not in met and alike(meeting.here.cut(text), meeting.there.cut(meeting.text)):
            met[meeting.document] = meeting.text
    found = [
        Reused(one.here, document, one.there, one.share)
        for document, other in met.items()
        for one in _aligned(worded(text), worded(other))
    ]
    return tuple(sorted(found, key=lambda one: (one.span, one.document, one.there)))


def _aligned(here: Worded, there: Worded) -> tuple[Alignment, ...]:
    runs = [_within_sentences(run, here) for run in tiles(here.words, there.words)]
    passages = (_passage(here, there, group) for group in _groups(runs))
    return tuple(sorted((one for one in passages if one is not None), key=lambda one: (one.here, one.there)))


def _within_sentences(run: Tile, here: Worded) -> Tile:
    """The run without a word or two of a sentence before or behind it, which are there by chance."""
    first, end = run.here, run.here + run.length
    for stray in range(1, _STRAY + 1):
        if first + stray in here.begins and end - first > stray:
            first += stray
            break
    for stray in range(1, _STRAY + 1):
        if end - stray in here.begins and end - first > stray:
            end -= stray
            break
    return Tile(first, run.there + first - run.here, end - first)


def _groups(runs: Sequence[Tile]) -> Iterator[list[Tile]]:
    """Runs that lie close together in both texts, whatever their order there."""
    open_groups: list[list[Tile]] = []
    for run in runs:
        still_open = []
        home = None
        for group in open_groups:
            if run.here - (group[-1].here + group[-1].length) > _GAP:
                yield group
                continue
            still_open.append(group)
            if home is None and any(_near(one, run) for one in group[-_LATEST:]):
                home = group
        if home is None:
            still_open.append([run])
        else:
            home.append(run)
        open_groups = still_open
    yield from open_groups


def _near(one: Tile, other: Tile) -> bool:
    before, after = sorted((one, other), key=lambda run: run.there)
    return after.there - (before.there + before.length) <= _GAP


def _passage(here: Worded, there: Worded, group: Sequence[Tile]) -> Alignment | None:
    same = sum(run.length for run in group)
    first, end = group[0].here, max(run.here + run.length for run in group)
    there_first, there_end = min(run.there for run in group), max(run.there + run.length for run in group)
    share = same / max(end - first, there_end - there_first)
    shared = (at for run in group for at in range(run.here, run.here + run.length))
    telling = {here.words[at] for at in shared if at in here.telling}
    brief = same < _BRIEF
    if same < _LEAST or share < (_BRIEF_SHARE if brief else _SHARE) or max(run.length for run in group) < _RUN:
        return None
    if len(telling) < LEAST_TELLING or (same < _UPDATED and _figures_changed(here, there, group)):
        return None
    return Alignment(here.span(first, end), there.span(there_first, there_end), share)


def _figures_changed(here: Worded, there: Worded, group: Sequence[Tile]) -> bool:
    """Whether each side has a figure that the other one lacks."""
    first, end = group[0].here, max(run.here + run.length for run in group)
    there_first, there_end = min(run.there for run in group), max(run.there + run.length for run in group)
    one = {word for word in here.words[first:end] if word.isdigit()}
    other = {word for word in there.words[there_first:there_end] if word.isdigit()}
    return bool(one - other and other - one)
