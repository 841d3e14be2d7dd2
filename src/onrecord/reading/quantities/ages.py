"""Ages and lengths of time, which are times and no figures. The one rule: this is asked only of what no time holds."""

from onrecord.reading.quantities.figures import Figure
from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.tokens import Sentence, Token, hyphen_at, word_at

_OLDEST = 120
_CLOSES = frozenset(",;.)—–-")
_LISTS = frozenset({",", "and", "or"})
_AGES = frozenset({"aged", "age", "ages"})
_ENDINGS = frozenset({"dies", "died", "dead", "dying"})
_EPOCHS = frozenset({"centuries", "century", "millennia"})


def is_age(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """As in "aged 55", "Ilja Born, 54, said", "at the age of 78", "older than 50", "dies at 97"."""
    at, end = figure.first, figure.end
    after = sentence[end].text if end < len(sentence) else "."
    young = figure.digits and figure.low < _OLDEST
    if young and at > 1 and sentence[at - 1].text == "," and sentence[at - 2].capital and after in _CLOSES:
        return True
    if young and at > 1 and sentence[at - 1].lower == "at" and sentence[at - 2].lower in _ENDINGS:
        return True
    near = (word_at(sentence, at - 2), word_at(sentence, at - 1))
    if near in {("age", "of"), ("older", "than"), ("younger", "than")}:
        return True
    while at and _in_list(sentence[at - 1], lexicon):
        at -= 1
    return word_at(sentence, at - 1) in _AGES


def _in_list(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.text in _LISTS
        or lexicon.has("apart", "ages", token.lower)
        or (token.is_number and len(token.text) <= len("99"))
    )


def is_duration(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """As in "three years", "a 10-day truce", "tens of months"."""
    at = figure.end
    word = word_at(sentence, at + (word_at(sentence, at) == "of" or hyphen_at(sentence, at)))
    return word in _EPOCHS or any(lexicon.has("rates", "time_units", one) for one in (word, word.removesuffix("s")))
