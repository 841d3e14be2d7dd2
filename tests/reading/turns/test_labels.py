"""Words before a colon at a line's beginning, by their form."""

import pytest

from onrecord.reading.turns.labels import Form, find_labels, is_name, person_named
from onrecord.records import Span


@pytest.mark.parametrize(
    ("line", "label", "form"),
    [
        ("Renn: Yes.", "Renn", Form.WORD),
        ("Oda Renn: Yes.", "Oda Renn", Form.NAME),
        ("ODA RENN: Yes.", "ODA RENN", Form.NAME),
        ("MR. ORVEN: Yes.", "MR. ORVEN", Form.SURE),
        ("Mr Orven: Yes.", "Mr Orven", Form.SURE),
        ("Senator Oda van der Renn: Yes.", "Senator Oda van der Renn", Form.SURE),
        ("THE COURT: Yes.", "THE COURT", Form.SURE),
        ("The Witness: Yes.", "The Witness", Form.SURE),
        ("Question: Yes?", "Question", Form.SURE),
        ("Speaker 2: Yes.", "Speaker 2", Form.SURE),
        ("Q. Yes?", "Q", Form.SURE),
        ("A: Yes.", "A", Form.SURE),
        ("Q\tYes?", "Q", Form.SURE),
        ("[Oda Renn]: Yes.", "Oda Renn", Form.NAME),
        ("((Oda Renn)) Yes.", "Oda Renn", Form.SURE),
        ("((OR)) : Yes.", "OR", Form.SURE),
        ("Oda Renn (mayor of Lisk): Yes.", "Oda Renn", Form.NAME),
        ("Oda Renn, Minister of Ports: Yes.", "Oda Renn", Form.NAME),
        ("**Oda Renn:** Yes.", "Oda Renn", Form.NAME),
        (">> ODA RENN: Yes.", "ODA RENN", Form.NAME),
        ("[00:01:10] Oda Renn: Yes.", "Oda Renn", Form.NAME),
        ("J.R. Renn: Yes.", "J.R. Renn", Form.NAME),
        ("Žalvic: Yes.", "Žalvic", Form.WORD),
        ("Jean-Luc d’Orven: Yes.", None, None),
        ("She said: Yes.", None, None),
        ("Oda Renn, the mayor, said: Yes.", None, None),
        ("- Renn: Yes.", None, None),
        ("Renn:Yes.", None, None),
        ("At 10:30 we left.", None, None),
        ("A. ", "A", Form.SURE),
        ("", None, None),
    ],
)
def test_the_form_of_a_label(line: str, label: str | None, form: Form | None) -> None:
    found = find_labels(f"x\n{line}\n")
    assert [(one.span.cut(f"x\n{line}\n"), one.form) for one in found] == ([] if label is None else [(label, form)])


@pytest.mark.parametrize(
    "line", ["Note: x.", "Key Facts: x.", "The Lock: x.", "Breaking News: x.", "Gage RennImage: x."]
)
def test_some_words_before_a_colon_are_nobody(line: str) -> None:
    (found,) = find_labels(line)
    assert found.nobody


def test_a_sentence_that_ends_before_a_label_is_no_part_of_it() -> None:
    text = "That is all. Thanks. Oda Renn: You are welcome."
    (found,) = find_labels(text)
    assert (found.span.cut(text), found.inline, text[found.end :].strip()) == ("Oda Renn", True, "You are welcome.")


@pytest.mark.parametrize(
    ("words", "name"),
    [("Oda Renn", True), ("Host", False), ("oda", False), ("Unidentified speaker", False), ("😀", False)],
)
def test_a_name_is_told_from_a_part(words: str, name: bool) -> None:  # noqa: FBT001 - a table
    assert is_name(words) is name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("MARA TOLLAND", "MARA TOLLAND"),
        ("MR. TOLLAND", "TOLLAND"),
        ("Senator Pia Moll-Renn", "Pia Moll-Renn"),
        ("TOLLAND", "TOLLAND"),
        ("THE COURT", None),
        ("MINISTRY OF TRANSPORT", None),
        ("The Lisk Courier", None),
        ("Harbour Council", None),
        ("Q", None),
        ("Bank of Lisk", None),
    ],
)
def test_a_label_names_a_person_or_may_name_a_body(label: str, name: str | None) -> None:
    text = f"Before.\n{label}: Words."
    found = person_named(text, Span(8, 8 + len(label)))
    assert (found and found.cut(text)) == name
