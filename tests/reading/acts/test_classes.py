"""Classes of events in clauses between a source and a target."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.acts import classify_event
from onrecord.reading.acts.classes import event_words
from onrecord.reading.signals import EVENTS
from onrecord.records import Span


@pytest.mark.parametrize(
    ("clause", "event"),
    [
        ("<Lisk> praised <Marrowen>.", "SUPPORT"),
        ("<Lisk> lifted sanctions on <Marrowen>.", "YIELD"),
        ("<Lisk> imposed sanctions on <Marrowen>.", "COERCE"),
        ("<Lisk> threatened to impose sanctions on <Marrowen>.", "THREATEN"),
        ("<Lisk> refused to lift sanctions on <Marrowen>.", "REJECT"),
        ("<Lisk> will not lift sanctions on <Marrowen>.", "REJECT"),
        ("<Lisk> demanded that <Marrowen> lift its sanctions.", "REQUEST"),
        ("<Lisk> agreed to provide aid to <Marrowen>.", "AGREE"),
        ("<Lisk> will meet <Marrowen>.", "AGREE"),
        ("<Lisk> met <Marrowen>.", "CONSULT"),
        ("<Lisk> will shell <Marrowen>.", "THREATEN"),
        ("<Lisk> shelled <Marrowen>.", "ASSAULT"),
        ("<Marrowen> was shelled by <Lisk>.", "ASSAULT"),
        ("<Lisk> and <Marrowen> signed a treaty.", "SUPPORT"),
        ("<Lisk> mobilised its troops against <Marrowen>.", "MOBILIZE"),
        ("<Lisk> donated food to <Marrowen>.", "AID"),
        ("<Lisk> suspended aid to <Marrowen>.", "SANCTION"),
        ("<Lisk> withdrew its troops from <Marrowen>.", "YIELD"),
        ("<Lisk> accused <Marrowen> of shelling.", "ACCUSE"),
        ("<Lisk> shared intelligence with <Marrowen>.", "COOPERATE"),
        ("<Miners> went on hunger strike against <Marrowen>.", "PROTEST"),
    ],
)
def test_the_class_of_a_clause(clause: str, event: str) -> None:
    text, places = clause.replace("<", "").replace(">", ""), []
    for number, (opens, closes) in enumerate(
        zip(*([at for at, one in enumerate(clause) if one == mark] for mark in "<>"), strict=True)
    ):
        places.append(Span(opens - 2 * number, closes - 2 * number - 1))
    source, target = places if "by <" not in clause else places[::-1]
    scores = classify_event(text, Span(0, len(text)), source, target, "en")
    assert EVENTS[int(np.argmax(scores))].value == event


def test_a_clause_without_an_event_leaves_all_classes_alike() -> None:
    assert np.ptp(classify_event("it is seven", Span(0, 11), None, None, "en")) == 0


def test_every_label_is_a_class_or_idle_and_every_mode_leads_to_one() -> None:
    held, names = event_words("en"), {event.value for event in EVENTS}
    assert {match.label for match in held.phrases.matches(["the", "supreme", "court"])} <= {"NOTHING"}
    for mode in held.modes.values():
        assert {*mode.becomes.values()} <= names
        assert {*mode.becomes} <= {*names, "*"}
        assert mode.alone is None or mode.alone in names


@st.composite
def clauses(draw: st.DrawFn) -> tuple[str, list[Span | None]]:
    text = draw(st.one_of(st.text(min_size=2, max_size=60), st.just("Lisk will not shell Marrowen and Orlo ")))
    spans: list[Span | None] = [None]
    for _ in range(3):
        start, end = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2)))
        spans.append(Span(start, end))
    return text, spans


@given(clauses(), st.integers(0, 3), st.integers(0, 3))
def test_any_clause_has_a_distribution(held: tuple[str, list[Span | None]], source: int, target: int) -> None:
    text, spans = held
    scores = classify_event(text, spans[1] or Span(0, 1), spans[source], spans[target], "en")
    assert np.exp(scores).sum() == pytest.approx(1.0, abs=1e-4)
