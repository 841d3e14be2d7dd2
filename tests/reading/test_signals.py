import numpy as np
import pytest

from onrecord.reading.signals import EVENTS, Signals
from onrecord.records import Plover, Span

TEXT = "Osk denied that ships left port."


def heard(predicate: list[float], certainty: list[float] | None = None) -> Signals:
    """Signals over the six words and the full stop of TEXT."""
    starts = np.array([0, 4, 11, 16, 22, 27, 31])
    ends = np.array([3, 10, 15, 21, 26, 31, 32])
    size = len(starts)
    events = np.zeros((size, len(EVENTS)), dtype=np.float32)
    events[1, EVENTS.index(Plover.REJECT)] = 9.0
    events[4, EVENTS.index(Plover.YIELD)] = 9.0
    weights = np.zeros(size, dtype=np.float32)
    weights[1] = 4.0
    scores = np.array(certainty or [0.0] * size, dtype=np.float32)
    return Signals(starts, ends, (), scores, np.array(predicate, dtype=np.float32), events, weights)


PREDICATES = [-5.0, 3.0, -5.0, -2.0, 2.0, -4.0, -9.0]


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        pytest.param([Span(0, 3)], [0], id="one word"),
        pytest.param([Span(11, 26)], [2, 3, 4], id="several"),
        pytest.param([Span(5, 12)], [1, 2], id="words that are cut"),
        pytest.param([Span(3, 4)], [], id="the space between"),
        pytest.param([Span(22, 26), Span(0, 3)], [0, 4], id="pieces out of order"),
        pytest.param([Span(0, 10), Span(4, 15)], [0, 1, 2], id="pieces that overlap"),
        pytest.param([], [], id="nothing"),
        pytest.param([Span(40, 50)], [], id="beyond the words"),
    ],
)
def test_words_are_those_that_the_spans_touch(spans: list[Span], words: list[int]) -> None:
    assert heard(PREDICATES).words_in(spans).tolist() == words


def test_the_main_predicate_is_the_likeliest_in_the_spans() -> None:
    signals = heard(PREDICATES)

    assert signals.main_predicate([Span(0, 32)]) == 1
    assert signals.main_predicate([Span(11, 31)]) == 4
    assert signals.main_predicate([Span(3, 4)]) is None


def test_events_are_weighed_over_the_words() -> None:
    signals = heard(PREDICATES)
    whole, content = signals.event_probabilities([Span(0, 32)]), signals.event_probabilities([Span(22, 31)])

    assert whole is not None
    assert content is not None
    assert EVENTS[int(whole.argmax())] is Plover.REJECT
    assert EVENTS[int(content.argmax())] is Plover.YIELD
    assert whole.sum() == pytest.approx(1.0, abs=1e-5)
    assert signals.event_probabilities([]) is None
