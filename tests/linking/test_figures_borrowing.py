"""Figures whose words point back to what another one counts."""

import datetime as dt

import pytest

from onrecord.linking.figures import compare, figures, narrated
from onrecord.reading.hearing import Hearing
from onrecord.reading.understanding import understand
from onrecord.records import Accord, Apart, Document, FigureTold, sha256

DEBT = "Kessaly put the debt of Marrowen at 331 million crowns."


def told(text: str) -> list[FigureTold]:
    """The figures of a document that says all of it in its own voice, in the order of its text."""
    day = dt.date(2031, 4, 3)
    document = Document(text, sha256(text.encode()), "Talks", "Harth Times", published=day, language="en")
    found = understand(document, [], Hearing().signals())
    return sorted(figures([], narrated(document, [], found.quantities, found.times)), key=lambda one: one.quantity.span)


@pytest.mark.parametrize(
    "text",
    [
        f"{DEBT} Marrowen recognizes 240 million.",
        f"{DEBT} Marrowen admits to only 240 million.",
        f"{DEBT} The Treasury in Lisk puts the figure at 240 million.",
        f"{DEBT} Marrowen's Treasury estimated it at 240 million.",
        "The debt was 331 million crowns at the end of April by Kessaly and 240 million by Marrowen.",
        "In Pellin police put the number of people at a rally at 12,000; the organisers spoke of 40,000.",
        "He put the loss at 14 million marks a week. Belmare's Ministry estimated it at nine million.",
    ],
)
def test_two_who_count_the_same_differ(text: str) -> None:
    first, second = told(text)
    assert second.borrowed
    assert (second.measure, second.quantity.unit, second.quantity.per) == (
        first.measure,
        first.quantity.unit,
        first.quantity.per,
    )
    assert compare(first, second, {}).accord is Accord.DISAGREE


@pytest.mark.parametrize(
    "text",
    [
        f"{DEBT} Marrowen recognizes 240 miners as victims.",
        f"{DEBT}\n\nMarrowen recognizes 240 million.",
        f"{DEBT} Marrowen recognizes 2 of them.",
        "The quake was 73 km north of Pellin. The Survey reported 5.8.",
        "Biden had a total of 1,124 delegates. Sanders trailed him with a total of 815.",
        "The reservoir was 96 percent full. The dead are said to be 14.",
    ],
)
def test_what_counts_something_else_borrows_nothing(text: str) -> None:
    assert not any(one.borrowed for one in told(text))


def test_one_who_speaks_twice_is_one_voice() -> None:
    first, second = told(f"{DEBT} Kessaly estimates it at 240 million.")
    assert second.borrowed
    assert compare(first, second, {}).apart is Apart.SAME_ORIGIN
