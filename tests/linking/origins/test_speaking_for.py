"""Who speaks for a state, a ministry or a company."""

import pytest

from onrecord.linking.origins.order import placed
from onrecord.linking.origins.sources import Reader
from onrecord.linking.origins.speaking_for import spoken_for
from onrecord.records import HopKind, Told
from tests.linking.origins.conftest import Tell

NAMED = HopKind.NAMED


def pairs(*told: Told) -> int:
    ordered = placed(told)
    reader = Reader(ordered)
    return len(list(spoken_for(ordered, {one.id: (one, reader.source(one)) for one in ordered})))


@pytest.mark.parametrize(
    ("official", "text", "number"),
    [
        pytest.param("the foreign ministry", "Norland's army waits. People said that {}.", 1, id="a ministry before"),
        pytest.param("the foreign ministry", "Norland waits. People said that {}.", 0, id="nothing shows a state"),
        pytest.param("a baker", "Norland's army waits. People said that {}.", 0, id="nobody who has an office"),
    ],
)
def test_what_a_state_says_was_said_for_it(tell: Tell, official: str, text: str, number: int) -> None:
    assert pairs(tell("The Quay", 9, (NAMED, official)), tell("Meridian", 14, (NAMED, "Norland"), text=text)) == number


def test_what_a_state_says_on_a_day_that_is_told_is_its_own(tell: Tell) -> None:
    text = "Norland's army waits. People said that {}."
    before, dated = tell("The Quay", 9, (NAMED, "the foreign ministry")), (NAMED, "Norland")
    assert pairs(before, tell("Meridian", 14, dated, text=text, said=(14, 14))) == 0


@pytest.mark.parametrize(
    ("text", "days", "number"),
    [
        ("Ana Brusk, a director of the Dam Company, said that {}.", (9, 10), 1),
        ("Ana Brusk, a director of the Dam Company, said that {}.", (9, 20), 0),
        ("Ana Brusk, a director of the river board, said that {}.", (9, 10), 0),
    ],
)
def test_what_a_company_says_goes_back_to_one_of_its_own_on_the_same_occasion(
    tell: Tell, text: str, days: tuple[int, int], number: int
) -> None:
    company = tell("The Quay", days[0], (NAMED, "Dam Company"))
    assert pairs(company, tell("Meridian", days[1], (NAMED, "Ana Brusk"), text=text)) == number


@pytest.mark.parametrize(
    ("text", "about", "number"),
    [
        ("Norhold denied it. Spokeswoman Ana Brusk said that {}.", "", 1),
        ("Norhold denied it. A spokeswoman, Ana Brusk, said that {}.", "", 1),
        ("Norhold denied it. The mayor's spokeswoman Ana Brusk said that {}.", "", 0),
        ("Norhold denied it. A spokeswoman for the mayor, Ana Brusk, said that {}.", "", 0),
        ("Norhold denied it. Ana Brusk said that {}.", "", 0),
        ("Norhold denied it. Spokeswoman Ana Brusk said that {}.", "another document", 0),
    ],
)
def test_a_spokeswoman_of_whom_no_more_is_told_speaks_for_the_body_of_her_document(
    tell: Tell, text: str, about: str, number: int
) -> None:
    body = tell("The Quay", 9, (NAMED, "Norhold"), text=text)
    assert pairs(body, tell("The Quay", 9, (NAMED, "Ana Brusk"), text=text, about=about)) == number
