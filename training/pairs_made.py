"""Invented statements of news (pairs_frames.toml) told in many ways, with how each way stands to each other. Made anew
for each part of the training."""

import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pairs import CONTRADICTS, ENTAILS, NEITHER, Pair, key

MADE: dict[str, Any] = tomllib.loads((Path(__file__).parent / "pairs_frames.toml").read_text(encoding="utf-8"))
DENIED, HELD, LEFT_OPEN, MAYBE = (MADE[name] for name in ("denied", "held", "left_open", "maybe"))
HELD_OUT = 8
"""One frame in so many is kept for dev."""

SO, NOT, OPEN, HEDGED, WEAKER, UNWEAKER, BESIDE = "so", "not", "open", "hedged", "weaker", "unweaker", "beside"
DOWNWARD = {NOT, UNWEAKER}
"""Sides of which the narrower follows from the wider: whoever never called did not call on Sunday."""

ENTAILED = {SO: {SO, WEAKER, HEDGED}, NOT: {NOT}, WEAKER: {WEAKER}, UNWEAKER: {UNWEAKER, NOT}, HEDGED: {HEDGED}}
OPPOSED = {(SO, NOT), (NOT, SO), (SO, UNWEAKER), (UNWEAKER, SO), (WEAKER, UNWEAKER), (UNWEAKER, WEAKER)}

OFTEN = {
    (SO, SO): 6, (NOT, NOT): 3, (SO, NOT): 5, (NOT, SO): 5, (HEDGED, SO): 1, (SO, HEDGED): 1, (HEDGED, NOT): 1,
    (SO, BESIDE): 4, (NOT, BESIDE): 2, (BESIDE, SO): 2, (BESIDE, BESIDE): 1,
    (SO, OPEN): 2, (OPEN, SO): 2, (NOT, OPEN): 2, (OPEN, NOT): 2,
    (SO, WEAKER): 3, (WEAKER, SO): 3, (NOT, WEAKER): 1, (SO, UNWEAKER): 1, (UNWEAKER, SO): 1,
}  # fmt: skip
"""How often two sides of a frame are held against each other."""

CHANCE = {"capital": 0.7, "stop": 0.6, "open": 0.6, "not": 0.25, "so": 0.06, "held": 0.1}
"""Of a capital, of a full stop, and of putting a side into words of denial or confirmation."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to tell something: how it stands to what is told, and the added day (None: none)."""

    text: str
    side: str
    when: str | None = None


def stand(one: Variant, other: Variant) -> int:
    """How the first stands to the second, both made of the same."""
    apart = one.when and other.when and one.when != other.when
    if apart or {BESIDE, OPEN} & {one.side, other.side}:
        return NEITHER
    if (one.side, other.side) in OPPOSED:
        denied, held = (one, other) if one.side in DOWNWARD else (other, one)
        return CONTRADICTS if denied.when in (None, held.when) else NEITHER
    if other.side in ENTAILED.get(one.side, set()):
        narrow, wide = (other, one) if one.side in DOWNWARD else (one, other)
        return ENTAILS if wide.when in (None, narrow.when) else NEITHER
    return NEITHER


def invented(count: int, rng: random.Random, part: str = "train") -> Iterator[Pair]:
    """Pairs of invented statements of news; those of held-out frames for dev."""
    held_out = part != "train"
    frames = [f for number, f in enumerate(MADE["frame"]) if (number % HELD_OUT == HELD_OUT - 1) == held_out]
    while count > 0:
        frame, filling, whens = rng.choice(frames), filling_of(rng), whens_of(rng)
        ways = [sides for sides in OFTEN if WEAKER in frame or not {WEAKER, UNWEAKER} & {*sides}]
        (sides,) = rng.choices(ways, [OFTEN[way] for way in ways])
        one, other = (told(frame, side, filling, rng, rng.choice(whens)) for side in sides)
        if BESIDE not in sides or key(one.text) != key(other.text):
            yield Pair(one.text, other.text, stand(one, other), "invented", back=stand(other, one))
            count -= 1


def told(
    frame: dict[str, list[str]], side: str, filling: dict[str, str], rng: random.Random, when: str | None
) -> Variant:
    """One way to tell one side of a frame, now and then in a denial of its opposite."""
    base, wraps = {HEDGED: (SO, MAYBE), UNWEAKER: (WEAKER, DENIED)}.get(side, (side, ()))
    if side == OPEN and (OPEN not in frame or rng.random() < CHANCE["open"]):
        base, wraps = rng.choice((SO, SO, NOT)), LEFT_OPEN
    elif side in {SO, NOT} and rng.random() < CHANCE[side]:
        base, wraps = {SO: NOT, NOT: SO}[side], DENIED
    elif side in {SO, NOT} and rng.random() < CHANCE["held"]:
        wraps = HELD
    text = chosen(rng.choice(frame[base]), rng)
    for slot, name in filling.items():
        text = text.replace("{" + slot + "}", name)
    day = None if side in {OPEN, BESIDE} else when
    text = f"{text} {day}" if day else text
    return Variant(finished(rng.choice(wraps).format(text) if wraps else text, rng), side, day)


def chosen(pattern: str, rng: random.Random) -> str:
    """A pattern with one of each choice."""
    return re.sub(r"\(([^()]*\|[^()]*)\)", lambda found: rng.choice(found[1].split("|")), pattern).replace("  ", " ")


def finished(text: str, rng: random.Random) -> str:
    """With or without its capital and its full stop, as contents of statements come."""
    text = text[:1].upper() + text[1:] if rng.random() < CHANCE["capital"] else text
    return text + "." if rng.random() < CHANCE["stop"] else text


def filling_of(rng: random.Random) -> dict[str, str]:
    """Names and figures for the slots of a frame."""
    made = {slot: word(rng, "state") for slot in "XY"} | {slot: word(rng, "place") for slot in "PQ"}
    for slot, state in zip("AB", "XY", strict=True):
        last = word(rng, "person")
        office = f"the {rng.choice(('president', 'minister', 'general', 'governor'))} of {made[state]}"
        known = f"{rng.choice(MADE['first'])} {last}"
        made[slot] = rng.choice((last, known, f"{rng.choice(MADE['titles'])} {last}", office))
    many = rng.choice((1, 1, 10, 100))
    one, other = (f"{count * many:,}" for count in rng.sample(range(2, 90), 2))
    return made | {"N": one, "M": other, "O": rng.choice(MADE["bodies"])}


def word(rng: random.Random, kind: str) -> str:
    """An invented name."""
    return "".join(rng.sample(MADE["syllables"], rng.choice((1, 2, 2)))).capitalize() + rng.choice(MADE["ends"][kind])


def whens_of(rng: random.Random) -> list[str | None]:
    """What is added to both sides: mostly nothing, else one day or none, or one of two days."""
    days = [f"on {day}" for day in WEEKDAYS] + [f"in {month}" for month in MONTHS]
    days += [f"on {rng.randint(1, 28)} {month}" for month in MONTHS] + ["yesterday", "last week", "in 2021", "in 2022"]
    first, second = rng.sample(days, 2)
    return rng.choice(([None], [None], [first], [None, first], [first, second]))
