"""What is filled into a page or pinned to it. Rule: what a reader sees stands at its place, the rest is a note."""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

from onrecord.ingest.pdf.glyphs import Page

_MOST_NOTES = 1000
_LONGEST_SAID = 1 << 20
_UNSEEN = 0x02 | 0x20  # annotations that are hidden, or shown in print only
_SILENT = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}  # what they say stands elsewhere
_TYPED = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}


def said(ask: Callable[..., int], *arguments: Any) -> str:  # noqa: ANN401
    """What a function of the library writes as UTF-16 into a buffer; it tells the length first."""
    length = ask(*arguments, None, 0)
    if not 0 < length <= _LONGEST_SAID:
        return ""
    buffer = ctypes.create_string_buffer(length + 2)
    wide = ask.argtypes[-2]  # type: ignore[attr-defined]  # a function of ctypes knows its types
    ask(*arguments, ctypes.cast(buffer, wide), length)
    return buffer.raw[:length].decode("utf-16-le", "replace").rstrip("\0")


def annotations(page: Page, form: Any) -> tuple[list[list[Any]], list[str]]:  # noqa: ANN401
    """What is filled in or typed onto the page, as runs at its place; and the notes pinned to it."""
    runs: list[list[Any]] = []
    notes: list[str] = []
    box = pdfium.FS_RECTF()
    for index in range(min(_MOST_NOTES, pdfium.FPDFPage_GetAnnotCount(page.raw))):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            continue
        if kind == pdfium.FPDF_ANNOT_WIDGET and form:
            typed = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
            words = said(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation) if typed in _TYPED else ""
        else:
            words = said(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents")
        if kind in {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT}:
            pdfium.FPDFAnnot_GetRect(annotation, box)
            (x, y), (end, bottom) = page.place(box.left, box.top), page.place(box.right, box.bottom)
            lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n") if words else []
            step = min(12.0, abs(bottom - y) / max(1, len(lines)))
            first = min(y, bottom) + 0.8 * step
            runs += [
                [line, min(x, end), max(x, end), first + row * step, step, False, 0] for row, line in enumerate(lines)
            ]
        elif words and kind not in _SILENT:
            notes.append(words)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return runs, notes
