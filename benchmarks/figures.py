"""What is right in a figure that the program found, against one that was marked by hand. The one rule: what the
marking leaves open must be left open by the program.

A marked figure is found where a quantity shares a character with its words. Its number is right when both bounds are,
to one in ten thousand (a share to half a hundredth); its comparison when the sense is. What is counted is right when
the head of every marked piece is among the words found, and these are at most five more than were marked; where
nothing is marked, nothing may be found. The head is the last word before the first preposition, comma or relative
pronoun of a piece. A unit is right when it is the marked one, or when the marked words of a measure are in the span.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from onrecord.records import Comparison, Quantity, Span

_WORD = re.compile(r"\w+(?:[-‐‑.]\w+)*")
_ENDS = re.compile(
    r"\s(?:of|in|on|at|to|for|from|with|by|under|over|near|across|among|that|which|who|per|against|between|since|than|worth"
    r"|within|into|out|off|up|down|as|about|behind|after|before|during|through|without|inside|outside|around|along)\b|[,;(]"
)
_MORE = 5
_SHORT = 500
_CLOSE, _CENT = Decimal("1e-4"), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Marked:
    """One figure as it was marked: the place of its words and what they mean; `counted` in pieces."""

    span: Span
    low: Decimal | None
    high: Decimal | None
    sense: Comparison
    unit: str | None
    counted: tuple[str, ...]
    per: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One text with its figures."""

    text: str
    figures: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A marked figure, the quantity that overlaps it, and what of it is right."""

    marked: Marked
    found: Quantity | None
    number: bool = False
    comparison: bool = False
    counted: bool = False
    unit: bool = False
    per: bool = False

    @property
    def number_and_comparison(self) -> bool:
        """Whether both are right."""
        return self.number and self.comparison


def read_cases(path: Path) -> list[Case]:
    """The hand-marked cases; ValueError where marked words do not stand in their text."""
    return [
        Case(case["text"], tuple(_marked(case["text"], figure) for figure in case["quantities"]))
        for case in json.loads(path.read_text(encoding="utf-8"))
    ]


def _marked(text: str, figure: dict[str, object]) -> Marked:
    words, nth, at = str(figure["words"]), int(str(figure.get("nth", 0))), -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    counted = str(figure["counted"]).split(" … ") if figure["counted"] else []
    low, high = (None if figure[end] is None else Decimal(str(figure[end])) for end in ("low", "high"))
    unit, per = (None if figure[name] is None else str(figure[name]) for name in ("unit", "per"))
    return Marked(Span(at, at + len(words)), low, high, Comparison(str(figure["sense"])), unit, tuple(counted), per)


def head_of(piece: str) -> str:
    """The head of a noun phrase or of a participle, in lower case."""
    words = _WORD.findall(_ENDS.split(piece, maxsplit=1)[0]) or _WORD.findall(piece)
    return words[-1].lower() if words else ""


def same_counted(marked: Sequence[str], found: Sequence[str]) -> bool:
    """Whether every marked head is found, in not many more words."""
    if not marked or not found:
        return not marked and not found
    marked_words, found_words = (_WORD.findall(" ".join(one).lower()) for one in (marked, found))
    return all(head_of(piece) in found_words for piece in marked) and len(found_words) <= len(marked_words) + _MORE


def same_number(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two bounds are the same, to one in ten thousand; a share was marked in two places."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= max(abs(one), abs(other)) * _CLOSE or (abs(one) < 1 and abs(one - other) <= _CENT / 2)


def judge(text: str, marked: Marked, found: Sequence[Quantity]) -> Judged:
    """Against the quantity that shares most characters with the marked words, the one with the right number first."""
    near = [quantity for quantity in found if quantity.span.overlaps(marked.span)]
    if not near:
        return Judged(marked, None)

    def fits(quantity: Quantity) -> tuple[bool, int]:
        shared = min(quantity.span.end, marked.span.end) - max(quantity.span.start, marked.span.start)
        return same_number(marked.low, quantity.low) and same_number(marked.high, quantity.high), shared

    best = max(near, key=fits)
    return Judged(
        marked,
        best,
        number=fits(best)[0],
        comparison=best.sense is marked.sense,
        counted=same_counted(marked.counted, [span.cut(text) for span in best.counted]),
        unit=best.unit == marked.unit or bool(marked.unit and marked.unit in best.span.cut(text).lower()),
        per=best.per == marked.per,
    )


def spurious(marked: Sequence[Marked], found: Sequence[Quantity]) -> list[Quantity]:
    """Quantities that share no character with any marked figure."""
    return [quantity for quantity in found if not any(quantity.span.overlaps(one.span) for one in marked)]


def shown(text: str, judged: Judged) -> str:
    """The marked and the found figure below each other, in a form to be read."""
    marked, found = judged.marked, judged.found
    lines = [text if len(text) < len(marked.span) + _SHORT else f"… {_around(text, marked.span)} …"]
    words = [
        marked.span.cut(text),
        marked.low,
        marked.high,
        marked.sense,
        marked.unit,
        " … ".join(marked.counted),
        marked.per,
    ]
    lines.append(f"   marked: {' | '.join(map(str, words))}")
    if found is not None:
        counted = " … ".join(span.cut(text) for span in found.counted)
        words = [found.span.cut(text), found.low, found.high, found.sense, found.unit, counted, found.per]
    lines.append(f"   found:  {' | '.join(map(str, words)) if found else 'nothing'}\n")
    return "\n".join(lines)


def _around(text: str, span: Span) -> str:
    return text[max(span.start - 60, 0) : span.end + 60].replace("\n", " ")
