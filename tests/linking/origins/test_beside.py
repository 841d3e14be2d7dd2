"""What the words beside a statement tell of its source."""

from dataclasses import replace

import pytest

from onrecord.linking.credits import Outlets
from onrecord.linking.origins.beside import asking, result_of, subject_before, told_to, voucher, writer_before
from onrecord.records import HopKind, Span, Told
from tests.linking.origins.conftest import CONTENT, Tell

HE = (HopKind.NAMED, "he")


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        (", two people at the bank said.", "two people at the bank"),
        (", according to three former officers of the port.", "three former officers of the port"),
        (", a senior official said on Monday.", "a senior official"),
        (", Ana Brusk said.", None),
        (", the ministry said.", None),
        (". Two people at the bank said nothing.", None),
        (" and two people drowned.", None),
    ],
)
def test_who_vouches_for_a_statement_stands_behind_it(tell: Tell, behind: str, who: str | None) -> None:
    assert voucher(tell("The Quay", 9, text=f"He said that {{}}{behind}")) == who


@pytest.mark.parametrize(
    ("before", "outlet"),
    [
        ("The Courier has a log. Four divers told the paper that ", "The Saltmarsh Courier"),
        ("Four divers told the Saltmarsh Courier that ", "The Saltmarsh Courier"),
        ("Four divers told the Lisk Herald that ", "Lisk Herald"),
        ("Four divers told the committee that ", None),
        ("Four divers told the paper that ", None),
    ],
)
def test_to_whom_somebody_spoke(tell: Tell, before: str, outlet: str | None) -> None:
    told = tell("The Quay", 9, text=f"{before}{{}}.")
    start = told.text.rindex("told")
    cued = replace(told, statement=replace(told.statement, cue=(Span(start, start + len("told")),)))
    assert told_to(cued, Outlets(["The Saltmarsh Courier", "The Quay"])) == outlet


@pytest.mark.parametrize(
    ("content", "whose"),
    [
        ("the finding of the river panel that the gates were shut", "the river panel"),
        ("a claim by the director, Ana Brusk, that the gates were shut", "the director, Ana Brusk"),
        ("the mayor's assurance that the gates were shut", "the mayor"),
        ("that the gates were shut, a finding of the panel", None),
        ("the finding of a wreck", None),
    ],
)
def test_whose_finding_a_content_repeats(tell: Tell, content: str, whose: str | None) -> None:
    assert result_of(tell("The Quay", 9, content=content)) == whose


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("ANA BRUSK: Were they open?\n\nIVO TARN: Yes.\n\nBRUSK: Thank you.", "brusk"),
        ("Ana Brusk: Were they open?\n\nIvo Tarn: Yes.\n\nAna Brusk: Thank you.", "brusk"),
        ("ANA BRUSK: They were open.\n\nIVO TARN: Yes.\n\nBRUSK: Thank you.", None),
        ("Price: 3 crowns\nColour: red?\n", None),
        ("The gates were open.", None),
    ],
)
def test_who_asks_in_an_interview(text: str, host: str | None) -> None:
    assert asking(text) == host


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("The director of the port, Ana Brusk, confirmed it. ", "Ana Brusk"),
        ("Ana Brusk told reporters so. ", "Ana Brusk"),
        ("Ana Brusk, who runs the port, resigned on Monday. Her letter is short. ", "Ana Brusk"),
        ("Ana Brusk confirmed it. The gates are old. ", None),
        ("Ana Brusk confirmed it.\n\n", None),
        ("", None),
    ],
)
def test_who_the_sentence_before_is_about(tell: Tell, before: str, name: str | None) -> None:
    assert subject_before(tell("The Quay", 9, HE, text=f"{before}{{}}.")) == name


@pytest.mark.parametrize(
    ("before", "pronoun"),
    [("His letter is short. ", "he"), ("Her reply came late. ", "she"), ("The gate fell. ", None)],
)
def test_a_letter_speaks_for_its_writer(tell: Tell, before: str, pronoun: str | None) -> None:
    told: Told = tell("The Quay", 9, text=f"{before}{{}}.")
    assert told.words == CONTENT
    assert writer_before(told) == pronoun
