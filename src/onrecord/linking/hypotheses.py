"""Rival hypotheses against the evidence: Heuer's analysis of competing hypotheses. The one rule: it adds up what people
rated and shows what tells against each; the least inconsistent hypothesis is not thereby true.

The method is Heuer's (Psychology of Intelligence Analysis, CIA, 1999, ch. 8). Scores are those of PARC's program, made
with him (Good, Shrager, Stefik, Pirolli, Card and Heuer, "A Tool for Analyzing Competing Hypotheses: Technical
Description for Version 1.1"): inconsistent counts 1, very inconsistent 2, all else 0; the weighted score takes each
times the weight of its evidence: √2 for high, 1 for medium, 1/√2 for low. Theirs are below zero, ours above; they have
two weights, credibility and relevance, of which ours is one.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.records import Hypothesis, Judgement, JudgementKind, Rated, Rating, Weight, standing

AGAINST: Mapping[Rating, int] = {Rating.INCONSISTENT: 1, Rating.VERY_INCONSISTENT: 2}
WEIGHTS: Mapping[Weight, float] = {Weight.HIGH: math.sqrt(2), Weight.MEDIUM: 1.0, Weight.LOW: 1 / math.sqrt(2)}
SCALE: Mapping[Rating, int] = {
    Rating.VERY_INCONSISTENT: -2,
    Rating.INCONSISTENT: -1,
    Rating.NEUTRAL: 0,
    Rating.CONSISTENT: 1,
    Rating.VERY_CONSISTENT: 2,
}
"""Ratings in their order, for how far they differ; what is not applicable has no place."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement as evidence: whether its source is unnamed, its `origin` (what shares one has the same key; None is
    an origin of its own), and from how many independent origins its claim comes (None where nobody counted)."""

    statement: str
    unnamed: bool = False
    origin: str | None = None
    origins: int | None = None


class Part(StrEnum):
    """Which part of the evidence is added up."""

    ALL = "all"
    NAMED = "without unnamed sources"
    ORIGINS_ONCE = "each origin counted once"
    CORROBORATED = "without what rests on one origin"


@dataclass(frozen=True, slots=True)
class Score:
    """What tells against a hypothesis, plain and weighted, of how many `rated` pieces of evidence."""

    hypothesis: str
    inconsistency: int
    weighted: float
    rated: int


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The scores on a part of the evidence, in the order of the hypotheses; `evidence` is how many pieces it has.

    `order` are the hypotheses that are rated at all, by weighted score, the least inconsistent first; those with one
    score stand together. `changed` says whether these stand in another order on all of the evidence.
    """

    part: Part
    scores: tuple[Score, ...]
    order: tuple[tuple[str, ...], ...]
    evidence: int
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of evidence in one person's matrix: its ratings by hypothesis, its weight, and its diagnosticity: how
    many steps of the scale lie between its ratings (0 to 4), None where fewer than two are rated. Evidence that
    fits all alike tells nothing (Heuer's step 3); the measure is ours."""

    evidence: Evidence
    ratings: Mapping[str, Rating]
    weight: Weight
    weighed: bool
    diagnosticity: int | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """How one person rates the evidence, the most diagnostic first, and what comes of it; `parts` begin with all."""

    by: str
    rows: tuple[Row, ...]
    parts: tuple[Sensitivity, ...]


def put_up(judgements: Iterable[Judgement]) -> tuple[Hypothesis, ...]:
    """The hypotheses that stand, in the order in which they were put up; no id of a dropped one is used again."""
    every = sorted(judgements, key=lambda judgement: judgement.number)
    proposed = [judgement for judgement in every if judgement.kind is JudgementKind.HYPOTHESIS]
    held = {judgement.number for judgement in standing(every)}
    return tuple(
        Hypothesis(f"h{order}", one.hypothesis, one.by, one.at, one.number)
        for order, one in enumerate(proposed, 1)
        if one.number in held
    )


def ratings(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The ratings of hypotheses that stand: the last of each person for each statement, the first one first.

    Each has the weight that its person gave to the statement last, None where there is none.
    """
    every = tuple(judgements)
    known = {one.id for one in put_up(every)}
    last: dict[tuple[str, str, str], tuple[Judgement, Rated]] = {}
    weights: dict[tuple[str, str], Weight] = {}
    for judgement in standing(every):
        rated = judgement.rated
        if rated is None or rated.hypothesis not in known:
            continue
        last[judgement.by, rated.hypothesis, rated.statement] = judgement, rated
        if rated.weight is not None:
            weights[judgement.by, rated.statement] = rated.weight
    held = (
        replace(one, rated=replace(rated, weight=weights.get((one.by, rated.statement))))
        for one, rated in last.values()
    )
    return tuple(sorted(held, key=lambda judgement: judgement.number))


def matrices(
    known: Sequence[Hypothesis], rated: Iterable[Judgement], evidence: Iterable[Evidence]
) -> tuple[Matrix, ...]:
    """The matrix of each person who rated, by name; `evidence` describes statements, in the order to be kept."""
    by: dict[str, list[Rated]] = {}
    for judgement in rated:
        if judgement.rated is not None:
            by.setdefault(judgement.by, []).append(judgement.rated)
    described = tuple(evidence)
    return tuple(matrix(name, known, by[name], described) for name in sorted(by))


def matrix(by: str, known: Sequence[Hypothesis], rated: Sequence[Rated], evidence: Sequence[Evidence]) -> Matrix:
    """One person's matrix; of two weights given to one statement the later one counts."""
    ids = [one.id for one in known]
    cells: dict[str, dict[str, Rating]] = {}
    weights: dict[str, Weight] = {}
    for one in rated:
        cells.setdefault(one.statement, {})[one.hypothesis] = one.rating
        if one.weight is not None:
            weights[one.statement] = one.weight
    rows = [
        Row(
            piece,
            cells[piece.statement],
            weights.get(piece.statement, Weight.MEDIUM),
            piece.statement in weights,
            diagnosticity(cells[piece.statement].values()),
        )
        for piece in evidence
        if piece.statement in cells
    ]
    whole = _added(Part.ALL, ids, rows)
    parts = (_added(part, ids, rows, whole.order) for part in Part if part is not Part.ALL)
    return Matrix(by, tuple(sorted(rows, key=lambda row: -(row.diagnosticity or 0))), (whole, *parts))


def diagnosticity(given: Iterable[Rating]) -> int | None:
    """How many steps of the scale lie between the ratings of one piece of evidence; None for fewer than two."""
    steps = [SCALE[rating] for rating in given if rating in SCALE]
    return max(steps) - min(steps) if len(steps) > 1 else None


def _added(
    part: Part, ids: Sequence[str], rows: Sequence[Row], before: tuple[tuple[str, ...], ...] | None = None
) -> Sensitivity:
    taken = _taken(part, rows)
    scores = tuple(_score(one, taken, once=part is Part.ORIGINS_ONCE) for one in ids)
    order = _order(scores)
    names = {name for group in order for name in group}
    kept = [tuple(name for name in group if name in names) for group in before or ()]
    changed = before is not None and order != tuple(group for group in kept if group)
    return Sensitivity(part, scores, order, len(taken), changed)


def _taken(part: Part, rows: Sequence[Row]) -> list[Row]:
    match part:
        case Part.NAMED:
            return [row for row in rows if not row.evidence.unnamed]
        case Part.CORROBORATED:
            return [row for row in rows if row.evidence.origins != 1]
        case _:
            return list(rows)


def _score(hypothesis: str, rows: Sequence[Row], *, once: bool) -> Score:
    """The sum over rows; `once` takes of those with one origin the one that tells most against the hypothesis."""
    counted: dict[object, tuple[float, int]] = {}
    rated = 0
    for place, row in enumerate(rows):
        rating = row.ratings.get(hypothesis)
        if rating is None:
            continue
        rated += 1
        plain = AGAINST.get(rating, 0)
        own = row.evidence.origin if once and row.evidence.origin is not None else place
        counted[own] = max(counted.get(own, (0.0, 0)), (plain * WEIGHTS[row.weight], plain))
    weighted = math.fsum(one for one, _ in counted.values())
    return Score(hypothesis, sum(plain for _, plain in counted.values()), weighted, rated)


def _order(scores: Sequence[Score]) -> tuple[tuple[str, ...], ...]:
    groups: dict[float, list[str]] = {}
    for score in sorted((score for score in scores if score.rated), key=lambda score: score.weighted):
        groups.setdefault(round(score.weighted, 9), []).append(score.hypothesis)
    return tuple(tuple(sorted(group, key=lambda one: int(one[1:]))) for group in groups.values())
