"""What percentages, money and measures are of: what a share is of, what money is for, what fell by so much. The one
rule: what follows the figure wins over what stands before it."""

from onrecord.reading.quantities.figures import Figure
from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.nouns import NounPhrase, phrase_before, phrase_from, subject_of
from onrecord.reading.quantities.pieces import Counted, befell, merged, subject_before
from onrecord.reading.quantities.surroundings import rate_at
from onrecord.reading.quantities.tokens import Sentence, hyphen_at, word_at

_FOR = frozenset({"for", "on"})
_APPOSED = frozenset({",", "-", "–", "—", ":"})


def measured_by(sentence: Sentence, figure: Figure, before: Counted, lexicon: Lexicon) -> Counted:
    """What a share is of, what money is for, what fell by so much."""
    phrase = None if word_at(sentence, figure.first - 1) == "within" else _behind(sentence, figure, lexicon)
    if phrase is not None:
        return _measured_with(sentence, figure, phrase, lexicon)
    chained = (
        lexicon.has("measured", "chained", word_at(sentence, figure.first - 1)) and 0 < before.end >= figure.first - 2
    )
    compared = lexicon.has("measured", "compared", word_at(sentence, figure.end))
    if before.noun and (chained or compared):
        return Counted(before.noun, None, figure.end, before.noun)
    found = [piece for piece in _in_front(sentence, figure, lexicon) if piece is not None]
    pieces = tuple(sorted({(piece.first, piece.end) for piece in found}))
    return Counted(pieces, None, figure.end, pieces)


def _behind(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> NounPhrase | None:
    """As in "of public expenditure", "in aid", "on a tram line"; or a noun at once ("a 20% stake")."""
    at = figure.end
    if rate_at(sentence, at, lexicon, near=True):
        at += 2
    word, after = word_at(sentence, at), word_at(sentence, at + 1)
    if word == "worth" and after == "of":
        at, word = at + 1, after
    if word == "of" or (figure.part and word in {"the", "its", "their", "all"}):
        return phrase_from(sentence, at, lexicon, plural=True)
    if figure.money and (word in _FOR or (word == "in" and not _fixed(sentence, at + 1, lexicon))):
        return phrase_from(sentence, at + 1 + (after in {"a", "an"}), lexicon, plural=True)
    apart = (
        lexicon.has("measured", "directions", word) or lexicon.has("stops", "determiners", word) or word.endswith("ly")
    )
    if at >= len(sentence) or at > figure.end or apart:
        return None
    return phrase_from(sentence, at + hyphen_at(sentence, at), lexicon, plural=False)


def _fixed(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether "in" leads to a time or a place and not to what the money is for."""
    if at >= len(sentence) or not sentence[at].is_word:
        return True
    word = sentence[at].lower
    named = lexicon.has("stops", "determiners", word) or lexicon.has("numerals", "words", word) or sentence[at].capital
    return named or word in {"a", "an", "spring", "summer", "autumn", "winter", "early", "late"}


def _in_front(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> tuple[NounPhrase | None, ...]:
    """The noun before the figure ("a loss of $6 billion", "sales fell 35%"), and the clause's subject for a measure."""
    left = subject_before(sentence, figure, lexicon)
    before = word_at(sentence, figure.first - 1)
    if left is None and (before in _APPOSED or lexicon.has("measured", "before", before)):
        left = phrase_before(sentence, figure.first - 1, lexicon)
        if left is not None and (_mean(sentence, left, lexicon) or not _leads(sentence, left, before, lexicon)):
            left = None
    subject = subject_of(sentence, figure.first, lexicon)
    if left is None or (figure.unit is not None and not figure.money and figure.unit != "percent"):
        return left, subject if left is None or not _overlap(left, subject) else None
    return (left,)


def _mean(sentence: Sentence, phrase: NounPhrase, lexicon: Lexicon) -> bool:
    """As in "An average of", "a total of": no thing of their own."""
    return lexicon.has("nouns", "averages", sentence[phrase.head].lower)


def _leads(sentence: Sentence, phrase: NounPhrase, before: str, lexicon: Lexicon) -> bool:
    """Whether a phrase before "at", "on", "to" or "by" is surely a noun: after an article, or a name."""
    article = word_at(sentence, phrase.first - 1)
    sure = lexicon.has("stops", "determiners", article) or article in {"a", "an"} or sentence[phrase.first].capital
    return sure or before not in {"at", "on", "to", "by"}


def _overlap(one: NounPhrase, other: NounPhrase | None) -> bool:
    return other is not None and one.first < other.end and other.first < one.end


def _measured_with(sentence: Sentence, figure: Figure, phrase: NounPhrase, lexicon: Lexicon) -> Counted:
    happened = befell(sentence, phrase.end, lexicon) if figure.part or figure.unit == "percent" else None
    piece = (phrase.first, phrase.end)
    pieces = [piece, *([happened] if happened else [])]
    unit = sentence[phrase.head].lower if figure.part else None
    return Counted(merged(pieces), unit, happened[1] if happened else phrase.end, (piece,))
