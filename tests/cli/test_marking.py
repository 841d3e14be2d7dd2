"""Marks in a text: the text stays the text, character for character, however spans nest and cross."""

import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord.cli.marking import BRACKETS, NO_BRACKETS, legend, marked_text, number_mark
from onrecord.cli.terminal import Style, printable
from onrecord.records import (
    Document,
    Passage,
    PassageKind,
    Reading,
    SourceKind,
    Span,
    Statement,
    StatementKind,
    sha256,
)

Places = list[tuple[int, int]]
Parts = tuple[Places, Places, Places]


def reading(text: str, *statements: Parts, kind: SourceKind = SourceKind.NAMED, heading: int = 0) -> Reading:
    document = Document(
        text,
        sha256(text.encode("utf-8", "replace")),
        passages=(Passage(Span(0, heading), PassageKind.HEADING),) if heading else (),
    )
    found = []
    for number, parts in enumerate(statements):
        source, cue, content = (tuple(Span(*place) for place in places) for places in parts)
        found.append(Statement(str(number), StatementKind.MIXED, source, cue, content, kind, 0.5))
    return Reading(document, tuple(found), "sayings-1")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=60))
    edge = st.integers(0, len(text))
    place = st.tuples(edge, edge).filter(lambda two: two[0] < two[1])
    places = st.lists(place, max_size=2, unique=True)
    parts = st.tuples(places, places, st.lists(place, min_size=1, max_size=2, unique=True))
    return reading(text, *draw(st.lists(parts, max_size=4)))


def names(found: Reading) -> dict[str, int]:
    return {statement.id: number for number, statement in enumerate(found.statements, 1)}


@given(readings())
def test_without_marks_the_text_is_the_text(found: Reading) -> None:
    assert marked_text(found, {}, NO_BRACKETS).plain == printable(found.document.text)


@given(readings())
def test_every_bracket_that_opens_closes(found: Reading) -> None:
    plain = marked_text(found, names(found), BRACKETS).plain
    own = found.document.text
    for before, after in (BRACKETS.source, BRACKETS.cue, BRACKETS.content):
        assert plain.count(before) - own.count(before) == plain.count(after) - own.count(after)


@given(readings(), st.data())
def test_a_window_is_a_part_of_the_whole(found: Reading, data: st.DataObject) -> None:
    length = len(found.document.text)
    cuts = sorted([0, length, *data.draw(st.lists(st.integers(0, length), max_size=3, unique=True))])
    pieces = [marked_text(found, {}, NO_BRACKETS, Span(*two)).plain for two in pairwise(cuts) if two[0] < two[1]]
    assert "".join(pieces) == printable(found.document.text)


@given(st.text())
def test_printable_text_keeps_its_places_and_holds_nothing_to_obey(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert [one for one in shown if one != "\n" and (one < " " or "\x7f" <= one < "\xa0")] == []
    assert all(old == new for old, new in zip(text, shown, strict=True) if old.isalnum())


TEXT = "Tolland said that Maren warned that it is shut."


@pytest.mark.parametrize(
    ("statements", "kind", "marked"),
    [
        (
            [([(0, 7)], [(8, 12)], [(18, 46)])],
            SourceKind.NAMED,
            "⟦Tolland⟧ ‹said›¹ that «Maren warned that it is shut».",
        ),
        ([([(0, 7)], [], [(18, 46)])], SourceKind.UNNAMED, "⟦?Tolland⟧ said that «Maren warned that it is shut»¹."),
        (
            [([(0, 7)], [(8, 12)], [(18, 46)]), ([(18, 23)], [(24, 30)], [(36, 46)])],
            SourceKind.NAMED,
            "⟦Tolland⟧ ‹said›¹ that «⟦Maren⟧ ‹warned›² that «it is shut»».",
        ),
        (
            [([(18, 23)], [(24, 30)], [(0, 7), (36, 46)])],
            SourceKind.NAMED,
            "«Tolland» said that ⟦Maren⟧ ‹warned›¹ that «it is shut».",
        ),
    ],
)
def test_marks_stand_where_the_parts_begin_and_end(statements: list[Parts], kind: SourceKind, marked: str) -> None:
    found = reading(TEXT, *statements, kind=kind)
    assert marked_text(found, names(found), BRACKETS).plain == marked


def test_each_role_has_its_style_and_contents_in_contents_another() -> None:
    found = reading(TEXT, ([(0, 7)], [(8, 12)], [(18, 46)]), ([(18, 23)], [(24, 30)], [(36, 46)]), heading=17)
    text = marked_text(found, {}, NO_BRACKETS)
    styles = {text.plain[span.start : span.end]: span.style for span in text.spans}
    assert styles == {
        "Tolland": Style.SOURCE,
        "said": Style.CUE,
        " ": Style.CONTENT,
        " that ": Style.CONTENT,
        "Maren": Style.SOURCE,
        "warned": Style.CUE,
        "it is shut": Style.NESTED,
        " that": Style.TITLE,
    }


def test_the_legend_explains_the_marks_in_the_marks() -> None:
    console = Console(file=io.StringIO(), width=80)
    assert legend(BRACKETS).plain == "⟦source⟧  ⟦?unnamed source⟧  ‹cue›  «content»  «content inside»  ¹ number below"
    assert len(legend(NO_BRACKETS).wrap(console, 80)) == 1
    assert number_mark(1234567890) == "¹²³⁴⁵⁶⁷⁸⁹⁰"
