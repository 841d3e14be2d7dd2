"""Partners for spans that were chosen alone. A statement needs a cue and a content; where only one of the two was worth
its price, the other is taken from the candidates that were not, if there is room for it."""

from collections.abc import Iterable, Sequence

import numpy as np

from onrecord.reading.joining import of_role
from onrecord.reading.lattice import Found, Role
from onrecord.reading.links import NEVER, Links

LEAST = 0.1
"""Probability below which a candidate is nobody's partner."""


def complete(chosen: Sequence[Found], candidates: Iterable[Found], links: Links) -> list[Found]:
    """The chosen spans and the partners they lack: cues for contents, contents for cues, then sources for cues."""
    spare = [span for span in candidates if span.probability > LEAST]
    taken = list(chosen)
    occupied = bytearray(1 + max((span.last for span in (*spare, *taken)), default=0))
    for span in taken:
        _occupy(span, occupied)
    for step in (_cues_for_contents, _contents_for_cues, _sources_for_cues):
        spare = [span for span in spare if _is_free(span, occupied)]
        for span in step(taken, spare, links):
            if _is_free(span, occupied):
                taken.append(span)
                _occupy(span, occupied)
    return taken


def _occupy(span: Found, occupied: bytearray) -> None:
    occupied[span.first : span.last + 1] = b"\x01" * (span.last + 1 - span.first)


def _is_free(span: Found, occupied: bytearray) -> bool:
    return occupied.find(1, span.first, span.last + 1) < 0


def _cues_for_contents(taken: Sequence[Found], spare: Sequence[Found], links: Links) -> list[Found]:
    """For each content, surest first, the spare cue that suits it better than any cue taken does."""
    contents, cues, more = of_role(taken, Role.CONTENT), of_role(taken, Role.CUE), of_role(spare, Role.CUE)
    if not contents or not more:
        return []
    score = links.scores(contents, cues + more)
    best = (score + _log_probability(cues + more)).argmax(axis=1)
    surest = np.argsort([-content.probability for content in contents])
    return [more[best[at] - len(cues)] for at in surest if best[at] >= len(cues) and score[at, best[at]] > NEVER]


def _contents_for_cues(taken: Sequence[Found], spare: Sequence[Found], links: Links) -> list[Found]:
    """For each cue that no content goes to, the likeliest spare content that goes to it."""
    contents, cues, more = of_role(taken, Role.CONTENT), of_role(taken, Role.CUE), of_role(spare, Role.CONTENT)
    if not cues or not more:
        return []
    served = set(links.scores(contents, cues).argmax(axis=1)) if contents else set()
    score = links.scores(more, cues)
    owner = np.where(score.max(axis=1) > NEVER, score.argmax(axis=1), -1)
    found = []
    for number in range(len(cues)):
        mine = np.flatnonzero(owner == number)
        if number not in served and len(mine):
            found.append(max((more[at] for at in mine), key=lambda span: span.probability))
    return found


def _sources_for_cues(taken: Sequence[Found], spare: Sequence[Found], links: Links) -> list[Found]:
    """For each cue with a content, the spare source that suits it better than any taken one, and than none."""
    contents, cues = of_role(taken, Role.CONTENT), of_role(taken, Role.CUE)
    sources, more = of_role(taken, Role.SOURCE), of_role(spare, Role.SOURCE)
    if not contents or not cues or not more:
        return []
    served = set(links.scores(contents, cues).argmax(axis=1))
    everyone = sources + more
    score = np.concatenate([links.none(cues), links.scores(everyone, cues).T + _log_probability(everyone)], axis=1)
    best = score.argmax(axis=1) - 1
    return [everyone[best[number]] for number in range(len(cues)) if number in served and best[number] >= len(sources)]


def _log_probability(spans: Sequence[Found]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.log([span.probability for span in spans])
