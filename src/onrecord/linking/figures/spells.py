"""Lengths of time that are given for something: "a 40-minute call". The one rule: a deadline and an age are none."""

import re
from collections.abc import Iterator
from decimal import Decimal

from onrecord.linking.figures.lexicon import Lexicon
from onrecord.linking.figures.wording import Token, Window, tokens_of, window_of
from onrecord.records import Comparison, Measure, Modifier, Pace, Quantity, Time, TimeType, Told

_VALUE = re.compile(r"PT(?=\d)(?:(\d{1,6}(?:\.\d{1,3})?)H)?(?:(\d{1,6}(?:\.\d{1,3})?)M)?(?:(\d{1,6})S)?")
_MINUTES = Decimal(60), Decimal(1), 1 / Decimal(60)
_AT_MOST = 400
"""Characters before a sentence that begins with "it" in which the thing is named."""
_SENSES = {
    Modifier.APPROX: Comparison.ABOUT,
    Modifier.LESS_THAN: Comparison.LESS_THAN,
    Modifier.EQUAL_OR_LESS: Comparison.AT_MOST,
    Modifier.MORE_THAN: Comparison.MORE_THAN,
    Modifier.EQUAL_OR_MORE: Comparison.AT_LEAST,
}
_ABOUT = frozenset({"about", "around", "roughly", "approximately", "some", "nearly", "almost"})
_LASTING = frozenset({"lasted", "lasting", "last", "took", "for", "ran", "long", "spoke", "talked", "at"})
_NEAR = 6
_BESIDE = 3


def measured(told: Told, lexicon: Lexicon) -> Iterator[tuple[Quantity, Measure]]:
    """Lengths in minutes and hours of calls, meetings and other things that begin and end."""
    for time in told.times:
        found = _VALUE.fullmatch(time.value) if time.type is TimeType.DURATION else None
        if found is None:
            continue
        window = window_of(told.text, time.span)
        what = _what(window, _meant(told.text, window), lexicon)
        if what is not None:
            minutes = sum(
                (Decimal(part) * unit for part, unit in zip(found.groups(0), _MINUTES, strict=True)), Decimal()
            )
            quantity = Quantity(time.span, minutes, minutes, "minute", sense=_sense(time, window))
            yield quantity, Measure(what, ("duration",), (), "minute", Pace.OCCASION, known=True)


def _meant(text: str, window: Window) -> tuple[Token, ...]:
    """The words before a sentence of "it" and "that", in which they are named."""
    if not window.before or window.before[0].lower not in {"it", "that", "this"}:
        return ()
    return tokens_of(text, max(window.start - _AT_MOST, 0), window.start)


def _what(window: Window, meant: tuple[Token, ...], lexicon: Lexicon) -> str | None:
    """What lasts so long: named beside the length ("a 40-minute call"), or before a verb that says "lasted"."""
    after = [token.lower for token in window.after[:_BESIDE]]
    before = [token.lower for token in window.before[-_NEAR:]]
    beside = next((lexicon.spells[word] for word in after if word in lexicon.spells), None)
    if after[:1] in (["before"], ["after"], ["later"], ["earlier"], ["ago"]) or {"within", "every"} & {*before[-2:]}:
        return None
    if beside is not None and after[:1] != ["of"]:
        return beside
    if not _LASTING.intersection(before):
        return None
    named = [lexicon.spells[token.lower] for token in (*meant, *window.before) if token.lower in lexicon.spells]
    return named[-1] if named else None


def _sense(time: Time, window: Window) -> Comparison:
    words = {token.lower for token in (*window.before[-1:], *window.inside[:1])}
    if time.modifier is None and _ABOUT & words:
        return Comparison.ABOUT
    return _SENSES.get(time.modifier, Comparison.EXACT) if time.modifier is not None else Comparison.EXACT
