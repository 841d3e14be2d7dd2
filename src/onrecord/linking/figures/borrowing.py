"""Figures that say what they count by words that point back: "Marrowen recognizes 240 million", "puts the figure at
nine". The one rule: they count what the last figure before them in the same paragraph does, or nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.linking.figures.lexicon import english
from onrecord.linking.figures.measuring import is_money
from onrecord.records import Dating, FigureTold, Stretch

_NEAR = 300
"""Characters between two figures of which the second points back to the first."""
_MANY_TIMES = 20
"""How many times one of two estimates of one thing may be the other."""
_LEAD = 60
"""Characters before a figure in which the words stand that point back."""
_GIVES = (
    "puts?|putting|sets?|estimates?|estimated|recogni[sz]e[sd]?|acknowledge[sd]?|admit(?:s|ted)?(?: to)?|concede[sd]?"
    "|counts?|counted|claims?|claimed|says?|said|speaks? of|spoke of|knows? of|knew of|gives?|gave|reports?|reported"
    "|makes? it|made it"
)
_POINTS_BACK = re.compile(
    r"(?:\b(?:puts?|putting|sets?|estimates?|estimated) (?:it|that|this|them|(?:the|its|his|her|their)(?: own)? \w+)"
    r" (?:at|to)"
    r"|\b(?:the|that|this|its|his|her|their|own) (?:\w+ )?(?:figure|number|count|estimate|tally|toll)"
    r" (?:of|is|was|stands at|stood at)"
    r"|(?:^|[.!?…“”\"] ?)(?:it|that) (?:is|was)(?: only| just| really| in fact)?"
    rf"|\b(?:{_GIVES})(?: only| just| some)?"
    r"|\band)\s*[“\"]?$",
    re.IGNORECASE,
)
"""The end of the words before such a figure."""
_GIVEN_BY = re.compile(r"\s+(?:by|according to)\s+(?:the\s+)?[^\W\d_a-z]")
_ENDS = re.compile(
    r"[”\"]?(?:$|[.,;:!?)—–…]"
    r"|\s+(?:and|but|while|as of|at the end|by|according|last|since|when|after|before|now|on|in)\b)"
)
"""The beginning of the words behind it: no noun of its own follows."""


def borrowed(figures: Iterable[FigureTold]) -> list[FigureTold]:
    """The figures, those that point back with the measure of the one before them."""
    by_document: dict[str, list[FigureTold]] = defaultdict(list)
    for figure in figures:
        by_document[figure.told.document].append(figure)
    found: list[FigureTold] = []
    for listed in by_document.values():
        found.extend(_of_document(sorted(listed, key=lambda figure: figure.quantity.span)))
    return found


def _of_document(listed: Sequence[FigureTold]) -> Iterable[FigureTold]:
    last: FigureTold | None = None
    for figure in listed:
        points = last is not None and last.measure is not None and points_back(figure) and _fits(last, figure)
        one = _like(figure, last) if last is not None and points else figure
        if one.measure is not None:
            last = one
        yield one


def _like(figure: FigureTold, last: FigureTold) -> FigureTold:
    """The figure as one of what `last` counts, where it leaves that open."""
    quantity = replace(figure.quantity, unit=figure.quantity.unit or last.quantity.unit, per=last.quantity.per)
    dated = figure if figure.dating is Dating.STATED else last
    return replace(
        figure,
        quantity=quantity,
        as_of=dated.as_of,
        dating=dated.dating,
        measure=last.measure,
        stretch=last.stretch if figure.stretch is Stretch.OPEN else figure.stretch,
        places=figure.places or last.places,
        events=figure.events | last.events,
        scene=figure.scene | last.scene,
        borrowed=True,
    )


def points_back(figure: FigureTold) -> bool:
    """Whether a figure names nothing that it counts, and the words beside it point back to one that does."""
    text, span = figure.told.text, figure.quantity.span
    counted = any(place.start >= span.end for place in figure.quantity.counted)
    if counted or figure.quantity.per:
        return False
    before, behind = text[max(span.start - _LEAD, 0) : span.start], text[span.end : span.end + _LEAD]
    if not _ENDS.match(behind):
        return False
    words = _POINTS_BACK.search(before)
    if words is None:
        return False
    return not before.rstrip().endswith("and") or _GIVEN_BY.match(behind) is not None


def _fits(one: FigureTold, other: FigureTold) -> bool:
    """Whether the later of two figures of a document may count what the earlier one does."""
    between = one.told.text[one.quantity.span.end : other.quantity.span.start]
    if len(between) > _NEAR or "\n\n" in between or one.measure is None:
        return False
    if other.measure is not None and other.measure.known and other.measure != one.measure:
        return False
    unit = other.quantity.unit
    if unit is None and one.measure.unit is not None and not is_money(one.quantity.unit, english()):
        return False  # a magnitude is no distance
    if unit is not None and unit not in {one.measure.unit, one.quantity.unit}:
        return False
    sizes = [abs(bound) for figure in (one, other) if (bound := figure.quantity.low or figure.quantity.high)]
    return len(sizes) > 1 and max(sizes) <= min(sizes) * _MANY_TIMES
