"""The characters of a page with their places, as PDFium gives them. Rule: places are those of the page as shown.
Those of a ligature have one place.

Points, from the upper left corner of the page when it is cropped and turned as it says.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_UNPAINTED = 3  # PDF's text rendering mode that paints nothing
_SMALLEST = 1.5  # points
_MOST_OBJECTS = 20_000
_BOLD = 600
_FORCE_BOLD = 1 << 18
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SPACES = {0x09, 0x20, 0xA0, 0x3000, *range(0x2000, 0x200B)}
_LINE_ENDS = {0x0A, 0x0D}
_HYPHEN, _LINE_END_HYPHEN = 0x2D, 0x02  # the second is what PDFium says for the first
# In ems: a step back or a gap that ends a run; a gap that is a space, and one that is none though PDFium says so.
_STEP_BACK, _GAP, _SPACE, _NO_SPACE = 0.4, 1.0, 0.26, 0.08
_NO_SPACE_BEFORE_HYPHEN = 0.2
_ALIKE = 0.12
SLANTED = 4  # the turn of what stands at no right angle, whose places are those of a level line
_LEVEL = 0.1  # quarters


@dataclass(frozen=True, slots=True)
class Style:
    """What the characters of one text object share; `turn` counts quarters clockwise, `base` is the baseline."""

    size: float
    bold: bool
    turn: int
    base: float
    painted: bool
    grey: int
    mapped: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one style on one baseline, each with its extent along the line."""

    style: Style
    characters: list[str] = field(default_factory=list)
    extents: list[tuple[float, float]] = field(default_factory=list)

    def follows(self, style: Style, start: float) -> bool:
        """Whether a character of that style and place belongs to it."""
        mine, near = self.style, _ALIKE * self.style.size
        if mine.turn == SLANTED:
            return mine is style
        if mine is not style:
            if (mine.turn, mine.bold, mine.painted, mine.grey) != (style.turn, style.bold, style.painted, style.grey):
                return False
            if abs(mine.base - style.base) > near or abs(mine.size - style.size) > near:
                return False
        return -_STEP_BACK * mine.size < start - self.extents[-1][1] < _GAP * mine.size

    def words(self) -> Iterator[tuple[int, int]]:
        """Where each word begins and ends."""
        return (found.span() for found in re.finditer(r"[^ ]+", "".join(self.characters)))


def shown_at(turn: int, along: float, down: float) -> tuple[float, float]:
    """The place on the page as shown, from the place for a reader who turned it."""
    return ((along, down), (-down, along), (-along, -down), (down, -along))[turn]


def for_reader(turn: int, x: float, y: float) -> tuple[float, float]:
    """The place for a reader who turns the page as shown by `turn` quarters: along the line, and down."""
    return ((x, y), (y, -x), (-x, -y), (-y, x), (x, y))[turn]


class Page:
    """One page of the document as it is shown, in points from its upper left corner: cropped and turned."""

    def __init__(self, raw: Any) -> None:  # noqa: ANN401 - the bindings have no types
        self.raw = raw
        self.text = pdfium.FPDFText_LoadPage(raw)
        self.width, self.height = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, bool] = {}
        self._box = pdfium.FS_RECTF()
        self._origin = self._device(0, 0)
        right, up = self._device(1000, 0), self._device(0, 1000)
        self._across = [(right[axis] - self._origin[axis]) / 1000 for axis in (0, 1)]
        self._up = [(up[axis] - self._origin[axis]) / 1000 for axis in (0, 1)]
        self._along = [self._scale_of(turn) for turn in range(SLANTED + 1)]

    def _device(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self.raw, 0, 0, int(self.width * 100), int(self.height * 100), 0, x, y, across, down)
        return across.value / 100, down.value / 100

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page's own system, as shown."""
        return (
            self._across[0] * x + self._up[0] * y + self._origin[0],
            self._across[1] * x + self._up[1] * y + self._origin[1],
        )

    def _scale_of(self, turn: int) -> tuple[float, float, float]:
        """What the place along a line is the sum of: so much of x, so much of y, and so much."""
        zero, x, y = (for_reader(turn, *self.place(*at))[0] for at in ((0, 0), (1, 0), (0, 1)))
        return x - zero, y - zero, zero

    def runs(self) -> Iterator[Run]:
        """The text, in the order of the page's content."""
        run: Run | None = None
        last: Style | None = None
        space = False
        text, styles, address = self.text, self._styles, ctypes.addressof
        code_of, holder_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
        for index in range(max(0, pdfium.FPDFText_CountChars(text))):
            code, holder = code_of(text, index), holder_of(text, index)
            if not holder or code in _LINE_ENDS:  # made by PDFium: a space, or the end of a line
                space = True
                continue
            style = styles.get(address(holder.contents)) or self._style(index, holder)
            extent = self._extent(index, style.turn)
            ligature = run is not None and style is last and extent == run.extents[-1]
            last = style
            if run is None or not (ligature or run.follows(style, extent[0])):
                if run is not None:
                    yield run
                run = Run(style)
            elif style.turn != SLANTED and _parted(code, (extent[0] - run.extents[-1][1]) / style.size, said=space):
                run.characters.append(" ")
                run.extents.append((run.extents[-1][1], extent[0]))
            space = False
            run.characters.append(_character(code, mapped=style.mapped))
            run.extents.append(extent)
        if run is not None:
            yield run

    def _extent(self, index: int, turn: int) -> tuple[float, float]:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self.text, index, box)
        x, y, more = self._along[turn]
        one, other = x * box.left + y * box.bottom + more, x * box.right + y * box.top + more
        return (one, other) if one <= other else (other, one)

    def _style(self, index: int, holder: Any) -> Style:  # noqa: ANN401
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.text, index, matrix)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(self.text, index, x, y)
        a, b = matrix.a, matrix.b
        heading = self._across[0] * a + self._up[0] * b, self._across[1] * a + self._up[1] * b
        quarters = math.atan2(heading[1], heading[0]) / (math.pi / 2)
        turn = round(quarters) % 4 if abs(quarters - round(quarters)) < _LEVEL else SLANTED
        size = abs(pdfium.FPDFText_GetFontSize(self.text, index)) * math.hypot(matrix.c, matrix.d)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        filled = pdfium.FPDFPageObj_GetFillColor(holder, red, green, blue, alpha)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(holder)
        style = Style(
            size=max(size, 0.01),
            bold=self._bold(index, holder),
            turn=turn,
            base=for_reader(turn, *self.place(x.value, y.value))[1],
            painted=mode != _UNPAINTED and size >= _SMALLEST and not (filled and alpha.value == 0),
            grey=round(0.3 * red.value + 0.59 * green.value + 0.11 * blue.value) if filled and mode == 0 else 0,
            mapped=not pdfium.FPDFText_HasUnicodeMapError(self.text, index),
        )
        self._styles[ctypes.addressof(holder.contents)] = style
        return style

    def _bold(self, index: int, holder: Any) -> bool:  # noqa: ANN401
        font = pdfium.FPDFTextObj_GetFont(holder)
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self._fonts:
            name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(self.text, index, name, 256, flags)
            heavy = pdfium.FPDFText_GetFontWeight(self.text, index) >= _BOLD or bool(flags.value & _FORCE_BOLD)
            self._fonts[key] = heavy or bool(_BOLD_NAME.search(name.value.decode("utf-8", "replace")))
        return self._fonts[key]

    def pictured(self) -> float:
        """The share of the page that its largest picture covers."""
        covered, paper = 0.0, max(1.0, float(self.width * self.height))
        bounds = [ctypes.c_float() for _ in range(4)]
        for index in range(min(_MOST_OBJECTS, pdfium.FPDFPage_CountObjects(self.raw))):
            thing = pdfium.FPDFPage_GetObject(self.raw, index)
            if pdfium.FPDFPageObj_GetType(thing) in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}:
                pdfium.FPDFPageObj_GetBounds(thing, *bounds)
                left, bottom, right, top = (bound.value for bound in bounds)
                covered = max(covered, abs(right - left) * abs(top - bottom))
        return min(1.0, covered / paper)


def _parted(code: int, gap: float, *, said: bool) -> bool:
    """Whether a gap of that many ems before the character is a space."""
    least = _NO_SPACE_BEFORE_HYPHEN if code in {_HYPHEN, _LINE_END_HYPHEN} else _NO_SPACE
    return gap > (least if said else _SPACE)


def _character(code: int, *, mapped: bool) -> str:
    """What is written; U+FFFD where the file does not tell."""
    if code in _SPACES:
        return " "
    if code == _LINE_END_HYPHEN and mapped:
        return "-"
    if not mapped or code < 0x20 or 0xE000 <= code < 0xF900 or 0xFFFD <= code <= 0xFFFF:  # noqa: PLR2004 - Unicode's blocks
        return "\N{REPLACEMENT CHARACTER}"
    return chr(code)
