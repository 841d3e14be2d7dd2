"""How sure the speaker is, sentence by sentence: degree and polarity, and the words that say so."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.certainty import RunningWords, judge_certainty, read_utterance
from onrecord.reading.signals import EVENTS, Signals
from onrecord.records import (
    Degree,
    Document,
    Polarity,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
)
from tests.reading.conftest import Make

JUDGED = [
    ("Mara Voss denied that the port was shut.", "Mara Voss", "denied", "that the port was shut", "CT-"),
    ("Mara Voss denied that there was no contact.", "Mara Voss", "denied", "that there was no contact", "CT+"),
    ("Mara Voss did not say that the port was shut.", "Mara Voss", "did not say", "that the port was shut", "U+"),
    ("Mara Voss did not say that the port was shut.", "Mara Voss", "say", "that the port was shut", "U+"),
    ("He hasn’t delivered, nor said he would.", "He", "said", "he would", "U+"),
    ("Nor did Mara Voss say the port was shut.", "Mara Voss", "say", "the port was shut", "U+"),
    ("Mara Voss never said that the port was shut.", "Mara Voss", "never said", "that the port was shut", "U+"),
    ("The ministry had no plan to open the port.", "The ministry", "had no plan", "to open the port", "CT-"),
    (
        "Voss said Marrowen had no plan to open the port.",
        "Voss",
        "said",
        "Marrowen had no plan to open the port",
        "CT-",
    ),
    ("Voss refused to confirm that talks were held.", "Voss", "refused to confirm", "that talks were held", "U+"),
    ("Voss is not certain that talks were held.", "Voss", "is not certain", "that talks were held", "PS+"),
    ("Voss doubts that talks were held.", "Voss", "doubts", "that talks were held", "PR-"),
    ("Voss does not doubt that talks were held.", "Voss", "does not doubt", "that talks were held", "CT+"),
    ("Voss is confident that talks will be held.", "Voss", "is confident", "that talks will be held", "CT+"),
    ("Voss fears the talks will fail.", "Voss", "fears", "the talks will fail", "PS+"),
    ("Voss said the talks were unlikely to be held.", "Voss", "said", "the talks were unlikely to be held", "PR-"),
    ("Voss said it was impossible to open the port.", "Voss", "said", "it was impossible to open the port", "CT-"),
    ("“There was no call,” Voss said.", "Voss", "said", "There was no call,", "CT-"),
    (
        "“It is completely untrue. It is pure fiction,” Voss said.",
        "Voss",
        "said",
        "It is completely untrue. It is pure fiction,",
        "CT-",
    ),
    ("Voss said the war was far from over.", "Voss", "said", "the war was far from over", "CT-"),
    ("Voss said Lisk had failed to pay.", "Voss", "said", "Lisk had failed to pay", "CT-"),
    ("Voss said neither side had kept the truce.", "Voss", "said", "neither side had kept the truce", "CT-"),
    ("Voss said she could hardly believe it.", "Voss", "said", "she could hardly believe it", "CT-"),
    ("Voss asked whether the port was shut.", "Voss", "asked", "whether the port was shut", "U+"),
    ("Voss said the port may not reopen.", "Voss", "said", "the port may not reopen", "PS-"),
    (
        "Voss said the man who did not pay the toll is guilty.",
        "Voss",
        "said",
        "the man who did not pay the toll is guilty",
        "CT+",
    ),
    (
        "Voss said Lisk, which never signed the pact, would attend.",
        "Voss",
        "said",
        "Lisk, which never signed the pact, would attend",
        "CT+",
    ),
    (
        "Voss said the bridge fell because it was not repaired.",
        "Voss",
        "said",
        "the bridge fell because it was not repaired",
        "CT+",
    ),
    (
        "Voss said the fleet was not only late but also lost.",
        "Voss",
        "said",
        "the fleet was not only late but also lost",
        "CT+",
    ),
    ("“I don’t think the port will open,” Voss said.", "Voss", "said", "I don’t think the port will open,", "PR-"),
    (
        "“I have no doubt that the port will open,” Voss said.",
        "Voss",
        "said",
        "I have no doubt that the port will open,",
        "CT+",
    ),
    (
        "“There is no evidence that Lisk fired first,” Voss said.",
        "Voss",
        "said",
        "There is no evidence that Lisk fired first,",
        "PR-",
    ),
    ("Voss suggested the port would open.", "Voss", "suggested", "the port would open", "PR+"),
    ("Voss did not rule out that the port would open.", "Voss", "did not rule out", "that the port would open", "PS+"),
    ("Voss ruled out talks with Lisk.", "Voss", "ruled out", "talks with Lisk", "CT-"),
    ("Voss did not deny that talks were held.", "Voss", "did not deny", "that talks were held", "U+"),
    (
        "Voss neither confirmed nor denied that talks were held.",
        "Voss",
        "neither confirmed nor denied",
        "that talks were held",
        "U+",
    ),
    ("No official said that talks were held.", "No official", "said", "that talks were held", "U+"),
    ("Voss rejected claims that Lisk had been warned.", "Voss", "rejected claims", "that Lisk had been warned", "CT-"),
    (
        "Voss said it was not true that the port was shut.",
        "Voss",
        "said",
        "it was not true that the port was shut",
        "CT-",
    ),
    ("Voss said nobody had been hurt.", "Voss", "said", "nobody had been hurt", "CT-"),
    ("Voss said the ship arrived without incident.", "Voss", "said", "the ship arrived without incident", "CT+"),
    (
        "Voss said there was no reason not to open the port.",
        "Voss",
        "said",
        "there was no reason not to open the port",
        "CT+",
    ),
    ("Voss promised not to close the port.", "Voss", "promised", "not to close the port", "CT-"),
    ("Voss said the port was no longer open.", "Voss", "said", "the port was no longer open", "CT-"),
    (
        "Voss acknowledged that the ship could not have sailed.",
        "Voss",
        "acknowledged",
        "that the ship could not have sailed",
        "CT-",
    ),
    ("The man reportedly told police that he was not there.", "The man", "told", "that he was not there", "CT-"),
    (
        "Voss is not convinced that the port should not open.",
        "Voss",
        "is not convinced",
        "that the port should not open",
        "PS-",
    ),
    ("Voss rubbished claims that the dam had cracked.", "Voss", "rubbished", "claims that the dam had cracked", "CT-"),
    ("Voss poured cold water on talk of a split.", "Voss", "poured cold water on", "talk of a split", "CT-"),
    ("Voss took issue with the idea of a split.", "Voss", "took issue with", "the idea of a split", "CT-"),
    (
        "Voss rejected claims by Lisk that he had not paid.",
        "Voss",
        "rejected",
        "claims by Lisk that he had not paid",
        "CT+",
    ),
    (
        "Voss dismissed as false reports that he had paid.",
        "Voss",
        "dismissed",
        "as false reports that he had paid",
        "CT-",
    ),
    ("Voss denied that the claim was false.", "Voss", "denied", "that the claim was false", "CT+"),
    ("Voss said the reports were entirely false.", "Voss", "said", "the reports were entirely false", "CT-"),
    ("Voss said a false passport was found.", "Voss", "said", "a false passport was found", "CT+"),
    ("Voss said the painting was a fake.", "Voss", "said", "the painting was a fake", "CT+"),
    ("Voss said the fault lies with Lisk.", "Voss", "said", "the fault lies with Lisk", "CT+"),
    ("Voss said there was no deal and no truce.", "Voss", "said", "there was no deal and no truce", "CT-"),
    ("“No. No. And no,” Voss said.", "Voss", "said", "“No. No. And no,”", "CT-"),
    ("“We will pay in full, no excuses,” Voss said.", "Voss", "said", "“We will pay in full, no excuses,”", "CT+"),
    ("Voss called her a horse, not a mule.", "Voss", "called", "her a horse, not a mule", "CT+"),
    (
        "Voss said he had not, as the Post claimed, paid.",
        "Voss",
        "said",
        "he had not, as the Post claimed, paid",
        "CT-",
    ),
    ("Voss is grateful for help because he had none.", "Voss", "is grateful for", "help because he had none", "CT+"),
    ("Voss said few had heard the alarm.", "Voss", "said", "few had heard the alarm", "CT-"),
    ("Voss said a few had heard the alarm.", "Voss", "said", "a few had heard the alarm", "CT+"),
    ("Voss said they had no choice but to pay.", "Voss", "said", "they had no choice but to pay", "CT+"),
    ("Voss said he did not know if Orlo paid.", "Voss", "said", "he did not know if Orlo paid", "U+"),
    ("Voss pleaded not guilty to the theft.", "Voss", "pleaded not guilty to", "the theft", "CT-"),
    ("Voss pleaded not guilty to the theft.", "Voss", "pleaded", "not guilty to the theft", "CT-"),
    ("Not one of the crew accepts that it was open.", "Not one of the crew", "accepts", "that it was open", "CT-"),
    ("Voss has no doubt whatsoever that it will.", "Voss", "has no doubt whatsoever", "that it will", "CT+"),
    (
        "Voss denies in the strongest possible terms a bet.",
        "Voss",
        "denies in the strongest possible terms",
        "a bet",
        "CT-",
    ),
    (
        "Voss said if it came to that, where nobody won, he would pay.",
        "Voss",
        "said",
        "if it came to that, where nobody won, he would pay",
        "CT+",
    ),
    ("Voss said it was hard and not fair.", "Voss", "said", "it was hard and not fair", "CT+"),
    ("Voss Says Deal Is Unlikely.", "Voss", "Says", "Deal Is Unlikely", "PR-"),
    ("Voss said Orlo has so far declined to pay.", "Voss", "said", "Orlo has so far declined to pay", "CT-"),
    ("Voss said its strength lies in speed.", "Voss", "said", "its strength lies in speed", "CT+"),
    ("Voss said the reports were lies.", "Voss", "said", "the reports were lies", "CT-"),
    (
        "Voss said Orlo was unable to win, failing to bid.",
        "Voss",
        "said",
        "Orlo was unable to win, failing to bid",
        "CT-",
    ),
    ("Voss said it was private and was not a deal.", "Voss", "said", "it was private and was not a deal", "CT+"),
    ("Voss forbade them to speak.", "Voss", "forbade", "to speak", "U-"),
    ("Voss did not believe that Lisk would attack.", "Voss", "did not believe", "that Lisk would attack", "PR-"),
]


@pytest.mark.parametrize(("parts", "view"), [(held[:4], held[4]) for held in JUDGED])
def test_degree_and_polarity(make: Make, parts: tuple[str, str, str, str], view: str) -> None:
    document, statement = make(*parts)
    judged = judge_certainty(read_utterance(RunningWords(document), statement), None)
    assert judged.degree.value + judged.polarity.value == view


@pytest.mark.parametrize(
    ("text", "cue", "content", "said"),
    [
        ("Voss said the port may not reopen.", "said", "the port may not reopen", [["may"], ["not"], []]),
        ("Voss never said that it was shut.", "said", "that it was shut", [[], ["never"], []]),
        ("Voss doubts that it is shut.", "doubts", "that it is shut", [["doubts"], ["doubts"], []]),
        ("Voss said Orlo had allegedly paid.", "said", "Orlo had allegedly paid", [[], [], ["allegedly"]]),
        ("Voss reportedly said it was shut.", "said", "it was shut", [[], [], ["reportedly"]]),
        ("“He allegedly paid,” Voss said.", "said", "“He allegedly paid,”", [[], [], []]),
        (
            "It is not yet clear whether Orlo paid.",
            "It is not yet clear",
            "whether Orlo paid",
            [["not yet clear"], [], ["It is not yet clear whether"]],
        ),
    ],
)
def test_words_that_say_so(make: Make, text: str, cue: str, content: str, said: list[list[str]]) -> None:
    document, statement = make(text, "", cue, content)
    judged = judge_certainty(read_utterance(RunningWords(document), statement), None)
    assert [[span.cut(text) for span in spans] for spans in (judged.hedges, judged.negations, judged.reported)] == said


@pytest.mark.parametrize(
    ("score", "view"), [(2.6, "CT+"), (1.5, "PR+"), (0.8, "PS+"), (0.1, "U+"), (-0.8, "PS+"), (-2.9, "CT-")]
)
def test_the_encoder_bears_witness_where_no_word_does(make: Make, score: float, view: str) -> None:
    document, statement = make("Voss said the talks collapsed.", "Voss", "said", "the talks collapsed")
    judged = judge_certainty(read_utterance(RunningWords(document), statement), signals(document.text, score))
    assert judged.degree.value + judged.polarity.value == view


@pytest.mark.parametrize("score", [-3.0, 0.0, 3.0])
def test_words_outdo_the_encoder(make: Make, score: float) -> None:
    document, statement = make("Voss denied the talks collapsed.", "Voss", "denied", "the talks collapsed")
    judged = judge_certainty(read_utterance(RunningWords(document), statement), signals(document.text, score))
    assert (judged.degree, judged.polarity) == (Degree.CERTAIN, Polarity.NEGATIVE)


def signals(text: str, score: float) -> Signals:
    """Signals whose main predicate is the last word, with a score of certainty."""
    words = text.removesuffix(".").split(" ")
    starts = np.cumsum([0, *(len(word) + 1 for word in words[:-1])])
    ends = starts + [len(word) for word in words]
    count = len(words)
    certainty = np.full(count, -1.0, np.float32)
    certainty[-1] = score
    return Signals(
        starts,
        ends,
        (),
        certainty,
        np.arange(count, dtype=np.float32),
        np.zeros((count, len(EVENTS)), np.float32),
        np.zeros(count, np.float32),
    )


PIECES = st.sampled_from(
    ["not", "no", "n't", "“", "”", ".", "?", ",", " ", "\n\n", "denied", "that", "who", "said", "Voss", "if", "is"]
)
TEXTS = st.one_of(st.text(min_size=3, max_size=60), st.lists(PIECES, min_size=3, max_size=40).map(" ".join))


@st.composite
def statements(draw: st.DrawFn) -> tuple[Document, Statement]:
    text = draw(TEXTS.filter(lambda held: len(held) > 2 and not any("\ud800" <= one <= "\udfff" for one in held)))
    places = [sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2))) for _ in range(4)]
    spans = [Span(start, end) for start, end in places]
    source, cue = (draw(st.sampled_from([(), (span,)])) for span in spans[:2])
    kind = draw(st.sampled_from(list(StatementKind)))
    content = tuple(sorted(set(spans[2:])))
    document = Document(
        text, sha256(text.encode()), language=draw(st.sampled_from([None, "en", "en-GB", "xx", "../en"]))
    )
    return document, Statement("s", kind, source, cue, content, SourceKind.NAMED, 0.5)


@given(statements())
def test_any_text_is_judged_and_every_span_cuts_it(made: tuple[Document, Statement]) -> None:
    document, statement = made
    judged = judge_certainty(read_utterance(RunningWords(document), statement), None)
    assert all(span.cut(document.text) for span in judged.spans)
