"""Which names stand in which rendering. The one rule: people, parties, places and genders are drawn independently of
each other, so that what differs with one of them is not the work of another."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.neutrality.rendering import Article, Filling, Rendered, fillings, render

FACTORS = ("gender", "origin", "party", "country", "world")
_PLACES = ("country", "adj", "capital", "country2", "adj2", "capital2")
_PARTIES = ("party", "party2")


@dataclass(frozen=True, slots=True)
class Swap:
    """One rendering of an article and what was swapped into it: for each of FACTORS, the group that it falls in."""

    article: str
    groups: tuple[str, ...]
    rendered: Rendered


def swaps(article: Article, most: int | None = None, seed: int = 5) -> Iterator[Swap]:
    """Renderings of an article: the people of every origin, as they are and with genders exchanged, each with a party
    and with countries that are drawn, and all of these equally often. `most` takes so many of them, drawn."""
    dice = random.Random(f"{seed} {article.id}")
    stock = fillings(article)
    people = [one for one in stock if one.world == "invented"]
    cast = [(people[n], people[(n + 1) % len(people)], turned) for turned in (False, True) for n in range(len(people))]
    parties = [*dice.sample(people, len(people)), *dice.sample(people, len(people))]
    places = _dealt(stock, len(cast), dice)
    drawn = [(*one, party, place) for one, party, place in zip(cast, parties, places, strict=True)]
    for one, following, turned, party, place in dice.sample(
        drawn, len(drawn) if most is None else min(most, len(drawn))
    ):
        slots = {**_turned(one, following)} if turned else dict(one.slots)
        slots |= {name: party.slots[name] for name in _PARTIES} | {name: place.slots[name] for name in _PLACES}
        gender = "A and C women" if slots["A_man"] == "woman" else "A and C men"
        origin = one.name.removesuffix(f"-{one.world}").rpartition("-")[0]
        groups = (gender, origin, slots["party"], slots["country"], place.world)
        yield Swap(article.id, groups, render(article.text, Filling(f"{one.name}-{turned}", place.world, slots)))


def _dealt(stock: Sequence[Filling], count: int, dice: random.Random) -> list[Filling]:
    """So many fillings, each as often as any other, in an order that is drawn."""
    return [one for _ in range(count // len(stock)) for one in dice.sample(stock, len(stock))]


def _turned(one: Filling, following: Filling) -> dict[str, str]:
    """The same people with A and B exchanged, and a C of A's new gender from the following filling."""
    slots = dict(one.slots)
    for name, words in one.slots.items():
        part, _, form = name.partition("_")
        if part in {"A", "B"}:
            slots[f"{'B' if part == 'A' else 'A'}_{form}"] = words
        elif part == "C":
            slots[name] = following.slots[name]
    # A short name in the place of one with a particle: what opens a sentence has a capital anyway.
    for part in ("A", "B"):
        last = slots[f"{part}_last"]
        slots[f"{part}_Last"] = last[0].upper() + last[1:]
    return slots
