"""Commitments that rules find and the encoder hears nothing of."""

import numpy as np
import pytest

from onrecord.reading.commitments import is_doubtful
from onrecord.reading.commitments.doubting import LEAST
from onrecord.reading.signals import EVENTS, Signals
from onrecord.records import Commitment, CommitmentKind, Span

WORDS = ["we", "will", "repay", "the", "loan"]
PLACES = [
    Span(sum(len(word) + 1 for word in WORDS[:at]), sum(len(word) + 1 for word in WORDS[:at]) + len(word))
    for at, word in enumerate(WORDS)
]


def heard(*shares: float) -> Signals:
    """Signals of WORDS, each with the probability that it is part of what is to be done; none if none is given."""
    none = np.zeros(len(WORDS), dtype=np.float32)
    return Signals(
        np.array([place.start for place in PLACES]),
        np.array([place.end for place in PLACES]),
        (),
        none,
        none,
        np.zeros((len(WORDS), len(EVENTS)), dtype=np.float32),
        none,
        deeds=np.array(shares, dtype=np.float32) if shares else None,
    )


def bound(*places: int) -> Commitment:
    return Commitment(None, CommitmentKind.PROMISE, tuple(PLACES[place] for place in places))


@pytest.mark.parametrize(
    ("shares", "doubtful"),
    [
        pytest.param((0.9, 0.9, 0.0, 0.0, 0.0), True, id="only other words are heard"),
        pytest.param((0.0, 0.0, 0.6, 0.0, 0.0), False, id="one word is enough"),
        pytest.param((0.0, 0.0, *[1.01 * LEAST] * 3), False, id="at the line"),
        pytest.param((), False, id="nobody listened"),
    ],
)
def test_what_the_encoder_does_not_hear_at_all_is_doubted(shares: tuple[float, ...], *, doubtful: bool) -> None:
    assert is_doubtful(bound(2, 3, 4), heard(*shares)) is doubtful


def test_what_has_no_words_is_not_doubted() -> None:
    assert not is_doubtful(Commitment(None, CommitmentKind.PROMISE, (Span(200, 201),)), heard(0, 0, 0, 0, 0))
