"""How sure the speaker is of what is said. The one rule: polarity is of the main proposition as the speaker puts it
forward, and the report's own distance is kept apart from it."""

from collections.abc import Sequence

import numpy as np

from onrecord.reading.certainty.phrases import Match, leading
from onrecord.reading.certainty.propositions import covered, proposition
from onrecord.reading.certainty.stances import Kind, StanceWords, View, stance_words
from onrecord.reading.certainty.utterances import LONGEST, NEAR, Utterance
from onrecord.reading.certainty.wording import Word, is_mark
from onrecord.reading.signals import Signals
from onrecord.records import Certainty, Degree, Span, Spans, Statement, StatementKind

SCALE = ((2.0, Degree.CERTAIN), (1.25, Degree.PROBABLE), (0.5, Degree.POSSIBLE))
"""The least factuality, either way, of each degree; below them all it is uncommitted."""
SURELY_NOT = -1.5
"""The factuality below which an event that no word negates is taken not to be so."""


def judge_certainty(utterance: Utterance, signals: Signals | None) -> Certainty:
    """Degree and polarity of the content's main proposition, the words that say so, and the report's own hedges."""
    held = stance_words(utterance.words.language)
    frame, sentence = utterance.frame, utterance.main_sentence
    turned = any(held.kinds[kind].turns for kind, _ in frame.stances)
    view = proposition(sentence, held, rejected=turned)
    if view == View() and frame.plain and signals is not None:
        view = _witnessed(signals, sentence)
    for kind, place in frame.stances:
        view = _put(view, held.kinds[kind], place, utterance.statement)
    if _opens_question(sentence, held) and not turned:
        view = View(Degree.UNCOMMITTED, view.positive, view.hedges, view.negations)
    return Certainty(
        degree=view.degree,
        polarity=view.polarity,
        hedges=_ordered(view.hedges),
        negations=_ordered((*frame.negations, *view.negations)),
        reported=_reported(utterance, held),
    )


def _put(view: View, kind: Kind, place: Span | None, statement: Statement) -> View:
    """The view put forward by a cue; words given directly that deny by themselves are not turned round by a cue that
    says they do."""
    quoted = statement.kind is StatementKind.DIRECT
    return view if quoted and kind.turns and not view.positive else view.under(kind, place)


def _opens_question(sentence: Sequence[Word], held: StanceWords) -> bool:
    opening = next((word.form for word in sentence if not is_mark(word)), "")
    return opening in held.lists["openings_of_questions"]


def _witnessed(signals: Signals, sentence: Sequence[Word]) -> View:
    """What the encoder says of the main predicate, where no word of the sentence bears on it."""
    place = signals.main_predicate([word.span for word in sentence])
    if place is None:
        return View()
    score = float(signals.certainty[place])
    degree = next((degree for least, degree in SCALE if np.abs(score) >= least), Degree.UNCOMMITTED)
    return View(degree, score > SURELY_NOT)


def _reported(utterance: Utterance, held: StanceWords) -> Spans:
    """The report's hedges: in its own words about the statement, and in what it renders without quotation marks."""
    words, piece = list(utterance.frame.around), utterance.piece
    if utterance.statement.kind is not StatementKind.DIRECT:
        rendered = utterance.words.within(Span(piece.start, min(piece.end, piece.start + LONGEST)))
        words = sorted((*words, *rendered), key=lambda word: word.span.start)
    matches = leading(held.reported.matches([word.form for word in words]))
    return _ordered([covered(words, match) for match in matches if _together(words, match)])


def _together(words: Sequence[Word], match: Match) -> bool:
    """Whether words that were put one after the other also stand near one another in the text."""
    return len(covered(words, match)) <= NEAR


def _ordered(spans: Sequence[Span]) -> Spans:
    return tuple(sorted(set(spans)))
