"""A number with its range and unit, at one place. The one rule: two numbers are one figure only where the words join
them."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from onrecord.reading.quantities.lexicon import Lexicon
from onrecord.reading.quantities.measures import Unit, currency_before, repeated, unit_after
from onrecord.reading.quantities.numerals import Numeral, decimal_of, may_begin, numeral_at
from onrecord.reading.quantities.tokens import Sentence, word_at

_DASHES = frozenset("-‐‑–—−")
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_LOOK_BACK = 7
_LONGEST_SIGN = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """Tokens `first` to `end` (not included) of one figure, comparison and unit included once they are found."""

    first: int
    end: int
    low: Decimal
    high: Decimal | None
    unit: str | None = None
    money: bool = False
    digits: bool = False
    part: bool = False
    scaled: bool = False
    spans_range: bool = False
    comparison: str | None = None

    @property
    def plural(self) -> bool:
        """Whether what is counted is many."""
        return self.low != 1 or self.high != 1


def figure_at(sentence: Sentence, at: int, lexicon: Lexicon) -> Figure | None:
    """The figure whose first number begins at token `at`: alone, or the first of a range."""
    first = _measured(sentence, at, lexicon)
    if first is None:
        return None
    return _ranged(sentence, first, lexicon) or _proportion(sentence, first, lexicon) or first


def _measured(sentence: Sentence, at: int, lexicon: Lexicon) -> Figure | None:
    """One number with its unit."""
    if not may_begin(sentence[at], lexicon):
        return None
    before = currency_before(sentence, at, lexicon)
    numeral = numeral_at(sentence, at, lexicon, money=before is not None)
    if numeral is None:
        return None
    figure = _plain(numeral)
    if before is not None:
        end = repeated(sentence, figure.end, before, lexicon)
        return replace(figure, first=before.first, end=end, unit=before.name, money=True)
    half = figure.part and word_at(sentence, figure.end - 1) == "half" and word_at(sentence, figure.end) in {"a", "an"}
    skipped = half or (figure.high is None and word_at(sentence, figure.end) == "of")
    after = unit_after(sentence, numeral.end + skipped, lexicon, digits=numeral.digits)
    return _signed(sentence, figure if after is None else _with_unit(figure, after))


def _signed(sentence: Sentence, figure: Figure) -> Figure:
    """As in "Minus 22 degrees", "−5%"; a plain hyphen is a sign only before a unit."""
    at = figure.first - 1
    if at < 0 or figure.high is None:
        return figure
    token = sentence[at]
    loose = not token.joined and sentence[figure.first].joined
    if token.lower == "minus" or (loose and (token.text == "−" or (token.text == "-" and figure.unit is not None))):
        return replace(figure, first=at, low=-figure.high, high=-figure.low)
    return figure


def _plain(numeral: Numeral) -> Figure:
    return Figure(
        numeral.first,
        numeral.end,
        numeral.low,
        numeral.high,
        digits=numeral.digits,
        part=numeral.part,
        scaled=numeral.scale != 1,
    )


def _with_unit(figure: Figure, unit: Unit) -> Figure:
    return replace(figure, end=unit.end, unit=unit.name, money=unit.money)


def _ranged(sentence: Sentence, first: Figure, lexicon: Lexicon) -> Figure | None:
    """As in "10 to 15", "$2–3bn", "between 3 and 5 million", "two or three"."""
    link = first.end
    if link + 1 >= len(sentence) or first.high is None:
        return None
    start = link + 1
    second = _second(sentence, start, lexicon, first)
    if second is None or second.high is None or first.part != second.part:
        return None
    if not _links(sentence, first, second, lexicon):
        change = sentence[link].lower == "to" and first.unit is None and second.unit is not None
        return replace(first, unit=second.unit, money=second.money) if change else None
    low = _carried(sentence, first, second, lexicon)
    if low >= second.high or {first.unit, second.unit} - {None, first.unit or second.unit}:
        return None
    return replace(
        second,
        first=first.first,
        low=low,
        unit=first.unit or second.unit,
        money=first.money or second.money,
        spans_range=True,
    )


def _second(sentence: Sentence, at: int, lexicon: Lexicon, first: Figure) -> Figure | None:
    """The number after the link; a currency may be said again, or only before the first."""
    start = at
    while start < len(sentence) and start < at + _LONGEST_SIGN and currency_before(sentence, start + 1, lexicon):
        start += 1
    if start >= len(sentence):
        return None
    found = _measured(sentence, start, lexicon)
    if found is not None and first.money and not found.money:
        numeral = numeral_at(sentence, start, lexicon, money=True)
        found = _plain(numeral) if numeral is not None else found
        after = unit_after(sentence, found.end, lexicon, digits=found.digits)
        return found if after is None or not after.money else _with_unit(found, after)
    return found


def _carried(sentence: Sentence, first: Figure, second: Figure, lexicon: Lexicon) -> Decimal:
    """The lower bound; "between 3 and 5 million" means three million."""
    numeral = next(
        (
            found
            for at in range(second.first, second.end)
            if (found := numeral_at(sentence, at, lexicon, money=second.money or first.money))
        ),
        None,
    )
    scale = numeral.scale if numeral else Decimal(1)
    carried = first.low * scale
    fits = not first.scaled and scale > 1 and second.high is not None and carried < second.high
    return carried if fits else first.low


def _links(sentence: Sentence, first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    """Whether the token after the first number makes the two one range."""
    link = sentence[first.end]
    before = [token.lower for token in sentence[max(first.first - _LOOK_BACK, 0) : first.first]]
    if link.text in _DASHES:
        return link.joined == sentence[first.end + 1].joined and not is_score(sentence, first, second, lexicon)
    if link.lower == "and":
        return "between" in before[-4:]
    if link.lower == "or":
        return not first.scaled and second.low <= max(first.low * 2, first.low + 2)
    if link.lower != "to":
        return False
    moving = any(lexicon.has("changes", "moving", word) for word in before)
    return "from" not in before or not moving or any(lexicon.has("changes", "spanning", word) for word in before)


def is_score(sentence: Sentence, first: Figure, second: Figure, lexicon: Lexicon) -> bool:
    """Whether two joined numbers are a score or a vote ("5-4")."""
    after = sentence[second.end].lower if second.end < len(sentence) else ""
    before = sentence[first.first - 1].lower if first.first else ""
    return lexicon.has("names", "score_nouns", after) or lexicon.has("names", "score_verbs", before)


def _proportion(sentence: Sentence, part: Figure, lexicon: Lexicon) -> Figure | None:
    """As in "one in five", "nine out of ten"."""
    words = [token.lower for token in sentence[part.end : part.end + 2]]
    out_of = words == ["out", "of"]
    at = part.end + 1 + out_of
    if not (out_of or words[:1] == ["in"]) or part.unit or part.scaled or part.high is None or at >= len(sentence):
        return None
    whole = numeral_at(sentence, at, lexicon)
    if whole is None or whole.single is None or whole.part or not 0 < part.low < whole.low:
        return None
    if sentence[at].is_number != sentence[part.first].is_number or not (out_of or _round(whole.low)):
        return None
    share = decimal_of(Fraction(part.low) / Fraction(whole.low))
    return replace(part, end=whole.end, low=share, high=share, part=True)


def _round(whole: Decimal) -> bool:
    """Whether "in" leads to a whole and not to a date or a count: ten or fewer, or a round number below any year."""
    return whole <= _TEN or (whole % _TEN == 0 and (whole <= _HUNDRED * _TEN or whole % (_HUNDRED * _TEN) == 0))
