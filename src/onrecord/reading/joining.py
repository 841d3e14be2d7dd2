"""Chosen spans joined into relations: every content goes to its likeliest cue, every cue takes its likeliest source."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.reading.lattice import DoubleArray, Found, Role
from onrecord.reading.links import NEVER, Links


@dataclass(frozen=True, slots=True)
class Relation:
    """One cue of a window with what was joined to it. `source_link` and `content_link` are the probabilities of the
    joins: of the source (or of its absence), and the least of the contents'."""

    cue: Found
    source: Found | None
    contents: tuple[Found, ...]
    source_link: float
    content_link: float


def join(chosen: Sequence[Found], links: Links) -> list[Relation]:
    """Relations in the order of their cues; a cue without content is no relation, nor is a content without a cue."""
    sources, cues, contents = (of_role(chosen, role) for role in Role)
    if not cues or not contents:
        return []
    score = links.scores(contents, cues)
    held = softmax(score, axis=1)
    owner = np.where(score.max(axis=1) > NEVER, held.argmax(axis=1), -1)
    speakers = softmax(np.concatenate([links.none(cues), links.scores(sources, cues).T], axis=1), axis=1)
    found = []
    for number, cue in enumerate(cues):
        mine = np.flatnonzero(owner == number)
        if len(mine):
            best = int(speakers[number].argmax())
            found.append(
                Relation(
                    cue,
                    sources[best - 1] if best else None,
                    tuple(contents[at] for at in mine),
                    float(speakers[number, best]),
                    float(held[mine, number].min()),
                )
            )
    return found


def of_role(spans: Sequence[Found], role: Role) -> list[Found]:
    """The spans of one role, in the order of the text."""
    return sorted((span for span in spans if span.role is role), key=lambda span: span.first)


def softmax(values: DoubleArray, axis: int) -> DoubleArray:
    """Probabilities along one axis."""
    if not values.size:
        return values
    lifted = np.exp(values - values.max(axis=axis, keepdims=True))
    shares: DoubleArray = lifted / lifted.sum(axis=axis, keepdims=True)
    return shares
