from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.credits import CreditKind, Outlets, credit_lines

OUTLETS = Outlets(["The Saltmarsh Courier", "The Daily Lamp", "Meridian", "KESTA", "Radio Harrow"])
REPORTED, DATELINE, BYLINE = CreditKind.REPORTED, CreditKind.DATELINE, CreditKind.BYLINE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Saltmarsh Courier reported a call.", [(REPORTED, "The Saltmarsh Courier", "The Saltmarsh Courier")]),
        ("A call was made, the Courier has reported.", [(REPORTED, "the Courier", "The Saltmarsh Courier")]),
        ("On 9 March the Courier published a story.", [(REPORTED, "the Courier", "The Saltmarsh Courier")]),
        (
            "The call, first reported by the Quay Sentinel, was short.",
            [(REPORTED, "the Quay Sentinel", "Quay Sentinel")],
        ),
        ("According to a report in Dawn, he fled.", [(REPORTED, "Dawn", "Dawn")]),
        ("He denied WaPo’s report.", [(REPORTED, "WaPo", "Washington Post")]),
        ("He fled, via Radio Harrow.", [(REPORTED, "Radio Harrow", "Radio Harrow")]),
        ("LISK, March 9 (Meridian) - The river rose.", [(DATELINE, "Meridian", "Meridian")]),
        ("LISK (AFP) — The river rose.", [(DATELINE, "AFP", "Agence France-Presse")]),
        ("DORVANE, March 5. /KESTA/. The river rose.", [(DATELINE, "KESTA", "KESTA")]),
        ("Title\n\n*By Meridian staff*\nThe river rose.", [(BYLINE, "Meridian", "Meridian")]),
        ("Meridian and agencies\nThe river rose.", []),
        ("Forwarded from Vell Watch\nThe river rose.", [(CreditKind.FORWARDED, "Vell Watch", "Vell Watch")]),
        ("Meridian contributed to this report.", [(CreditKind.CONTRIBUTED, "Meridian", "Meridian")]),
        ("By Gus Tallentire, Tuesday 10 March 2026", []),
        ("The Ministry of Water reported a loss.", []),
        ("Mirthe Osk wrote that she would come.", []),
        ("She spoke to the Courier (see page 3) - and left.", []),
        ("The road (closed since May) - a short cut - is open.", []),
    ],
)
def test_credits(text: str, expected: list[tuple[CreditKind, str, str]]) -> None:
    assert [(one.kind, one.words.cut(text), one.outlet) for one in credit_lines(text, OUTLETS)] == expected


PIECES = [
    "The ",
    "Courier ",
    "reported ",
    "via ",
    "by ",
    "(",
    ")",
    " - ",
    "/",
    "\n",
    "Forwarded from ",
    "’s ",
    "AP",
    "ßẞ",
    "of ",
]


@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_credits_stand_in_the_text_in_its_order_and_apart(text: str) -> None:
    found = credit_lines(text, OUTLETS)
    assert all(one.words.cut(text).strip() and one.span.cut(text) and one.outlet for one in found)
    assert all(one.words.end <= other.words.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text", ["A" * 50_000, "The " * 12_000, "A b " * 12_000, "\n>" * 25_000, "A B of the " * 5_000, "via A" * 9_000]
)
def test_a_long_text_of_little_comes_to_an_end(text: str) -> None:
    assert all(0 <= one.words.start < one.words.end <= len(text) for one in credit_lines(text, OUTLETS))
