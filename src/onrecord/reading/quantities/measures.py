"""What stands with a number: percent, money, units of measure. The one rule: a unit is named as ISO 4217 and CLDR
name it."""

from dataclasses import dataclass

from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.tokens import Sentence, hyphen_at, phrase_at


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the tokens that say it; `money` where it is a currency."""

    first: int
    end: int
    name: str
    money: bool = False


def currency_before(sentence: Sentence, at: int, lexicon: Lexicon) -> Unit | None:
    """As in "$", "US$", "EUR", "Rs" just before token `at`."""
    if not at:
        return None
    sign = sentence[at - 1]
    code = lexicon.symbols.get(sign.text)
    if code is not None:
        letters = sentence[at - 2] if at > 1 and sign.joined else None
        country = lexicon.dollars.get(letters.text.replace(".", "")) if letters and sign.text == "$" else None
        if letters is not None and (country or letters.text in lexicon.codes or letters.text in {"GB", "US"}):
            return Unit(at - 2, at, country or code, money=True)
        return Unit(at - 1, at, code, money=True)
    if sign.is_word and (sign.text in lexicon.codes or sign.text in lexicon.letters):
        return Unit(at - 1, at, lexicon.letters.get(sign.text, sign.text), money=True)
    if sign.text == "." and at > 1 and sentence[at - 2].text == "Rs":
        return Unit(at - 2, at, lexicon.letters["Rs"], money=True)
    return None


def unit_after(sentence: Sentence, at: int, lexicon: Lexicon, *, digits: bool) -> Unit | None:
    """Percent, a currency's name or a unit of measure from token `at` on, with or without a hyphen before."""
    start = at + 1 if hyphen_at(sentence, at) else at
    if start >= len(sentence):
        return None
    found = phrase_at(lexicon.percent, sentence, start)
    if found and (sentence[start].lower != "pc" or digits):
        return Unit(start, found[0], found[1])
    return _currency_after(sentence, start, lexicon) or _measure(sentence, start, lexicon, digits=digits)


def _currency_after(sentence: Sentence, at: int, lexicon: Lexicon) -> Unit | None:
    sign = sentence[at]
    if sign.text in lexicon.symbols and not (at + 1 < len(sentence) and sentence[at + 1].is_number):
        return Unit(at, at + 1, lexicon.symbols[sign.text], money=True)
    if sign.text in lexicon.codes:
        return Unit(at, at + 1, sign.text, money=True)
    found = phrase_at(lexicon.currencies, sentence, at)
    if found is None or (sign.lower in {"pound", "pounds"} and _weighs(sentence, at, found[0])):
        return None
    if sign.lower == "won" and found[0] < len(sentence) and not _ends_phrase(sentence, found[0], lexicon):
        return None
    return Unit(at, found[0], found[1], money=True)


def _weighs(sentence: Sentence, at: int, end: int) -> bool:
    """Whether pounds are a weight: "500 pounds of explosives", "weighing 30 pounds"; pounds of nothing are money."""
    of = end < len(sentence) and sentence[end].lower in {"of", "heavier", "lighter"}
    return of or any(token.lower.startswith("weigh") for token in sentence[max(at - 6, 0) : at])


def _measure(sentence: Sentence, at: int, lexicon: Lexicon, *, digits: bool) -> Unit | None:
    token = sentence[at]
    found = phrase_at(lexicon.units, sentence, at)
    if found is not None:
        return Unit(at, found[0], found[1])
    if digits and token.text in lexicon.joined_units and (token.joined or _ends_phrase(sentence, at + 1, lexicon)):
        return Unit(at, at + 1, lexicon.joined_units[token.text])
    return None


def _ends_phrase(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether no noun and no article follows."""
    if at >= len(sentence) or not sentence[at].is_word:
        return True
    word = sentence[at].lower
    return (
        lexicon.has("stops", "words", word)
        and not lexicon.has("stops", "determiners", word)
        and word not in {"a", "an"}
    )


def repeated(sentence: Sentence, end: int, money: Unit, lexicon: Lexicon) -> int:
    """The token after a currency that is named again: "$99 (USD)", "$9.99 US dollars", "$5.9 billion dollars"."""
    opens = end + 1 if end + 2 < len(sentence) and sentence[end].text == "(" and sentence[end + 2].text == ")" else end
    if opens >= len(sentence):
        return end
    again = _currency_after(sentence, opens, lexicon)
    if again is None or (again.name != money.name and not sentence[opens].text.isupper()):
        return end
    return end if opens == end + 1 and again.name != money.name else again.end
