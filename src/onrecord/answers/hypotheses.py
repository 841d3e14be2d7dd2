"""The board of hypotheses as JSON objects. The one rule: scores stand beside what they are scores of, and none of them
says what is true."""

from typing import TypedDict

from onrecord.exports.rows import HopObject, hop_object
from onrecord.linking.hypotheses import Matrix, Row, Sensitivity
from onrecord.records import Hypothesis, Judgement
from onrecord.reports.hypotheses import Board


class HypothesisObject(TypedDict):
    """An explanation; `judgement` is the number of the judgement which put it up."""

    id: str
    text: str
    by: str
    at: str
    judgement: int


class EvidenceObject(TypedDict):
    """A statement that was rated; all but its id is null where the ledger no longer holds it."""

    statement: str
    published: str | None
    publisher: str | None
    words: str | None
    chain: list[HopObject]


class RowObject(TypedDict):
    """How one person rates a statement, by hypothesis; `weighed` says whether that person gave the weight.

    `diagnosticity` are the steps between the ratings, null where fewer than two are rated. Statements with the same
    `origin` go back to one; `origins` are those of the claim, null where nobody counted.
    """

    statement: str
    ratings: dict[str, str]
    weight: str
    weighed: bool
    diagnosticity: int | None
    unnamed: bool
    origin: str | None
    origins: int | None


class ScoreObject(TypedDict):
    """What tells against a hypothesis, of `rated` statements."""

    hypothesis: str
    inconsistency: int
    weighted: float
    rated: int


class PartObject(TypedDict):
    """The scores on a part of the evidence; `order` has the least inconsistent first, those alike together."""

    part: str
    evidence: int
    scores: list[ScoreObject]
    order: list[list[str]]
    changed: bool


class MatrixObject(TypedDict):
    """One person's matrix."""

    by: str
    rows: list[RowObject]
    parts: list[PartObject]


class BoardObject(TypedDict):
    """The whole board."""

    schema: str
    hypotheses: list[HypothesisObject]
    evidence: list[EvidenceObject]
    matrices: list[MatrixObject]


class HypothesisJudgementObject(TypedDict):
    """What a person decided about hypotheses."""

    number: int
    kind: str
    by: str
    at: str
    reason: str
    hypothesis: str | None
    statement: str | None
    rating: str | None
    weight: str | None
    withdraws: int | None


def board_object(found: Board, schema: str) -> BoardObject:
    """The board."""
    return {
        "schema": schema,
        "hypotheses": [_hypothesis(one) for one in found.hypotheses],
        "evidence": [_evidence(found, name) for name in found.statements],
        "matrices": [_matrix(one) for one in found.matrices],
    }


def hypothesis_judgement_object(judgement: Judgement) -> HypothesisJudgementObject:
    """One judgement: `hypothesis` are the words of one that is put up, or the id of one against which is rated."""
    rated = judgement.rated
    return {
        "number": judgement.number,
        "kind": judgement.kind.value,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "reason": judgement.reason,
        "hypothesis": rated.hypothesis if rated else judgement.hypothesis or None,
        "statement": rated.statement if rated else None,
        "rating": rated.rating.value if rated else None,
        "weight": rated.weight.value if rated and rated.weight else None,
        "withdraws": judgement.withdraws,
    }


def _hypothesis(one: Hypothesis) -> HypothesisObject:
    return {"id": one.id, "text": one.text, "by": one.by, "at": one.at.isoformat(), "judgement": one.number}


def _evidence(found: Board, name: str) -> EvidenceObject:
    told = found.told.get(name)
    return {
        "statement": name,
        "published": told.published.isoformat() if told and told.published else None,
        "publisher": told.publisher if told else None,
        "words": told.words if told else None,
        "chain": [hop_object(hop) for hop in told.chain] if told else [],
    }


def _matrix(matrix: Matrix) -> MatrixObject:
    return {"by": matrix.by, "rows": [_row(row) for row in matrix.rows], "parts": [_part(one) for one in matrix.parts]}


def _row(row: Row) -> RowObject:
    return {
        "statement": row.evidence.statement,
        "ratings": {name: rating.value for name, rating in row.ratings.items()},
        "weight": row.weight.value,
        "weighed": row.weighed,
        "diagnosticity": row.diagnosticity,
        "unnamed": row.evidence.unnamed,
        "origin": row.evidence.origin,
        "origins": row.evidence.origins,
    }


def _part(one: Sensitivity) -> PartObject:
    return {
        "part": one.part.value,
        "evidence": one.evidence,
        "scores": [
            {
                "hypothesis": score.hypothesis,
                "inconsistency": score.inconsistency,
                "weighted": round(score.weighted, 3),
                "rated": score.rated,
            }
            for score in one.scores
        ],
        "order": [list(group) for group in one.order],
        "changed": one.changed,
    }
