"""What office documents hold beside their text. Rule: it is counted while it is left out, and told in plain words."""

from collections import Counter
from enum import StrEnum

from onrecord.records import Problem, ProblemKind


class Left(StrEnum):
    """What is counted."""

    INSERTED = "insertion"
    DELETED = "deletion"
    COMMENT = "comment"
    HIDDEN = "hidden word"
    MARGIN = "word"
    PICTURE = "picture"
    OBJECT = "embedded object"
    SYMBOL = "symbol"
    ENTITY = "entity"


_TOLD = (
    (Left.COMMENT, "not read"),
    (Left.HIDDEN, "not read"),
    (Left.MARGIN, "of headers and footers not read"),
    (Left.PICTURE, "not read"),
    (Left.OBJECT, "not read"),
    (Left.SYMBOL, "of a font of symbols not read"),
    (Left.ENTITY, "not expanded"),
)


def left_out(counts: Counter[Left], text: str, where: str) -> tuple[Problem, ...]:
    """The NOT_READ problems of what was counted, with a share where words were left out of the text."""
    told = [Problem(ProblemKind.NOT_READ, _changes(counts), where)] if _tracked(counts) else []
    words = len(text.split())
    for kind, fate in _TOLD:
        if count := counts[kind]:
            share = count / (count + words) if kind in (Left.HIDDEN, Left.MARGIN) else None
            told.append(Problem(ProblemKind.NOT_READ, f"{_counted(count, kind)} {fate}", where, share))
    return tuple(told)


def _tracked(counts: Counter[Left]) -> bool:
    return bool(counts[Left.INSERTED] or counts[Left.DELETED])


def _changes(counts: Counter[Left]) -> str:
    inserted = _counted(counts[Left.INSERTED], Left.INSERTED)
    return f"has tracked changes: {inserted} read as text, {_counted(counts[Left.DELETED], Left.DELETED)} left out"


def _counted(count: int, kind: Left) -> str:
    plural = "entities" if kind is Left.ENTITY else f"{kind}s"
    return f"{count:,} {kind if count == 1 else plural}"
