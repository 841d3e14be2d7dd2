"""Occasions on which one speaker said something."""

from dataclasses import replace

from onrecord.linking.origins.occasions import by_occasion
from onrecord.records import HopKind
from tests.linking.origins.conftest import Tell

ZALVIC = HopKind.NAMED, "Teodor Žalvic"


def test_where_no_day_is_known_nothing_tells_occasions_apart(tell: Tell) -> None:
    undated = [
        replace(tell(outlet, day, ZALVIC), published=None) for outlet, day in (("The Quay", 9), ("Meridian", 14))
    ]
    assert [len(occasion) for occasion in by_occasion(undated)] == [2]
