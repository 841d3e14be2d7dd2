from onrecord.linking.origins import Circle, circles, origins
from onrecord.records import HopKind
from tests.linking.origins.conftest import Tell

COURIER, LAMP, WIRE = "The Saltmarsh Courier", "The Daily Lamp", "Meridian"


def test_a_circle_is_named_with_its_documents_when_it_closes(tell: Tell) -> None:
    first = tell(COURIER, 9, text="As the Daily Lamp reported, {}.")
    second = tell(WIRE, 10, (HopKind.NAMED, "The Saltmarsh Courier"))
    assert circles([first, second]) == ()
    third = tell(LAMP, 11, (HopKind.OUTLET, "Meridian"), (HopKind.UNNAMED, "officials"))
    [circle] = circles([second, third, first])
    assert circle == Circle((COURIER, LAMP, WIRE), (first.document, third.document, second.document))
    assert circles([third, first, second]) == (circle,)
    assert len(origins([first, second, third])) == 1


def test_two_who_credit_each_other_are_one(tell: Tell) -> None:
    one = tell(COURIER, 9, text="As the Daily Lamp reported, {}.")
    other = tell(LAMP, 9, text="As the Saltmarsh Courier reported, {}.")
    assert circles([one, other]) == (Circle((COURIER, LAMP), (one.document, other.document)),)
    assert len(origins([one, other])) == 1


def test_who_credits_itself_or_nobody_closes_no_circle(tell: Tell) -> None:
    itself = tell(COURIER, 9, text="As the Saltmarsh Courier reported, {}.")
    assert circles([itself, tell(LAMP, 10), tell(WIRE, 11, text="As the Daily Lamp reported, {}.")]) == ()
    assert circles([]) == ()
