"""The same value is written the same way on every page."""

import pytest

from onrecord.web.wording import act_words, day_words, many, percent, place_address, places_words, when


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (None, None, "undated"),
        ("2026-03-09", None, "2026-03-09"),
        ("2026-03-09T14:00:00+01:00", "2026-03-09", "2026-03-09"),
        ("2026-03-09", "2026-03-12", "2026-03-09 to 2026-03-12"),
        (None, "2026-03-12", "by 2026-03-12"),
    ],
)
def test_days(first: str | None, last: str | None, written: str) -> None:
    assert when(first, last) == written


@pytest.mark.parametrize(
    ("number", "written"), [(0, "0 documents"), (1, "1 document"), (2, "2 documents"), (12345, "12,345 documents")]
)
def test_numbers(number: int, written: str) -> None:
    assert many(number, "document") == written


def test_several_of_another_form() -> None:
    assert many(2, "person", "people") == "2 people"
    assert many(1, "person", "people") == "1 person"


@pytest.mark.parametrize(("share", "written"), [(None, ""), (0.0, "0%"), (0.345, "34%"), (1.0, "100%")])
def test_shares(share: float | None, written: str) -> None:
    assert percent(share) == written


@pytest.mark.parametrize(
    ("act", "degree", "polarity", "written"),
    [
        ("assert", "CT", "+", ""),
        ("assert", "CT", "-", "holds that it is not so"),
        ("deny", "CT", "-", "deny"),
        ("predict", "PR", "+", "predict, probable"),
        ("assert", "PS", "-", "possible, holds that it is not so"),
        (None, "U", "+", "left open"),
    ],
)
def test_acts_never_lose_a_denial_or_a_hedge(act: str | None, degree: str, polarity: str, written: str) -> None:
    assert act_words({"act": act, "certainty": {"degree": degree, "polarity": polarity}}) == written


def test_what_is_not_known_is_not_written() -> None:
    assert act_words({"act": None, "certainty": None}) == ""
    assert day_words(None) == "undated"


@pytest.mark.parametrize(
    ("receipt", "address"),
    [
        ("9c56cc51b374[812:845,850:901]", "/document/9c56cc51b374?at=812#char=812,845"),
        ("nothing", "/documents"),
        ("", "/documents"),
    ],
)
def test_a_receipt_leads_to_its_passage(receipt: str, address: str) -> None:
    assert place_address(receipt) == address


def test_places() -> None:
    assert places_words([[1, 4], [7, 9]]) == "[1, 4) [7, 9)"
