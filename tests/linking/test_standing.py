"""Roles and the walks of life that they lie in."""

import pytest

from onrecord.linking.standing import walks_of_life


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ([], set()),
        (["Marrowen's defence minister"], {"state"}),
        (["the chancery's spokesman"], set()),
        (["striker for Tolm"], {"sport"}),
        (["General"], {"arms"}),
        (["secretary general"], set()),
        (["attorney general"], {"law"}),
        (["senator and former footballer"], {"state", "sport"}),
        (["mayor", "striker"], {"state", "sport"}),
        (["chief executive of Tolm Dredging"], {"trade"}),
        (["beekeeper of Lisk"], {"=beekeeper"}),
        (["father of two"], set()),
        (["Kessalian mouthpiece"], set()),
        (["…"], set()),
    ],
)
def test_walks_of_life(roles: list[str], expected: set[str]) -> None:
    assert walks_of_life(roles) == expected
