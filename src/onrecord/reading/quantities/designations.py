"""Numbers that count and measure nothing: names, labels, dates, telephone numbers, list numbers. The one rule: whoever
reads the number aloud would not ask "how many?"."""

from decimal import Decimal

from onrecord.reading.quantities.ages import is_age, is_duration
from onrecord.reading.quantities.attached import is_glued, is_listed
from onrecord.reading.quantities.figures import Figure
from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.nouns import is_plural, phrase_from
from onrecord.reading.quantities.tokens import Sentence, hyphen_at, phrase_before, word_at

_SHORTEST_TITLE = 3
_FIRST_YEAR, _LAST_YEAR = Decimal(1500), Decimal(2100)


def names_something(sentence: Sentence, figure: Figure, lexicon: Lexicon, *, counts: bool) -> bool:
    """Whether the number is no figure. `counts` says that a plural noun follows it, so that it may count."""
    if is_glued(sentence, figure, lexicon) or is_listed(sentence, figure):
        return True
    if word_at(sentence, figure.first - 1) == "per":
        return True
    if figure.part and (_no_share(sentence, figure, lexicon) or _share_of_time(sentence, figure, lexicon)):
        return True
    if figure.unit is not None or _led_by_number(sentence, figure.first - 1, lexicon):
        return False
    aged = is_age(sentence, figure, lexicon) or is_duration(sentence, figure, lexicon)
    return aged or (
        _years(sentence, figure) if figure.spans_range else _is_name(sentence, figure, lexicon, counts=counts)
    )


def _is_name(sentence: Sentence, figure: Figure, lexicon: Lexicon, *, counts: bool) -> bool:
    return (
        _labelled(sentence, figure, lexicon, counts=counts)
        or _year(sentence, figure, lexicon, counts=counts)
        or _part_of_name(sentence, figure, lexicon, counts=counts)
        or _no_count(sentence, figure, lexicon, counts=counts)
        or _telephone(sentence, figure, lexicon, counts=counts)
    )


def _no_share(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """As in "a third man", "the second half", "half-brother", "a quarter century": an ordinal, a part of a game."""
    token, last = sentence[figure.first], sentence[figure.end - 1]
    if figure.unit is not None or not token.is_word or last.lower in {"thirds", "quarters", "fifths", "tenths"}:
        return False
    if token.lower not in {"a", "an", "half"}:
        return False
    before, after = word_at(sentence, figure.first - 1), word_at(sentence, figure.end)
    if last.lower == "half" and (
        lexicon.has("apart", "before_ordinal_half", before) or hyphen_at(sentence, figure.end)
    ):
        return True
    compared = phrase_before(lexicon.before, sentence, figure.first) is not None
    opens = figure.first == 0 and last.lower == "half"
    return not (
        compared or opens or lexicon.has("apart", "after_share", after) or lexicon.has("apart", "before_share", before)
    )


def _share_of_time(sentence: Sentence, figure: Figure, lexicon: Lexicon) -> bool:
    """As in "Three quarters of an hour"."""
    words = [word_at(sentence, figure.end + step) for step in range(3)]
    return words[0] == "of" and words[1] in {"a", "an", "the"} and lexicon.has("rates", "time_units", words[2])


def _labelled(sentence: Sentence, figure: Figure, lexicon: Lexicon, *, counts: bool) -> bool:
    """As in "Article 5", "No. 10", "Group of 7", "per 100,000"."""
    at = figure.first - 1
    if at < 0 or figure.scaled:
        return False
    if sentence[at].text == "." and at and sentence[at].joined:
        at -= 1
    label = sentence[at]
    if label.lower == "every" or label.text in lexicon.lists["names", "symbols"]:
        return True
    if label.lower == "of" and at and sentence[at - 1].text in {"Group", "Gang"}:
        return True
    if not lexicon.has("names", "labels", label.lower):
        return False
    return (label.capital and at > 0) or not counts


def _led_by_number(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the word at `at` is a verb: "the dead number 19", "the crew numbers seven"."""
    if at < len(("the", "dead")) or not lexicon.has("apart", "determiners", sentence[at - 2].lower):
        return False
    counted = sentence[at - 1]
    several = is_plural(counted, lexicon) or lexicon.has("nouns", "tallies", counted.lower)
    return sentence[at].lower == ("number" if several else "numbers")


def _year(sentence: Sentence, figure: Figure, lexicon: Lexicon, *, counts: bool) -> bool:
    token = sentence[figure.first]
    if not token.text.isdecimal() or len(token.text) != len("2000") or figure.scaled:
        return False
    likely = _FIRST_YEAR <= figure.low <= _LAST_YEAR
    return likely and (not counts or lexicon.has("apart", "before_year", word_at(sentence, figure.first - 1)))


def _years(sentence: Sentence, figure: Figure) -> bool:
    """As in "2019–20", "2021 to 2023"."""
    token = sentence[figure.first]
    return token.text.isdecimal() and len(token.text) == len("2000") and _FIRST_YEAR <= figure.low <= _LAST_YEAR


def _part_of_name(sentence: Sentence, figure: Figure, lexicon: Lexicon, *, counts: bool) -> bool:
    """As in "Boeing 737", "Apollo 11", "Formula One", "the new 787 jets"."""
    token, before = sentence[figure.first], sentence[figure.first - 1] if figure.first else None
    if before is None or figure.scaled:
        return False
    if figure.digits:
        small = token.text.isdecimal() and len(token.text) <= len("9999")
        make = lexicon.has("names", "makes", before.lower) or lexicon.has("names", "model_adjectives", before.lower)
        named = before.capital and figure.first > 1 and not before.opens and not counts
        return small and (named or (make and len(token.text) <= len("999") and not before.text.isupper()))
    words = sum(one.is_word for one in sentence)
    titled = words > _SHORTEST_TITLE and sum(one.capital for one in sentence) * 2 > words
    return token.capital and not token.opens and not _begins(sentence, figure.first) and not (titled and counts)


def _begins(sentence: Sentence, at: int) -> bool:
    """Whether only marks stand before token `at`, or a quotation or a colon opens there."""
    return at == 0 or sentence[at - 1].text in "“\"‘'«(:—–"


def _no_count(sentence: Sentence, figure: Figure, lexicon: Lexicon, *, counts: bool) -> bool:
    """As in "One another", "hundred" without a number, "three times as many", "zero tolerance"."""
    word, after = sentence[figure.first].lower, word_at(sentence, figure.end)
    before = word_at(sentence, figure.first - 1)
    if (word in lexicon.scales and sentence[figure.first].is_word) or lexicon.has("apart", "clock", after):
        return True
    if word == "one" and figure.end == figure.first + 1:
        alone = phrase_from(sentence, figure.end, lexicon, plural=False) is None
        return alone or lexicon.has("one", "before", before) or lexicon.has("one", "after", after)
    if word in {"zero", "nought"}:
        return not counts
    beyond = word_at(sentence, figure.end + 1)
    return lexicon.has("apart", "times", after) and (
        lexicon.has("apart", "after_times", beyond) or beyond.endswith("er")
    )


def _telephone(sentence: Sentence, figure: Figure, lexicon: Lexicon, *, counts: bool) -> bool:
    """Groups of digits side by side, or digits after "call" and its like."""
    if not figure.digits or counts:
        return False
    token = sentence[figure.first]
    near = [sentence[at] for at in (figure.first - 1, figure.end) if 0 <= at < len(sentence)]
    if any(one.is_number for one in near) or (len(token.text) >= len("10000") and token.text.isdecimal()):
        return True
    before = sentence[max(figure.first - 3, 0) : figure.first]
    return any(lexicon.has("names", "telephone", token.lower) for token in before[-2:]) and not figure.scaled
