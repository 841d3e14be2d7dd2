"""What find_quantities promises, as tables of invented sentences."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.quantities import find_quantities
from onrecord.records import Comparison, Document, Interval, Quantity, Span, Time, TimeType, sha256


def read(text: str, *times: Time) -> tuple[Quantity, ...]:
    return find_quantities(Document(text, sha256(text.encode())), times)


def only(text: str, *times: Time) -> Quantity:
    (found,) = read(text, *times)
    return found


def time_of(text: str, words: str, interval: Interval | None = None) -> Time:
    at = text.index(words)
    return Time(Span(at, at + len(words)), TimeType.DATE, "X", interval)


NUMBERS = [
    ("It has 1,234 members.", "1,234", 1234, 1234),
    ("It has 1.2 million members.", "1.2 million", 1_200_000, 1_200_000),
    ("Two dozen boats left.", "Two dozen", 24, 24),
    ("Half a million voters came.", "Half a million", 500_000, 500_000),
    ("A hundred and five letters came.", "A hundred and five", 105, 105),
    ("Two hundred and fifty thousand ships sank.", "Two hundred and fifty thousand", 250_000, 250_000),
    ("Three trillion stars shine.", "Three trillion", 3 * 10**12, 3 * 10**12),
    ("Two and a half million voters came.", "Two and a half million", 2_500_000, 2_500_000),
    ("It grew to 2½ tonnes.", "2½ tonnes", "2.5", "2.5"),
    ("A third of the mayors left.", "A third", "0.333333333", "0.333333333"),
    ("Two-thirds of the mayors left.", "Two-thirds", "0.666666667", "0.666666667"),
    ("One in five mayors left.", "One in five", "0.2", "0.2"),
    ("Nine out of ten mayors left.", "Nine out of ten", "0.9", "0.9"),
    ("Dozens of boats left.", "Dozens", 24, None),
    ("Scores of boats left.", "Scores", 40, None),
    ("Tens of thousands of boats left.", "Tens of thousands", 20_000, None),
    ("Several hundred boats left.", "Several hundred", 200, None),
    ("It has 10 to 15 tanks.", "10 to 15", 10, 15),
    ("It has 10–15 tanks.", "10–15", 10, 15),
    ("Between 3 and 5 million voters came.", "Between 3 and 5 million", 3_000_000, 5_000_000),
    ("It costs $2–3bn.", "$2–3bn", 2 * 10**9, 3 * 10**9),
    ("Two or three boats left.", "Two or three", 2, 3),
    ("On Friday the dead number 19, she said.", "19", 19, 19),
    ("The settlements number 104.", "104", 104, 104),
    ("It was minus 22 degrees.", "minus 22 degrees", -22, -22),
    ("It has 1\u00a0500 members.", "1\u00a0500", 1500, 1500),
]


@pytest.mark.parametrize(("text", "words", "low", "high"), NUMBERS)
def test_numbers_say_what_their_words_say(text: str, words: str, low: float | str, high: float | str | None) -> None:
    found = only(text)
    assert (found.span.cut(text), found.low, found.high) == (
        words,
        Decimal(low),
        None if high is None else Decimal(high),
    )


COMPARISONS = [
    ("Lisk has nearly 50,000 troops.", "nearly 50,000", "nearly", Comparison.JUST_UNDER),
    ("Lisk has more than 50 tanks.", "more than 50", "more than", Comparison.MORE_THAN),
    ("Lisk has fewer than 50 tanks.", "fewer than 50", "fewer than", Comparison.LESS_THAN),
    ("Lisk has at least a dozen tanks.", "at least a dozen", "at least", Comparison.AT_LEAST),
    ("Lisk has no fewer than 50 tanks.", "no fewer than 50", "no fewer than", Comparison.AT_LEAST),
    ("Lisk has up to 50 tanks.", "up to 50", "up to", Comparison.AT_MOST),
    ("Lisk has no more than 50 tanks.", "no more than 50", "no more than", Comparison.AT_MOST),
    ("Lisk has just over 50 tanks.", "just over 50", "just over", Comparison.JUST_OVER),
    ("Lisk has an estimated 50 tanks.", "an estimated 50", "an estimated", Comparison.ABOUT),
    ("Lisk has up to around 50 tanks.", "up to around 50", "up to around", Comparison.AT_MOST),
    ("Lisk has 50 or more tanks.", "50 or more", "or more", Comparison.AT_LEAST),
    ("Lisk has 50-odd tanks.", "50-odd", "-odd", Comparison.ABOUT),
    ("Lisk has between 40 and 50 tanks.", "between 40 and 50", "between", Comparison.BETWEEN),
    ("Lisk has 40 to 50 tanks.", "40 to 50", None, Comparison.BETWEEN),
    ("Lisk has 50 tanks.", "50", None, Comparison.EXACT),
]


@pytest.mark.parametrize(("text", "words", "comparison", "sense"), COMPARISONS)
def test_a_number_travels_with_its_comparison(text: str, words: str, comparison: str | None, sense: Comparison) -> None:
    found = only(text)
    assert (found.span.cut(text), found.comparison, found.sense) == (words, comparison, sense)


UNITS = [
    ("It cost US$ 40 million.", "US$ 40 million", "USD"),
    ("It cost €5.", "€5", "EUR"),
    ("It cost A$5m.", "A$5m", "AUD"),
    ("It cost 5,000 roubles.", "5,000 roubles", "RUB"),
    ("It cost UAH 5bn.", "UAH 5bn", "UAH"),
    ("It cost 5 Swiss francs.", "5 Swiss francs", "CHF"),
    ("It cost billions of dollars.", "billions of dollars", "USD"),
    ("It cost 500 pounds.", "500 pounds", "GBP"),
    ("It held 500 pounds of explosives.", "500 pounds", "lb"),
    ("It rose 5 per cent.", "5 per cent", "percent"),
    ("It rose by 5 percentage points.", "5 percentage points", "percentage points"),
    ("It runs for 12 kilometres.", "12 kilometres", "km"),
    ("It runs for 12 km.", "12 km", "km"),
    ("A 30-km zone was closed.", "30-km", "km"),
    ("It weighs 3 tonnes.", "3 tonnes", "t"),
    ("Marrowen sent Capital three Soldiers.", "three", "soldiers"),
]


@pytest.mark.parametrize(("text", "words", "unit"), UNITS)
def test_units_have_one_name(text: str, words: str, unit: str) -> None:
    found = only(text)
    assert (found.span.cut(text), found.unit) == (words, unit)


COUNTED = [
    ("Lisk sent 50 new Marrowen T-9 tanks to the front.", ["new Marrowen T-9 tanks"]),
    (
        "An average of around 1,500 Lisk soldiers were killed or injured.",
        ["Lisk soldiers", "killed or injured"],
    ),
    ("Lisk lost 700,000 people killed or wounded.", ["people killed or wounded"]),
    ("The shelling killed at least 20 civilians.", ["killed", "civilians"]),
    ("Lisk closed three of the capital's airports.", ["capital's airports"]),
    ("It spends more than 40 percent of public expenditure on defence.", ["public expenditure"]),
    ("Sales of new cars fell 35%.", ["Sales of new cars"]),
    ("The death toll rose to 45.", ["death toll"]),
    ("It signed a $40 billion contract.", ["contract"]),
    ("It won $5m in aid.", ["aid"]),
    ("It posted a loss of $6 billion.", ["loss"]),
    ("A 20-member panel met.", ["member panel"]),
    ("The reservoir holds 30 million cubic metres.", ["reservoir"]),
    ("It cost $5.", []),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_what_is_counted_is_words_of_the_text(text: str, counted: list[str]) -> None:
    assert [span.cut(text) for span in only(text).counted] == counted


def test_a_second_figure_counts_what_the_first_does() -> None:
    text = "At least 12 people were killed and another 40 injured."
    first, second = read(text)
    assert (first.unit, second.unit) == ("people", "people")
    assert [span.cut(text) for span in second.counted] == ["people", "injured"]


NO_FIGURES = [
    "Article 5 of the pact holds.",
    "The Boeing 737 crashed.",
    "The G7 met.",
    "An F-16 fell.",
    "Lisk marks 9/11 again.",
    "They drove along Route 66.",
    "It was the 17th raid.",
    "He was born in 1987.",
    "Call 020 7946 0958 now.",
    "No one came.",
    "One of the aides spoke.",
    "1. The mayor left.",
    "Ilja Born, 54, left.",
    "He died at the age of 54.",
    "It is three times as large.",
    "The trains leave at 5:30.",
    "A third man was seen.",
    "It fell in the second half.",
    "Formula One returns.",
    "It was agent 007.",
    "The score was 2019-20.",
    "He named 1) the fleet.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_a_number_that_counts_nothing_is_no_figure(text: str) -> None:
    assert read(text) == ()


def test_what_is_a_time_is_no_figure() -> None:
    text = "On 10 November Lisk lost 30 boats."
    assert [one.low for one in read(text)] == [10, 30]
    assert [one.low for one in read(text, time_of(text, "10 November"))] == [30]


def test_a_rate_a_place_and_a_date_go_with_the_figure() -> None:
    text = "Around 1,500 soldiers were wounded per day in October, the ministry said on Monday."
    october = Interval(dt.date(2024, 10, 1), dt.date(2024, 10, 31))
    monday = Interval(dt.date(2024, 11, 11), dt.date(2024, 11, 11))
    found = only(text, time_of(text, "October", october), time_of(text, "Monday", monday))
    assert (found.per, found.as_of, found.where) == ("day", october, None)
    assert only("Lisk sells 15 a year.").per == "year"
    assert only("There were 12 deaths per 100,000 people.").per == "100,000"
    sent = "Lisk has deployed nearly 50,000 troops to Easthaven, he said."
    assert (where := only(sent).where) is not None
    assert where.cut(sent) == "Easthaven"


def test_a_rise_is_two_figures_and_a_vote_is_two_counts() -> None:
    assert [one.low for one in read("Fares rose from 4 to 5 percent.")] == [4, 5]
    assert {one.unit for one in read("Fares rose from 4 to 5 percent.")} == {"percent"}
    assert [one.low for one in read("The court ruled in a 5-4 vote.")] == [5, 4]


def test_names_change_nothing() -> None:
    one, other = "Lisk lost 30 boats in Easthaven.", "Marrowen lost 30 boats in Saltmarsh."
    first, second = only(one), only(other)
    assert (first.low, first.unit, first.sense) == (second.low, second.unit, second.sense)


PIECES = """
5 1,000 2.5 007 1/3 ½ one two twenty hundred thousand million dozens tens of a half third several between and from to or
- – nearly more than up at least $ US$ € % per cent km m bn people killed were was in the Lisk ( ) . , ' ’s it + № 't"""
WORDS = st.sampled_from(PIECES.split())


@given(st.lists(WORDS | st.text(max_size=4)), st.sampled_from(["", " ", "\n"]))
def test_any_text_is_read_and_every_span_cuts_it(parts: list[str], glue: str) -> None:
    text = glue.join(parts).encode("utf-8", "replace").decode()
    for found in read(text):
        assert all(span.cut(text) for span in found.spans)
        assert found.low is None or found.low.is_finite()
        assert found.comparison is None or found.comparison in text


@pytest.mark.parametrize("piece", ["5 ", "hundred ", "between 3 and ", "of the ", "1-", "a half "])
def test_sentences_without_an_end_are_cut(piece: str) -> None:
    text = piece * 1500
    assert all(span.cut(text) for found in read(text) for span in found.spans)
