"""The act as an event between two actors, in the classes of PLOVER and CAMEO. The one rule: merely saying something is
no event; only an act that the schemes have a class for, or a deed that the speaker announces, is one."""

from collections.abc import Mapping, Sequence

import numpy as np

from onrecord.reading.acts.classes import classify_event
from onrecord.reading.acts.lexicon import ActWords, act_words
from onrecord.reading.certainty.utterances import Utterance
from onrecord.reading.certainty.wording import Word, is_mark
from onrecord.reading.signals import EVENTS, FloatArray, Signals
from onrecord.records import Act, Event, Plover, QuadClass, Span, Spans

CLASSES: Mapping[Act, tuple[Plover, str]] = {
    Act.DENY: (Plover.REJECT, "12"),
    Act.REFUSE: (Plover.REJECT, "12"),
    Act.DECLINE: (Plover.REJECT, "12"),
    Act.ACCUSE: (Plover.ACCUSE, "11"),
    Act.CONDEMN: (Plover.ACCUSE, "11"),
    Act.PRAISE: (Plover.SUPPORT, "05"),
    Act.AGREE: (Plover.AGREE, "03"),
    Act.OFFER: (Plover.AGREE, "03"),
    Act.PROMISE: (Plover.AGREE, "03"),
    Act.THREATEN: (Plover.THREATEN, "13"),
    Act.WARN: (Plover.THREATEN, "13"),
    Act.DEMAND: (Plover.REQUEST, "10"),
    Act.REQUEST: (Plover.REQUEST, "02"),
    Act.ADVISE: (Plover.REQUEST, "02"),
}
"""Class and CAMEO's root code of what is done by saying it; an appeal is CAMEO's 02, a demand its 10."""

ROOTS: Mapping[Plover, str] = {
    Plover.AGREE: "03",
    Plover.CONSULT: "04",
    Plover.SUPPORT: "05",
    Plover.COOPERATE: "06",
    Plover.AID: "07",
    Plover.YIELD: "08",
    Plover.REQUEST: "10",
    Plover.ACCUSE: "11",
    Plover.REJECT: "12",
    Plover.THREATEN: "13",
    Plover.PROTEST: "14",
    Plover.MOBILIZE: "15",
    Plover.SANCTION: "16",
    Plover.COERCE: "17",
    Plover.ASSAULT: "18",
}
APPEAL = "02"
VERBAL_COOPERATION = frozenset({Plover.AGREE, Plover.CONSULT, Plover.SUPPORT})
MATERIAL_COOPERATION = frozenset({Plover.COOPERATE, Plover.AID, Plover.YIELD})
VERBAL_CONFLICT = frozenset({Plover.REQUEST, Plover.ACCUSE, Plover.REJECT, Plover.THREATEN})

AIMED = frozenset(
    {Act.DEMAND, Act.REQUEST, Act.ADVISE, Act.ACCUSE, Act.CONDEMN, Act.PRAISE, Act.THREATEN, Act.WARN, Act.ASK}
)
"""Acts whose target may be named at the opening of the content ("urged Lisk to pay")."""
LEXICAL = 1.0
"""Weight of the words' log-probabilities beside the encoder's."""
SURE = 0.35
"""The least probability of an announced deed's class."""
LONGEST_NAME = 8
"""In how many words a target is named."""


def find_event(utterance: Utterance, act: Act, signals: Signals | None) -> Event | None:
    """The act as an event, the words of its target with it, its actors still open; None where it is none."""
    found = CLASSES.get(act)
    if found is None and act is Act.ANNOUNCE:
        found = _announced(utterance, signals)
    if found is None:
        return None
    plover, cameo = found
    return Event(plover, cameo, quad_class(plover, cameo), spans=_target(utterance, act))


def quad_class(plover: Plover, cameo: str) -> QuadClass:
    """The quad class of a PLOVER class; of REQUEST, which joins two of CAMEO's roots, by the root."""
    if plover in VERBAL_COOPERATION or cameo == APPEAL:
        return QuadClass.VERBAL_COOPERATION
    if plover in MATERIAL_COOPERATION:
        return QuadClass.MATERIAL_COOPERATION
    return QuadClass.VERBAL_CONFLICT if plover in VERBAL_CONFLICT else QuadClass.MATERIAL_CONFLICT


def combine_scores(lexical: FloatArray, encoded: FloatArray | None) -> FloatArray:
    """Probabilities of EVENTS from the words' log-probabilities and the encoder's probabilities, if there are any."""
    total = LEXICAL * lexical
    if encoded is not None:
        total = total + np.log(np.maximum(encoded, 1e-6))
    shares = np.exp(total - total.max())
    probabilities: FloatArray = (shares / shares.sum()).astype(np.float32)
    return probabilities


def _announced(utterance: Utterance, signals: Signals | None) -> tuple[Plover, str] | None:
    """The class of a deed that the speaker announces, where words speak for one."""
    sentence, words = utterance.main_sentence, utterance.words
    if not sentence:
        return None
    clause = Span(sentence[0].span.start, sentence[-1].span.end)
    lexical = classify_event(words.text, clause, None, None, words.language)
    if np.ptp(lexical) == 0:
        return None
    encoded = None if signals is None else signals.event_probabilities((clause,))
    shares = combine_scores(lexical, encoded)
    best = EVENTS[int(np.argmax(shares))]
    return (best, ROOTS[best]) if shares.max() >= SURE else None


def _target(utterance: Utterance, act: Act) -> Spans:
    """The words of whom it is done to: the addressee, whoever stands between cue and content, or, for an act that aims
    at somebody, whoever the content opens with."""
    statement, frame = utterance.statement, utterance.frame
    if statement.addressee is not None:
        return statement.addressee.spans
    held = act_words(utterance.words.language)
    cue = statement.cue[-1].end if statement.cue else 0
    after = [word for word in frame.words[: frame.content] if word.span.start >= cue]
    named = _name(after, held)
    if named is None and act in AIMED:
        first = statement.content[0]
        named = _name(utterance.words.within(Span(first.start, min(first.end, first.start + 120))), held)
    return () if named is None else (named,)


def _name(words: Sequence[Word], held: ActWords) -> Span | None:
    """The name that words open with, after a preposition or "that"; None where they open with none."""
    start = next(
        (at for at, word in enumerate(words) if not is_mark(word) and word.form not in held.lists["before_names"]), None
    )
    if start is None or words[start].form in held.lists["speakers"] | held.lists["spoken_of"]:
        return None
    end = start
    while end < len(words) and end - start < LONGEST_NAME and not _ends_name(words[end], held):
        end += 1
    if end == start or not any(word.capital for word in words[start:end]):
        return None
    return Span(words[start].span.start, words[end - 1].span.end)


def _ends_name(word: Word, held: ActWords) -> bool:
    return is_mark(word) or word.form in held.lists["after_names"]
