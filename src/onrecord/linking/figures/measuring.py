"""What a figure counts, normalised. The one rule: a common measure is named only by a word of the figure's own clause;
else the words that are counted stand for themselves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TypeVar

from onrecord.linking.figures.lexicon import Lexicon, Sort
from onrecord.linking.figures.wording import Token, Window, stem, tokens_of
from onrecord.records import Measure, Pace, Quantity

_REACH = 8
"""Words of a clause that are looked at on either side."""
_FAR = 600
"""Characters before a sum in which its currency may be named."""
_BREAKS = frozenset(';:.!?()“”"—–…,')
_JOINS = frozenset({"and", "but", "while", "whereas", "where", "when", "after", "because", "although", "though"})
_CODE = 3
_CHANGES = frozenset({"by", "reduction", "increase", "decrease", "rise", "fall", "cut"})
_BOTH = frozenset({"or", "and"})
_SIDES = frozenset({"for", "against"})
_VOLUMES = frozenset({"m³", "l", "ft³"})

_NUMBERS = ["number", "of"], ["numbers", "of"], ["toll", "of"]
_GIVES = frozenset({"at", "was", "is", "were", "reached", "to", "stood"})
_WHERE = frozenset({"in", "on", "who", "that", "which", "from", "with", "by", "since"})
_FEW = 3

T = TypeVar("T")


def measure_of(text: str, quantity: Quantity, window: Window, lexicon: Lexicon) -> Measure | None:
    """The measure of a figure; None where its words do not say what it counts."""
    words = _Words(
        _counted(text, quantity, window, lexicon),
        _clause(window, quantity),
        [token for token in reversed(window.before) if token.is_word and token.start not in window.others],
        tokens_of(text, max(quantity.span.start - _FAR, 0), quantity.span.start),
    )
    if is_money(quantity.unit, lexicon) or (
        quantity.unit is None and any(token.lower in lexicon.money for token in words.clause)
    ):
        return _money(quantity, words, lexicon)
    if quantity.unit is not None and _measured(quantity, words.counted):
        return _level(quantity, words, lexicon)
    return _count(words, lexicon) or _count(replace(words, counted=_numbered(window)), lexicon)


def _numbered(window: Window) -> list[Token]:
    """What a number is of that stands before: "put the number of people at a rally at 12,000"."""
    words = [token.lower for token in window.before]
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at - 1 : at + 1] in _NUMBERS), None)
    if at is None or not _GIVES.intersection(words[-_FEW:]):
        return []
    counted = takewhile(lambda token: token.is_word and token.lower not in _GIVES | _WHERE, window.before[at + 1 :])
    return list(counted)[:_FEW]


@dataclass(frozen=True, slots=True)
class _Words:
    """Those counted, those of the clause and of the sentence before, nearest first, and the text before."""

    counted: list[Token]
    clause: list[Token]
    sentence: list[Token]
    before: tuple[Token, ...]


def _counted(text: str, quantity: Quantity, window: Window, lexicon: Lexicon) -> list[Token]:
    """The words that are counted; who says the figure right before it ("the minister said 38 kilometres") is not."""
    said = bool(window.before) and lexicon.hint("credited", window.before[-1].lower)
    spans = (span for span in quantity.counted if not (said and span.end <= quantity.span.start))
    return [token for span in spans for token in tokens_of(text, span.start, span.end) if token.is_word]


def is_money(unit: str | None, lexicon: Lexicon) -> bool:
    """Whether a unit is a currency: an ISO 4217 code, or the name of one."""
    return unit is not None and (
        (len(unit) == _CODE and unit.isalpha() and unit.isupper()) or unit.casefold() in lexicon.currencies
    )


def _clause(window: Window, quantity: Quantity) -> list[Token]:
    """Words after the figure, then those before it, nearest first, up to where its clause ends."""
    counted = max((span.end for span in quantity.counted), default=0)
    after = _until_break(window.after, window.others, counted)
    return [*after, *_until_break(reversed(window.before), window.others, None)]


def _until_break(tokens: Iterable[Token], others: frozenset[int], past: int | None) -> list[Token]:
    """Up to a mark, a conjunction or another figure; what lies before `past` is passed over."""
    found: list[Token] = []
    for token in tokens:
        if past is not None and token.end <= past:
            found.append(token)
            continue
        if token.text in _BREAKS or token.lower in _JOINS or token.start in others or len(found) >= _REACH:
            break
        found.append(token)
    return [token for token in found if token.is_word]


def _first(known: Mapping[str, T], tokens: Iterable[Token]) -> T | None:
    return next((known[token.lower] for token in tokens if token.lower in known), None)


def _measured(quantity: Quantity, counted: list[Token]) -> bool:
    """Whether the unit measures (percent, metres) and is no noun that is counted."""
    unit = (quantity.unit or "").casefold()
    return unit not in {token.lower for token in counted}


def _money(quantity: Quantity, words: _Words, lexicon: Lexicon) -> Measure | None:
    what = [token for token in words.counted if token.lower not in lexicon.currencies]
    sort = _first(lexicon.money, (*what, *words.clause, *words.sentence))
    unit = _currency(quantity.unit) if quantity.unit else _currency_before(words, lexicon)
    if sort is not None:
        return Measure(sort.name, (), (), unit, sort.pace, known=not sort.loose)
    subject, modifiers = _noun(what, lexicon)
    return Measure(subject, ("money",), modifiers, unit) if subject else None


def _currency_before(words: _Words, lexicon: Lexicon) -> str | None:
    """The currency last named before a sum that names none."""
    return next((_currency(token.lower) for token in reversed(words.before) if token.lower in lexicon.currencies), None)


def _currency(unit: str) -> str:
    return unit if unit.isupper() else stem(unit)


def _level(quantity: Quantity, words: _Words, lexicon: Lexicon) -> Measure | None:
    """A share or a measure of something."""
    near = (*words.counted, *words.clause)
    sort = _first(lexicon.levels, near) or _by_unit(quantity, near, lexicon) or _first(lexicon.levels, words.sentence)
    change = ("change",) if any(token.lower in _CHANGES for token in words.clause) else ()
    if sort is not None:
        holder = _first(lexicon.holders, (*near, *words.sentence, *reversed(words.before))) or ""
        return Measure(holder, (sort.name, *change), (), quantity.unit, sort.pace, known=True)
    subject, modifiers = _noun(words.counted, lexicon)
    return Measure(subject, change, modifiers, quantity.unit, Pace.LEVEL) if subject else None


def _by_unit(quantity: Quantity, near: Iterable[Token], lexicon: Lexicon) -> Sort | None:
    """What the unit alone tells: cubic metres a second are a discharge, a reservoir's percent is how full it is."""
    if quantity.per == "second" and quantity.unit in _VOLUMES:
        return lexicon.levels["discharge"]
    held = _first(lexicon.holders, near)
    return lexicon.levels["fill"] if held == "reservoir" and quantity.unit == "percent" else None


def _count(words: _Words, lexicon: Lexicon) -> Measure | None:
    """People or things that are counted, and what befell them."""
    outcomes = _outcomes(words.counted, words.clause, lexicon)
    subject, modifiers = _subject(words.counted, outcomes, lexicon)
    if not subject:
        return None
    names = tuple(sorted({sort.name for sort in outcomes}))
    if "voting" in names:
        modifiers = (*modifiers, *(token.lower for token in words.clause if token.lower in _SIDES))
    pace = outcomes[0].pace if outcomes else Pace.STOCK
    return Measure(subject, names, modifiers, None, pace, known=bool(outcomes) or subject in lexicon.strengths)


def _outcomes(counted: list[Token], clause: list[Token], lexicon: Lexicon) -> list[Sort]:
    """One, or two that one figure counts together ("killed or injured", "casualties")."""
    if any(token.lower in lexicon.casualties for token in (*counted, *clause)):
        return [lexicon.outcomes["dead"], lexicon.outcomes["injured"]]
    if any(token.lower == "lives" for token in (*counted, *clause)):
        return [lexicon.outcomes["dead"]]
    for tokens in (counted, clause):
        found = [at for at, token in enumerate(tokens) if token.lower in lexicon.outcomes]
        strong = [at for at in found if tokens[at].lower not in lexicon.weak]
        first, *more = strong or found or [-1]
        if first < 0:
            continue
        joined = [at for at in more if at == first + 2 and tokens[first + 1].lower in _BOTH]
        return list(dict.fromkeys(lexicon.outcomes[tokens[at].lower] for at in (first, *joined)))
    return []


def _subject(counted: list[Token], outcomes: list[Sort], lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """Whom or what; people where what befell them says so and nobody else is named."""
    said = {word for word, sort in lexicon.outcomes.items() if sort in outcomes or word not in lexicon.weak}
    subject, modifiers = _noun([token for token in counted if token.lower not in said], lexicon)
    if outcomes and outcomes[0].human and not subject:
        return "people", modifiers
    return subject, modifiers


def _noun(tokens: list[Token], lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """The head of the counted words, by its common name where it has one, and the words that narrow it down. Names
    narrow whose it is, which is told apart."""
    known = [token for token in tokens if token.lower in lexicon.subjects]
    plain = [
        token
        for token in tokens
        if not token.capital and token.lower not in lexicon.ignored and not token.text[0].isdigit()
    ]
    if known:
        subject = lexicon.subjects[known[-1].lower]
        others = [token for token in plain if token.lower not in lexicon.subjects]
        return subject, tuple(sorted({stem(token.text) for token in others}))
    if not plain:
        ignored = lexicon.ignored | lexicon.ignored_names
        names = [token for token in tokens if token.capital and token.lower not in ignored]
        return (stem(names[-1].text), ()) if names else ("", ())
    return stem(plain[-1].text), tuple(sorted({stem(token.text) for token in plain[:-1]}))
