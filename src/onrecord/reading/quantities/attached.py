"""What stands at a number without a space, and numbers that number a list. The one rule: a code is no figure."""

from decimal import Decimal

from onrecord.reading.quantities.figures import Figure, is_score
from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.tokens import Kind, Sentence, hyphen_at, word_at

_SIGNS = frozenset("/:\\_@#№§¶=*^&")
_LIST_END = 40
_NEAR = 8


def is_glued(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Letters, hyphens and signs without a space: "G7", "F-16", "9/11", "17th", "5:30", "1990s", "007"."""
    token = sentence[figure.first]
    if token.joined and figure.first and _sticks(sentence, figure.first, figure):
        return True
    coded = token.is_number and len(token.text) > 1 and token.text[0] == "0" and token.text[1] not in ".,"
    return coded or (figure.end < len(sentence) and sentence[figure.end].joined and _stuck(sentence, figure, lexicon))


def _stuck(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether what follows without a space makes the number a code, an ordinal or a kind."""
    end = figure.end
    after, beyond = sentence[end], sentence[end + 1] if end + 1 < len(sentence) else None
    if after.is_word or after.kind in {Kind.NUMBER, Kind.FRACTION}:
        return figure.unit is None
    if beyond is None or not beyond.joined:
        return False
    if after.text in _SIGNS:
        return beyond.is_number or after.text != "/"
    if not hyphen_at(sentence, end):
        return False
    if beyond.is_number:
        return not _scores(sentence, figure, end + 1, lexicon)
    return figure.unit is None and lexicon.has("attributive", "kinds", beyond.lower)


def _sticks(sentence: Sentence, first: int, figure: Figure) -> bool:
    """Whether what precedes without a space does."""
    before = sentence[first - 1]
    if before.is_word or before.kind in {Kind.NUMBER, Kind.FRACTION}:
        return True
    if before.text in _SIGNS or (before.text in "+." and before.joined is False and figure.digits):
        return True
    if before.text == "." and first > 1 and before.joined:
        return figure.digits
    if before.text in "-‐‑–" and before.joined and first > 1:
        return not _scores_back(sentence, first)
    return False


def _scores(sentence: Sentence, figure: Figure, at: int, lexicon: Lexicon) -> bool:
    """Whether the number and the one at `at` are the two sides of a vote."""
    if not figure.digits or len(sentence[at].text) > len("1000"):
        return False
    second = Figure(at, at + 1, Decimal(0), Decimal(0))
    return is_score(sentence, figure, second, lexicon) or _votes_near(sentence, figure.first)


def _votes_near(sentence: Sentence, at: int) -> bool:
    near = sentence[max(at - _NEAR, 0) : at + _NEAR]
    return any(token.lower.startswith(("vote", "voting")) for token in near)


def _scores_back(sentence: Sentence, first: int) -> bool:
    """Whether this is the second side of a vote."""
    return sentence[first - 2].is_number and _votes_near(sentence, first)


def is_listed(sentence: Sentence, figure: Figure) -> bool:
    """As in "1.", "2)", "(3)", "[4]" before an item or as a note; a number alone on its line."""
    end = figure.end
    if figure.unit is not None:
        return False
    before = word_at(sentence, figure.first - 1)
    if end == len(sentence):
        return sentence[figure.first].opens and figure.first == 0
    after = sentence[end]
    if before in {"(", "["} and after.text in {")", "]"}:
        return before == "[" or figure.low < _LIST_END
    ends = after.text in {".", ")", "]"} and after.joined
    if after.text == ")" and ends and figure.low < _LIST_END and "(" not in {token.text for token in sentence[:end]}:
        return True
    if figure.first == 0 and ends and end + 1 == len(sentence):
        return True
    beyond = sentence[end + 1] if end + 1 < len(sentence) else None
    item = ends and (beyond is None or not beyond.joined or beyond.opens)
    return sentence[figure.first].opens and (after.opens or item)
