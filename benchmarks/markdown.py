"""Tables as Markdown, and the blocks of a page that hold them; a generated block is replaced whole or not at all."""

from collections.abc import Sequence
from pathlib import Path

Cell = str | int | float


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A table whose first column is words and whose others are figures; a float is shown with one decimal."""
    lines = [list(head), ["---", *("---:" for _ in head[1:])], *([_shown(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _shown(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def replaced(page: str, name: str, block: str) -> str:
    """The page with what stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->` replaced."""
    begin, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"no block {begin.strip()} … {end}")
    return f"{before}{begin}{block}{end}{after}"


def rewrite(path: Path, name: str, block: str) -> None:
    """Replace one block of a page on the disk."""
    path.write_text(replaced(path.read_text(encoding="utf-8"), name, block), encoding="utf-8")
