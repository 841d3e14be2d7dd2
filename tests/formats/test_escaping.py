"""JSON that stays harmless and means the same."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.escaping import json_text, write_with_list

ACTING = "<>&\x00\x07\x1b\x7f\x85\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_and_nothing_acts(text: str) -> None:
    written = json_text([f"{text}{ACTING}"])
    assert json.loads(written) == [f"{text}{ACTING}"]
    assert not set(written) & set(ACTING)
    assert len(written.splitlines()) == 1


@pytest.mark.parametrize("values", [[], [1], [{"a": "😀"}, "b", None]])
def test_a_list_is_written_as_it_comes(values: list[object]) -> None:
    out = io.BytesIO()
    assert write_with_list(out, '{"all": [', iter(values), "]}") == len(values)
    assert json.loads(out.getvalue()) == {"all": values}
