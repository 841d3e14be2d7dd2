"""From blocks of text to the frozen text. Rule: passages are cut where the text is put together, never searched for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import Locator, LocatorKind, Passage, PassageKind, Span

PARAGRAPH = "\n\n"
LINE = "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a line of a list or table.

    `quote` numbers the block quote that the block stands in, from 1; 0 is none. `gap` parts it from the block before.
    `place` is where it stands in the original, as that is cited; `depth` counts the block quotes around it.
    """

    text: str
    heading: bool = False
    quote: int = 0
    gap: str = PARAGRAPH
    place: str = ""
    depth: int = 0


def freeze_blocks(blocks: Sequence[Block]) -> tuple[str, tuple[Passage, ...]]:
    """The text of the blocks that have any, with a passage for each heading and each block quote, in their order."""
    pieces: list[str] = []
    headings: list[Passage] = []
    quotes: dict[int, Span] = {}
    for block, span in _placed(blocks):
        pieces += (block.gap if pieces else "", block.text)
        if block.heading:
            headings.append(Passage(span, PassageKind.HEADING))
        if block.quote:
            first = quotes.get(block.quote, span)
            quotes[block.quote] = Span(first.start, span.end)
    marked = headings + [Passage(span, PassageKind.QUOTED) for span in quotes.values()]
    return "".join(pieces), tuple(sorted(marked, key=lambda passage: (passage.span, passage.kind)))


def locate_blocks(blocks: Sequence[Block], kind: LocatorKind) -> tuple[Locator, ...]:
    """A locator in the frozen text of the blocks for each run of those that stand in one place."""
    found: list[Locator] = []
    for block, span in _placed(blocks):
        if found and found[-1].label == block.place:
            found[-1] = Locator(Span(found[-1].span.start, span.end), kind, block.place)
        elif block.place:
            found.append(Locator(span, kind, block.place))
    return tuple(found)


def _placed(blocks: Sequence[Block]) -> Iterator[tuple[Block, Span]]:
    """The blocks that have text, and where they stand in the frozen text."""
    end = 0
    for block in blocks:
        if block.text:
            start = end + len(block.gap) if end else 0
            end = start + len(block.text)
            yield block, Span(start, end)


def note_block(words: str, kind: str, numbers: Counter[str], place: str) -> Iterator[Block]:
    """A note as one block, with its mark before its words, counted among those of its kind; none where it has none."""
    if words:
        numbers[kind] += 1
        mark = f"{kind} {numbers[kind]}"
        yield Block(f"[{mark}] {words}", place=f"{place}, {mark}")
