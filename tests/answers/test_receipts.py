"""How a record is named where there is little room."""

import pytest

from onrecord.answers.receipts import receipt, where_words
from onrecord.exports.schema import PlaceObject
from onrecord.records import Span

PAGE: PlaceObject = {"kind": "page", "label": "iv"}
NEXT: PlaceObject = {"kind": "page", "label": "5"}
PARAGRAPH: PlaceObject = {"kind": "paragraph", "label": "17"}


def test_a_receipt_is_the_hash_and_the_places() -> None:
    assert receipt("sha256:" + "9c56cc51b374" + "0" * 52, (Span(812, 845), Span(850, 901))) == (
        "9c56cc51b374[812:845,850:901]"
    )


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([], ""),
        ([PAGE], "page iv"),
        ([PAGE, NEXT], "pages iv, 5"),
        ([PAGE, PARAGRAPH, NEXT], "pages iv, 5; paragraph 17"),
    ],
)
def test_where_words_stand_in_the_original_is_said_as_it_is_cited(places: list[PlaceObject], words: str) -> None:
    assert where_words(places) == words
