"""Figures out of statements. The one rule: a figure that stands in several statements, one inside another, is one
figure, and the innermost speaker is known for it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.linking.figures.borrowing import borrowed
from onrecord.linking.figures.hints import dated, has_moved, is_credited, is_earlier, is_held, is_part, stretch_of
from onrecord.linking.figures.lexicon import Lexicon, english
from onrecord.linking.figures.measuring import measure_of
from onrecord.linking.figures.scoping import scope_of
from onrecord.linking.figures.spells import measured
from onrecord.linking.figures.wording import Window, window_of
from onrecord.records import FigureTold, Measure, Quantity, Span, Told

_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")

_MANY = 20
"""Figures on either side that may stand in one sentence."""


def figures(tolds: Iterable[Told], own: Iterable[Told] = ()) -> tuple[FigureTold, ...]:
    """The figures of some statements, by as-of date; each place of a document gives one.

    `own` is what documents say in their own words: of these, figures that do not say what they count, nor in what
    unit, are left out.
    """
    lexicon = english()
    found: dict[tuple[str, Span], FigureTold] = {}
    for told in tolds:
        for figure in figures_of(told, lexicon):
            key = told.document, figure.quantity.span
            if key not in found or _nearer(figure.told, found[key].told):
                found[key] = figure
    for told in own:
        for figure in figures_of(told, lexicon):
            credited = is_credited(told, window_of(told.text, figure.quantity.span), lexicon)
            own_one = replace(figure, own=True, credited=credited)
            found.setdefault((told.document, figure.quantity.span), own_one)
    return tuple(sorted(filter(_telling, borrowed(found.values())), key=lambda figure: figure.order))


def _telling(figure: FigureTold) -> bool:
    """Whether a figure is somebody's, or says what it counts or in what unit."""
    return not figure.own or figure.measure is not None or figure.quantity.unit is not None


def figures_of(told: Told, lexicon: Lexicon) -> Iterator[FigureTold]:
    """The figures of one statement, in the order of the text, lengths of time last."""
    listed = sorted(told.quantities, key=lambda quantity: quantity.span)
    for at, quantity in enumerate(listed):
        if quantity.unit is None and _CLOCK.fullmatch(quantity.span.cut(told.text)):
            continue  # the time of day, as "2.40"
        window = window_of(told.text, quantity.span, [other.span for other in listed[max(at - _MANY, 0) : at + _MANY]])
        yield _figure(told, quantity, measure_of(told.text, quantity, window, lexicon), window, lexicon)
    for quantity, measure in measured(told, lexicon):
        yield _figure(told, quantity, measure, window_of(told.text, quantity.span), lexicon)


def _figure(told: Told, quantity: Quantity, measure: Measure | None, window: Window, lexicon: Lexicon) -> FigureTold:
    as_of, dating = dated(told, quantity, window, lexicon)
    scope = scope_of(told, quantity, window, lexicon)
    return FigureTold(
        told,
        quantity,
        measure,
        as_of,
        dating,
        places=scope.places,
        names=scope.names,
        whose=scope.whose,
        around=scope.around,
        words=scope.words,
        events=scope.events,
        scene=scope.scene,
        stretch=stretch_of(quantity, window, lexicon),
        part=is_part(window, lexicon),
        earlier=is_earlier(window, lexicon),
        moved=has_moved(window, lexicon),
        held=is_held(told, quantity, window, lexicon),
        givers=scope.givers,
    )


def _nearer(one: Told, other: Told) -> bool:
    """Whether `one` stands nearer to the figure: a speaker who is known, then fewer words, then the lesser id."""

    def key(told: Told) -> tuple[bool, int, str]:
        known = told.speaker is not None or bool(told.statement.source)
        return not known, sum(map(len, told.statement.content)), told.id

    return key(one) < key(other)
