"""Acts as events: their classes, and whom they are done to."""

import numpy as np
import pytest

from onrecord.reading.acts import combine_scores, find_event
from onrecord.reading.acts.events import CLASSES, ROOTS, quad_class
from onrecord.reading.certainty import RunningWords, read_utterance
from onrecord.reading.signals import EVENTS, Signals
from onrecord.records import Act, Plover, QuadClass, words
from tests.reading.conftest import Make


@pytest.mark.parametrize(
    ("parts", "act", "event"),
    [
        (("Voss denied that it was shut.", "Voss", "denied", "that it was shut"), Act.DENY, ("REJECT", "12", "")),
        (("Voss urged Lisk to leave.", "Voss", "urged", "Lisk to leave"), Act.REQUEST, ("REQUEST", "02", "Lisk")),
        (("Voss warned Lisk not to go.", "Voss", "warned", "not to go"), Act.WARN, ("THREATEN", "13", "Lisk")),
        (
            ("Voss said that Lisk must pay.", "Voss", "said", "that Lisk must pay"),
            Act.DEMAND,
            ("REQUEST", "10", "Lisk"),
        ),
        (
            ("Voss accused Ana Born of lying.", "Voss", "accused", "Ana Born of lying"),
            Act.ACCUSE,
            ("ACCUSE", "11", "Ana Born"),
        ),
        (("Voss called on us to pay.", "Voss", "called on", "us to pay"), Act.REQUEST, ("REQUEST", "02", "")),
        (
            ("Voss said it would send food aid.", "Voss", "said", "it would send food aid"),
            Act.ANNOUNCE,
            ("AGREE", "03", ""),
        ),
        (
            ("Voss said it had lifted the embargo.", "Voss", "said", "it had lifted the embargo"),
            Act.ANNOUNCE,
            ("YIELD", "08", ""),
        ),
        (("Voss said it was seven.", "Voss", "said", "it was seven"), Act.ANNOUNCE, None),
        (("Voss said it was seven.", "Voss", "said", "it was seven"), Act.ASSERT, None),
    ],
)
def test_an_act_as_an_event(
    make: Make, parts: tuple[str, str, str, str], act: Act, event: tuple[str, str, str] | None
) -> None:
    document, statement = make(*parts)
    found = find_event(read_utterance(RunningWords(document), statement), act, None)
    assert (found and (found.plover.value, found.cameo, words(document.text, found.spans))) == event


def test_every_class_has_a_root_and_words_are_not_deeds() -> None:
    assert set(ROOTS) == set(Plover)
    assert quad_class(Plover.REQUEST, "02") is QuadClass.VERBAL_COOPERATION
    assert quad_class(Plover.REQUEST, "10") is QuadClass.VERBAL_CONFLICT
    assert quad_class(Plover.AID, "07") is QuadClass.MATERIAL_COOPERATION
    assert quad_class(Plover.ASSAULT, "18") is QuadClass.MATERIAL_CONFLICT
    assert all(ROOTS[plover] == cameo or cameo == "02" for plover, cameo in CLASSES.values())


def test_the_encoder_and_the_words_are_weighed_together() -> None:
    words_say, encoder_says = (np.full(len(EVENTS), 0.01, np.float32) for _ in range(2))
    words_say[0], encoder_says[0], encoder_says[1] = 0.5, 0.3, 0.6
    alone = combine_scores(np.log(words_say), None)
    both = combine_scores(np.log(words_say), encoder_says)
    assert alone.argmax() == both.argmax() == 0
    assert both.sum() == pytest.approx(1.0, abs=1e-5)
    assert both[1] > alone[1]


def test_the_encoder_settles_what_the_words_leave_open(make: Make) -> None:
    document, statement = make("Lisk said it would attend and shell.", "Lisk", "said", "it would attend and shell")
    count, clash = 7, EVENTS.index(Plover.THREATEN)
    events = np.zeros((count, len(EVENTS)), np.float32)
    events[:, clash] = 9.0
    starts = np.array([0, 5, 10, 13, 19, 26, 30])
    ends = np.array([4, 9, 12, 18, 25, 29, 35])
    zeros = np.zeros(count, np.float32)
    found = find_event(
        read_utterance(RunningWords(document), statement),
        Act.ANNOUNCE,
        Signals(starts, ends, (), zeros, zeros, events, zeros),
    )
    assert found is not None
    assert found.plover is Plover.THREATEN
