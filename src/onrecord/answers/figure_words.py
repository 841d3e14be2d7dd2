"""How figures are put into words. The one rule: the terminal and the pages say the same of the same figure."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from onrecord.records import Comparison, Shared

SHARED: Mapping[str, str] = {
    Shared.CLAIM: "one claim",
    Shared.DOCUMENT: "one place in a document",
    Shared.PLACE: "the same place",
    Shared.NAMES: "the same names",
    Shared.EVENT: "the same kind of event",
    Shared.SETTING: "documents about the same people and places",
}
"""By what two figures are comparable."""
_SENSES: Mapping[str, str] = {
    Comparison.ABOUT: "about ",
    Comparison.JUST_UNDER: "just under ",
    Comparison.JUST_OVER: "just over ",
    Comparison.MORE_THAN: "more than ",
    Comparison.LESS_THAN: "less than ",
    Comparison.AT_LEAST: "at least ",
    Comparison.AT_MOST: "at most ",
}
_CODE = 3
"""Letters of a currency's code, and most that a symbol has."""


def spelled(low: Decimal | None, high: Decimal | None, sense: str, unit: str | None, per: str | None) -> str:
    """`about 4,000 crowns`, `between 88 and 94 percent`, `24 or more`; `sense` is a `Comparison`."""
    tail = _unit(unit, one=low == high == 1) + (f" per {per}" if per else "")
    if low is None or high is None:
        return f"{low:,} or more{tail}" if low is not None else f"up to {high or 0:,}{tail}"
    number = f"{low:,}" if low == high else f"between {low:,} and {high:,}"
    return f"{_SENSES.get(sense, '')}{number}{tail}"


def reservations(*, held: bool, credited: bool, part: bool, earlier: bool) -> Iterator[str]:
    """Why a figure stands aside."""
    if not held:
        yield "not held to be so: denied, asked, demanded or foreseen"
    if credited:
        yield "given as somebody's, of whom no statement tells"
    if part:
        yield "a part, or one more"
    if earlier:
        yield "told as of an earlier time"


def _unit(unit: str | None, *, one: bool) -> str:
    """` crowns`; codes and symbols have no plural."""
    if unit is None:
        return ""
    noun = unit.islower() and len(unit) > _CODE and unit != "percent"
    return f" {unit}s" if noun and not one and not unit.endswith("s") else f" {unit}"
