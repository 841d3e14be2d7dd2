from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.models import Calibration, StatementModel
from onrecord.reading.read import read_document
from onrecord.records import Document, Reading, Selection, SourceKind, Statement, StatementKind, words

Freeze = Callable[[str], Document]
COMPLETE = Selection.COMPLETE

sayings = st.lists(
    st.sampled_from(
        [
            *("Kestrel ", "Born ", "said ", "claimed ", "warned ", "denied ", "that ", "ships ", "left "),
            *("“", "”", "“", "”", '"', "‘", "’", ". ", ", ", ": ", "\n", "\n\n", "\r\n", "🕊 ", "e\u0301 ", "\u00a0"),
        ]
    ),
    max_size=40,
).map("".join)


def told(reading: Reading) -> list[tuple[str, str, str]]:
    text = reading.document.text
    return [(words(text, s.source), words(text, s.cue), words(text, s.content)) for s in reading.statements]


def sources(reading: Reading) -> list[str]:
    return [source for source, _, _ in told(reading)]


def test_the_reading_says_what_was_read_and_how(parrot: StatementModel, frozen: Freeze) -> None:
    document = frozen("Kestrel said that ships left.")
    reading = read_document(document, parrot, Selection.PRECISE)

    assert told(reading) == [("Kestrel", "said", "that ships left")]
    assert (reading.document, reading.model, reading.selection) == (document, "parrot-1", Selection.PRECISE)
    assert reading.problems == ()
    assert read_document(document, parrot).selection is Selection.BALANCED


TEXT = "Kestrel said Born warned that ships left. Osk denied that men left."


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        pytest.param(Selection.PRECISE, ["Kestrel"], id="precise: only what is sure"),
        pytest.param(Selection.BALANCED, ["Kestrel", "Osk"], id="balanced: what is fairly sure"),
        pytest.param(Selection.COMPLETE, ["Kestrel", "Born", "Osk"], id="complete: everything"),
    ],
)
def test_a_selection_keeps_fewer_or_more(
    selection: Selection, expected: list[str], parrot: StatementModel, frozen: Freeze
) -> None:
    assert sources(read_document(frozen(TEXT), parrot, selection)) == expected


def test_what_is_held_by_a_statement_that_is_not_kept_is_not_kept(parrot: StatementModel, frozen: Freeze) -> None:
    nested_is_surer = replace(parrot.weights, calibration=Calibration((1.0, 1.0, 1.0, 0.0, 0.0, 9.0), -2.0))
    model = replace(parrot, weights=nested_is_surer)
    document = frozen("Osk denied Born said so.")

    assert sources(read_document(document, model, COMPLETE)) == ["Osk", "Born"]
    assert sources(read_document(document, model, Selection.PRECISE)) == []


def test_statements_come_in_the_order_of_the_text_and_parents_first(parrot: StatementModel, frozen: Freeze) -> None:
    text = "Kestrel said Born warned that ships left.\n\nOsk said that men left. Rudd claimed Pell said no to it."
    reading = read_document(frozen(text), parrot, COMPLETE)
    ids = {statement.id: source for statement, source in zip(reading.statements, sources(reading), strict=True)}

    assert sources(reading) == ["Kestrel", "Born", "Osk", "Rudd", "Pell"]
    assert [ids.get(s.parent or "") for s in reading.statements] == [None, "Kestrel", None, None, "Rudd"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kestrel said “ships left”.", StatementKind.DIRECT),
        ("Kestrel said ships left.", StatementKind.INDIRECT),
        ("Kestrel said ships “left”.", StatementKind.MIXED),
    ],
)
def test_the_kind_is_told_from_the_marks(
    text: str, kind: StatementKind, parrot: StatementModel, frozen: Freeze
) -> None:
    assert [statement.kind for statement in read_document(frozen(text), parrot).statements] == [kind]


def test_the_first_person_is_the_author_outside_quotations_and_the_speaker_inside(
    parrot: StatementModel, frozen: Freeze
) -> None:
    text = "I said that ships left. Kestrel said “that I warned about ships”."
    reading = read_document(frozen(text), parrot, COMPLETE)

    assert [(s.source_kind, source) for s, source in zip(reading.statements, sources(reading), strict=True)] == [
        (SourceKind.AUTHOR, "I"),
        (SourceKind.NAMED, "Kestrel"),
        (SourceKind.NAMED, "I"),
    ]


def test_a_quotation_that_goes_on_is_one_statement(parrot: StatementModel, frozen: Freeze) -> None:
    text = "Kestrel said “ships left”. “Men too.”\n\n“All of them.”"

    assert told(read_document(frozen(text), parrot)) == [
        ("Kestrel", "said", "“ships left” … “Men too.” … “All of them.”")
    ]


def holds(parent: Statement, child: Statement) -> bool:
    return any(content.holds(cue) for content in parent.content for cue in child.cue)


@settings(max_examples=150)
@given(text=sayings)
def test_every_reading_is_sound(text: str, parrot: StatementModel, frozen: Freeze) -> None:
    statements = read_document(frozen(text), parrot, COMPLETE).statements
    seen: dict[str, Statement] = {}
    for statement in statements:
        assert statement.id not in seen
        assert all(not one.overlaps(other) for one, other in pairwise(statement.spans))
        assert len(statement.spans) == len(statement.source) + len(statement.cue) + len(statement.content)
        if statement.parent is not None:
            assert holds(seen[statement.parent], statement)
        seen[statement.id] = statement
    assert [s.content[0].start for s in statements] == sorted(s.content[0].start for s in statements)


@settings(max_examples=30)
@given(text=sayings)
def test_a_more_complete_selection_never_has_fewer_statements(
    text: str, parrot: StatementModel, frozen: Freeze
) -> None:
    precise, balanced, complete = (len(read_document(frozen(text), parrot, one).statements) for one in Selection)

    assert precise <= balanced <= complete


def test_a_text_without_words_has_no_statements(parrot: StatementModel, frozen: Freeze) -> None:
    assert read_document(frozen(""), parrot).statements == ()
    assert read_document(frozen(" \n\u200b\n"), parrot).statements == ()
