"""Word documents, from their XML by lxml. Rule: the text is what a reader of the finished document sees of its body.

What is inserted under tracked changes is text, what is deleted is not. Notes stand at the end, each with its mark, so
that no mark falls into the words that somebody quotes; their place names the paragraph that they belong to. Comments,
hidden words, headers and footers are left out, and counted in a Problem.
"""

import posixpath
from collections.abc import Iterator
from typing import Any

from onrecord.ingest.blocks import Block, freeze_blocks, locate_blocks
from onrecord.ingest.docx_body import Body, Notes, note_elements
from onrecord.ingest.docx_styles import read_styles
from onrecord.ingest.draft import Draft
from onrecord.ingest.leaving import Left, left_out
from onrecord.ingest.packages import Package, child, local, open_package, said
from onrecord.ingest.properties import made_on
from onrecord.records import LocatorKind, Problem, ProblemKind

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(data: bytes, location: str) -> Draft | Problem:
    """The body in its order with headings, quotations, tables and notes, and what the file says of itself."""
    package = open_package(data, location, ".docx")
    if isinstance(package, Problem):
        return package
    whole = dict(_related(package, ""))
    main = whole.get("officeDocument", _MAIN)
    found = child(package.tree(main), "body")
    if found is None:
        message = "has no Word text that can be read; open it in a word processor and save it again as .docx"
        return Problem(ProblemKind.MALFORMED, message, location, 1.0)
    parts = list(_related(package, main))
    styles = package.tree(dict(parts).get("styles", ""))
    body = Body(read_styles(styles), _notes(package, parts))
    blocks = body.read(found)
    body.left[Left.MARGIN] = sum(_words(package, name) for kind, name in parts if kind in ("header", "footer"))
    text, passages = freeze_blocks(blocks)
    core = _core(package, whole.get("core-properties", _CORE))
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        locators=locate_blocks(blocks, LocatorKind.PARAGRAPH),
        title=core.get("title") or _title(blocks),
        author=core.get("creator"),
        language=core.get("language"),
        problems=(*left_out(body.left, text, location), *made_on(core.get("created"), location)),
    )


def _related(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """The kind and the name of each part that this one refers to; the package itself is the part without a name."""
    folder, name = posixpath.split(part)
    tree = package.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
    for one in () if tree is None else tree:
        target, kind = said(one, "Target"), said(one, "Type")
        if target and kind and said(one, "TargetMode") != "External":
            yield posixpath.basename(kind), posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _notes(package: Package, parts: list[tuple[str, str]]) -> Notes:
    return {_NOTES[kind]: note_elements(package.tree(name)) for kind, name in parts if kind in _NOTES}


def _words(package: Package, name: str) -> int:
    """How many words a header or a footer holds."""
    tree = package.tree(name)
    texts: list[Any] = [] if tree is None else [one.text for one in tree.iter() if local(one) == "t"]
    return len(" ".join(text for text in texts if text).split())


def _core(package: Package, name: str) -> dict[str, str]:
    """What the file says of itself."""
    tree = package.tree(name)
    return {local(one): one.text for one in (() if tree is None else tree) if one.text}


def _title(blocks: list[Block]) -> str | None:
    """The first block, where it is a heading."""
    return blocks[0].text if blocks and blocks[0].heading else None
