import pytest

from onrecord.linking.credits import Outlets
from onrecord.linking.credits.outlets import is_body, is_generic, same_outlet

OUTLETS = Outlets(["The Saltmarsh Courier", "The Lisk Courier", "The Daily Lamp", "Meridian", "The Washington Post"])


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        ("the Saltmarsh Courier", "The Saltmarsh Courier"),
        ("The Lamp", "The Daily Lamp"),
        ("the Courier", None),  # of Lisk, or of Saltmarsh
        ("MERIDIAN", "Meridian"),
        ("WaPo", "The Washington Post"),
        ("NYT", "New York Times"),
        ("the Quay Sentinel", "Quay Sentinel"),
        ("the lamp", None),
        ("the morning news", None),
        ("Edda Rónval", None),
        ("", None),
        ("!?", None),
    ],
)
def test_a_name_is_an_outlets_where_it_can_be_no_other(words: str, outlet: str | None) -> None:
    assert OUTLETS.find(words) == outlet


def test_words_for_outlets_and_bodies() -> None:
    assert is_generic("The newspaper")
    assert not is_generic("a newspaper")
    assert is_body("Ministry of Water")
    assert not is_body("The Daily Lamp")
    assert same_outlet("The Daily Lamp", "daily lamp")
    assert not same_outlet(None, None)
