"""Documents that are a ZIP archive of XML: DOCX, ODT, EPUB. Rule: what exceeds the limits is not opened, and no XML is
let refer to anything outside itself.
"""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from onrecord.ingest.archives import DAMAGED, Budget, refused_member
from onrecord.ingest.intake import MIB, Limits, readable_size
from onrecord.records import Problem, ProblemKind

LIMITS = Limits(archive_members=10_000, archive_bytes=256 * MIB)
"""The most that one document holds: the parts of a long book with its pictures, in memory all at once."""
MOST_MARKUP = 32 * MIB
"""The most bytes of one part that is markup, whose tree takes many times its size in memory."""
_MARKUP = (".xml", ".rels", ".opf", ".ncx")
_PAGES = (".xhtml", ".html", ".htm")
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Package:
    """An archive whose declared sizes are within the limits."""

    archive: zipfile.ZipFile

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none by this name, or it is damaged."""
        try:
            return self.archive.read(name)
        except (KeyError, *DAMAGED):
            return None

    def tree(self, name: str) -> Any:  # noqa: ANN401 - an lxml element, which has no types
        """The tree of a part; None where there is none or it is not well-formed."""
        data = self.read(name)
        return None if data is None else parse_xml(data)


def open_package(data: bytes, location: str, kind: str) -> Package | Problem:
    """The package in these bytes; a Problem where they are none, or hold more than the limits allow."""
    if data.startswith(_OLE):
        message = f"is protected with a password, or an old Word file; save it as {kind} without a password"
        return Problem(ProblemKind.UNREADABLE, message, location, 1.0)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGED as error:
        return Problem(ProblemKind.MALFORMED, f"is no {kind} file that can be read: {error}", location, 1.0)
    refused = _beyond(archive)
    return Package(archive) if refused is None else Problem(*refused, location, 1.0)


def _beyond(archive: zipfile.ZipFile) -> tuple[ProblemKind, str] | None:
    """Why the package is not opened, going by what its headers declare, beyond which zipfile does not read."""
    infos = archive.infolist()
    if len(infos) > LIMITS.archive_members:
        return ProblemKind.LIMIT, f"has more than {LIMITS.archive_members:,} parts"
    budget = Budget.of(LIMITS)
    for info in infos:
        reason = refused_member(info, LIMITS, budget)
        if reason is not None:
            return reason[0], f"its part {info.filename} {reason[1]}"
        most = _most(info.filename.lower())
        if info.file_size > most:
            return ProblemKind.LIMIT, f"its part {info.filename} is larger than {readable_size(most)}; split it"
        budget.size -= info.file_size
    return None


def _most(name: str) -> int:
    return (
        MOST_MARKUP if name.endswith(_MARKUP) else LIMITS.page_bytes if name.endswith(_PAGES) else LIMITS.archive_bytes
    )


def parse_xml(data: bytes) -> Any:  # noqa: ANN401
    """The root of a tree; None where the bytes are not well-formed. Entities stay unread where they stand."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def local(element: Any) -> str:  # noqa: ANN401
    """The name of an element without its namespace; none for what is no element, such as an entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def said(element: Any, name: str) -> str | None:  # noqa: ANN401
    """What an attribute of this name says, in whatever namespace."""
    for key, value in element.attrib.items():
        if key == name or key.endswith("}" + name):
            return str(value)
    return None


def child(element: Any, *names: str) -> Any:  # noqa: ANN401
    """The element at the end of this path of names; None where one is missing, the first too."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if local(one) == name), None)
    return element
