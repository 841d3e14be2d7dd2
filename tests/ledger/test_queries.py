"""Questions to a ledger of three documents: which statements pass which filters, and in which order."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.ledger import Filters, Ledger, Overview
from onrecord.records import Reading, SourceKind, StatementKind

Read = Callable[..., Reading]
NEW_YORK = dt.timezone(dt.timedelta(hours=-5))


@pytest.fixture
def filled(path: Path, read: Read) -> Iterator[Ledger]:
    """Three statements in each of five documents, added out of the order of their dates."""
    base = read().document.text
    told: dict[str, dict[str, object]] = {
        "late": {"published": dt.datetime(2031, 5, 4, 23, 0, tzinfo=NEW_YORK), "publisher": "The Saltmarsh Courier"},
        "undated": {"published": None, "publisher": None},
        "early": {"published": dt.date(2031, 4, 1), "publisher": "Gazette d’Orvánia"},
        "day": {"published": dt.date(2031, 5, 4), "publisher": "The Saltmarsh Courier"},
        "morning": {"published": dt.datetime(2031, 5, 4, 14, 0, tzinfo=dt.UTC), "publisher": "THE QUAY"},
    }
    with Ledger.open(path) as ledger:
        for title, metadata in told.items():
            reading = read(f"{base} Edition {title}.", title=title, **metadata)
            ledger.add(reading, reading.document.text.encode(), f"{title}.txt")
        yield ledger


def titles(ledger: Ledger, filters: Filters) -> list[str | None]:
    return list(dict.fromkeys(row.title for row in ledger.statements(filters)))


def test_oldest_first_and_in_the_order_of_the_text(filled: Ledger) -> None:
    rows = list(filled.statements(Filters()))
    assert [row.title for row in rows[::3]] == ["early", "day", "morning", "late", "undated"]
    assert [row.source.text for row in rows[:3]] == [
        "Envoys",
        "Ivo Maren, the minister",
        "an official who asked not to be named",
    ]
    assert [row.title for row in filled.documents()] == ["early", "day", "morning", "late", "undated"]


def test_a_row_is_a_receipt(filled: Ledger) -> None:
    outer, inner, _ = filled.statements(Filters(document=next(filled.documents()).id))
    text = filled.document(inner.document).text
    for part in (inner.source, inner.cue, inner.content, outer.content):
        assert part.text == " … ".join(text[span.start : span.end] for span in part.spans)
    assert outer.content.text == "Ivo Maren, the minister, had warned that … the talks will fail"
    assert (inner.parent, outer.parent) == (outer.id, None)
    assert (inner.publisher, inner.published) == ("Gazette d’Orvánia", dt.date(2031, 4, 1))
    assert (inner.kind, inner.source_kind) == (StatementKind.MIXED, SourceKind.NAMED)
    assert (inner.confidence, inner.reviewed) == (0.75, False)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(publisher="courier"), ["day", "late"]),
        (Filters(publisher="orvania"), ["early"]),
        (Filters(publisher="THE"), ["day", "morning", "late"]),
        (Filters(publisher="%"), []),
        (Filters(since=dt.date(2031, 5, 4)), ["day", "morning", "late"]),
        (Filters(until=dt.date(2031, 5, 3)), ["early"]),
        (Filters(since=dt.date(2031, 4, 1), until=dt.date(2031, 4, 1)), ["early"]),
        (Filters(actor="maren", until=dt.date(2031, 5, 3), publisher="gazette"), ["early"]),
        (Filters(min_confidence=0.75, limit=4), ["early", "day"]),
        (Filters(min_confidence=0.76), []),
        (Filters(document="sha256:zz"), []),
        (Filters(document="sha256:"), ["early", "day", "morning", "late", "undated"]),
    ],
)
def test_filters_choose_documents(filled: Ledger, filters: Filters, expected: list[str]) -> None:
    assert titles(filled, filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(actor="Maren"), {"Ivo Maren, the minister"}),
        (Filters(actor="IVO MÄREN"), {"Ivo Maren, the minister"}),
        (Filters(actor="minister ivo"), {"Ivo Maren, the minister"}),
        (Filters(actor='"minister ivo"'), set()),
        (Filters(actor="envoy"), set()),
        (Filters(actor="envoy*"), {"Envoys"}),
        (Filters(actor="talks"), set()),
        (Filters(about="talks"), {"Ivo Maren, the minister", "Envoys"}),
        (Filters(about="talks", actor="envoys"), {"Envoys"}),
        (Filters(about="close"), {"an official who asked not to be named"}),
        (Filters(about="official"), set()),
        (Filters(source_kind=SourceKind.UNNAMED), {"an official who asked not to be named"}),
        (Filters(kind=StatementKind.DIRECT), set()),
    ],
)
def test_filters_choose_statements(filled: Ledger, filters: Filters, expected: set[str]) -> None:
    assert {row.source.text for row in filled.statements(filters)} == expected


def test_a_document_is_chosen_by_the_beginning_of_its_id(filled: Ledger) -> None:
    for row in filled.documents():
        for name in (row.id, row.id[:19], row.id.removeprefix("sha256:"), row.id.removeprefix("sha256:")[:12]):
            assert titles(filled, Filters(document=name)) == [row.title]


@pytest.mark.parametrize("filters", [Filters(actor="…"), Filters(about="")])
def test_words_that_are_none_are_told_before_the_first_row(filled: Ledger, filters: Filters) -> None:
    with pytest.raises(InputError, match="there is no word to look for"):
        filled.statements(filters)


def test_a_list_of_documents_tells_what_is_known_of_each(filled: Ledger) -> None:
    first, *_, last = filled.documents()
    assert (first.title, first.publisher, first.published) == ("early", "Gazette d’Orvánia", dt.date(2031, 4, 1))
    assert (first.statements, first.model, first.places) == (3, "reader-1", ("early.txt",))
    assert first.characters == len(filled.document(first.id).text)
    assert (last.publisher, last.published, last.author, last.language, last.url) == (None,) * 5


def test_overview(filled: Ledger) -> None:
    assert filled.overview() == Overview(
        documents=5,
        undated=1,
        publishers=3,
        statements=15,
        unnamed=5,
        problems=5,
        first=dt.date(2031, 4, 1),
        last=dt.date(2031, 5, 4),
    )


def test_an_empty_ledger_has_nothing_to_say(ledger: Ledger) -> None:
    assert ledger.overview() == Overview(0, 0, 0, 0, 0, 0, None, None)
    assert [*ledger.documents(), *ledger.statements(Filters()), *ledger.problems()] == []


def test_rows_can_be_walked_while_documents_are_added(filled: Ledger, read: Read) -> None:
    rows = filled.statements(Filters())
    next(rows)
    late = read("Stop press. " + read().document.text)
    filled.add(late, late.document.text.encode(), "late.txt")
    assert len(list(rows)) >= 14
