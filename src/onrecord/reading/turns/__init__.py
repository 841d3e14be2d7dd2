"""Transcripts: who has the word without a cue, because a label says so."""

from onrecord.reading.turns.attributing import Spoken, by_turns
from onrecord.reading.turns.finding import Turn, find_turns
from onrecord.reading.turns.holding import Held, holder_of_word, words_of

__all__ = ["Held", "Spoken", "Turn", "by_turns", "find_turns", "holder_of_word", "words_of"]
