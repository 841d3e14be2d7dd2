"""A statement with its words: the piece of content that counts, and the sentence with the main proposition."""

import pytest

from onrecord.reading.certainty import RunningWords, read_utterance
from tests.reading.conftest import Make

TEXT = "“Shut? It is open. It was shut,” Voss said. “We looked,” she added."


@pytest.mark.parametrize(
    ("cue", "content", "piece", "main"),
    [
        ("said", "Shut? It is open.", "Shut? It is open.", "It is open ."),
        ("said", "Shut?", "Shut?", "Shut ?"),
        ("added", "It is open. … We looked,", "We looked,", "We looked ,"),
        ("said", "It was shut, … We looked,", "It was shut,", "It was shut ,"),
        ("", "It is open. … We looked,", "It is open.", "It is open ."),
    ],
)
def test_the_piece_nearest_to_the_cue_and_what_it_mainly_says(
    make: Make, cue: str, content: str, piece: str, main: str
) -> None:
    document, statement = make(TEXT, "", cue, content)
    utterance = read_utterance(RunningWords(document), statement)
    assert utterance.piece.cut(TEXT) == piece
    assert " ".join(word.span.cut(TEXT) for word in utterance.main_sentence) == main
