"""What PDFium reads of a file, told in lines of JSON: the file first, then each page from the first that is asked for.

It runs in a process of its own, with the file on standard input, because it is C++ that reads hostile bytes. Rule: it
ends itself when it takes too long or too much memory.
"""

import faulthandler
import json
import math
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pypdfium2.raw as pdfium

from onrecord.ingest.pdf.glyphs import Page, Run, Style
from onrecord.ingest.pdf.painting import Picture
from onrecord.ingest.pdf.pinned import annotations, said

if sys.platform != "win32":
    import resource

# Seconds that a page that was read adds to what all may take, by itself and by each of its characters.
_PER_PAGE, _PER_CHARACTER = 0.02, 0.000_03
_SLOWED = 4  # how many times longer than its own work a process may take on a busy machine
_MOST_PAGES = 5000
# Text that is unpacked beyond all proportion is a trap: a real page has one to three characters a byte.
_MOST_CHARACTERS = 200_000
_CHARACTERS_A_BYTE = 5
_BEGAN = time.perf_counter()
_LONGEST_LABEL = 20
_PICTURE = 0.5  # the share of a page that a scan covers at least


def _file(document: Any) -> dict[str, Any]:  # noqa: ANN401
    """What the file says of itself."""
    title, author, made = (
        said(pdfium.FPDF_GetMetaText, document, key) for key in (b"Title", b"Author", b"CreationDate")
    )
    return {
        "pages": pdfium.FPDF_GetPageCount(document),
        "title": title,
        "author": author,
        "made": made,
        "language": said(pdfium.FPDFCatalog_GetLanguage, document),
        "attached": pdfium.FPDFDoc_GetAttachmentCount(document),
        "dynamic": pdfium.FPDF_GetFormType(document) in {pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND},
    }


def _split(run: Run, shows: Callable[[Style, tuple[float, float]], bool]) -> tuple[list[list[Any]], list[str]]:
    """The run without the words that are not shown, and those words."""
    style = run.style
    kept: list[list[Any]] = []
    hidden: list[str] = []
    pieces: list[tuple[int, int]] = []
    for first, end in run.words():
        extent = run.extents[first][0], run.extents[end - 1][1]
        if style.painted and shows(style, extent):
            whole = pieces and not hidden
            pieces = [*pieces[:-1], (pieces[-1][0], end)] if whole else [*pieces, (first, end)]
        else:
            hidden.append("".join(run.characters[first:end]))
    if not hidden:
        pieces = [(0, len(run.characters))]
    for first, end in pieces:
        extent = run.extents[first][0], run.extents[end - 1][1]
        kept.append(["".join(run.characters[first:end]), *extent, style.base, style.size, style.bold, style.turn])
    return kept, hidden


def _read(page: Page, form: Any, *, look: bool) -> dict[str, Any]:  # noqa: ANN401
    """What a reader sees of the text of the page, and what of it no reader sees."""
    runs = list(page.runs())
    pictured = page.pictured()
    # Text that is not painted, over a picture of the page, is what a machine recognised in that picture.
    recognised = pictured >= _PICTURE and any(not run.style.painted for run in runs)
    look = look and any(run.style.painted for run in runs)
    picture = Picture(page) if look else None
    kept: list[list[Any]] = []
    hidden: list[str] = []
    for run in runs:
        if recognised and not run.style.painted:
            shown, unseen = _split(replace(run, style=replace(run.style, painted=True)), lambda _style, _extent: True)
        else:
            shown, unseen = _split(run, picture.shows if picture else lambda _style, _extent: True)
        kept += shown
        hidden += unseen
    typed, notes = annotations(page, form)
    size = {"width": page.width, "height": page.height}
    told = {"runs": kept + typed, "hidden": hidden, "notes": notes, "pictured": pictured, "recognised": recognised}
    return size | told


class _Watch:
    """What ends the process when it has worked for too long, even while the library does not come back."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.allow(0)

    def allow(self, more: float) -> None:
        """Let it work for so much longer."""
        self._seconds += more
        if sys.platform != "win32":
            # Counted in its own work, so that a busy machine reads as many pages as an idle one.
            _, most = resource.getrlimit(resource.RLIMIT_CPU)
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(self._seconds), most))
        waited = time.perf_counter() - _BEGAN
        faulthandler.dump_traceback_later(max(0.01, _SLOWED * self._seconds - waited), exit=True)


def _limit(memory: int) -> None:
    """No more memory than that, no file written, no core dumped; where the system can."""
    if sys.platform != "win32":
        for what, wanted in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):  # not every system limits all of these
                resource.setrlimit(what, (wanted, wanted))


def _tell(**said: Any) -> None:  # noqa: ANN401
    told = json.dumps(said).encode() + b"\n"
    while told:
        told = told[os.write(1, told) :]


def main() -> None:
    """Tell of the file and its pages until the end, or until a limit."""
    first, look, seconds, memory = (int(argument) for argument in sys.argv[1:])
    _limit(memory)
    watch = _Watch(seconds)
    data = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        _tell(locked=pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD)
        return
    _tell(**_file(document))
    filled = pdfium.FPDF_GetFormType(document) != pdfium.FORMTYPE_NONE
    form = pdfium.FPDFDOC_InitFormFillEnvironment(document, pdfium.FPDF_FORMFILLINFO(version=2)) if filled else None
    left = _MOST_CHARACTERS + _CHARACTERS_A_BYTE * len(data)
    for index in range(first, min(_MOST_PAGES, pdfium.FPDF_GetPageCount(document))):
        raw = pdfium.FPDF_LoadPage(document, index)
        if not raw:
            _tell(page=index)
            continue
        page = Page(raw)
        characters = max(0, pdfium.FPDFText_CountChars(page.text))
        left -= characters
        if left < 0:
            break
        label = said(pdfium.FPDF_GetPageLabel, document, index)[:_LONGEST_LABEL]
        _tell(page=index, label=label, **_read(page, form, look=bool(look)))
        pdfium.FPDFText_ClosePage(page.text)
        pdfium.FPDF_ClosePage(raw)
        watch.allow(_PER_PAGE + _PER_CHARACTER * characters)
    _tell(end=True)
    # The library's tidying up is worth nothing to a process that ends, and costs what a damaged file makes of it.
    os._exit(0)
