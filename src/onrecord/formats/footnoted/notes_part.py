"""The footnotes of a Word file as its format has them (ECMA-376, part 1, 17.11). The one rule: a note needs no style
that the file may lack."""

import copy
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from onrecord.ingest.packages import local

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LINES = {"-1": "separator", "0": "continuationSeparator"}
"""The two notes that every file has: the lines above notes."""


def new_notes() -> Any:  # noqa: ANN401 - an lxml element, which has no types
    """The part of a file that has no footnote yet."""
    root = etree.Element(_w("footnotes"), nsmap={"w": W})
    for number, kind in _LINES.items():
        note = etree.SubElement(root, _w("footnote"), {_w("type"): kind, _w("id"): number})
        run = etree.SubElement(etree.SubElement(note, _w("p")), _w("r"))
        etree.SubElement(run, _w(kind))
    return root


def note_element(number: int, text: str) -> Any:  # noqa: ANN401
    """One note: its mark, and the text behind it."""
    note = etree.Element(_w("footnote"), {_w("id"): str(number)}, nsmap={"w": W})
    paragraph = etree.SubElement(note, _w("p"))
    etree.SubElement(_raised(paragraph), _w("footnoteRef"))
    written = etree.SubElement(etree.SubElement(paragraph, _w("r")), _w("t"), {_SPACE: "preserve"})
    written.text = f" {text}"
    return note


def with_reference(element: Any, at: int, number: int) -> None:  # noqa: ANN401
    """Put a reference behind the first characters of an element of text, whose run is parted there."""
    run = element.getparent()
    holder = run.getparent()
    place = holder.index(run) + 1
    rest = copy.deepcopy(run)
    index = run.index(element)
    for one in list(run)[index + 1 :]:
        run.remove(one)
    for one in [one for one in list(rest)[:index] if local(one) != "rPr"]:
        rest.remove(one)
    behind = next(one for one in rest if local(one) != "rPr")
    words = element.text or ""
    if local(element) == "t" and at < len(words):
        element.text, behind.text = words[:at], words[at:]
        for one in (element, behind):
            one.set(_SPACE, "preserve")
    else:
        rest.remove(behind)
    mark = etree.Element(_w("r"))
    etree.SubElement(etree.SubElement(mark, _w("rPr")), _w("vertAlign"), {_w("val"): "superscript"})
    etree.SubElement(mark, _w("footnoteReference"), {_w("id"): str(number)})
    holder.insert(place, mark)
    if any(local(one) != "rPr" for one in rest):
        holder.insert(place + 1, rest)


def relations(tree: Any, kind: str, target: str) -> Any:  # noqa: ANN401
    """The relations of the body with one more."""
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS}) if tree is None else tree
    taken = {one.get("Id") for one in root}
    name = next(f"rIdN{number}" for number in range(len(taken) + 1) if f"rIdN{number}" not in taken)
    etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", {"Id": name, "Type": kind, "Target": target})
    return root


def content_types(tree: Any, part: str, kind: str) -> Any:  # noqa: ANN401
    """The list of parts with one more."""
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES}) if tree is None else tree
    etree.SubElement(root, f"{{{_TYPES}}}Override", {"PartName": part, "ContentType": kind})
    return root


def _raised(paragraph: Any) -> Any:  # noqa: ANN401
    run = etree.SubElement(paragraph, _w("r"))
    etree.SubElement(etree.SubElement(run, _w("rPr")), _w("vertAlign"), {_w("val"): "superscript"})
    return run


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
