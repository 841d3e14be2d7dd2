"""How values are written on a page. The one rule: the same value is written the same way on every page."""

import re
from collections.abc import Mapping

from onrecord.records import Act, Degree, Polarity

_RECEIPT = re.compile(r"([0-9a-f]+)\[(\d+):(\d+)")
_DEGREES = {Degree.PROBABLE: "probable", Degree.POSSIBLE: "possible", Degree.UNCOMMITTED: "left open"}


def day_words(text: str | None) -> str:
    """`2026-03-09T14:00:00+01:00` as its day; `undated` where there is none."""
    return text[: len("2026-03-09")] if text else "undated"


def when(first: str | None, last: str | None = None) -> str:
    """`2026-03-09 to 2026-03-12`, one day, `by 2026-03-12` or `from 2026-03-09` where an end is open."""
    if not first and not last:
        return "undated"
    if not first:
        return f"by {day_words(last)}"
    if not last or day_words(first) == day_words(last):
        return day_words(first)
    return f"{day_words(first)} to {day_words(last)}"


def many(number: int, one: str, several: str = "") -> str:
    """`1 document`, `1,204 documents`."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def percent(share: float | None) -> str:
    """`35%`; nothing where nothing was counted."""
    return "" if share is None else f"{share:.0%}"


def places_words(spans: list[list[int]]) -> str:
    """`[812, 845) [850, 901)`: places in the text, in code points."""
    return " ".join(f"[{start}, {end})" for start, end in spans)


def act_words(statement: Mapping[str, object]) -> str:
    """What is done, how surely, and − where the speaker holds that it is not so: `deny`, `assert, probable −`."""
    act, certainty = statement.get("act"), statement.get("certainty")
    parts = [str(act)] if act and act != Act.ASSERT else []
    if isinstance(certainty, Mapping):
        degree = _DEGREES.get(Degree(certainty["degree"]))
        parts += [degree] if degree else []
        if certainty["polarity"] == Polarity.NEGATIVE and act != Act.DENY:
            parts.append("holds that it is not so")
    return ", ".join(parts)


def source_class(kind: str | None) -> str:
    """The class of whoever speaks: those who are not named look it."""
    return "who unnamed" if kind == "unnamed" else "who"


def place_address(receipt: str) -> str:
    """`9c56cc51b374[812:845]` as the address of the passage."""
    found = _RECEIPT.match(receipt)
    if found is None:
        return "/documents"
    document, start, end = found.groups()
    return f"/document/{document}?at={start}#char={start},{end}"
