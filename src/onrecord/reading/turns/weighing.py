"""Whether a text is a transcript, and which of its labels are speakers'. The one rule: one wrong speaker is worse than
a hundred missed; labels must come again, and what follows them must be talk."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.reading.actors.folding import folded
from onrecord.reading.actors.lexicon import load_lexicon
from onrecord.reading.turns.labels import Form, Label, listed

_TURNS = 3
"""Turns of speakers who come again that make a transcript."""
_AGAIN = {Form.SURE: 2, Form.NAME: 2, Form.WORD: 3}
"""How often a label must come, by its form, to be a speaker's for itself."""
_TALK, _SENTENCES, _WORDS = 0.35, 0.6, 2.0
"""Least share of turns with a first or second person or a question, and that end as sentences do; words of a turn."""
_DENSE = 0.2
"""Least share of paragraphs between the first label and the last that begin with one."""
_LOOKED_AT = 600
"""Characters of a turn that are looked at."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_NAMES = re.compile(r"[^\W_]+")
_ENDS = (".", "!", "?", "…", "”", '"', "’", "'", ")", "]", "-", "–", "—", "*")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The labels of a text in their order. Whoever speaks behind those not in `speakers` is not known. `formal` says
    that the labels are those of a record, in capitals or with titles, in which nobody narrates, `speeches` that each
    speaker has the word to the next label."""

    labels: tuple[Label, ...]
    speakers: frozenset[Label]
    formal: bool
    speeches: bool = False


def weigh(text: str, labels: Sequence[Label]) -> Weighed | None:
    """The labels of a transcript; None where the text is none."""
    real = [label for label in labels if not label.nobody and not is_place(text, label)]
    counts = Counter(label.key for label in real)
    strongest = {key: max(label.form for label in real if label.key == key) for key in counts if counts[key] > 1}
    coming = {key for key, form in strongest.items() if counts[key] >= _AGAIN[form]} - _alone(real, counts)
    recurring = [label for label in real if label.key in coming]
    if len(recurring) < _TURNS or not _is_talk(text, labels, recurring) or not _is_dense(text, recurring):
        return None
    if not _takes_turns(real, coming):
        return None
    return _admitted(text, labels, real, coming)


def _admitted(text: str, labels: Sequence[Label], real: Sequence[Label], coming: set[str]) -> Weighed:
    """Labels with those that come once, where they look like the others: in a transcript somebody may speak once."""
    recurring = [label for label in real if label.key in coming]
    shouted = _mostly(label.shouted for label in recurring)
    inline = _mostly(label.inline for label in recurring)

    words = Counter(_NAMES.findall(text))

    def may_speak(label: Label) -> bool:
        if label.form is not Form.SURE and (label.shouted != shouted or label.inline > inline):
            return False
        once = not label.letter and label.inline <= inline and (label.form is Form.SURE or label.shouted)
        return label.key in coming or once or (label.form is Form.NAME and _is_called(text, label, words))

    speakers = frozenset(label for label in real if may_speak(label))
    start = min(label.start for label in speakers)
    within = tuple(
        label
        for label in labels
        if label.start >= start and (label in speakers or not label.inline or (inline and label.form > Form.WORD))
    )
    formal = shouted or any(label.letter for label in recurring) or _mostly(label.titled for label in recurring)
    return Weighed(within, speakers, formal)


def _is_called(text: str, label: Label, words: Counter[str]) -> bool:
    """Whether somebody is called so: by a given name that many bear, or elsewhere in the text too."""
    name = _NAMES.findall(label.span.cut(text))
    lexicon = load_lexicon()
    given = any(word.casefold() in lexicon.feminine_names | lexicon.masculine_names for word in name[:-1])
    return given or (len(name[-1]) > 1 and words[name[-1]] > 1)


def _mostly(given: Iterable[bool]) -> bool:
    held = list(given)
    return sum(held) * 2 > len(held)


def _alone(real: Sequence[Label], counts: Counter[str]) -> set[str]:
    """Letters that lack their other: "A." without "Q." counts points of a list."""
    letters = {label.key for label in real if label.letter}
    if {"q", "a"} <= letters and min(counts["q"], counts["a"]) > 1:
        return set()
    return letters if "q" not in letters or len(letters) == 1 else letters - {"q"} if counts["q"] > 1 else letters


def _takes_turns(real: Sequence[Label], coming: set[str]) -> bool:
    """Whether the word goes to and fro; the only speaker with a label must have one that can be nothing else."""
    keys = [label.key for label in real]
    changes = sum(one != other for one, other in pairwise(keys))
    return changes > 1 or all(label.form is Form.SURE for label in real if label.key in coming)


def is_place(text: str, label: Label) -> bool:
    """Whether a label is a country's, a capital's: a digest gives its news so."""
    if label.form is Form.SURE:
        return False
    lexicon = load_lexicon()
    words = folded(label.span.cut(text))
    return words in lexicon.states or words in lexicon.capitals or words in lexicon.peoples


def _is_talk(text: str, labels: Sequence[Label], recurring: Sequence[Label]) -> bool:
    """Whether what follows the labels are sentences in which people speak to one another."""
    follows = {one: other.start for one, other in pairwise(labels)}
    personal = ended = words = 0
    for label in recurring:
        said = text[label.end : min(follows.get(label, len(text)), label.end + _LOOKED_AT)].strip()
        found = [word.casefold().replace("’", "'") for word in _WORD.findall(said)]
        personal += "?" in said or not listed("persons").isdisjoint(found)
        first = said.split("\n", 1)[0].rstrip()
        ended += first.endswith(_ENDS) or len(said) > _LOOKED_AT // 2
        words += len(found)
    turns = len(recurring)
    return personal >= _TALK * turns and ended >= _SENTENCES * turns and words >= _WORDS * turns


def _is_dense(text: str, recurring: Sequence[Label]) -> bool:
    """Whether much of the text between the first label and the last begins with one: an exchange that an article only
    quotes is followed by other things."""
    if any(label.inline for label in recurring):
        return True
    between = text[recurring[0].start : recurring[-1].start]
    paragraphs = sum(1 for line in between.split("\n") if line.strip())
    return len(recurring) >= _DENSE * paragraphs
