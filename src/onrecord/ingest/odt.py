"""OpenDocument texts, from their XML by lxml. Rule: the text is what a reader of the finished document sees of it.

Insertions under tracked changes are text, deletions are not; notes stand at the end, each with its mark, as in a Word
document. The libraries for OpenDocument give its tree, or a text without places, so lxml does what they would.
"""

from typing import Any

from onrecord.ingest.blocks import Block, freeze_blocks, locate_blocks
from onrecord.ingest.draft import Draft
from onrecord.ingest.leaving import Left, left_out
from onrecord.ingest.odt_body import Body
from onrecord.ingest.odt_styles import read_styles
from onrecord.ingest.packages import Package, child, local, open_package, parse_xml, said
from onrecord.ingest.properties import made_on
from onrecord.records import LocatorKind, Problem, ProblemKind

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MARGINS = ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")


def read_odt(data: bytes, location: str) -> Draft | Problem:
    """The body in its order with headings, quotations, tables and notes, and what the file says of itself."""
    package = open_package(data, location, ".odt")
    if isinstance(package, Problem):
        return package
    if _is_encrypted(package):
        message = "is protected with a password; save it without one"
        return Problem(ProblemKind.UNREADABLE, message, location, 1.0)
    return _read(package.tree("content.xml"), package.tree("styles.xml"), package.tree("meta.xml"), location)


def read_flat(data: bytes, location: str) -> Draft | Problem:
    """The same of a text that is one XML file."""
    tree = parse_xml(data)
    return _read(tree, tree, tree, location)


def _read(content: Any, styles: Any, meta: Any, location: str) -> Draft | Problem:  # noqa: ANN401 - lxml has no types
    found = child(content, "body", "text")
    if found is None:
        message = "has no text that can be read; open it in a word processor and save it again as .odt"
        return Problem(ProblemKind.MALFORMED, message, location, 1.0)
    body = Body(read_styles([styles, content]))
    blocks = body.read(found)
    body.left[Left.MARGIN] = _margins(styles)
    text, passages = freeze_blocks(blocks)
    core = {local(one): one.text for one in _all(child(meta, "meta")) if one.text}
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        passages=passages,
        locators=locate_blocks(blocks, LocatorKind.PARAGRAPH),
        title=core.get("title") or _title(blocks),
        author=core.get("initial-creator") or core.get("creator"),
        language=core.get("language"),
        problems=(*left_out(body.left, text, location), *made_on(core.get("creation-date"), location)),
    )


def _all(element: Any) -> list[Any]:  # noqa: ANN401
    return [] if element is None else list(element)


def _is_encrypted(package: Package) -> bool:
    tree = package.tree("META-INF/manifest.xml")
    return tree is not None and any(local(one) == "encryption-data" for one in tree.iter())


def _margins(styles: Any) -> int:  # noqa: ANN401
    """How many words the headers and footers of the pages hold; what is filled in, such as page numbers, counts too."""
    pages = _all(child(styles, "master-styles"))
    margins = [one for page in pages for one in page if local(one) in _MARGINS and said(one, "display") != "false"]
    return sum(len("".join(one.itertext()).split()) for one in margins)


def _title(blocks: list[Block]) -> str | None:
    """The first block, where it is a heading."""
    return blocks[0].text if blocks and blocks[0].heading else None
