"""A statement with its words, for all that is asked of them. The one rule: the words are looked up once, here."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.certainty.framing import Frame, cue_frame
from onrecord.reading.certainty.running import RunningWords
from onrecord.reading.certainty.wording import Word, touched
from onrecord.records import Span, Statement

LONGEST = 1200
"""Characters of a content that are looked at."""
NEAR = 300
"""Characters before the nearest piece of content in which its sentence may have begun."""
ASKS = "?"
STOPS = ".!?"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement, the frame that its cue puts around it, the piece of its content that is nearest to the cue, and the
    content's words, sentence by sentence from that piece on."""

    words: RunningWords
    statement: Statement
    frame: Frame
    piece: Span
    sentences: tuple[Sequence[Word], ...]

    @property
    def main_sentence(self) -> Sequence[Word]:
        """The content's words in the sentence that holds the main proposition: the first that does not merely ask."""
        stands = (words for words in self.sentences if all(word.form != ASKS for word in words[-2:]))
        return next(stands, self.sentences[0] if self.sentences else ())


def read_utterance(words: RunningWords, statement: Statement) -> Utterance:
    """A statement as its document's words have it."""
    piece = nearest_piece(words.text, statement)
    start = max(statement.content[0].start, piece.start - NEAR)
    stretch = Span(start, min(statement.content[-1].end, piece.start + LONGEST))
    ours = (
        [sentence[number] for number in sorted(touched(sentence, statement.content))]
        for sentence in words.sentences(stretch)
        if sentence[-1].span.end > piece.start
    )
    return Utterance(words, statement, cue_frame(words, statement), piece, tuple(held for held in ours if held))


def nearest_piece(text: str, statement: Statement) -> Span:
    """The piece of content that is nearest to the cue: the fewest full stops between, then the fewest characters."""
    if not statement.cue or len(statement.content) == 1:
        return statement.content[0]
    cue = statement.cue[0]

    def distance(span: Span) -> tuple[int, int, int]:
        start, end = sorted((span.start, cue.end)) if span.start >= cue.end else (min(span.end, cue.start), cue.start)
        between = text[start : min(end, start + LONGEST)]
        return sum(between.count(mark) for mark in STOPS), end - start, span.start

    return min(statement.content, key=distance)
