from onrecord.linking.origins import Resting, origins, resting, spread
from onrecord.records import HopKind
from tests.linking.origins.conftest import Tell, taken

COURIER, LAMP, WIRE = "The Saltmarsh Courier", "The Daily Lamp", "Meridian"


def test_documents_come_in_time_with_what_they_owe(tell: Tell) -> None:
    first = tell(COURIER, 9, (HopKind.UNNAMED, "two officials"))
    second = tell(WIRE, 10, (HopKind.NAMED, "The Saltmarsh Courier"))
    third = tell(LAMP, 12, (HopKind.NAMED, "Mirthe Osk"), reused=[taken(first, 0.8)])
    told = (third, first, second)
    found = origins(told)
    carried = spread(told, found)
    assert [(one.publisher, one.origins, one.credits, one.reused) for one in carried] == [
        (COURIER, (0,), (), None),
        (WIRE, (0,), (COURIER,), None),
        (LAMP, (1,), (), 0.8),
    ]
    assert resting(found) == Resting(2, 3)
    assert resting(found).share == 2 / 3


def test_nothing_rests_on_nothing() -> None:
    assert spread([], ()) == ()
    assert resting(()).share == 0
