"""What a proposition says not to have been."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.frames import denials
from onrecord.linking.frames.denying import denied_in
from onrecord.records import Act, Degree, Proposition

DENIED = [
    ("There was no password", "password", set(), True),
    ("She was not asleep", "sleep", set(), True),
    ("Threlle never asked for the valley to be cleared", "ask", {"valley", "evacuate"}, False),
    ("I threatened nobody", "threat", set(), True),
    ("Nobody threatened her", "threat", set(), True),
    ("The crew did not open the gates", "open", {"crew", "gat"}, False),
    ("No minister gave such an order", "order", set(), True),
    ("No recording exists of any conversation", "record", {"call"}, False),
    ("It looked genuine", "forge", set(), True),
]
NOTHING = [
    "There was no doubt",
    "He would not open the gates",
    "They have not seen the report",
    "The gates were opened by a command, not by a fault",
    "It was not only the valve",
    "He did not have to resign",
    "We are not Kessaly",
    "If there was no call, who rang?",
    "Was there no call?",
    "The gates are open",
    "She has not yet resigned",
    "Nobody did it better",
    "They dream of a town where there is no password",
]


@pytest.mark.parametrize(("words", "head", "others", "is_open"), DENIED)
def test_what_is_denied(words: str, head: str, others: set[str], *, is_open: bool) -> None:
    found = denied_in(words)
    assert head in {one.head for one in found}
    one = next(one for one in found if one.head == head)
    assert (set(one.others), one.open) == (set(others), is_open)


@pytest.mark.parametrize("words", NOTHING)
def test_what_is_not(words: str) -> None:
    assert denied_in(words) == ()


def test_who_did_not_do_it_is_kept_apart() -> None:
    assert denied_in("No minister gave such an order")[0].agent == "minister"
    assert denied_in("There was no minister")[0].agent == ""


def test_what_a_cue_takes_back() -> None:
    (one,) = denied_in("Paying officials in Lisk", taken_back=True)
    assert (one.head, set(one.names)) == ("pay", {"lisk", "paying"})
    assert denied_in("That there was no call", taken_back=True) == ()
    assert denied_in("To support the ban", taken_back=True) == ()


def test_who_only_asks_or_holds_it_possible_denies_nothing() -> None:
    one = Proposition("s", "d", "There was no call")
    assert denials(one)
    assert denials(Proposition("s", "d", "There was no call", act=Act.ASK)) == ()
    assert denials(Proposition("s", "d", "There was no call", degree=Degree.POSSIBLE)) == ()


@given(st.text(max_size=200), st.booleans())
def test_any_words_will_do(words: str, taken_back: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    for one in denied_in(words, taken_back=taken_back):
        assert one.head
        assert one.open == (not one.others)
