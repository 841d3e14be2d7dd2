"""What was read of a file and its pages. Rule: these values know no library, so that layout is tested without files."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style on one line.

    `start` and `end` count along the line and `base`, its baseline, downward, in points, as seen by a reader who turns
    the page by `turn` quarters clockwise; 4 is what stands at no right angle, such as a watermark.
    """

    text: str
    start: float
    end: float
    base: float
    size: float
    bold: bool = False
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page: `index` counts from 0, `label` is what the file calls it, if anything.

    `hidden` are words in the file that the page does not show, `notes` what readers pinned to it, `pictured` is the
    share that its largest picture covers, `recognised` whether the text was recognised in that picture by a machine.
    """

    index: int
    label: str
    width: float
    height: float
    runs: tuple[Run, ...]
    hidden: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pictured: float = 0.0
    recognised: bool = False

    @property
    def name(self) -> str:
        """How the page is cited."""
        return " ".join("".join(filter(str.isprintable, self.label)).split()) or str(self.index + 1)


@dataclass(frozen=True, slots=True)
class File:
    """What the file says of itself: how many pages, and its metadata as they stand."""

    pages: int
    title: str = ""
    author: str = ""
    made: str = ""
    language: str = ""
    attached: int = 0
    dynamic: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """All that was read.

    `damaged` pages could not be opened, pages `beyond` the limits of time and size were given up; from page `unseen` on
    it was not checked what shows.
    """

    file: File
    pages: tuple[Page, ...]
    damaged: tuple[int, ...] = ()
    beyond: tuple[int, ...] = ()
    unseen: int | None = None
