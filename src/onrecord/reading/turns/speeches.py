"""Speeches in a text that is no transcript: a label that comes once, and much talk behind it. The one rule: whoever has
the word in a speech is named with an office or a given name, and speaks of "us" and "me".
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import load_lexicon
from onrecord.reading.sentences import split_sentences
from onrecord.reading.turns.labels import Form, Label, nouns_of_bodies
from onrecord.reading.turns.weighing import Weighed, is_place

_LEAST = 40
"""Words of a speech."""
_LOOKED_AT = 12
"""Sentences of a speech that are looked at."""
_PERSONAL = 0.25
"""The least share of them that speak of the speaker."""
_FULL = 2
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_FIRST = frozenset(word + ending for word in ("i", "we") for ending in ("", "'m", "'re", "'ve", "'d", "'ll")) | {
    "me",
    "my",
    "our",
    "ours",
    "us",
}
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def find_speeches(text: str, labels: Sequence[Label]) -> Weighed | None:
    """The labels of speeches, each of which goes on to the next label; None where there are none."""
    real = tuple(label for label in labels if not label.nobody and not is_place(text, label))
    ends = dict(pairwise(real))
    speakers = frozenset(
        label
        for label in real
        if _names_person(text, label) and _is_speech(text, label, ends[label].start if label in ends else len(text))
    )
    return Weighed(real, speakers, formal=False, speeches=True) if speakers else None


def _names_person(text: str, label: Label) -> bool:
    """Whether a label ends in a person's full name, which an office or a given name shows to be one."""
    if label.nameless or label.form is Form.WORD or "," in text[label.span.end : label.end].split(":", 1)[0]:
        return False
    words = [word for part in label.span.cut(text).split() for word in folded(part)]
    name, lexicon = words[-_FULL:], load_lexicon()
    if len(name) < _FULL or not nouns_of_bodies().isdisjoint(name) or not lexicon.roles.isdisjoint(name):
        return False
    given = lexicon.feminine_names | lexicon.masculine_names
    office = label.titled or not lexicon.roles.isdisjoint(words[:-_FULL])
    return (office and len(words) > _FULL) or not given.isdisjoint(words[:-1])


def _is_speech(text: str, label: Label, end: int) -> bool:
    """Whether what follows a label is somebody's own talk, and does not tell of the speaker."""
    said = _QUOTED.sub("", text[label.end : end])
    words = [word.casefold().replace("’", "'") for word in _WORD.findall(said)]
    if len(words) < _LEAST or label.key in words:
        return False
    sentences = [sentence.cut(said) for sentence in split_sentences(said)][:_LOOKED_AT]
    personal = sum(
        not _FIRST.isdisjoint(word.casefold().replace("’", "'") for word in _WORD.findall(sentence))
        for sentence in sentences
    )
    return personal >= _PERSONAL * len(sentences)
