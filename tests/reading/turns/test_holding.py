"""Who has the word at a place."""

from onrecord.reading.actors import Cast, Resolution
from onrecord.reading.turns import holder_of_word, words_of
from onrecord.records import Actor, ActorType, Span, Spans, words
from tests.reading.turns.test_finding import of

TEXT = "Renn: We will pay.\nDR. STRANGE: I will not.\nRenn: Good.\nRenn: Are you here?\n"


def test_a_transcript_gives_the_word_by_turns() -> None:
    document = of(TEXT)
    renn = Actor("renn", "Renn", ActorType.PERSON, ("Renn",), (), (Span(0, 4),))

    def resolve(spans: Spans) -> Resolution:
        return Resolution("renn" if words(TEXT, spans) == "Renn" else None)

    held = words_of(document, Cast((renn,), frozenset({"renn"}), resolve))
    assert [holder_of_word(held, TEXT.index(piece)) for piece in ("We", "I will", "Good")] == ["renn", None, "renn"]
    assert holder_of_word((), 3) is None


def test_a_speech_gives_the_word_to_whoever_gives_it() -> None:
    document = of("I thank you.")
    cast = Cast((), frozenset({"renn"}), lambda _: Resolution(), speech="renn")
    assert holder_of_word(words_of(document, cast), 5) == "renn"
