"""How surely the speaker says it, from the words and, where they are silent, from the encoder. Pure."""

from onrecord.reading.certainty.judging import judge_certainty
from onrecord.reading.certainty.running import RunningWords
from onrecord.reading.certainty.utterances import Utterance, read_utterance

__all__ = ["RunningWords", "Utterance", "judge_certainty", "read_utterance"]
