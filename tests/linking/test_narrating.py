"""What documents say in their own words, outside all statements."""

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.figures import compare, figures, narrated
from onrecord.reading.quantities import find_quantities
from onrecord.records import Accord, Apart, Document, FigureTold, SourceKind, Span, Statement, StatementKind, sha256

SAID = "Edo Lant said that 14 people died."
TEXT = f"The flood in Pellin killed 19 people. {SAID} Later, “31 people died” hung in the air. 40 homes were flooded."
KILLED = "The flood in Pellin killed {} people."


def document(text: str, publisher: str | None = "Harth Times", day: int = 3) -> Document:
    made = sha256(f"{publisher}{day}{text}".encode())
    return Document(text, made, "Flood in Pellin", publisher, published=dt.date(2031, 4, day), language="en")


def statements(text: str) -> list[Statement]:
    """That of SAID, where it stands in a text."""
    at = text.find(SAID)
    if at < 0:
        return []
    source, cue, content = Span(at, at + 8), Span(at + 9, at + 13), Span(at + 14, at + len(SAID) - 1)
    return [Statement("s", StatementKind.INDIRECT, (source,), (cue,), (content,), SourceKind.NAMED, 1.0)]


def own(text: str, publisher: str | None = "Harth Times", day: int = 3) -> Sequence[FigureTold]:
    held = document(text, publisher, day)
    return figures([], narrated(held, statements(text), find_quantities(held, []), []))


def test_what_stands_in_no_statement_and_no_quotation_is_the_documents_own() -> None:
    found = own(TEXT)
    assert [one.text for one in found] == ["19", "40"]
    assert all(one.own and not one.credited and one.statement is None for one in found)
    assert all(one.receipt_id in one.told.document for one in found)
    assert [hop.text for hop in found[0].told.chain] == ["Harth Times"]


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Flood in Pellin: the toll\n\nThe flood killed 19 people.", False),
        ("The flood killed 19 people. Jana Holt: We counted them.", False),
        ("According to the mayor the flood killed 19 people.", True),
        ("We owe 240 million crowns.", True),
        ("Jana Holt: It was bad.\n\nThe flood killed 19 people.", True),
        ("— And how bad was it?\n\nThe flood killed 19 people.", True),
    ],
)
def test_what_is_given_as_somebodys_is_marked(text: str, credited: bool) -> None:  # noqa: FBT001 - a column
    assert [one.credited for one in own(text)] == [credited]


def test_figures_that_say_neither_what_they_count_nor_in_what_are_left_out() -> None:
    assert [one.text for one in own("It was 12. Then it was 40 percent.")] == ["40 percent"]


@pytest.mark.parametrize(
    ("other", "publisher", "day", "expected"),
    [
        (KILLED.format(14), "Ostrel Herald", 3, Accord.DISAGREE),
        (KILLED.format(19), "Ostrel Herald", 3, Accord.AGREE),
        (KILLED.format(24), "Ostrel Herald", 5, Apart.UPDATE),
        (KILLED.format(14), "Harth Times", 3, Apart.SAME_ORIGIN),
        (KILLED.format(14), "Harth Times", 5, Apart.REVISION),
        (KILLED.format(14), "The Harth Times of Ostrel", 5, Apart.REVISION),
        (KILLED.format(14), None, 3, Apart.SAME_ORIGIN),
        ("According to the mayor the flood in Pellin killed 14 people.", "Ostrel Herald", 3, Apart.SAME_ORIGIN),
        ("The flood in Quillon killed 14 people.", "Ostrel Herald", 3, Apart.OTHER_PLACE),
    ],
)
def test_publishers_disagree_where_nothing_else_parts_them(
    other: str, publisher: str | None, day: int, expected: Accord | Apart
) -> None:
    one, another = own(KILLED.format(19))[0], own(other, publisher, day)[0]
    found = compare(one, another, {})
    assert (found.apart or found.accord) == expected


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_is_cut_into_pieces_outside_its_statements(before: str, after: str) -> None:
    text = f"{before}{SAID}{after}"
    held, said = document(text), statements(text)
    for told in narrated(held, said, find_quantities(held, []), []):
        assert told.words
        assert not any(piece.overlaps(span) for piece in told.statement.content for span in said[0].spans)
        assert all(told.statement.content[0].holds(one.span) for one in told.quantities)
