"""What LibreOffice writes is read again word for word: columns, notes, tables, hyphens, heads and feet."""

import os
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from onrecord.ingest import Hints, ingest_bytes
from onrecord.records import Document, LocatorKind, PassageKind, ProblemKind
from tests.ingest.pdf import office
from tests.ingest.pdf.office import EDGES, PROSE, columns, grid, heading, paragraph, soften

pytestmark = pytest.mark.skipif(
    office.SOFFICE is None and not os.environ.get("CI"), reason="LibreOffice is not installed"
)

TITLE = "On the northern terminal"
ROWS = [["Country", "Tonnes a year", "Share of the trade"], ["Varn", "1,200,000", "61%"], ["Ostrel", "400,000", "20%"]]
NOTES = [f"See the annual report of the harbour authority, page {40 + number}." for number in range(len(PROSE))]
PLAIN = "".join(paragraph(soften(words)) for words in PROSE)
NOTED = "".join(
    paragraph(soften(words), note, at) for at, (words, note) in enumerate(zip(PROSE, NOTES, strict=True), 1)
)
MARKED = [f"{words}[{number}]" for number, words in enumerate(PROSE, 1)]

# What is written, how it is set, and its words.
CASES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "one column": (PLAIN, {"edges": EDGES}, PROSE),
    "indents for paragraphs": (PLAIN * 2, {"edges": EDGES, "indented": True}, PROSE * 2),
    "narrow": (PLAIN, {"edges": EDGES, "narrow": True}, PROSE),
    "two columns": (heading(TITLE) + columns(PLAIN * 2), {"edges": EDGES}, [TITLE, *PROSE * 2]),
    "two columns, indents": (heading(TITLE) + columns(PLAIN * 2), {"indented": True}, [TITLE, *PROSE * 2]),
    "table": (paragraph(PROSE[0]) + grid(ROWS) + paragraph(PROSE[1]), {}, [PROSE[0], *map(" ".join, ROWS), PROSE[1]]),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Document]:
    def make(body: str, **layout: Any) -> Document:  # noqa: ANN401 - as `write` takes them
        data = office.write(body, tmp_path_factory.mktemp("office"), **layout)
        (found,) = ingest_bytes(data, "made.pdf", Hints())
        assert found.document is not None
        assert {one.kind for one in found.problems} <= {ProblemKind.METADATA, ProblemKind.NOT_READ}
        return found.document

    return make


def recovered(wanted: str, got: str) -> float:
    """The share of words that are there, in their order."""
    one, other = wanted.split(), got.split()
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return same / max(len(one), len(other))


@pytest.mark.parametrize("case", CASES)
def test_words_come_back(case: str, made: Callable[..., Document]) -> None:
    body, layout, wanted = CASES[case]
    document = made(body, **layout)
    assert recovered("\n\n".join(wanted), document.text) >= 0.995


@pytest.mark.parametrize("case", [case for case in CASES if case != "table"])
def test_paragraphs_come_back(case: str, made: Callable[..., Document]) -> None:
    body, layout, wanted = CASES[case]
    missing = Counter(wanted) - Counter(made(body, **layout).text.split("\n\n"))
    assert missing.total() <= len(wanted) // 8


def test_rows_of_a_table_are_lines(made: Callable[..., Document]) -> None:
    text = made(CASES["table"][0]).text
    assert "\n\n" + "\n".join(map(" ".join, ROWS)) + "\n\n" in text


def test_notes_stand_apart_with_their_marks(made: Callable[..., Document]) -> None:
    document = made(NOTED, edges=EDGES, narrow=True)
    paragraphs = document.text.split("\n\n")
    told = [one for one in paragraphs if one[0] != "["]
    # Where a line ends depends on the fonts there are, and a hyphen there may be the word's own.
    assert [one.replace("-", "") for one in told] == [one.replace("-", "") for one in MARKED]
    assert [one for one in paragraphs if one[0] == "["] == [f"[{at}] {note}" for at, note in enumerate(NOTES, 1)]


def test_pages_and_headings_have_their_places(made: Callable[..., Document]) -> None:
    document = made(heading(TITLE) + PLAIN * 2, edges=EDGES)
    assert [one.span.cut(document.text) for one in document.passages if one.kind is PassageKind.HEADING] == [TITLE]
    assert [(one.kind, one.label) for one in document.locators] == [(LocatorKind.PAGE, label) for label in "123"]
    covered = {at for one in document.locators for at in range(one.span.start, one.span.end)}
    uncovered = set(range(len(document.text))) - covered
    assert {document.text[at] for at in uncovered} <= {"\n"}
    assert (document.title, document.language) == (TITLE, "en")


def test_running_heads_are_left_out_and_told(tmp_path: Path) -> None:
    (found,) = ingest_bytes(office.write(PLAIN * 2, tmp_path, edges=EDGES), "made.pdf", Hints())
    assert found.document is not None
    assert "Ministry of Trade of Varn" not in found.document.text
    assert "Page 1 of 3" not in found.document.text
    (problem,) = [one for one in found.problems if one.kind is ProblemKind.NOT_READ]
    assert (
        "6 lines are left out as running heads, feet or page numbers: “Ministry of Trade of Varn — " in problem.message
    )
    assert 0 < (problem.share or 0) < 0.05
