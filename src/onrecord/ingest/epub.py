"""Electronic books (EPUB 2 and 3). Rule: the chapters in the order in which a reading program shows them, each by the
reader of markup that web pages go through.
"""

import re
from dataclasses import replace

from onrecord.ingest.blocks import Block, freeze_blocks, locate_blocks
from onrecord.ingest.decoding import Decoded, decode
from onrecord.ingest.draft import Draft
from onrecord.ingest.epub_package import Chapter, is_protected, read_book
from onrecord.ingest.epub_pages import parse_page
from onrecord.ingest.markup import visible_blocks
from onrecord.ingest.packages import Package, open_package
from onrecord.records import LocatorKind, Problem, ProblemKind

MEDIA_TYPE = "application/epub+zip"
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_HEAD = 400


def read_epub(data: bytes, location: str) -> Draft | Problem:
    """The text of the chapters, each with a locator, and what the book says of itself."""
    package = open_package(data, location, ".epub")
    if isinstance(package, Problem):
        return package
    book = read_book(package)
    if book is None:
        message = "has no list of chapters that can be read, which every EPUB file has"
        return Problem(ProblemKind.MALFORMED, message, location, 1.0)
    if is_protected(package, book):
        message = "is protected against copying (DRM), so that its text cannot be read"
        return Problem(ProblemKind.UNREADABLE, message, location, 1.0)
    blocks: list[Block] = []
    problems: list[Problem] = []
    for chapter in book.chapters:
        found, trouble = _read_chapter(package, chapter, f"{location}/{chapter.path}")
        label = _label(chapter, found, blocks)
        before = max((block.quote for block in blocks), default=0)
        blocks += [replace(one, place=label, quote=one.quote and one.quote + before) for one in found]
        problems += trouble
    text, passages = freeze_blocks(blocks)
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        locators=locate_blocks(blocks, LocatorKind.CHAPTER),
        title=book.title,
        author=book.author,
        publisher=book.publisher,
        published=book.published,
        language=book.language,
        problems=tuple(problems),
    )


def _read_chapter(package: Package, chapter: Chapter, where: str) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    data = package.read(chapter.path)
    if data is None:
        return (), (Problem(ProblemKind.NOT_READ, "is missing or damaged, and not read", where, 1.0),)
    declared = _DECLARED.search(data[:_HEAD])
    decoded = decode(data, where, None if declared is None else declared[1].decode("ascii"))
    if not isinstance(decoded, Decoded):
        return (), (decoded,)
    markup = parse_page(decoded.text)
    return visible_blocks(markup.tree), (*decoded.problems(where), *markup.problems(where))


def _label(chapter: Chapter, found: tuple[Block, ...], before: list[Block]) -> str:
    """The chapter's title in the table of contents, or its first heading, or its number; no two in a row the same."""
    label = chapter.title or next((block.text for block in found if block.heading), "") or str(chapter.number)
    label = " ".join(label.split())
    return f"{label} ({chapter.number})" if before and before[-1].place == label else label
