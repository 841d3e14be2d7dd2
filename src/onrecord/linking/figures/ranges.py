"""What values a figure leaves open. The one rule: a round number is rounded, and a bound is only a bound."""

from decimal import Decimal

from onrecord.records import Comparison, Quantity

_EXACT_BELOW = 100
"""Counts below this are taken as they stand; above, zeros at the end are taken for rounding."""
_ROUND_MOST = Decimal("0.1")
_ABOUT = Decimal("0.15")
_ABOUT_PERCENT = Decimal(2)
_NEAR = Decimal("0.15")
_VAGUE = Decimal(10)
"""How many times its lower bound a vague plural ("dozens", "thousands") may mean."""


def values(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that the figure may mean; None is without bound."""
    low, high, sense = quantity.low, quantity.high, quantity.sense
    if low is None or high is None:
        return _vague(quantity)
    slack = _rounding(quantity, high)
    least, most = low - slack, high + slack
    match sense:
        case Comparison.MORE_THAN | Comparison.AT_LEAST:
            return least, None
        case Comparison.LESS_THAN | Comparison.AT_MOST:
            return None, most
        case Comparison.JUST_OVER:
            most = high + abs(high) * _NEAR
        case Comparison.JUST_UNDER:
            least = low - abs(low) * _NEAR
        case Comparison.ABOUT:
            wide = _ABOUT_PERCENT if quantity.unit == "percent" else max(slack, abs(high) * _ABOUT)
            least, most = low - wide, high + wide
        case _:
            pass
    return least, most


def _vague(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Of "dozens", "thousands of" and the like."""
    if quantity.low is None:
        return None, quantity.high
    bounded = quantity.sense not in {Comparison.MORE_THAN, Comparison.AT_LEAST}
    return quantity.low, quantity.low * _VAGUE if bounded else None


def meet(one: Quantity, other: Quantity) -> bool:
    """Whether some value fits both figures."""
    (least, most), (other_least, other_most) = values(one), values(other)
    return not (
        (most is not None and other_least is not None and most < other_least)
        or (other_most is not None and least is not None and other_most < least)
    )


def above(one: Quantity, other: Quantity) -> bool:
    """Whether `one` lies wholly above `other`."""
    least, most = values(one)[0], values(other)[1]
    return least is not None and most is not None and least > most


def near(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are so near that what they measure may have moved from one to the other in some days."""
    first, second = (quantity.low if quantity.low is not None else quantity.high for quantity in (one, other))
    if first is None or second is None:
        return True
    return abs(first - second) <= max(abs(first), abs(second)) * _NEAR


def _rounding(quantity: Quantity, number: Decimal) -> Decimal:
    """Half of the last place that is written, zeros at the end left out; nothing for small counts."""
    if number == 0:
        return Decimal(0)
    place = Decimal(1).scaleb(int(number.normalize().as_tuple().exponent)) / 2
    if number == number.to_integral_value() and abs(number) < _EXACT_BELOW:
        return Decimal("0.5") if quantity.unit == "percent" else Decimal(0)
    return min(place, abs(number) * _ROUND_MOST)
