"""Drafts of Word. The one rule: every part of the file but the body and its notes is given back byte for byte."""

import copy
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from onrecord.errors import InputError
from onrecord.formats.footnoted.marks import Mark
from onrecord.formats.footnoted.notes_part import (
    FOOTNOTES_KIND,
    FOOTNOTES_TYPE,
    content_types,
    new_notes,
    note_element,
    relations,
    with_reference,
)
from onrecord.ingest.archives import DAMAGED
from onrecord.ingest.packages import Package, child, local, open_package, said
from onrecord.records import Passage, PassageKind, Problem, Span

Writer = Callable[[Sequence[Mark]], bytes]
_MAIN, _RELS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_NOTES = "word/footnotes.xml"
_LEFT_OUT = frozenset({"del", "moveFrom", "txbxContent", "Fallback", "pPr", "rPr", "instrText", "delText"})
_BLANK = frozenset({"tab", "br", "cr", "ptab"})
_HEADING = re.compile(r"heading|title|subtitle", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text and the element that holds it."""

    start: int
    end: int
    element: Any


def document(data: bytes, name: str) -> tuple[str, tuple[Passage, ...], Writer]:
    """A Word draft: its paragraphs, each on a line, and its headings."""
    package = open_package(data, name, ".docx")
    if isinstance(package, Problem):
        raise InputError(f"{name}: {package.message}")
    tree = package.tree(_MAIN)
    body = child(tree, "body")
    if body is None:
        raise InputError(f"{name} has no Word text that can be read; open it in a word processor and save it again")
    text, _, headings = _read(package, body)

    def write(marks: Sequence[Mark]) -> bytes:
        return _written(package, copy.deepcopy(tree), marks)

    return text, headings, write


def _read(package: Package, body: Any) -> tuple[str, list[_Piece], tuple[Passage, ...]]:  # noqa: ANN401 - lxml
    """The text, where each piece of it stands, and the headings."""
    titles = _titles(package)
    lines, pieces, headings, at = [], [], [], 0
    for paragraph in _paragraphs(body):
        start, words = at, ""
        for element in _texts(paragraph):
            said_here = " " if local(element) in _BLANK else (element.text or "").replace("\n", " ")
            if local(element) == "noBreakHyphen":
                said_here = "-"
            if said_here:
                pieces.append(_Piece(at, at + len(said_here), element))
                words, at = words + said_here, at + len(said_here)
        style = child(paragraph, "pPr", "pStyle")
        if words.strip() and style is not None and said(style, "val") in titles:
            headings.append(Passage(Span(start, at), PassageKind.HEADING))
        lines.append(words)
        at += 1
    return "\n".join(lines), pieces, tuple(headings)


def _paragraphs(body: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml
    for element in body:
        if local(element) == "p":
            yield element
        elif local(element) not in _LEFT_OUT:
            yield from _paragraphs(element)


def _texts(element: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml
    """The elements that hold words or a blank, in their order."""
    for one in element:
        if local(one) in {"t", "noBreakHyphen", *_BLANK}:
            if local(element) == "r":
                yield one
        elif local(one) not in _LEFT_OUT:
            yield from _texts(one)


def _titles(package: Package) -> frozenset[str]:
    """The ids of the styles of headings."""
    tree = package.tree("word/styles.xml")
    found = {"Title"}
    for style in () if tree is None else tree:
        named = child(style, "name")
        if named is not None and _HEADING.match(said(named, "val") or ""):
            found.add(said(style, "styleId") or "")
    return frozenset(found)


def _written(package: Package, tree: Any, marks: Sequence[Mark]) -> bytes:  # noqa: ANN401 - lxml
    _, pieces, _ = _read(package, child(tree, "body"))
    name = _notes_name(package)
    held = package.tree(name)
    notes = new_notes() if held is None else held
    first = max((int(taken) for one in notes if (taken := said(one, "id") or "").isdecimal()), default=0) + 1
    for number, mark in reversed(list(enumerate(marks, start=first))):
        _refer(pieces, mark.at, number)
    for number, mark in enumerate(marks, start=first):
        notes.append(note_element(number, mark.line))
    changed = {_MAIN: _bytes(tree), name: _bytes(notes)} if marks else {}
    if marks and held is None:
        changed[_RELS] = _bytes(relations(package.tree(_RELS), FOOTNOTES_KIND, posixpath.basename(name)))
        changed[_TYPES] = _bytes(content_types(package.tree(_TYPES), f"/{name}", FOOTNOTES_TYPE))
    return _packed(package.archive, changed)


def _notes_name(package: Package) -> str:
    tree = package.tree(_RELS)
    for one in () if tree is None else tree:
        if said(one, "Type") == FOOTNOTES_KIND:
            return posixpath.normpath(posixpath.join("word", said(one, "Target") or "")).lstrip("/")
    return _NOTES


def _refer(pieces: list[_Piece], at: int, number: int) -> None:
    """Put a reference to a note behind a place of the text: into the run that holds the character before it."""
    piece = next((one for one in pieces if one.start < at <= one.end), None)
    if piece is not None:
        with_reference(piece.element, at - piece.start, number)


def _bytes(tree: Any) -> bytes:  # noqa: ANN401 - lxml
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _packed(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for info in archive.infolist():
            data = changed.pop(info.filename, None)
            packed.writestr(info, _part(archive, info) if data is None else data)
        for name, data in changed.items():
            packed.writestr(name, data)
    return made.getvalue()


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    try:
        return archive.read(info)
    except DAMAGED as error:
        raise InputError(f"its part {info.filename} is damaged ({error}); save the draft again") from error
