import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.marks import (
    CLOSES,
    FARTHEST,
    INSIDE,
    LOWER,
    MIXED,
    OPENS,
    OTHER,
    OUTSIDE,
    TITLE,
    UNCLOSED,
    UPPER,
    letter_case,
    quotation_states,
    quotations,
)

typography = st.lists(st.sampled_from([*"“”„«»\"‘’'.,!? aB7é\n", "''", "🕊", "it’s", "said"])).map("".join)


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ("“We sail,” she said.", ["“We sail,”"]),
        ('"We sail," she said.', ['"We sail,"']),
        ("''We sail,'' she said.", ["''We sail,''"]),
        ("«We sail,» she said.", ["«We sail,»"]),
        ("‘We sail,’ she said.", ["‘We sail,’"]),
        ("'We sail,' she said.", ["'We sail,'"]),
        ("She said: “We sail.”", ["“We sail.”"]),
        ("“We sail,” she said. “Now.”", ["“We sail,”", "“Now.”"]),
        ("“We sail,“ she said. “Now.“", ["“We sail,“", "“Now.“"]),
        ("„We sail.“ „Now.”", ["„We sail.“", "„Now.”"]),
        ("“He told us ‘no’ twice,” she said.", ["“He told us ‘no’ twice,”"]),
        ("\"He told us 'No,' twice,\" she said.", ["\"He told us 'No,' twice,\""]),
        ("''It's the sailors' boat,'' she said.", ["''It's the sailors' boat,''"]),
        ("‘Don’t go,’ she said.", ["‘Don’t go,’"]),
        ("'It's ours,' she said.", ["'It's ours,'"]),
        ("a “safe” port and a “free” sea", ["“safe”", "“free”"]),
        ("“”", ["“”"]),
        ('""', ['""']),
        ("The captain’s log and the sailors’ boats.", []),
        ("The captain's log and the sailors' boats.", []),
        ("In the ’90s, rock 'n' roll.", []),
        ("'Tis the season of storms.", []),
        ("He closed” what was never opened.", []),
        ("No quotation.", []),
        ("", []),
        ("'", []),
        ("‘", []),
        ("the ‘safe port", []),
        pytest.param("the ‘safe " + "port " * FARTHEST + "of ours’.", [], id="a partner too far away"),
    ],
)
def test_quotations_are_told_by_their_marks(paragraph: str, quoted: list[str]) -> None:
    assert [paragraph[start:end] for start, end, _ in quotations(paragraph)] == quoted
    assert all(closed for _, _, closed in quotations(paragraph))


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        ("“We sail on", ["“We sail on"]),
        ('She said: "We sail on.', ['"We sail on.']),
        ("“Yes.” She went on: “And we sail. ‘Now.’", ["“Yes.”", "“And we sail. ‘Now.’"]),
        ("‘We sail on", ["‘We sail on"]),
        ("“", ["“"]),
    ],
)
def test_a_quotation_left_open_runs_to_the_end_of_its_paragraph(paragraph: str, quoted: list[str]) -> None:
    found = quotations(paragraph)

    assert [paragraph[start:end] for start, end, _ in found] == quoted
    assert [closed for _, _, closed in found] == [True] * (len(found) - 1) + [False]


@given(typography)
def test_quotations_are_ordered_disjoint_and_inside_the_text(paragraph: str) -> None:
    at = 0
    for start, end, closed in quotations(paragraph):
        assert at <= start < end <= len(paragraph)
        assert paragraph[start] in "“„«\"‘'"
        assert closed or end == len(paragraph)
        at = end


@given(typography)
def test_every_state_follows_from_the_quotation_around_it(paragraph: str) -> None:
    states = quotation_states(paragraph).tolist()

    assert len(states) == len(paragraph)
    for start, end, closed in reversed(quotations(paragraph)):
        inner = states[start + 1 : end - 1] if closed else states[start + 1 : end]
        assert set(inner) <= {INSIDE if closed else UNCLOSED}
        assert states[start] == (CLOSES if closed and end == start + 1 else OPENS)
        assert states[end - 1] in ({CLOSES} if closed else {UNCLOSED, OPENS})
        del states[start:end]
    assert set(states) <= {OUTSIDE}


@pytest.mark.parametrize(
    ("paragraph", "states"),
    [
        ("a “b” c", [OUTSIDE, OUTSIDE, OPENS, INSIDE, CLOSES, OUTSIDE, OUTSIDE]),
        ("a “b", [OUTSIDE, OUTSIDE, OPENS, UNCLOSED]),
        ("it’s", [OUTSIDE] * 4),
        ("", []),
    ],
)
def test_quotation_states(paragraph: str, states: list[int]) -> None:
    assert quotation_states(paragraph).tolist() == states


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("said", LOWER),
        ("co-opt", LOWER),
        ("ß", LOWER),
        ("Minister", TITLE),
        ("Élan", TITLE),
        ("Kestrel’s", TITLE),
        ("I", TITLE),
        ("NAVY", UPPER),
        ("V2", UPPER),
        ("McAlder", MIXED),
        ("ePort", MIXED),
        ("שלום", MIXED),
        ("港", MIXED),
        ("2031", OTHER),
        ("“", OTHER),
        ("🕊", OTHER),
        ("", OTHER),
    ],
)
def test_letter_case(word: str, case: int) -> None:
    assert letter_case(word) == case


@given(st.text())
def test_every_word_has_a_case(word: str) -> None:
    assert letter_case(word) in {LOWER, TITLE, UPPER, MIXED, OTHER}
