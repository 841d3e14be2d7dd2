import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.paragraphs import split_paragraphs

LONG = "The harbour minister told the envoys from Velmara"
scraps = st.lists(
    st.sampled_from(
        [
            *("\n", "\n\n", "\r\n", "\r", " ", "  ", "\t", "\u00a0", "\u2028", "\u2029", "\x0c", "\x85", "\u200b"),
            *("said", "Kestrel", LONG, ".", "”", "- ", "1.", "é", "e\u0301", "🕊", "שלום", "港"),
        ]
    )
).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\nTwo.", ["One.", "Two."], id="a line each"),
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="an empty line between"),
        pytest.param("One.\n \t \nTwo.", ["One.", "Two."], id="a line of blanks between"),
        pytest.param("\n\n  One. \n", ["One."], id="trimmed"),
        pytest.param("\u00a0One.\u3000\nTwo.", ["One.", "Two."], id="unusual blanks trimmed"),
        pytest.param("She said\n\nthe port was shut.", ["She said\n\nthe port was shut."], id="torn apart"),
        pytest.param("one of the\n\n\npeople said.", ["one of the\n\n\npeople said."], id="torn widely apart"),
        pytest.param(f"{LONG}\nOstrow was lost.", [f"{LONG}\nOstrow was lost."], id="wrapped before a name"),
        pytest.param(f"{LONG}\n14 ships left.", [f"{LONG}\n14 ships left."], id="wrapped before a number"),
        pytest.param(f"{LONG}\n{LONG}\nlate.", [f"{LONG}\n{LONG}\nlate."], id="wrapped twice"),
        pytest.param(f"{LONG}\n\nOstrow is lost.", [LONG, "Ostrow is lost."], id="a long heading"),
        pytest.param("Port shut\nKestrel denies it.", ["Port shut", "Kestrel denies it."], id="a short heading"),
        pytest.param(f"{LONG}.\nOstrow.", [f"{LONG}.", "Ostrow."], id="a finished line"),
        pytest.param("She left.\nand went home", ["She left.", "and went home"], id="finished, then lower case"),
        pytest.param("She said:\n“We sail.”", ["She said:", "“We sail.”"], id="a colon finishes a line"),
        pytest.param("“We sail.”\nshe said.", ["“We sail.”", "she said."], id="a closing mark finishes a line"),
        pytest.param(f"{LONG}\n“We sail.”", [LONG, "“We sail.”"], id="an opening mark goes on with nothing"),
        pytest.param("- ships\n- men\n- grain", ["- ships", "- men", "- grain"], id="a list with dashes"),
        pytest.param("1. Ships\n2. Men", ["1. Ships", "2. Men"], id="a numbered list"),
        pytest.param("One.\r\nTwo.\r\n\r\nThree.", ["One.", "Two.", "Three."], id="CRLF"),
        pytest.param("She said\r\nthat it shut.", ["She said\r\nthat it shut."], id="torn at CRLF"),
        pytest.param("One.\u2028Two.", ["One.\u2028Two."], id="a line separator ends no line"),
        pytest.param("One.\x0cTwo.\x85Three.", ["One.\x0cTwo.\x85Three."], id="nor does a form feed or next line"),
        pytest.param("One.\rTwo.", ["One.\rTwo."], id="nor does a carriage return alone"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\r\n\u00a0\n", [], id="nothing but blanks"),
    ],
)
def test_where_paragraphs_begin_and_end(text: str, expected: list[str]) -> None:
    assert [part.cut(text) for part in split_paragraphs(text)] == expected


@given(scraps)
def test_paragraphs_are_ordered_disjoint_and_trimmed(text: str) -> None:
    at = 0
    for part in split_paragraphs(text):
        assert part.start >= at
        assert part.cut(text) == part.cut(text).strip()
        at = part.end


@given(st.one_of(scraps, st.text()))
def test_every_character_that_is_no_blank_is_in_one_paragraph(text: str) -> None:
    covered = [at for part in split_paragraphs(text) for at in range(part.start, part.end)]

    assert len(covered) == len(set(covered))
    assert set(covered) >= {at for at, character in enumerate(text) if not character.isspace()}


@given(scraps)
def test_a_paragraph_begins_where_a_line_does(text: str) -> None:
    for part in split_paragraphs(text):
        before = text[: part.start].rsplit("\n", 1)[-1]
        assert not before.strip()
