"""Objects as rows: nothing is left out, and no cell is run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.answers.flat import csv_text, defused


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def test_what_lies_deeper_has_dotted_names() -> None:
    found = table(
        csv_text([{"id": "a", "by": {"name": "Žalvic", "spans": [[1, 2], [4, 5]]}}, {"id": "b", "late": True}])
    )
    assert found == [["id", "by.name", "by.spans", "late"], ["a", "Žalvic", "1; 2; 4; 5", ""], ["b", "", "", "yes"]]


def test_objects_in_a_list_say_what_they_hold() -> None:
    found = table(csv_text([{"sides": [{"stance": "denies", "origins": 2, "first": None}]}]))
    assert found == [["sides"], ["stance: denies, origins: 2"]]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-12", "-12"),
        ("-A1", "'-A1"),
        ("@here", "'@here"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_formula_is_defused(cell: str, written: str) -> None:
    assert defused(cell) == written


@given(st.lists(st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=20) | st.integers() | st.none())))
def test_no_cell_begins_a_formula(objects: list[dict[str, str | int | None]]) -> None:
    rows = table(csv_text(objects))[1:] if any(objects) else []
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "@", "\t", "\r"))
