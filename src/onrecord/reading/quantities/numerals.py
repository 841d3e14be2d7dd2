"""One number in words or digits, at one place. The one rule: `low` and `high` are what the words say, no more."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from unicodedata import numeric

from babel.numbers import NumberFormatError, parse_decimal
from text_to_num import text2num  # type: ignore[import-untyped]

from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.tokens import HYPHENS, Kind, Sentence, Token, hyphen_at, word_at

LONGEST_NUMBER = 24
"""Characters of a number in digits; longer ones are codes."""

_MOST_SCALES = 5
"""Tokens of scale after one number; "hundred thousand million million" is no longer a number."""

_ONE = Decimal(1)
_PLACES = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens `first` to `end` (not included). `scale` is the part of its value that "hundred", "million" and their like
    give; `digits` says that it is written in them, `part` that it is a fraction ("a third").
    """

    first: int
    end: int
    low: Decimal
    high: Decimal | None
    scale: Decimal = _ONE
    digits: bool = False
    part: bool = False

    @property
    def single(self) -> Decimal | None:
        """The value, where there is but one."""
        return self.low if self.low == self.high else None

    def times(self, factor: Decimal) -> "Numeral":
        """The same words, worth `factor` times as much."""
        return replace(
            self,
            low=self.low * factor,
            high=None if self.high is None else self.high * factor,
            scale=self.scale * factor,
        )


def may_begin(token: Token, lexicon: Lexicon) -> bool:
    """Whether a number may begin with the token; most tokens say at once that none does."""
    return token.lower in lexicon.openers if token.is_word else token.kind is not Kind.SIGN


def numeral_at(sentence: Sentence, at: int, lexicon: Lexicon, *, money: bool = False) -> Numeral | None:
    """The number that begins at token `at`, if one does. `money` says that a currency stands before it."""
    token = sentence[at]
    if token.is_number or token.kind is Kind.FRACTION:
        return _digits(sentence, at, lexicon, money=money)
    if not token.is_word:
        return None
    if token.lower in lexicon.fractions:
        return _fraction(sentence, at, at, lexicon)
    if lexicon.has("numerals", "words", token.lower):
        return _words(sentence, at, lexicon)
    if lexicon.has("numerals", "articles", token.lower) or lexicon.has("numerals", "vague", token.lower):
        return _after_article(sentence, at, lexicon)
    return _class(sentence, at, lexicon)


def decimal_of(ratio: Fraction) -> Decimal:
    """A fraction to nine places."""
    return (Decimal(ratio.numerator) / Decimal(ratio.denominator)).quantize(_PLACES)


def _share(first: int, end: int, ratio: Fraction) -> Numeral:
    return Numeral(first, end, decimal_of(ratio), decimal_of(ratio), part=True)


def value_of(token: Token) -> Decimal | None:
    """What a number in digits is worth; None where its commas and points are not those of an English number."""
    if token.kind is Kind.FRACTION:
        return _vulgar(token.text)
    plain = token.text.replace("\u00a0", "").replace("\u202f", "").replace("\u2009", "")
    if len(plain) > LONGEST_NUMBER:
        return None
    try:
        value: Decimal = parse_decimal(plain, locale="en", strict="," in plain or "." in plain)
    except NumberFormatError:
        return None
    return value


def _vulgar(text: str) -> Decimal:
    return decimal_of(Fraction(numeric(text)).limit_denominator(10))


def _digits(sentence: Sentence, at: int, lexicon: Lexicon, *, money: bool) -> Numeral | None:
    value = value_of(sentence[at])
    if value is None:
        return None
    end = at + 1
    if sentence[at].is_number and end < len(sentence) and sentence[end].kind is Kind.FRACTION:
        value, end = value + _vulgar(sentence[end].text), end + 1
    elif (ratio := _ratio(sentence, end)) is not None and not sentence[end].joined:
        value, end = value + decimal_of(ratio), end + 3
    elif (ratio := _ratio(sentence, at)) is not None and word_at(sentence, at + 3) == "of":
        return replace(_share(at, at + 3, ratio), digits=True)
    found = Numeral(at, end, value, value, digits=True, part=sentence[at].kind is Kind.FRACTION)
    return _scaled(sentence, found, lexicon, money=money)


def _ratio(sentence: Sentence, at: int) -> Fraction | None:
    """The value of "1/3", a proper fraction in three joined tokens."""
    if at + 2 >= len(sentence) or sentence[at + 1].text != "/" or not sentence[at + 1].joined:
        return None
    above, below = sentence[at], sentence[at + 2]
    if not (above.is_number and below.is_number and below.joined and len(above.text) + len(below.text) <= len("9999")):
        return None
    if not (above.text.isdecimal() and below.text.isdecimal()) or not 0 < int(above.text) < int(below.text):
        return None
    return Fraction(int(above.text), int(below.text))


def _scaled(sentence: Sentence, numeral: Numeral, lexicon: Lexicon, *, money: bool = False) -> Numeral:
    """With the words of scale that follow: "1.2 million", "3 hundred thousand", "$2bn", "two dozen"."""
    found = numeral
    while found.end < min(numeral.end + _MOST_SCALES, len(sentence)):
        at = found.end
        if sentence[at].text in HYPHENS and sentence[at].joined and at + 1 < len(sentence) and sentence[at + 1].joined:
            at += 1
        scale = lexicon.scales.get(sentence[at].lower)
        if scale is None or not _is_scale(sentence, at, lexicon, money=money):
            return found
        found = replace(found.times(scale), end=at + 1, part=False)
    return found


def _is_scale(sentence: Sentence, at: int, lexicon: Lexicon, *, money: bool) -> bool:
    """Whether a word of scale is one: "5m people" is, "5m" alone is a length."""
    token = sentence[at]
    if not lexicon.has("letters", "words", token.lower):
        return True
    if not lexicon.has("letters", "ambiguous", token.lower):
        return token.joined or money or sentence[at - 1].is_number
    if money:
        return True
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    counts = following is not None and following.is_word and not lexicon.has("stops", "words", following.lower)
    return token.joined and (counts or token.lower == "k" or token.text == "M")


def _words(sentence: Sentence, at: int, lexicon: Lexicon) -> Numeral | None:
    """The longest run of number words that text2num takes for one number."""
    end = at + 1
    ends = [end]
    while end < len(sentence) and len(ends) < LONGEST_NUMBER:
        step = end + 1 if sentence[end].text in HYPHENS and sentence[end].joined else end
        if sentence[end].lower == "and" and lexicon.has("numerals", "joins_scale", sentence[end - 1].lower):
            step = end + 1
        if step >= len(sentence) or not lexicon.has("numerals", "words", sentence[step].lower):
            break
        end = step + 1
        ends.append(end)
    for stop in reversed(ends):
        value = _spoken([token.lower for token in sentence[at:stop] if token.is_word])
        if value is not None:
            found = Numeral(at, stop, value, value, scale=_scale_of(sentence, at, stop, lexicon))
            return _with_part(sentence, found, lexicon)
    return None


def _spoken(words: list[str]) -> Decimal | None:
    if "trillion" in words:
        at = words.index("trillion")
        above, below = _spoken(words[:at]) if at else None, _spoken(words[at + 1 :]) if words[at + 1 :] else Decimal(0)
        return None if above is None or below is None else above * Decimal("1e12") + below
    try:
        value = Decimal(text2num(" ".join(words), "en"))
    except ValueError:
        return None
    return value


def _scale_of(sentence: Sentence, first: int, end: int, lexicon: Lexicon) -> Decimal:
    scale = _ONE
    for token in reversed(sentence[first + 1 : end]):
        if token.lower not in lexicon.scales:
            break
        scale *= lexicon.scales[token.lower]
    return scale


def _with_part(sentence: Sentence, found: Numeral, lexicon: Lexicon) -> Numeral:
    """With what follows a number word: "two-thirds", "two and a half million", "three dozen"."""
    at = found.end + 1 if hyphen_at(sentence, found.end) else found.end
    share = lexicon.fractions.get(word_at(sentence, at))
    if share is not None and Fraction(found.low) * share < 1 and not _ordinal(sentence, found, at):
        return _scaled_share(sentence, _share(found.first, at + 1, Fraction(found.low) * share), lexicon)
    if [word_at(sentence, found.end + step) for step in range(3)] == ["and", "a", "half"]:
        half = Decimal("0.5") * found.scale
        found = replace(found, end=found.end + 3, low=found.low + half, high=found.low + half)
    return _scaled(sentence, found, lexicon)


def _ordinal(sentence: Sentence, found: Numeral, at: int) -> bool:
    """Whether "one third" is not a share: "two quarters later", "one fifth-grader"."""
    share = sentence[at].lower
    plural = share.endswith("s") or share == "halves"
    singular = found.low == 1
    follows = word_at(sentence, at + 1)
    named = share.startswith(("quarter", "second")) and follows not in {"of", "the"}
    return plural == singular or (named and not hyphen_at(sentence, found.end))


def _fraction(sentence: Sentence, first: int, at: int, lexicon: Lexicon) -> Numeral | None:
    """As in "Half of", "half the", "a third of", "half a million"; the word at `at`, the first token at `first`."""
    word = sentence[at].lower
    share = lexicon.fractions[word]
    follows = word_at(sentence, at + 1)
    if word == "half" and follows in {"a", "an"} and at + 2 < len(sentence):
        scale = lexicon.scales.get(word_at(sentence, at + 2))
        if scale is not None:
            return _scaled(sentence, replace(_share(first, at + 3, share).times(scale), part=False), lexicon)
    if word == "half" and follows in lexicon.scales and len(follows) > len("bn"):
        return _scaled(sentence, _share(first, at + 1, share), lexicon)
    return None if first == at and word != "half" else _share(first, at + 1, share)


def _scaled_share(sentence: Sentence, share: Numeral, lexicon: Lexicon) -> Numeral:
    """As in "Three quarters of a million"."""
    after = [word_at(sentence, share.end + step) for step in range(3)]
    scale = lexicon.scales.get(after[2]) if after[:2] in (["of", "a"], ["of", "an"]) else None
    return share if scale is None else replace(share.times(scale), end=share.end + 3, part=False)


def _after_article(sentence: Sentence, at: int, lexicon: Lexicon) -> Numeral | None:
    """As in "A hundred", "a dozen", "a third", "a couple of", "a few hundred", "several dozen"."""
    article = lexicon.has("numerals", "articles", sentence[at].lower)
    to = at + 1 if article else at
    word = word_at(sentence, to)
    if article and word in lexicon.fractions and word != "half":
        return _scaled_share(sentence, _share(at, to + 1, lexicon.fractions[word]), lexicon)
    if article and word == "half":
        return _fraction(sentence, at, to, lexicon)
    if article and word in lexicon.scales and not lexicon.has("letters", "words", word):
        words = _words(sentence, to, lexicon) if lexicon.has("numerals", "words", word) else None
        return replace(words, first=at) if words else _scaled(sentence, Numeral(at, to, _ONE, _ONE), lexicon)
    if article and word == "score" and word_at(sentence, to + 1) == "of":
        return Numeral(at, to + 1, Decimal(20), Decimal(20))
    return _vague(sentence, at, to, lexicon)


def _vague(sentence: Sentence, first: int, at: int, lexicon: Lexicon) -> Numeral | None:
    """A couple is two; "several hundred" and "a few dozen" are two hundred and two dozen at the least."""
    word = word_at(sentence, at)
    if word not in lexicon.lists["numerals", "vague"]:
        return None
    end = at + 1
    if word == "couple":
        if first == at or word_at(sentence, end) != "of":
            return None
        scaled = _scaled(sentence, Numeral(first, end + 1, Decimal(2), Decimal(2)), lexicon)
        return scaled if scaled.scale != _ONE else Numeral(first, end, Decimal(2), Decimal(2))
    low = Numeral(first, end, Decimal(2), None)
    scaled = _scaled(sentence, low, lexicon)
    return scaled if scaled.scale != _ONE else None


def _class(sentence: Sentence, at: int, lexicon: Lexicon) -> Numeral | None:
    """As in "Dozens", "scores of", "tens of thousands", "hundreds of millions"."""
    low = lexicon.classes.get(sentence[at].lower)
    if low is None:
        return None
    inner = lexicon.classes.get(word_at(sentence, at + 2)) if word_at(sentence, at + 1) == "of" else None
    if inner is not None:
        return Numeral(at, at + 3, low * inner / 2, None, scale=inner)
    if sentence[at].lower in {"tens", "scores"} and word_at(sentence, at + 1) != "of":
        return None
    return Numeral(at, at + 1, low, None)
