"""Headings of examinations, and whose letters follow."""

import pytest

from onrecord.reading.turns.examining import Examinations, find_headings


@pytest.mark.parametrize(
    ("line", "examiner", "witness"),
    [
        ("DIRECT EXAMINATION", None, None),
        ("DIRECT EXAMINATION BY MR. SMYTH:", "MR. SMYTH", None),
        ("Cross-examination by Ms. Doll", "Ms. Doll", None),
        ("DIRECT EXAMINATION OF JANE VARR BY MR. SMYTH", "MR. SMYTH", "JANE VARR"),
        ("RE-CROSS-EXAMINATION (Continued)", None, None),
        ("BY MR. SMYTH: (Resuming)", "MR. SMYTH", None),
        ("JANE VARR, having been first duly sworn, testified as follows:", None, "JANE VARR"),
        ("Jane Varr was sworn.", None, "Jane Varr"),
        ("WITNESS: Jane Varr, called by the defence", None, "Jane Varr"),
        ("Mrs Ilk in the chair. Witness: Ms Jane Varr, Director, Harbour Office.", None, "Ms Jane Varr"),
        ("Interview with Harbour Minister Jane Varr", None, "Harbour Minister Jane Varr"),
    ],
)
def test_a_heading_names_who_asks_or_answers(line: str, examiner: str | None, witness: str | None) -> None:
    text = f"x\n{line}\ny"
    (found,) = find_headings(text)
    named = tuple(None if span is None else span.cut(text) for span in (found.examiner, found.witness))
    assert named == (examiner, witness)


def test_a_name_that_answers_a_question_is_no_heading() -> None:
    assert find_headings("Q. Who else?\n\nWitness: Mr Born, the driver.\n") == []


@pytest.mark.parametrize("line", ["The examination was hard.", "By the way, no.", "", "Examine it."])
def test_other_lines_are_no_headings(line: str) -> None:
    assert find_headings(line) == []


def test_another_examination_has_another_who_asks() -> None:
    text = "DIRECT EXAMINATION BY MR. SMYTH\n1\nCROSS-EXAMINATION\n2\nBY MS. DOLL:\n3"
    asked = Examinations(find_headings(text))
    found = [asked.asking(text.index(place)) for place in "123"]
    assert [None if span is None else span.cut(text) for span in found] == ["MR. SMYTH", None, "MS. DOLL"]
    assert asked.answering(0) is None
