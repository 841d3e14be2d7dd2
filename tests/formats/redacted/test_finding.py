"""Names as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.formats.redacted.finding import SOMEBODY, Finder, Found, Hidden
from onrecord.formats.redacted.folding import folded
from onrecord.formats.redacted.moving import Moved

EDDA = Hidden("Edda Rónval", "Person A", ("Edda Rónval", "Rónval"))
MARK = Hidden("Mark May", "Person B", ("Mark May",))
JO = Hidden("Jürgen O’Tool", "Person C", ("Jürgen O’Tool", "Юрген О’Тул"))  # noqa: RUF001 - another script is meant
ZHENG = Hidden("鄭成功", "Person D", ("鄭成功",))
BODY = Hidden("Office for Water", "Organisation A", ("Office for Water",), person=False)
FINDER = Finder((EDDA, MARK, JO, ZHENG, BODY), ("Edda Kovač", "Marek Rónval", "Rónval Street"))


def hidden(text: str, *, address: bool = False, found: Found | None = None) -> str:
    return Moved(text, FINDER.stretches(text, found, address=address)).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Edda Rónval said so.", "Person A said so."),
        ("RÓNVAL, EDDA: no", "Person A: no"),
        ("E. Rónval’s and Rónvals", "Person A’s and Person A"),
        ("the pro-Ronval camp", "the pro-Person A camp"),
        ("Edda\nRónval", "Person A"),
        ("Ro\u0301nval, Ró\xadnval, \u0420ónval", "Person A, Person A, Person A"),
        ("@eddaronval2026 #RonvalGate", "@Person A2026 #Person A"),
        ("Rónvalova, antirónval", "Person A, Person A"),
        ("edda ronval, lower case", "Person A, lower case"),
        ("Edda M. Rónval", "Person A M. Person A"),
        ("Mark May may mark it", "Person B may mark it"),
        ("In Denmark the market", "In Denmark the market"),
        ("mail mark@may.example", "mail Person B.example"),
        ("Juergen O'Tool, Jurgen OTool, Юргена О’Тула", "Person C, Person C, Person C"),  # noqa: RUF001 - as above
        ("他说鄭成功来了", "他说Person D来了"),
        ("The office for water is no Office", "The Organisation A is no Office"),
        ("Hedda Lomax", "Hedda Lomax"),
        ("Edda Kovač met Marek Rónval in Rónval Street", f"{SOMEBODY} Kovač met Marek {SOMEBODY} in {SOMEBODY} Street"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text: str, left: str) -> None:
    assert hidden(text) == left


def test_an_id_or_an_address_is_looked_through_without_regard_to_capitals() -> None:
    assert hidden("https://a.example/may-denies-edda", address=True) == "https://a.example/Person B-denies-Person A"
    assert hidden("edda-ronval", address=True) == "Person A"


def test_what_may_be_another_is_somebody_and_two_of_one_name_are_either() -> None:
    shared = Hidden("Anna Lisk", "Person A", ("Anna Lisk",), frozenset({"lisk"}))
    finder = Finder((shared, Hidden("Anna Brandt", "Person B", ("Anna Brandt",))), ("City of Lisk",))
    text = "Anna Lisk in Lisk: Anna, Brandt."
    assert Moved(text, finder.stretches(text)).text == f"Person A in {SOMEBODY}: Person A or Person B, Person B."


def test_what_is_left_is_told() -> None:
    found = Found()
    hidden("it may be so; Mark May may not; a mark", found=found)
    assert dict(found.left) == {"may": 2, "mark": 1}


@given(st.text("abn \n.-’", max_size=8), st.text("ab \n,s", max_size=8), st.booleans())
def test_no_long_part_of_a_name_is_left(before: str, after: str, upper: bool) -> None:  # noqa: FBT001 - drawn
    text = f"{before}Edda Rónval{after}Rónval"
    text = text.upper() if upper else text
    assert "ronval" not in folded(hidden(text))
