"""The main path of a PDF: what PDFium tells of its pages becomes lines, paragraphs and the text that is frozen."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.ingest.blocks import Block, freeze_blocks
from onrecord.ingest.draft import Draft
from onrecord.ingest.pdf.columns import in_order
from onrecord.ingest.pdf.hyphens import known_words
from onrecord.ingest.pdf.pages import Page
from onrecord.ingest.pdf.paragraphs import Line, Paragraph, lines_of, measure, paragraphs_of, run_over
from onrecord.ingest.pdf.process import read_pages
from onrecord.ingest.pdf.rows import by_turn, segments_of
from onrecord.ingest.pdf.running import without_line_numbers, without_running, without_stamps
from onrecord.ingest.pdf.telling import LeftOut, author_of, notices, title_of
from onrecord.records import Locator, LocatorKind, Passage, Problem, ProblemKind, Span

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, location: str) -> Draft | Problem:
    """The text that the pages show, its headings, and where each page stands in it."""
    told = read_pages(data)
    if isinstance(told, str):
        return Problem(ProblemKind.UNREADABLE, told, location, 1.0)
    columns, numbers, running = _columns(told.pages)
    known = known_words(line.text for column in columns for line in column)
    text, passages, locators = _freeze(_paragraphs(columns), known, told.pages)
    file = told.file
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        locators=locators,
        title=title_of(file.title, text, passages),
        author=author_of(file.author),
        language=file.language,
        problems=tuple(notices(told, LeftOut(tuple(numbers), tuple(running)), text, location)),
    )


def _columns(pages: Sequence[Page]) -> tuple[list[list[Line]], list[str], list[str]]:
    """The lines of each column in the order of reading; the numbers of lines and the rows that run from page to page,
    which are left out.
    """
    turned = [[segments_of(runs) for runs in by_turn(page.runs)] for page in pages]
    upright, numbers = without_line_numbers([turns[0] if turns else [] for turns in turned])
    heights, names = [page.height for page in pages], [page.name for page in pages]
    upright, edges = without_running(upright, heights, names)
    across, stamps = without_stamps([[one for turn in turns[1:] for one in turn] for turns in turned], len(pages))
    columns = [
        lines_of(part, place)
        for place, (first, others) in enumerate(zip(upright, across, strict=True))
        for segments in (first, others)
        for part in in_order(segments)
    ]
    return columns, numbers, edges + stamps


def _paragraphs(columns: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """The paragraphs of the document; one that runs over the end of a column is whole, and notes stand after it."""
    usual = measure(columns)
    found: list[Paragraph] = []
    for column in columns:
        new = paragraphs_of(column, usual)
        body = next((place for place in range(len(found) - 1, -1, -1) if not found[place].note), None)
        if body is not None and new and not new[0].note and run_over(found[body], new[0]):
            found[body] = replace(found[body], lines=found[body].lines + new.pop(0).lines)
        found += new
    return found


def _freeze(
    paragraphs: Sequence[Paragraph], known: Counter[str], pages: Sequence[Page]
) -> tuple[str, tuple[Passage, ...], tuple[Locator, ...]]:
    """The text, its headings, and the stretches of it that stand on one page."""
    pieces = [
        [(page, unicodedata.normalize("NFC", text.replace("\u00ad", ""))) for page, text in paragraph.pieces(known)]
        for paragraph in paragraphs
    ]
    blocks = [
        Block("".join(text for _, text in piece), one.heading, gap=one.gap)
        for piece, one in zip(pieces, paragraphs, strict=True)
    ]
    text, passages = freeze_blocks(blocks)
    stretches: list[tuple[int, int, int]] = []
    end = 0
    for block, piece in zip(blocks, pieces, strict=True):
        if not block.text:
            continue
        start = end + (len(block.gap) if end else 0)
        for page, words in piece:
            end = start + len(words)
            if stretches and stretches[-1][0] == page:
                stretches[-1] = (page, stretches[-1][1], end)
            elif words:
                stretches.append((page, start, end))
            start = end
    locators = tuple(Locator(Span(start, end), LocatorKind.PAGE, pages[page].name) for page, start, end in stretches)
    return text, passages, locators
