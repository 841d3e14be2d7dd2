"""What a figure counts, as pieces of the text, and two ways to find one: what befell those counted, and the subject
of a verb of change. The one rule: a piece never leaves its clause."""

from dataclasses import dataclass

from onrecord.reading.quantities.figures import Figure
from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.nouns import NounPhrase, phrase_before
from onrecord.reading.quantities.tokens import Sentence, word_at

Piece = tuple[int, int]
"""Tokens from and to, the last not included."""

_REACH = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """The pieces, tokens from and to, in the order of the text; `unit` is the noun that is counted, where there is one,
    `noun` the pieces without what befell those counted, and `end` the token after all that belongs to the figure."""

    pieces: tuple[Piece, ...] = ()
    unit: str | None = None
    end: int = 0
    noun: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.pieces)


def merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Pieces with those that touch made one."""
    joined: list[Piece] = []
    for first, end in pieces:
        if joined and joined[-1][1] == first:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return tuple(joined)


def befell(sentence: Sentence, at: int, lexicon: Lexicon) -> Piece | None:
    """As in "Were killed or injured" after a noun: the participles."""
    stop = min(at + _REACH, len(sentence))
    if at < stop and sentence[at].lower in lexicon.lists["stops", "relatives"]:
        at += 1
    bare = at
    while at < stop and lexicon.has("stops", "auxiliaries", sentence[at].lower):
        at += 1
    if at >= stop or not lexicon.has("events", "past", sentence[at].lower):
        return None
    end = at + 1
    while word_at(sentence, end) in {"or", "and"} and lexicon.has("events", "past", word_at(sentence, end + 1)):
        end += 2
    if lexicon.has("events", "particles", word_at(sentence, end)) and sentence[end - 1].lower in {
        "shot",
        "blown",
        "wiped",
    }:
        end += 1
    return None if at == bare and _has_object(sentence, end, lexicon) else (at, end)


def _has_object(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows a participle makes it the verb of a clause: "the two sides exchanged 95 prisoners"."""
    word = word_at(sentence, at)
    number = at < len(sentence) and sentence[at].is_number
    return (
        number
        or lexicon.has("stops", "determiners", word)
        or word in {"a", "an"}
        or lexicon.has("numerals", "words", word)
    )


def subject_before(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> NounPhrase | None:
    """The noun phrase before the verb of change or state that leads to the figure."""
    at = figure.first
    verb = False
    for _ in range(_REACH):
        word = word_at(sentence, at - 1)
        is_verb = lexicon.has("changes", "verbs", word) or (word.endswith("ed") and len(word) > len("need"))
        if not is_verb and not lexicon.has("changes", "between", word):
            break
        verb, at = verb or is_verb, at - 1
    return phrase_before(sentence, at, lexicon) if verb else None
