"""A page as it is painted. Rule: a word that leaves no trace on it is not what a reader sees."""

import ctypes
import math

import pypdfium2.raw as pdfium

from onrecord.ingest.pdf.glyphs import SLANTED, Page, Style, shown_at

_FAINT = 8  # grey levels of 255 that no eye tells apart
_MOST_PIXELS = 2_000_000
_COARSE = 0.4


class Picture:
    """A page as it is painted, in greys."""

    def __init__(self, page: "Page") -> None:
        self.scale = min(1.0, math.sqrt(_MOST_PIXELS / max(1.0, page.width * page.height)))
        self.width, self.height = int(page.width * self.scale) or 1, int(page.height * self.scale) or 1
        bitmap = pdfium.FPDFBitmap_CreateEx(self.width, self.height, pdfium.FPDFBitmap_Gray, None, 0)
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, self.width, self.height, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, self.width, self.height, 0, flags)
        self.stride = pdfium.FPDFBitmap_GetStride(bitmap)
        self.pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), self.stride * self.height)
        pdfium.FPDFBitmap_Destroy(bitmap)

    def _rows(self, style: Style, extent: tuple[float, float], above: float, below: float) -> bytes:
        """The pixels of a box that is given along the line, and in ems above and below the baseline."""
        (start, end), top, bottom = extent, style.base - above * style.size, style.base + below * style.size
        (x, y), (other, under) = shown_at(style.turn, start, top), shown_at(style.turn, end, bottom)
        (left, right), (upper, lower) = sorted((x, other)), sorted((y, under))
        first, last = max(0, int(left * self.scale)), min(self.width, math.ceil(right * self.scale))
        rows = range(max(0, int(upper * self.scale)), min(self.height, math.ceil(lower * self.scale)))
        pixels, stride = self.pixels, self.stride
        return b"".join([pixels[row * stride + first : row * stride + last] for row in rows]) if first < last else b""

    def shows(self, style: Style, extent: tuple[float, float]) -> bool:
        """Whether there is ink, and the ground beside it is of another grey than the letters."""
        if self.scale < _COARSE or style.turn == SLANTED:
            return True
        ink = self._rows(style, extent, 0.75, 0.2)
        if not ink or max(ink) - min(ink) < _FAINT:
            return False
        if style.grey <= 0xFF - _FAINT:
            return True
        ground = sorted(self._rows(style, extent, 1, -0.95) + self._rows(style, extent, -0.28, 0.33))
        return not ground or ground[len(ground) // 2] <= 0xFF - _FAINT
