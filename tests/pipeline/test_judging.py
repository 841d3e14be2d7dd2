"""What a linker makes of a pair of wordings of which the model is sure that they say the same."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest

from onrecord.models import PairThresholds, PairWeights
from onrecord.models.sentence_model import FloatArray
from onrecord.pipeline import Linker
from onrecord.records import Proposition, Relation
from tests.cli.sayings import Letters


class Sure:
    """A judge to whom all is the same."""

    version = "sure-1"
    weights = PairWeights((), 1.0, (0.0, 0.0, 0.0), PairThresholds(same=0.5, denies=0.5, compatible=0.5))

    def judge(self, pairs: Sequence[tuple[str, str]], features: npt.ArrayLike) -> FloatArray:
        """The first entails the second, nearly for certain."""
        assert len(np.asarray(features)) == len(pairs)
        return np.array([[0.96, 0.02, 0.02]] * len(pairs), dtype=np.float32)


def judged(one: str, other: str, documents: tuple[str, str]) -> Relation:
    first, second = (
        Proposition(f"s{number}", document, words)
        for number, (words, document) in enumerate(zip((one, other), documents, strict=True))
    )
    return Linker(Letters(), Sure()).judge(first, second, ("a", "b")).relation


BRIDGE = "The bridge over the wide lake was sold in secret without a tender"


@pytest.mark.parametrize(
    ("one", "other", "within", "across"),
    [
        (BRIDGE, "The bridge over the wide lake had been sold without a tender", Relation.SAME, Relation.SAME),
        ("The log is forged", "The log was forged", Relation.SAME, Relation.UNSURE),
        (f"{BRIDGE} of this town", f"{BRIDGE} of this one town", Relation.SAME, Relation.UNSURE),
    ],
)
def test_what_two_documents_may_say_of_two_things_is_not_held_to_be_the_same(
    one: str, other: str, within: Relation, across: Relation
) -> None:
    assert judged(one, other, ("d1", "d1")) is within
    assert judged(one, other, ("d1", "d2")) is across
