"""Figures side by side: which may be compared, which disagree."""

import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figure_pairs import Side, told_of
from onrecord.linking.figures import comparable, compare, figures, tables, values
from onrecord.records import (
    Accord,
    Apart,
    Comparison,
    Dating,
    FigureTold,
    Hop,
    HopKind,
    Quantity,
    Shared,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    Stretch,
    Told,
)

FLOOD = "{The Interior Ministry|said} that «14» people died in the flood in Pellin."
DAY = "2031-04-03"


def told(text: str, day: str = DAY, publisher: str = "Harth Times", title: str = "Flood in Pellin") -> Told:
    return told_of(Side(day, publisher, title, text))[0]


def figure(text: str, day: str = DAY, publisher: str = "Harth Times") -> FigureTold:
    """The figure that is marked in a text."""
    made, mark = told_of(Side(day, publisher, "Flood in Pellin", text))
    return next(one for one in figures([made]) if one.quantity.span.overlaps(mark))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("{He|said} that «14» people were confirmed dead.", "people dead"),
        ("{He|said} «six» dead lay in the square.", "people dead"),
        ("{He|put} the death toll of the flood at «19».", "people dead"),
        ("{He|said} the number of deaths rose to «19».", "people dead"),
        ("{He|said} the blast killed «3» villagers.", "people dead"),
        ("{He|said} «3» people lost their lives.", "people dead"),
        ("{He|said} «40» people were killed or injured.", "people dead and injured"),
        ("{He|said} there were «40» casualties.", "people dead and injured"),
        ("{He|said} nine were missing and «14» people dead.", "people dead"),
        ("{He|said} «nine» soldiers were wounded.", "troops injured"),
        ("{He|said} «31» heavy tanks were destroyed.", "heavy tanks destroyed"),
        ("{He|said} Ostrel owes it «310 million» crowns.", "debt (crown)"),
        ("{He|said} it owed 310 million crowns. She admits a debt of «240 million».", "debt (crown)"),
        ("{He|said} the reservoir stood at «71 percent» of capacity.", "reservoir fill (percent)"),
        ("{He|said} exports fell by «10 percent».", "export change (percent)"),
        ("{He|said} that «800 cubic metres» a second passed.", "discharge (m³)"),
        ("{He|said} the call lasted «twelve minutes».", "call duration (minute)"),
        ("{He|said} it was a «40-minute» meeting.", "meeting duration (minute)"),
        ("{He|said} «88» deputies voted against it.", "deputy voting"),
    ],
)
def test_what_is_counted(text: str, label: str) -> None:
    measure = figure(text).measure
    assert measure is not None
    assert measure.label.removeprefix("against ") == label


@pytest.mark.parametrize("text", ["{He|said} it was «nearer» to 96.", "{He|said} the «door» stayed open for an hour."])
def test_what_is_not_said_is_not_named(text: str) -> None:
    assert all(one.measure is None for one in figures([told(text)]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{He|said} another «20» people died in Pellin.", {"part": True}),
        ("{He|said} 46 were hurt, of whom «12» people are in care.", {"part": True}),
        ("{He|said} «12» of the people died in Pellin.", {"part": True}),
        ("{He|said} «12» people died in Pellin alone.", {"part": True}),
        ("{He|said} officials had initially counted «30» dead people.", {"earlier": True}),
        ("{He|said} the toll was 20, up from «12» dead.", {"earlier": True}),
        ("{He|said} «40» people may have died.", {"held": False}),
        ("{He|denied} that «40» people had died.", {"held": False}),
        ("{He|demanded} that «40» people be released.", {"held": False}),
        ("{He|said} the debt had grown to «40 million» crowns.", {"moved": True}),
        ("{He|said} «40» soldiers were killed over the past day.", {"stretch": Stretch.ROLLING}),
        ("{He|said} «40» soldiers were killed since January.", {"stretch": Stretch.SINCE}),
        ("{He|said} as of Monday «40» people had died.", {"stretch": Stretch.AS_OF}),
        ("{He|said} «40» people died in March 2030.", {"stretch": Stretch.PERIOD, "dating": Dating.STATED}),
        ("{He|said} the reservoir was «40 percent» full before the flood.", {"stretch": Stretch.RELATIVE}),
        ("{He|said} «40» people died in Orm.", {"part": False, "earlier": False, "held": True, "moved": False}),
        ("{He|said} «40» people died in Orm.", {"dating": Dating.PUBLISHED, "places": frozenset({"orm"})}),
        ("{He|said} «40» Ostrel soldiers were killed.", {"whose": frozenset({"ostrel"})}),
    ],
)
def test_what_the_words_around_a_figure_say(text: str, expected: dict[str, Any]) -> None:
    found = figure(text)
    assert {name: getattr(found, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("number", "sense", "unit", "expected"),
    [
        ("14", Comparison.EXACT, None, ("14", "14")),
        ("50000", Comparison.EXACT, None, ("45000", "55000")),
        ("1848", Comparison.EXACT, None, ("1847.5", "1848.5")),
        ("62", Comparison.EXACT, "percent", ("61.5", "62.5")),
        ("40", Comparison.MORE_THAN, None, ("40", None)),
        ("3", Comparison.AT_MOST, None, (None, "3")),
        ("40", Comparison.JUST_OVER, None, ("40", "46.00")),
        ("40", Comparison.JUST_UNDER, None, ("34.00", "40")),
        ("4000", Comparison.ABOUT, None, ("3400.00", "4600.00")),
        ("0", Comparison.EXACT, None, ("0", "0")),
    ],
)
def test_what_a_figure_leaves_open(
    number: str, sense: Comparison, unit: str | None, expected: tuple[str | None, str | None]
) -> None:
    found = values(Quantity(Span(0, 1), Decimal(number), Decimal(number), unit, sense=sense))
    assert found == tuple(None if bound is None else Decimal(bound) for bound in expected)


def test_a_vague_plural_has_a_lower_bound_and_a_wide_upper_one() -> None:
    assert values(Quantity(Span(0, 1), Decimal(24), None)) == (Decimal(24), Decimal(240))
    assert values(Quantity(Span(0, 1), Decimal(24), None, sense=Comparison.AT_LEAST)) == (Decimal(24), None)
    assert values(Quantity(Span(0, 1), None, Decimal(9))) == (None, Decimal(9))


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("{The mayor|said} that «19» people died in the flood in Pellin.", DAY, Accord.DISAGREE),
        ("{The mayor|said} that at least «6» people died in the flood in Pellin.", DAY, Accord.AGREE),
        ("{The mayor|said} that «19» people died in the flood in Pellin.", "2031-04-05", Apart.UPDATE),
        ("{The mayor|said} that «9» people died in the flood in Pellin.", "2031-04-05", Accord.DISAGREE),
        ("{The Interior Ministry|said} that «9» people died in the flood in Pellin.", "2031-04-05", Apart.REVISION),
        ("{The mayor|said} that «9» people died in the flood in Quillon.", DAY, Apart.OTHER_PLACE),
        ("{The mayor|said} that «9» people died in a fire in Pellin.", DAY, Apart.OTHER_EVENT),
        ("{The mayor|said} that «9» people were missing after the flood in Pellin.", DAY, Apart.OTHER_MEASURE),
        ("{The mayor|said} that «9» people a day died in the flood in Pellin.", DAY, Apart.RATE),
        ("{The mayor|denied} that «19» people died in the flood in Pellin.", DAY, Apart.NOT_HELD),
        ("{The mayor|said} that another «9» people died in the flood in Pellin.", DAY, Apart.PART_OF),
        ("{The mayor|said} that «19» people died in the flood in Pellin.", "2031-09-05", Apart.OTHER_DATE),
        ("{The mayor|said} that «190» people died in the flood in Pellin yesterday.", DAY, Apart.OTHER_DATE),
    ],
)
def test_two_figures_of_the_dead(text: str, day: str, expected: Accord | Apart) -> None:
    pair = compare(figure(FLOOD), figure(text, day, "Ostrel Herald"), {})
    assert (pair.apart or pair.accord) == expected


def test_a_disagreement_says_what_makes_it_one() -> None:
    one, other = figure(FLOOD), figure("{The mayor|said} «19» people died in the flood in Pellin.")
    assert compare(one, other, {}).shared == (Shared.PLACE, Shared.EVENT, Shared.NAMES)
    claims = {one.told.id: ("c",), other.told.id: ("c",)}
    assert compare(one, other, claims).shared[0] is Shared.CLAIM


def test_one_speaker_in_one_document_does_not_disagree_with_himself() -> None:
    held = told("{He|said} «14» people died in the flood in Pellin. He said 9 people died in the flood in Pellin.")
    first, second = figures([held])
    assert compare(first, second, {}).apart is Apart.SAME_ORIGIN


def test_a_figure_of_nested_statements_is_one() -> None:
    outer = told(FLOOD)
    inner = Told(
        Statement("z", StatementKind.INDIRECT, (), (), (outer.quantities[0].span,), SourceKind.IMPLICIT, 0.9),
        outer.text,
        outer.document,
        outer.title,
        outer.publisher,
        outer.published,
        outer.chain,
        quantities=outer.quantities,
    )
    assert [one.told.id for one in figures([inner, outer])] == [outer.id]


MANY = [
    told(FLOOD),
    told("{The mayor|said} that «19» people died in the flood in Pellin.", publisher="Ostrel Herald"),
    told("{The mayor|said} that «21» people died in the flood in Pellin.", "2031-04-06"),
    told("{A farmer|said} that «3» cows drowned in Orm.", "2031-04-06"),
    told("{Brenmark|says} that Ostrel owes it «310 million» crowns.", "2031-05-01"),
    told("{Ostrel|said} that it owed Brenmark «240 million» crowns.", "2031-05-02"),
]


def test_tables_hold_each_figure_once_and_begin_with_those_that_disagree() -> None:
    found = tables(figures(MANY), {})
    assert [len(table.rows) for table in found] == [3, 2, 1]
    assert [len(table.disagreements) for table in found] == [1, 1, 0]
    assert [pair.apart for pair in found[0].pairs if pair.series] == [Apart.UPDATE, Apart.UPDATE]
    assert [row.text for row in found[0].rows] == ["14", "19", "21"]


@given(st.randoms())
def test_the_order_of_arrival_changes_nothing(order: random.Random) -> None:
    shuffled = list(MANY)
    order.shuffle(shuffled)
    assert tables(figures(shuffled), {}) == tables(figures(MANY), {})


def test_comparing_knows_no_sides() -> None:
    held = figures(MANY)
    assert all(compare(one, other, {}) == compare(other, one, {}) for one in held for other in held if one != other)
    assert all(pair.one.order <= pair.other.order for pair in comparable(held, {}))


TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(["14 ", "people ", "died ", "in ", "Lisk", ". ", "of whom ", "minutes ", "crowns ", "\n", "“", "Ž"])
).map("".join)


@given(TEXTS, st.data())
def test_any_text_gives_figures_whose_words_are_its_own(text: str, data: st.DataObject) -> None:
    if not text:
        return
    starts = data.draw(st.lists(st.integers(0, len(text) - 1), max_size=5, unique=True))
    quantities = tuple(Quantity(Span(at, min(at + 3, len(text))), Decimal(7), Decimal(7)) for at in starts)
    statement = Statement("s", StatementKind.DIRECT, (), (), (Span(0, len(text)),), SourceKind.IMPLICIT, 0.5)
    chain = (Hop("x", HopKind.PUBLISHER),)
    held = Told(statement, text, "d", None, None, None, chain, quantities=quantities)
    for one in figures([held]):
        assert text[one.quantity.span.start : one.quantity.span.end] == one.text
    assert sum(len(table.rows) for table in tables(figures([held]), {})) == len(figures([held]))
