"""Whatever Unicode a text is made of and wherever its spans lie, it comes back as it went in."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from onrecord.ledger import Filters, Ledger
from onrecord.records import (
    Document,
    Passage,
    PassageKind,
    Reading,
    SourceKind,
    Span,
    Spans,
    Statement,
    StatementKind,
    sha256,
    statement_id,
    words,
)

# Letters with combining marks, right-to-left scripts, signs beyond U+FFFF, line ends, U+0000, and anything else.
LETTERS = st.sampled_from(
    [*"ab \n\r\0…", "é", "e\u0301", "\u0301", "ש", "\u202e", "🕊", "👩‍👩‍👧", "\U0001d509", "\ufdd0"]
)
TEXTS = st.lists(LETTERS | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60).map("".join)


@st.composite
def spans(draw: st.DrawFn, length: int, least: int) -> Spans:
    """Pieces of a text that do not touch, in its order."""
    places = draw(st.sets(st.integers(0, length), max_size=6).filter(lambda found: len(found) >= 2 * least))
    ordered = sorted(places)
    return tuple(Span(start, end) for start, end in zip(ordered[::2], ordered[1::2], strict=False))


@st.composite
def readings(draw: st.DrawFn) -> tuple[Reading, bytes]:
    text, original = draw(TEXTS), draw(st.binary(max_size=200))
    document = Document(
        text,
        sha256(original),
        title=draw(st.none() | TEXTS),
        passages=tuple(Passage(span, PassageKind.QUOTED) for span in draw(spans(len(text), 0))),
    )
    statements: dict[str, Statement] = {}
    for _ in range(draw(st.integers(0, 4))):
        source, cue = draw(spans(len(text), 0)), draw(spans(len(text), 0))
        content = draw(spans(len(text), 1))
        name = statement_id(document.id, source, cue, content)
        parent = draw(st.sampled_from([None, *statements]))
        kind, source_kind = draw(st.sampled_from(StatementKind)), draw(st.sampled_from(SourceKind))
        confidence = draw(st.floats(0, 1))
        statements.setdefault(name, Statement(name, kind, source, cue, content, source_kind, confidence, parent))
    return Reading(document, tuple(draw(st.permutations(list(statements.values())))), "reader-1"), original


@given(readings())
def test_round_trip(drawn: tuple[Reading, bytes]) -> None:
    reading, original = drawn
    document = reading.document
    with Ledger.open(Path(":memory:")) as ledger:
        ledger.add(reading, original, "drawn.txt")
        assert ledger.reading(document.id) == reading
        assert ledger.original(document.id) == original
        for row in ledger.statements(Filters()):
            for part in (row.source, row.cue, row.content):
                assert part.text == words(document.text, part.spans)
        checked = list(ledger.verify())
        assert [problem for one in checked for problem in one.problems] == []
        assert sum(one.statements for one in checked) == len(reading.statements)
        assert sum(one.spans for one in checked) == sum(
            len(told.source) + len(told.cue) + len(told.content) for told in reading.statements
        )
