"""The board of hypotheses as JSON objects. The one rule: scores stand beside what they are scores of, and none of them
says what is true."""

from collections.abc import Iterable
from typing import TypedDict

from onrecord.answers.receipts import receipt
from onrecord.errors import InputError
from onrecord.exports.rows import HopObject, hop_object
from onrecord.exports.schema import SCHEMA
from onrecord.ledger import Ledger
from onrecord.linking.hypotheses import Matrix, Row, Sensitivity
from onrecord.records import Hypothesis, Judgement, Rated
from onrecord.reports import Judge, withdrawing
from onrecord.reports.hypotheses import Board, board, concerning, dropping, proposing, rating


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
    title: str | None
    words: str | None
    chain: list[HopObject]
    receipt: str | None


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
    judgements: list["HypothesisJudgementObject"]


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


class RatingRowObject(TypedDict):
    """One rating of the board."""

    by: str
    statement: str
    hypothesis: str
    rating: str
    weight: str
    published: str | None
    publisher: str | None
    words: str | None


def hypotheses_object(ledger: Ledger, by: str | None = None) -> BoardObject:
    """The board with the ratings of all or of one person. InputError where that person rated nothing."""
    return board_object(board(ledger, by), concerning(ledger.judgements()))


def proposed(ledger: Ledger, text: str, judge: Judge) -> HypothesisJudgementObject:
    """Put up a hypothesis. InputError where it is empty or stands already."""
    return hypothesis_judgement_object(ledger.judge(proposing(ledger, text, judge)))


def rated(ledger: Ledger, given: Rated, judge: Judge) -> HypothesisJudgementObject:
    """Rate a statement. InputError where there is no such hypothesis or statement, or several fit."""
    return hypothesis_judgement_object(ledger.judge(rating(ledger, given, judge)))


def dropped(ledger: Ledger, wanted: str, judge: Judge) -> HypothesisJudgementObject:
    """Take a hypothesis off the board. InputError where there is none, or several fit."""
    return hypothesis_judgement_object(ledger.judge(dropping(ledger, wanted, judge)))


def undone(ledger: Ledger, number: int, judge: Judge) -> HypothesisJudgementObject:
    """Withdraw a judgement on hypotheses. InputError where that number is none."""
    if not any(one.number == number for one in concerning(ledger.judgements())):
        raise InputError(f"there is no judgement {number} on hypotheses")
    return hypothesis_judgement_object(ledger.judge(withdrawing(number, judge)))


def rating_rows(found: BoardObject) -> list[RatingRowObject]:
    """Every rating by itself, for a spreadsheet."""
    told = {one["statement"]: one for one in found["evidence"]}
    return [
        {
            "by": matrix["by"],
            "statement": row["statement"],
            "hypothesis": hypothesis,
            "rating": given,
            "weight": row["weight"],
            "published": told[row["statement"]]["published"],
            "publisher": told[row["statement"]]["publisher"],
            "words": told[row["statement"]]["words"],
        }
        for matrix in found["matrices"]
        for row in matrix["rows"]
        for hypothesis, given in row["ratings"].items()
    ]


def board_object(found: Board, judgements: Iterable[Judgement]) -> BoardObject:
    """The board, with the judgements that made it, the first one first."""
    return {
        "schema": SCHEMA,
        "hypotheses": [_hypothesis(one) for one in found.hypotheses],
        "evidence": [_evidence(found, name) for name in found.statements],
        "matrices": [_matrix(one) for one in found.matrices],
        "judgements": [hypothesis_judgement_object(one) for one in judgements],
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
        "title": told.title if told else None,
        "words": told.words if told else None,
        "chain": [hop_object(hop) for hop in told.chain] if told else [],
        "receipt": receipt(told.document, told.statement.content) if told else None,
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
