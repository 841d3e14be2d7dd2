"""From blocks of text to the frozen text. Rule: passages are cut where the text is put together, never searched for."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Passage, PassageKind, Span

PARAGRAPH = "\n\n"
LINE = "\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a line of a list or table.

    `quote` numbers the block quote that the block stands in, from 1; 0 is none. `gap` parts it from the block before.
    """

    text: str
    heading: bool = False
    quote: int = 0
    gap: str = PARAGRAPH


def freeze_blocks(blocks: Sequence[Block]) -> tuple[str, tuple[Passage, ...]]:
    """The text of the blocks that have any, with a passage for each heading and each block quote, in their order."""
    pieces: list[str] = []
    headings: list[Passage] = []
    quotes: dict[int, Span] = {}
    end = 0
    for block in blocks:
        if not block.text:
            continue
        gap = block.gap if pieces else ""
        span = Span(end + len(gap), end + len(gap) + len(block.text))
        pieces += (gap, block.text)
        end = span.end
        if block.heading:
            headings.append(Passage(span, PassageKind.HEADING))
        if block.quote:
            first = quotes.get(block.quote, span)
            quotes[block.quote] = Span(first.start, span.end)
    marked = headings + [Passage(span, PassageKind.QUOTED) for span in quotes.values()]
    return "".join(pieces), tuple(sorted(marked, key=lambda passage: (passage.span, passage.kind)))
