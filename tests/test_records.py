import datetime as dt
from dataclasses import FrozenInstanceError
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import IntegrityError
from onrecord.records import (
    Document,
    Locator,
    LocatorKind,
    Passage,
    PassageKind,
    Reading,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    locators_of,
    sha256,
    statement_id,
    words,
)

TEXT = "Ana Kestrel said that “the port 🕊 is shut”, and went."
CONTENT: Spans = (Span(22, 43),)


def document(text: str = TEXT) -> Document:
    return Document(text, sha256(text.encode()))


def statement(
    name: str = "1", *, source: Spans = (), content: Spans = CONTENT, sure: float = 0.5, parent: str | None = None
) -> Statement:
    cue = (Span(12, 16),)
    return Statement(name, StatementKind.DIRECT, source, cue, content, SourceKind.IMPLICIT, sure, parent=parent)


@st.composite
def spans(draw: st.DrawFn, longest: int = 30) -> Span:
    start = draw(st.integers(0, longest - 1))
    return Span(start, draw(st.integers(start + 1, longest)))


many_spans = st.lists(spans(), max_size=4)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 3), (3, 2), (-1, 2), (-2, -1)])
def test_a_span_is_never_empty_reversed_or_before_the_text(start: int, end: int) -> None:
    with pytest.raises(IntegrityError, match="empty or reversed"):
        Span(start, end)


def test_a_span_cuts_its_words_counted_in_code_points() -> None:
    assert Span(32, 33).cut(TEXT) == "🕊"
    assert Span(0, len(TEXT)).cut(TEXT) == TEXT


def test_a_span_that_leaves_the_text_cuts_nothing() -> None:
    with pytest.raises(IntegrityError, match=r"\[1, 5\) leaves a text of 4 characters"):
        Span(1, 5).cut("four")


def test_a_span_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(0, 1).end = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "holds"),
    [
        ((2, 5), (2, 5), True, True),
        ((2, 5), (3, 4), True, True),
        ((2, 5), (2, 6), True, False),
        ((2, 5), (1, 3), True, False),
        ((2, 5), (4, 9), True, False),
        ((2, 5), (5, 9), False, False),
        ((2, 5), (0, 2), False, False),
    ],
)
def test_overlap_and_holding(one: tuple[int, int], other: tuple[int, int], *, overlaps: bool, holds: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is overlaps
    assert Span(*one).holds(Span(*other)) is holds


@given(spans(), spans())
def test_overlap_and_holding_are_about_characters(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))

    assert one.overlaps(other) == other.overlaps(one) == bool(mine & theirs)
    assert one.holds(other) == (theirs <= mine)
    assert len(one) == len(mine)


def test_the_words_of_several_spans_are_parted_by_an_ellipsis() -> None:
    assert words(TEXT, (Span(0, 11), Span(44, 52))) == "Ana Kestrel … and went"
    assert words(TEXT, ()) == ""


def test_a_document_is_named_by_its_original_bytes() -> None:
    latin = Document("café", sha256("café".encode("latin-1")))
    unicode = Document("café", sha256("café".encode()))

    assert latin.id.startswith("sha256:")
    assert latin.id != unicode.id
    assert latin.text_sha256 == unicode.text_sha256 == sha256("café".encode())


def test_an_instant_of_publication_needs_its_zone() -> None:
    noon = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)

    assert Document("x", "0", published=noon).published == noon
    assert Document("x", "0", published=dt.date(2031, 5, 4)).published == dt.date(2031, 5, 4)
    with pytest.raises(IntegrityError, match="time zone"):
        Document("x", "0", published=noon.replace(tzinfo=None))


def test_a_passage_lies_inside_its_document() -> None:
    Document("heading", "0", passages=(Passage(Span(0, 7), PassageKind.HEADING),))
    with pytest.raises(IntegrityError, match="leaves a text"):
        Document("heading", "0", passages=(Passage(Span(0, 8), PassageKind.HEADING),))


def test_locators_of_a_kind_follow_one_another() -> None:
    page, next_page = (Locator(Span(at, at + 2), LocatorKind.PAGE, label) for at, label in ((0, "iv"), (2, "v")))
    paragraph = Locator(Span(1, 4), LocatorKind.PARAGRAPH, "1")
    document = Document("text", "0", locators=(page, next_page, paragraph))

    assert locators_of(document.locators, (Span(0, 1),)) == (page,)
    assert locators_of(document.locators, (Span(3, 4), Span(0, 1))) == document.locators
    with pytest.raises(IntegrityError, match="overlaps the one before"):
        Document("text", "0", locators=(next_page, page))
    with pytest.raises(IntegrityError, match="overlaps the one before"):
        Document("text", "0", locators=(page, Locator(Span(1, 3), LocatorKind.PAGE, "v")))
    with pytest.raises(IntegrityError, match="leaves a text"):
        Document("text", "0", locators=(Locator(Span(3, 5), LocatorKind.PAGE, "v"),))


def test_a_statement_without_content_is_refused() -> None:
    with pytest.raises(IntegrityError, match="no content"):
        statement(content=())


@pytest.mark.parametrize("sure", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_confidence_is_a_probability(sure: float) -> None:
    with pytest.raises(IntegrityError, match="confidence"):
        statement(sure=sure)


@pytest.mark.parametrize("sure", [0.0, 1.0])
def test_certainty_is_a_confidence(sure: float) -> None:
    assert statement(sure=sure).confidence == sure


def test_the_spans_of_a_statement_come_in_the_order_of_the_text() -> None:
    made = statement(source=(Span(0, 11),), content=(Span(40, 42), Span(22, 30)))

    assert made.spans == (Span(0, 11), Span(12, 16), Span(22, 30), Span(40, 42))


@pytest.mark.parametrize("field", ["source", "content"])
def test_a_reading_refuses_a_span_outside_its_text(field: str) -> None:
    outside = (Span(0, len(TEXT) + 1),)
    bad = statement(source=outside) if field == "source" else statement(content=outside)

    with pytest.raises(IntegrityError, match="leaves a text"):
        Reading(document(), (bad,), "reader-1")


def test_a_reading_refuses_a_parent_that_it_does_not_hold() -> None:
    with pytest.raises(IntegrityError, match="statement 2 names a parent"):
        Reading(document(), (statement("1"), statement("2", parent="3")), "reader-1")


def test_a_reading_holds_parents_and_children() -> None:
    reading = Reading(document(), (statement("1"), statement("2", parent="1")), "reader-1")

    assert [made.parent for made in reading.statements] == [None, "1"]


def test_an_id_is_kept_for_ever() -> None:
    assert statement_id("sha256:00", [Span(0, 11)], [Span(12, 16)], [Span(22, 43)]) == "7b92f0302d264c7e9274"


@given(many_spans, many_spans, many_spans, st.randoms(use_true_random=False))
def test_the_order_of_spans_does_not_matter_to_an_id(
    source: list[Span], cue: list[Span], content: list[Span], random: Random
) -> None:
    mixed = [random.sample(part, len(part)) for part in (source, cue, content)]

    assert statement_id("sha256:00", *mixed) == statement_id("sha256:00", source, cue, content)


@given(st.tuples(many_spans, many_spans, many_spans), st.tuples(many_spans, many_spans, many_spans))
def test_other_spans_give_another_id(
    one: tuple[list[Span], list[Span], list[Span]], other: tuple[list[Span], list[Span], list[Span]]
) -> None:
    same = [sorted(part) for part in one] == [sorted(part) for part in other]

    assert (statement_id("sha256:00", *one) == statement_id("sha256:00", *other)) == same


def test_roles_documents_and_cuts_all_count_for_an_id() -> None:
    parts = ([Span(0, 1)], [Span(2, 3)], [Span(4, 6)])
    ids = {statement_id("sha256:00", *order) for order in permutations(parts)}
    ids.add(statement_id("sha256:01", *parts))
    ids.add(statement_id("sha256:00", parts[0], parts[1], [Span(4, 5), Span(5, 6)]))

    assert len(ids) == 8
    assert all(len(name) == 20 and int(name, 16) >= 0 for name in ids)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(IntegrityError, match="lone surrogate"):
        Document("fog \ud83d", sha256(b"fog"))
